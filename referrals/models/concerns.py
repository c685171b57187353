"""The concern as it was reported: the reporting agency's own entry, which never changes."""

from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Agency, Membership
from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Child, Incident, codes
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class Consent(models.TextChoices):
    """Whether consent to refer was asked for, and what came of it."""

    GIVEN = "given", "Asked for and given"
    REFUSED_OVERRIDDEN = "refused_overridden", "Asked for and refused; referred without it"
    NOT_ASKED = "not_asked", "Not asked for, because asking could raise risk or delay"


class SourceCode(models.TextChoices):
    """Where a referral comes from, by the codes of the children in need census."""

    FAMILY = "1A", "A relative or carer (1A)"
    ACQUAINTANCE = "1B", "An acquaintance, for example a neighbour (1B)"
    SELF = "1C", "The child (1C)"
    PUBLIC = "1D", "Another member of the public (1D)"
    SCHOOL = "2A", "School (2A)"
    EDUCATION = "2B", "Another education service (2B)"
    GP = "3A", "GP (3A)"
    HEALTH_VISITOR = "3B", "Health visitor (3B)"
    SCHOOL_NURSE = "3C", "School nurse (3C)"
    PRIMARY_HEALTH = "3D", "Another primary health service (3D)"
    EMERGENCY_DEPARTMENT = "3E", "Hospital emergency department (3E)"
    OTHER_HEALTH = "3F", "Another health service (3F)"
    HOUSING = "4", "Housing (4)"
    SOCIAL_CARE = "5A", "Social care of this local authority (5A)"
    LOCAL_AUTHORITY = "5B", "Another service of this local authority (5B)"
    OTHER_AUTHORITY = "5C", "Another local authority (5C)"
    EARLY_HELP = "5D", "Early help (5D)"
    POLICE = "6", "Police (6)"
    LEGAL = "7", "Court, probation, immigration or another legal agency (7)"
    OTHER = "8", "Another organisation (8)"
    ANONYMOUS = "9", "Somebody who gave no name (9)"
    UNKNOWN = "10", "Not known (10)"


NOT_PROFESSIONAL = (
    SourceCode.FAMILY,
    SourceCode.ACQUAINTANCE,
    SourceCode.SELF,
    SourceCode.PUBLIC,
    SourceCode.ANONYMOUS,
)
"""The sources that are no organisation."""


class Concern(ProtectedRecord):
    """What one person reported. It becomes a referral only where a rule or the reporter says so."""

    reference = models.CharField(max_length=20, unique=True)
    draft_reference = models.CharField(max_length=20, unique=True)
    """The draft it was written in: submitting twice makes one concern."""
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    held_by = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    """The reporting team, whose own entry this is."""
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    account = models.TextField()
    """What happened, in the words used, as reported."""
    who_knows = models.TextField(blank=True)
    parents_told = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    parents_told_what = models.TextField(blank=True)
    """What parents and carers were told, or why they were not (R36)."""
    immediate_danger = models.CharField(max_length=10, choices=codes.YesNoUnknown)
    immediate_action = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=codes.YesNoUnknown)
    """Of any child; asked each time."""
    self_harm_detail = models.TextField(blank=True)
    displaying_child_may_be_abused = models.CharField(
        max_length=10, choices=codes.YesNoUnknown, blank=True
    )
    """Asked every time (R16): behaviour may signal abuse or trauma."""
    displaying_child_may_be_abused_detail = models.TextField(blank=True)
    first_view = models.CharField(max_length=15, choices=Continuum)
    first_view_reasons = models.TextField()
    reporter_is_professional = models.BooleanField(default=True)
    reporter_name = models.CharField(max_length=150)
    reporter_role = models.CharField(max_length=150)
    source_code = models.CharField(max_length=3, choices=SourceCode, blank=True)
    """Where the referral comes from; empty where nobody said."""
    consent = models.CharField(max_length=20, choices=Consent, blank=True)
    consent_reasons = models.TextField(blank=True)
    """Why consent was overridden or not asked for."""
    referred_reasons = ArrayField(models.CharField(max_length=300), default=list)
    """Why referrals followed: a rule's sentence, or the reporter's choice. Empty: none did."""

    history = RecordedHistory()

    class Meta:
        ordering = ["-recorded_at"]
        constraints = [
            models.CheckConstraint(
                name="concern_consent_not_given_says_why",
                condition=Q(consent__in=["", "given"]) | ~Q(consent_reasons=""),
            ),
            models.CheckConstraint(name="concern_has_an_account", condition=~Q(account="")),
            only_of("first_view", Continuum, "concern_first_view_known"),
            only_of("consent", Consent, "concern_consent_known"),
            only_of("source_code", SourceCode, "concern_source_known"),
            models.CheckConstraint(
                name="concern_source_fits_the_reporter",
                condition=Q(reporter_is_professional=False)
                | ~Q(source_code__in=[code.value for code in NOT_PROFESSIONAL]),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ConcernChild(ProtectedRecord):
    """A child as the reporter described them. The reporter keeps this whatever is learnt later."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="children")
    position = models.PositiveSmallIntegerField()
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    as_reported = models.JSONField()
    """The section of the form as it was sent: names, date of birth, home, school, needs."""
    display_name = models.CharField(max_length=250)
    role = models.CharField(max_length=15, choices=codes.ParticipationRole)
    age_reported = models.PositiveSmallIntegerField(null=True)
    referral = models.ForeignKey(
        "referrals.Referral", on_delete=models.PROTECT, null=True, related_name="+"
    )
    case_reference = models.CharField(max_length=20, blank=True)
    """The reference the reporter keeps, with its status and outcome (a stub)."""

    history = RecordedHistory()

    class Meta:
        ordering = ["concern", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "position"], name="concern_children_have_their_places"
            ),
            models.UniqueConstraint(
                fields=["concern", "child"], name="a_child_stands_once_in_a_concern"
            ),
        ]

    def __str__(self) -> str:
        return self.display_name
