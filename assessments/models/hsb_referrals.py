"""A referral of one child to the HSB service of the area, and the answer to it."""

from django.db import models
from django.db.models import Q

from assessments.rules.states import HSB_REFERRAL
from hsb_cases.agencies.models import Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class HsbReferralStatus(models.TextChoices):
    """Where it stands. The moves are in assessments.rules.states."""

    WAITING = "waiting", HSB_REFERRAL.states["waiting"]
    WAITING_LIST = "waiting_list", HSB_REFERRAL.states["waiting_list"]
    ACCEPTED = "accepted", HSB_REFERRAL.states["accepted"]
    ADVISED = "advised", HSB_REFERRAL.states["advised"]
    SIGNPOSTED = "signposted", HSB_REFERRAL.states["signposted"]
    WITHDRAWN = "withdrawn", HSB_REFERRAL.states["withdrawn"]


class WorkBasis(models.TextChoices):
    """On what basis the work would go on (R41)."""

    STATUTORY = "statutory", "A statutory plan, such as child in need or child protection"
    COURT = "court", "A court order or an out-of-court disposal"
    NONE = "none", "Neither: the family agrees to it, as a voluntary intervention"


class TakingPart(models.TextChoices):
    """Whether the child could take part in the work (R24)."""

    YES = "yes", "Yes"
    UNSURE = "unsure", "It is in doubt"
    NO = "no", "No, because of a disability"


class ReadingAssessment(models.TextChoices):
    """What the reading assessment came to (R24)."""

    NOT_DONE = "not_done", "Not done"
    PASSED = "passed", "It shows that the child can take part"
    NOT_PASSED = "not_passed", "It shows that the child cannot take part"


class HsbReferral(ProtectedRecord):
    """One child’s referral to the HSB service."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(
        max_length=15, choices=HsbReferralStatus, default=HsbReferralStatus.WAITING
    )
    referred_at = models.DateTimeField()
    referred_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    asks_for = models.TextField(blank=True)
    """What the referrer hopes for."""
    own_risk_assessment = models.TextField()
    """The referring agency’s own assessment of the risk (R42)."""
    incident_reports = models.JSONField(default=list)
    """The reports that go with it, as they read on that day (R42): ``[{"reference": …, "day": …,
    "account": …, "reported_by": …}, …]``."""
    lead_professional = models.CharField(max_length=150)
    basis = models.CharField(max_length=10, choices=WorkBasis)
    consent_from = models.CharField(max_length=200, blank=True)
    """Who of the family said yes."""
    recorded_as = models.CharField(max_length=30, blank=True)
    """“voluntary intervention” where there is no statutory and no court basis (R41)."""
    age = models.PositiveSmallIntegerField(null=True)
    """In whole years on the day of the referral."""
    can_take_part = models.CharField(max_length=10, choices=TakingPart)
    reading_assessment = models.CharField(
        max_length=10, choices=ReadingAssessment, default=ReadingAssessment.NOT_DONE
    )
    service = models.CharField(max_length=150, blank=True)
    """The service that the area’s procedure names."""
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer = models.TextField(blank=True)
    """The reasons, the advice given, or to whom it points."""
    waiting_since = models.DateField(null=True)
    """On the waiting list from this day; kept when the child’s turn comes."""
    expected_on = models.DateField(null=True)
    """When the service expects to begin."""
    withdrawn_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name = "referral to the HSB service"
        verbose_name_plural = "referrals to the HSB service"
        ordering = ["referred_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(status__in=["waiting", "waiting_list"]),
                name="one_referral_to_the_hsb_service_waits_a_case",
            ),
            models.CheckConstraint(
                name="hsb_referral_brings_what_it_must",
                condition=~Q(own_risk_assessment="")
                & ~Q(lead_professional="")
                & ~Q(incident_reports=[]),
            ),
            models.CheckConstraint(
                name="voluntary_hsb_work_has_consent",
                condition=~Q(basis="none") | ~Q(consent_from="") & ~Q(recorded_as=""),
            ),
            models.CheckConstraint(
                name="hsb_referral_answer_is_whole",
                condition=Q(status__in=["waiting", "withdrawn"])
                | Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="hsb_referral_on_the_list_says_since_when",
                condition=~Q(status="waiting_list") | Q(waiting_since__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawn_hsb_referral_says_why",
                condition=~Q(status="withdrawn") | ~Q(withdrawn_reason=""),
            ),
            only_of("status", HsbReferralStatus, "hsb_referral_status_known"),
            only_of("basis", WorkBasis, "hsb_referral_basis_known"),
            only_of("can_take_part", TakingPart, "hsb_referral_taking_part_known"),
            only_of("reading_assessment", ReadingAssessment, "hsb_referral_reading_known"),
        ]

    def __str__(self) -> str:
        return self.reference
