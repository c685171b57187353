"""Strategy discussions and the meetings like them: one meeting, and what it decides per child."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import LocalAuthority, Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Incident, Participation
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of
from panels.models import codes

OVER = ["closed", "cancelled"]


class Meeting(ProtectedRecord):
    """One combined meeting about all children of an incident."""

    reference = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=25, choices=codes.MeetingKind)
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="+")
    """The authority that chairs."""
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    """The team of that authority which conducts the meeting and keeps its record."""
    suggested_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The authority that R7 recommends to chair; None: it recommends none."""
    reason_for_other = models.TextField(blank=True)
    """Why another authority chairs than the recommended one."""
    chair = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """None until somebody is named."""
    planned_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=codes.Mode)
    status = models.CharField(
        max_length=10, choices=codes.MeetingStatus, default=codes.MeetingStatus.PLANNED
    )
    convened_at = models.DateTimeField()
    convened_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    cancelled_reason = models.TextField(blank=True)
    next_meeting_on = models.DateField(null=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["-planned_at", "-pk"]
        indexes = [models.Index(fields=["planned_at", "id"], name="meeting_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(kind="strategy_discussion") & ~Q(status__in=OVER),
                name="one_combined_strategy_discussion_an_incident",
            ),
            models.CheckConstraint(
                name="a_meeting_is_opened_before_it_is_closed",
                condition=Q(status="planned", opened_at__isnull=True, closed_at__isnull=True)
                | Q(status="under_way", opened_at__isnull=False, closed_at__isnull=True)
                | Q(status="closed", opened_at__isnull=False, closed_at__isnull=False)
                | Q(status="cancelled", closed_at__isnull=True),
            ),
            models.CheckConstraint(
                name="a_cancelled_meeting_says_why",
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
            ),
            only_of("kind", codes.MeetingKind, "meeting_kind_known"),
            only_of("status", codes.MeetingStatus, "meeting_status_known"),
            only_of("mode", codes.Mode, "meeting_mode_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference}"

    @property
    def is_over(self) -> bool:
        """Whether nothing is recorded in it any more."""
        return self.status in OVER


class MeetingChild(ProtectedRecord):
    """One child of the meeting, and what is decided for that child alone (R13)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="children")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    """The child's part in the incident; through it, the case of the child where there is one."""
    position = models.PositiveSmallIntegerField()
    immediate_protection = models.TextField(blank=True)
    household_decision = models.CharField(
        max_length=20, choices=codes.HouseholdDecision, blank=True
    )
    household_reason = models.TextField(blank=True)
    medical = models.CharField(max_length=15, choices=codes.Medical, blank=True)
    medical_discussion = models.TextField(blank=True)
    education_plan = models.TextField(blank=True)
    """How school goes on safely for this child (R39)."""
    leaves_class = models.CharField(max_length=5, choices=codes.LeavesClass, blank=True)
    """Whether that plan takes the child out of lessons, class or school."""
    may_be_harmed_themselves = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Asked every time of a child who has displayed the behaviour (R16)."""
    may_be_harmed_detail = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Risk of self-harm or suicide, asked at every decision."""
    self_harm_detail = models.TextField(blank=True)
    threshold = models.CharField(max_length=10, choices=codes.Threshold, blank=True)
    rationale = models.TextField(blank=True)
    support_needs = models.TextField(blank=True)
    who_was_told = models.TextField(blank=True)
    enquiry = models.CharField(max_length=10, choices=codes.EnquiryKind, blank=True)
    next_step = models.CharField(max_length=25, choices=codes.NextStep, blank=True)
    abe_plan = models.TextField(blank=True)
    """How the child is interviewed to achieve best evidence."""

    history = RecordedHistory()

    class Meta:
        ordering = ["meeting", "position"]
        verbose_name_plural = "children of meetings"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "participation"], name="a_child_stands_once_in_a_meeting"
            ),
            only_of("household_decision", codes.HouseholdDecision, "meeting_household_known"),
            only_of("leaves_class", codes.LeavesClass, "meeting_leaves_class_known"),
            only_of("medical", codes.Medical, "meeting_medical_known"),
            only_of("may_be_harmed_themselves", YesNoUnknown, "meeting_may_be_harmed_known"),
            only_of("self_harm_risk", YesNoUnknown, "meeting_self_harm_risk_known"),
            only_of("threshold", codes.Threshold, "meeting_threshold_known"),
            only_of("enquiry", codes.EnquiryKind, "meeting_enquiry_known"),
            only_of("next_step", codes.NextStep, "meeting_next_step_known"),
        ]

    def __str__(self) -> str:
        return f"Child {self.position} of meeting {self.meeting_id}"
