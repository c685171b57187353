"""Who takes part in a meeting, what they bring, and what each organisation will do."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.codes import Setting
from hsb_cases.cases.models.fields import ProtectedRecord, only_of
from panels.models import codes
from panels.models.meetings import Meeting, MeetingChild


class Invitation(ProtectedRecord):
    """Somebody asked to a meeting: a team, a person, or somebody outside the service (R6)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="invitations")
    agency_kind = models.CharField(max_length=15, choices=Agency.Kind)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    person_name = models.CharField(max_length=150, blank=True)
    """Who comes, or is to come."""
    organisation = models.CharField(max_length=150)
    about = models.ForeignKey(MeetingChild, on_delete=models.PROTECT, null=True, related_name="+")
    """The one child whom the organisation knows, such as that child's school; None: all of them.
    The other children's side is not shown it."""
    required = models.BooleanField(default=False)
    """Whether the procedure asks for this kind of agency: then absence needs a reason."""
    attended = models.CharField(max_length=3, choices=codes.Attendance, blank=True)
    absence_reason = models.TextField(blank=True)
    takes_on = models.TextField(blank=True)
    """What the participant does from here: each one's role is planned (R8)."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["meeting", "pk"]
        constraints = [
            models.CheckConstraint(
                name="an_invitation_is_to_a_team_or_a_person_or_neither",
                condition=Q(team__isnull=True) | Q(membership__isnull=True),
            ),
            models.CheckConstraint(
                name="an_invitation_names_an_organisation", condition=~Q(organisation="")
            ),
            models.CheckConstraint(
                name="a_withdrawn_invitation_says_why",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
            ),
            models.UniqueConstraint(
                fields=["meeting", "team"],
                condition=Q(team__isnull=False, withdrawn_at__isnull=True),
                name="a_team_is_invited_once",
            ),
            models.UniqueConstraint(
                fields=["meeting", "membership"],
                condition=Q(membership__isnull=False, withdrawn_at__isnull=True),
                name="a_person_is_invited_once",
            ),
            only_of("agency_kind", Agency.Kind, "invited_kind_known"),
            only_of("attended", codes.Attendance, "attendance_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}, {self.organisation}" if self.person_name else self.organisation


class AgencyInformation(ProtectedRecord):
    """What one agency said, about one child or about the incident."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="information")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="+")
    """Who said it."""
    meeting_child = models.ForeignKey(
        MeetingChild, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The child it is about, so that it can never reach the other family; None: the incident, and
    then it goes to no family at all."""
    text = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        ordering = ["meeting", "pk"]
        verbose_name_plural = "agency information"
        constraints = [
            models.CheckConstraint(name="agency_information_says_something", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return f"Information of {self.invitation_id}"


class SafetyMeasure(ProtectedRecord):
    """What one organisation does to keep children safe, by whom and by when (R8, R40)."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="measures")
    meeting_child = models.ForeignKey(
        MeetingChild, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The child it is about; None: all of them."""
    organisation = models.CharField(max_length=150)
    """Where it applies: a school, a club, a faith group, the family home."""
    setting = models.CharField(max_length=12, choices=Setting, blank=True)
    measure = models.TextField()
    owner = models.CharField(max_length=150)
    """The one person who does it."""
    agency = models.CharField(max_length=150)
    """The owner's agency."""
    due_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["meeting", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="a_measure_is_whole",
                condition=~Q(measure="") & ~Q(owner="") & ~Q(agency="") & ~Q(organisation=""),
            ),
            models.CheckConstraint(
                name="a_withdrawn_measure_says_why",
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
            ),
            only_of("setting", Setting, "measure_setting_known"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.measure[:60]}"
