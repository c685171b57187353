"""Asking for access to the record of a linked child."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.cases import Case
from hsb_cases.cases.models.fields import ProtectedRecord
from hsb_cases.cases.models.incidents import Participation
from hsb_cases.cases.models.sharing import Share


class AccessRequest(ProtectedRecord):
    """A person asks the team that manages a linked child's case to be let in.

    The asker never learns the case's reference from it; the managing team learns who asks, from
    which incident, and why.
    """

    class Outcome(models.TextChoices):
        """What the managing team answered."""

        OPEN = "open", "Waiting for an answer"
        GIVEN = "given", "Access given"
        REFUSED = "refused", "Access not given"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="access_requests")
    """The case asked for."""
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    """The linked child's part in the incident that both records share."""
    asked_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asker = models.CharField(max_length=300)
    """The name, role and agency of whoever asked, as they were then."""
    reason = models.TextField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    answer_reason = models.TextField(blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    share = models.ForeignKey(Share, on_delete=models.PROTECT, null=True, related_name="+")
    """The share it led to, where access was given."""

    history = RecordedHistory()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "asked_by"],
                condition=Q(outcome="open"),
                name="one_open_access_request_a_person_and_case",
            ),
            models.CheckConstraint(name="access_request_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="access_request_is_answered_whole",
                condition=Q(outcome="open", answered_at__isnull=True, share__isnull=True)
                | Q(outcome="given", answered_at__isnull=False, share__isnull=False)
                & ~Q(answer_reason="")
                | Q(outcome="refused", answered_at__isnull=False, share__isnull=True)
                & ~Q(answer_reason=""),
            ),
            models.CheckConstraint(
                name="access_request_outcome_known",
                condition=Q(outcome__in=["open", "given", "refused"]),
            ),
        ]

    def __str__(self) -> str:
        return f"Request for access to {self.case}"
