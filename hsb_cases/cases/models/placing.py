"""That the authority which placed a child elsewhere was told of what happened there."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import LocalAuthority, Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.cases import Case
from hsb_cases.cases.models.fields import ProtectedRecord


class PlacingAuthorityTold(ProtectedRecord):
    """One time that the authority which looks after the child was told. It is never edited."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="+")
    """The authority that had placed the child on that day."""
    told_on = models.DateField()
    told_whom = models.CharField(max_length=150)
    """Who there was told, and how they can be reached."""
    what = models.TextField()
    """What they were told, of this child alone."""
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        verbose_name_plural = "placing authorities told"
        ordering = ["-told_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="placing_authority_told_says_whom_and_what",
                condition=~Q(told_whom="") & ~Q(what=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.local_authority} told on {self.told_on}"
