"""The child and family assessment of one child, as social care completed it."""

from django.db import models
from django.db.models import F, Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class FamilyOutcome(models.TextChoices):
    """What follows for this child (domain.md §3.2, state 8)."""

    PLAN = "plan", "A child in need plan, or a service plan"
    EARLY_HELP = "early_help", "Early help"
    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    NO_FURTHER_ACTION = "no_further_action", "No further action by social care"


class FamilyAssessment(ProtectedRecord):
    """A child and family assessment that was completed. Nobody changes one afterwards."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    referred_on = models.DateField()
    """The day of the referral: Working Together counts from it."""
    started_on = models.DateField()
    """The day the assessment itself started: the checks of the census count from it."""
    completed_on = models.DateField()
    outcome = models.CharField(max_length=25, choices=FamilyOutcome)
    findings = models.TextField()
    """What was found about this child, and why this follows."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    may_be_harmed_themselves = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Of a child who displayed the behaviour; asked every time (R16)."""
    harmed_themselves_detail = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    """Of self-harm or suicide; asked every time."""
    self_harm_detail = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        verbose_name = "child and family assessment"
        ordering = ["-completed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="family_assessment_days_in_order",
                condition=Q(referred_on__lte=F("started_on"), started_on__lte=F("completed_on")),
            ),
            models.CheckConstraint(
                name="family_assessment_says_what_was_found", condition=~Q(findings="")
            ),
            models.CheckConstraint(
                name="family_assessment_asks_about_self_harm", condition=~Q(self_harm_risk="")
            ),
            only_of("outcome", FamilyOutcome, "family_assessment_outcome_known"),
            only_of("self_harm_risk", YesNoUnknown, "family_assessment_self_harm_known"),
            only_of(
                "may_be_harmed_themselves",
                YesNoUnknown,
                "family_assessment_harmed_themselves_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Child and family assessment completed on {self.completed_on}"
