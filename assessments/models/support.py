"""Whether a child who was harmed has support afterwards (R35)."""

from django.db import models
from django.db.models import F, Q

from assessments.rules.support import DECISIONS
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Incident
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class SupportDecision(ProtectedRecord):
    """What was decided for one child about one incident; never edited: a later one stands."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    impact = models.TextField()
    needs = models.TextField()
    decision = models.CharField(max_length=15, choices=list(DECISIONS.items()))
    reason = models.TextField(blank=True)
    """Why no support is required, or what the child said in declining."""
    provider = models.CharField(max_length=150, blank=True)
    offered_on = models.DateField(null=True)
    starts_on = models.DateField(null=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    self_harm_detail = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        verbose_name = "decision on support"
        ordering = ["decided_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="support_decision_known", condition=Q(decision__in=list(DECISIONS))
            ),
            models.CheckConstraint(
                name="support_that_is_not_given_says_why",
                condition=Q(decision="accepted") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="support_starts_after_it_is_offered",
                condition=Q(starts_on__isnull=True)
                | Q(offered_on__isnull=True)
                | Q(starts_on__gte=F("offered_on")),
            ),
            only_of("self_harm_risk", YesNoUnknown, "support_self_harm_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()}, {self.decided_at:%Y-%m-%d}"
