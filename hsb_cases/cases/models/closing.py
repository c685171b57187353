"""The closure of a case, as it was decided. It is never edited: a new incident reopens the case."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.cases import Case
from hsb_cases.cases.models.codes.answers import YesNoUnknown
from hsb_cases.cases.models.codes.closing import CensusClosure, ClosureReason
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class CaseClosure(ProtectedRecord):
    """One closure of one case. A case that was reopened and closed again has two."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closures")
    reason = models.CharField(max_length=20, choices=ClosureReason)
    census_reason = models.CharField(max_length=3, choices=CensusClosure, blank=True)
    """Empty where no episode of the census ends."""
    summary = models.TextField()
    """What was done, and why it can end."""
    goes_on_with = models.TextField(blank=True)
    """Who works with the child from here, and whom the family can ask."""
    transferred_as = models.CharField(max_length=20, blank=True)
    """The reference of the referral by which another authority took over; empty: none did."""
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    """Of self-harm or suicide; asked at every decision."""
    self_harm_detail = models.TextField(blank=True)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["-closed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "closed_at"], name="one_closure_a_moment"),
            models.CheckConstraint(
                name="closure_says_why",
                condition=~Q(summary="") & ~Q(reason="") & ~Q(self_harm_risk=""),
            ),
            only_of("reason", ClosureReason, "closure_reason_known"),
            only_of("census_reason", CensusClosure, "closure_census_reason_known"),
            only_of("self_harm_risk", YesNoUnknown, "closure_self_harm_known"),
        ]

    def __str__(self) -> str:
        return f"Closure of {self.case}"
