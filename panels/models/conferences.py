"""Child protection conferences, the plans they make, and the core groups that carry them out.

Each belongs to one child's case; what is decided for another child of the same incident is that
child's own conference (R13).
"""

from django.db import models
from django.db.models import F, Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class ConferenceKind(models.TextChoices):
    """Which conference it is."""

    INITIAL = "initial", "Initial child protection conference"
    REVIEW = "review", "Child protection review conference"
    TRANSFER_IN = "transfer_in", "Transfer-in conference"


class ConferenceStatus(models.TextChoices):
    """Where it stands. The moves are in panels.rules.conference_states."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class ConferenceDecision(models.TextChoices):
    """What the conference decides for the child."""

    PLAN = "plan", "A child protection plan"
    NO_PLAN = "no_plan", "No child protection plan"


class AbuseCategory(models.TextChoices):
    """Category of a child protection plan, with the codes of the children in need census."""

    NEGLECT = "NEG", "Neglect"
    PHYSICAL = "PHY", "Physical abuse"
    SEXUAL = "SAB", "Sexual abuse"
    EMOTIONAL = "EMO", "Emotional abuse"
    MULTIPLE = "MUL", "More than one category"


class StepDown(models.TextChoices):
    """What follows a plan that ends, or a conference without a plan."""

    CHILD_IN_NEED = "child_in_need", "A child in need plan"
    EARLY_HELP = "early_help", "Early help"
    NONE = "none", "No further plan"


class Conference(ProtectedRecord):
    """One child's conference, from planning to decision."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ConferenceKind)
    status = models.CharField(
        max_length=10, choices=ConferenceStatus, default=ConferenceStatus.PLANNED
    )
    enquiry_reference = models.CharField(max_length=20, blank=True)
    """The section 47 enquiry that asked for an initial conference."""
    planned_for = models.DateField()
    due_on = models.DateField()
    chair_name = models.CharField(max_length=150)
    """The independent chair, who does not manage the case."""
    held_on = models.DateField(null=True)
    attendance = models.TextField(blank=True)
    """Who took part, and who did not and why."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Of self-harm or suicide; asked at every decision and review."""
    self_harm_detail = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=ConferenceDecision, blank=True)
    category = models.CharField(max_length=3, choices=AbuseCategory, blank=True)
    reasons = models.TextField(blank=True)
    step_down = models.CharField(max_length=15, choices=StepDown, blank=True)
    """What follows where there is no plan (R15)."""
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name = "child protection conference"
        ordering = ["-planned_for", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(status="planned"), name="one_planned_conference_a_case"
            ),
            models.CheckConstraint(
                name="conference_decision_is_whole",
                condition=Q(
                    status="held",
                    held_on__isnull=False,
                    recorded_at__isnull=False,
                    recorded_by__isnull=False,
                )
                & ~Q(decision="")
                & ~Q(reasons="")
                | ~Q(status="held") & Q(held_on__isnull=True, decision=""),
            ),
            models.CheckConstraint(
                name="a_plan_has_a_category",
                condition=Q(decision="plan") & ~Q(category="")
                | ~Q(decision="plan") & Q(category=""),
            ),
            models.CheckConstraint(
                name="without_a_plan_something_follows",
                condition=Q(decision="no_plan") & ~Q(step_down="")
                | ~Q(decision="no_plan") & Q(step_down=""),
            ),
            models.CheckConstraint(
                name="cancelled_conference_says_why",
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
            ),
            only_of("kind", ConferenceKind, "conference_kind_known"),
            only_of("status", ConferenceStatus, "conference_status_known"),
            only_of("decision", ConferenceDecision, "conference_decision_known"),
            only_of("category", AbuseCategory, "conference_category_known"),
            only_of("step_down", StepDown, "conference_step_down_known"),
            only_of("self_harm_risk", YesNoUnknown, "conference_self_harm_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class ProtectionPlan(ProtectedRecord):
    """A child protection plan: made by a conference, ended by a review conference."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    begun_in = models.OneToOneField(Conference, on_delete=models.PROTECT, related_name="plan")
    category = models.CharField(max_length=3, choices=AbuseCategory)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_in = models.OneToOneField(
        Conference, on_delete=models.PROTECT, null=True, related_name="+"
    )
    step_down = models.CharField(max_length=15, choices=StepDown, blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name = "child protection plan"
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_on__isnull=True), name="one_open_plan_a_case"
            ),
            models.CheckConstraint(
                name="plan_end_is_whole",
                condition=Q(ended_on__isnull=True, ended_in__isnull=True, step_down="")
                | Q(ended_on__gte=F("started_on"), ended_in__isnull=False) & ~Q(step_down=""),
            ),
            only_of("category", AbuseCategory, "plan_category_known"),
            only_of("step_down", StepDown, "plan_step_down_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class CoreGroup(ProtectedRecord):
    """One meeting of the group that carries a plan out."""

    plan = models.ForeignKey(ProtectionPlan, on_delete=models.PROTECT, related_name="core_groups")
    held_on = models.DateField()
    attendance = models.TextField()
    summary = models.TextField()
    """What was done since the last meeting, and what is done next, by whom."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    self_harm_detail = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "held_on"], name="one_core_group_a_plan_and_day"
            ),
            models.CheckConstraint(
                name="core_group_says_who_and_what",
                condition=~Q(attendance="") & ~Q(summary=""),
            ),
            only_of("self_harm_risk", YesNoUnknown, "core_group_self_harm_known"),
        ]

    def __str__(self) -> str:
        return f"Core group of {self.held_on}"
