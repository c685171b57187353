"""The work with one child who displayed the behaviour: agreed, done, measured and reviewed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from assessments.models.enquiries import InterpreterArranged
from assessments.rules.programmes import PROGRAMMES, STAGES
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of

PROGRAMME_CHOICES = list(PROGRAMMES.items())
STAGE_CHOICES = list(STAGES)


class InterventionStatus(models.TextChoices):
    """Where the work stands. The moves are in assessments.rules.states."""

    PLANNED = "planned", "Planned"
    UNDER_WAY = "under_way", "Under way"
    PAUSED = "paused", "Paused"
    ENDED = "ended", "Ended, summary to be filed"
    FINISHED = "finished", "Ended, summary filed"
    CANCELLED = "cancelled", "Cancelled"


class Basis(models.TextChoices):
    """On what the work rests (R41)."""

    STATUTORY = "statutory", "A statutory basis, for example a child protection plan"
    COURT = "court", "An order of a court, or an out-of-court outcome with this as a condition"
    NONE = "none", "Neither: it is voluntary"


class EndReason(models.TextChoices):
    """Why the work ended (domain.md §5)."""

    COMPLETED = "completed", "Completed"
    WITHDREW = "withdrew", "The child or the family withdrew"
    MOVED = "moved", "The child moved away"
    UNSUITABLE = "unsuitable", "The programme did not suit the child"


class Attendance(models.TextChoices):
    """What became of a session that was offered."""

    ATTENDED = "attended", "Attended"
    MISSED = "missed", "Missed"
    CANCELLED = "cancelled", "Called off by the service"


class Intervention(ProtectedRecord):
    """One child's programme of work, with what was agreed before its first session (R27)."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=15, choices=InterventionStatus, default=InterventionStatus.PLANNED
    )
    programme = models.CharField(max_length=20, choices=PROGRAMME_CHOICES)
    proposed_programme = models.CharField(max_length=20, choices=PROGRAMME_CHOICES, blank=True)
    """What R25 proposed for the child; empty where too little was known."""
    mainstream_comprehension = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Whether the child manages written work as in mainstream school (R25)."""
    why_this_programme = models.TextField(blank=True)
    """Why another one than proposed."""
    aims = models.TextField()
    """What the work is for, from this child's assessment."""
    basis = models.CharField(max_length=10, choices=Basis)
    consent_from = models.CharField(max_length=150, blank=True)
    """Who of the family said yes, where it is voluntary."""
    content_explained = models.CharField(max_length=150, blank=True)
    """To whom it was explained that the programme speaks openly about sex (R36)."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    practitioner = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    lead_professional = models.CharField(max_length=150, blank=True)
    sessions_agreed = models.PositiveSmallIntegerField(null=True)
    reviews_after = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    """After which sessions the work is reviewed, e.g. 4 and 8."""
    starts_on = models.DateField(null=True)
    ends_by = models.DateField(null=True)
    shared_with_lead_on = models.DateField(null=True)
    paused_since = models.DateField(null=True)
    paused_reason = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    end_reason = models.CharField(max_length=15, choices=EndReason, blank=True)
    end_detail = models.TextField(blank=True)
    cancelled_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="intervention_programme_known", condition=Q(programme__in=list(PROGRAMMES))
            ),
            models.CheckConstraint(
                name="intervention_ends_after_it_starts",
                condition=Q(starts_on__isnull=True)
                | Q(ends_by__isnull=True)
                | Q(ends_by__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="paused_intervention_says_since_when_and_why",
                condition=Q(status="paused", paused_since__isnull=False) & ~Q(paused_reason="")
                | ~Q(status="paused") & Q(paused_since__isnull=True, paused_reason=""),
            ),
            models.CheckConstraint(
                name="intervention_end_is_whole",
                condition=Q(status__in=["ended", "finished"], ended_on__isnull=False)
                & ~Q(end_reason="")
                | ~Q(status__in=["ended", "finished"]) & Q(ended_on__isnull=True, end_reason=""),
            ),
            models.CheckConstraint(
                name="cancelled_intervention_says_why",
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
            ),
            models.CheckConstraint(
                name="intervention_under_way_is_agreed",
                condition=Q(status__in=["planned", "cancelled"])
                | Q(
                    sessions_agreed__isnull=False,
                    starts_on__isnull=False,
                    ends_by__isnull=False,
                    shared_with_lead_on__isnull=False,
                ),
            ),
            only_of("status", InterventionStatus, "intervention_status_known"),
            only_of("mainstream_comprehension", YesNoUnknown, "intervention_comprehension_known"),
            only_of("basis", Basis, "intervention_basis_known"),
            only_of("end_reason", EndReason, "intervention_end_reason_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class InterventionSession(ProtectedRecord):
    """One session that was offered, and what became of it."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="sessions"
    )
    offered_on = models.DateField()
    attendance = models.CharField(max_length=10, choices=Attendance)
    missed_reason = models.CharField(max_length=300, blank=True)
    """Why it was missed or called off."""
    stage = models.CharField(max_length=20, choices=STAGE_CHOICES, blank=True)
    """What it worked on (R26); empty where it did not take place."""
    carer_work = models.TextField(blank=True)
    """What was done with parents or carers."""
    notes = models.TextField(blank=True)
    interpreter_arranged = models.CharField(max_length=15, choices=InterpreterArranged, blank=True)
    interpreter_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        verbose_name = "session"
        ordering = ["offered_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "offered_on"], name="one_session_an_intervention_and_day"
            ),
            models.CheckConstraint(
                name="session_says_what_became_of_it",
                condition=Q(attendance="attended") & ~Q(stage="")
                | Q(attendance__in=["missed", "cancelled"]) & ~Q(missed_reason=""),
            ),
            only_of("interpreter_arranged", InterpreterArranged, "session_interpreter_known"),
        ]

    def __str__(self) -> str:
        return f"Session of {self.offered_on}"


class Better(models.TextChoices):
    """Which way of a scale is the better one."""

    HIGHER = "higher", "A higher number is better"
    LOWER = "lower", "A lower number is better"


class ProgressMeasure(ProtectedRecord):
    """Something measured before the work and again after it, on one scale."""

    intervention = models.ForeignKey(
        Intervention, on_delete=models.PROTECT, related_name="measures"
    )
    what = models.CharField(max_length=150)
    lowest = models.SmallIntegerField()
    highest = models.SmallIntegerField()
    better = models.CharField(max_length=10, choices=Better)
    before = models.SmallIntegerField()
    before_on = models.DateField()
    after = models.SmallIntegerField(null=True)
    after_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["before_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="measure_lies_on_its_scale",
                condition=Q(lowest__lt=F("highest"))
                & Q(before__gte=F("lowest"), before__lte=F("highest")),
            ),
            models.CheckConstraint(
                name="measure_after_is_whole",
                condition=Q(after__isnull=True, after_on__isnull=True)
                | Q(
                    after__gte=F("lowest"),
                    after__lte=F("highest"),
                    after_on__gte=F("before_on"),
                ),
            ),
            only_of("better", Better, "measure_better_known"),
        ]

    def __str__(self) -> str:
        return self.what


class ReviewDecision(models.TextChoices):
    """What a review came to."""

    GO_ON = "go_on", "The work goes on as agreed"
    CHANGE = "change", "The work goes on with other sessions or another end"
    END = "end", "The work ends"


class InterventionReview(ProtectedRecord):
    """One look back at the work, after so many sessions."""

    intervention = models.ForeignKey(Intervention, on_delete=models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    after_sessions = models.PositiveSmallIntegerField()
    """How many sessions the child had attended by then."""
    progress = models.TextField()
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=ReviewDecision)
    next_steps = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    self_harm_detail = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        verbose_name = "review of an intervention"
        ordering = ["held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["intervention", "held_on"], name="one_review_an_intervention_and_day"
            ),
            only_of("decision", ReviewDecision, "intervention_review_decision_known"),
            only_of("self_harm_risk", YesNoUnknown, "intervention_review_self_harm_known"),
        ]

    def __str__(self) -> str:
        return f"Review of {self.held_on}"


class EndSummary(ProtectedRecord):
    """What the work came to, filed once, with how late it was (R27)."""

    intervention = models.OneToOneField(
        Intervention, on_delete=models.PROTECT, related_name="summary"
    )
    work_done = models.TextField()
    progress = models.TextField()
    """What has changed, by the measures and by what people say."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    remaining = models.TextField()
    """Risk and needs that remain, by setting."""
    next_steps = models.TextField()
    """Who goes on with what, and what happens if things get worse."""
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    self_harm_detail = models.TextField(blank=True)
    shared_with_lead_on = models.DateField()
    shared_with_group_on = models.DateField(null=True)
    """With the multi-agency group around the child."""
    not_shared_with_group_reason = models.TextField(blank=True)
    due_on = models.DateField()
    filed_on = models.DateField()
    working_days_late = models.PositiveSmallIntegerField()
    """How many working days after its last day it was filed; kept for good."""
    filed_at = models.DateTimeField()
    filed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        verbose_name = "end summary"
        verbose_name_plural = "end summaries"
        constraints = [
            models.CheckConstraint(
                name="end_summary_is_shared_or_says_why_not",
                condition=Q(shared_with_group_on__isnull=False)
                | ~Q(not_shared_with_group_reason=""),
            ),
            models.CheckConstraint(
                name="end_summary_on_time_is_not_late",
                condition=Q(filed_on__gt=F("due_on")) | Q(working_days_late=0),
            ),
            only_of("self_harm_risk", YesNoUnknown, "end_summary_self_harm_known"),
        ]

    def __str__(self) -> str:
        return f"End summary of {self.filed_on}"
