"""Who is trained in which assessment tool, and the assessments made with one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from assessments.rules.tool_catalogue import KINDS, TOOLS
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Incident
from hsb_cases.cases.models.fields import ProtectedRecord, only_of

TOOL_CHOICES = [(tool.name, tool.label) for tool in TOOLS.values()]
KIND_CHOICES = [(kind.name, kind.label) for kind in KINDS.values()]
OPEN = ("under_way", "waiting")
"""Where an assessment stands that has not ended."""


class AssessmentStatus(models.TextChoices):
    """Where an assessment stands. The moves are in assessments.rules.states."""

    UNDER_WAY = "under_way", "Under way"
    WAITING = "waiting", "Waiting for supervision"
    SIGNED_OFF = "signed_off", "Signed off"
    CANCELLED = "cancelled", "Cancelled"


class AssessorTraining(models.Model):
    """A person's training in one tool, as an HSB coordinator or a manager entered it (R20)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=20, choices=TOOL_CHOICES)
    trained_on = models.DateField()
    valid_until = models.DateField()
    """The last day on which it counts."""
    provider = models.CharField(max_length=150, blank=True)
    entered_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["-valid_until", "pk"]
        constraints = [
            models.CheckConstraint(
                name="training_ends_after_it_starts", condition=Q(valid_until__gte=F("trained_on"))
            ),
            models.CheckConstraint(name="training_tool_known", condition=Q(tool__in=list(TOOLS))),
            models.CheckConstraint(
                name="withdrawn_training_says_who_and_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawn_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tool_display()} until {self.valid_until}"


class HsbAssessment(ProtectedRecord):
    """One child's assessment about one incident: with one tool, or social care's own."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=20, choices=KIND_CHOICES)
    tool_version = models.CharField(max_length=40)
    """The edition used; kept, since a later edition has other domains."""
    status = models.CharField(
        max_length=20, choices=AssessmentStatus, default=AssessmentStatus.UNDER_WAY
    )
    started_on = models.DateField()
    assessor = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    co_worker = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    age_at_incident = models.PositiveSmallIntegerField(null=True)
    age_at_start = models.PositiveSmallIntegerField(null=True)
    """In whole years on the day it started: the age that decided the tool."""
    why_this_tool = models.TextField()
    """What was said of the tool when it was chosen."""
    adaptations = models.TextField(blank=True)
    """How tool and time are fitted to a learning or communication need (R23)."""
    needs_coordinator = models.CharField(max_length=150, blank=True)
    """Who coordinates the agencies where there is such a need (R23)."""
    cancelled_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name = "assessment"
        ordering = ["-started_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "incident", "tool"],
                condition=Q(status__in=OPEN),
                name="one_assessment_under_way_a_child_and_tool",
            ),
            models.CheckConstraint(name="assessment_tool_known", condition=Q(tool__in=list(KINDS))),
            models.CheckConstraint(
                name="assessment_co_worker_is_another",
                condition=Q(co_worker__isnull=True) | ~Q(co_worker=F("assessor")),
            ),
            models.CheckConstraint(
                name="cancelled_assessment_says_why",
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
            ),
            only_of("status", AssessmentStatus, "assessment_status_known"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_under_way(self) -> bool:
        """Whether work on it goes on."""
        return self.status == AssessmentStatus.UNDER_WAY

    @property
    def is_open(self) -> bool:
        """Whether it has not ended: it is being written, or waits for supervision."""
        return self.status in OPEN
