"""Referrals: one for each referred child, linked through the incident, never merged."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Child, Participation, SharingBasis, codes
from hsb_cases.cases.models.fields import ProtectedRecord, all_of, only_of
from referrals.models.concerns import Concern


class ReferralStatus(models.TextChoices):
    """Where the referral stands. The moves are in referrals.rules.states."""

    RECEIVED = "received", "Received"
    SENT_OUT = "sent_out", "Sent to an authority that does not use this service"
    ACKNOWLEDGED = "acknowledged", "Acknowledged by the other authority"
    DECIDED = "decided", "Decided"


class ReferralRoute(models.TextChoices):
    """The route the rules ask for at receipt."""

    CHILD_PROTECTION = "child_protection", "Child protection referral"
    SOCIAL_CARE = "social_care", "Referral to children’s social care"


class Decision(models.TextChoices):
    """What the front door decides for one child (domain.md §3.2, state 5)."""

    NO_FURTHER_ACTION = "no_further_action", "No further action"
    ADVICE = "advice", "Advice or signposting"
    EARLY_HELP = "early_help", "Early help"
    ASSESSMENT = "assessment", "Social work assessment"
    STRATEGY_DISCUSSION = "strategy_discussion", "Strategy discussion"
    IMMEDIATE_PROTECTION = "immediate_protection", "Immediate protection"


class ParallelPathway(models.TextChoices):
    """A pathway that runs alongside the decision (domain.md §2.3, overrides)."""

    EXPLOITATION = "exploitation", "Child exploitation"
    UNDERAGE_ACTIVITY = "underage_activity", "Underage sexual activity"
    ADULT_ABUSE = "adult_abuse", "Abuse by an adult"


class Referral(ProtectedRecord):
    """One child's referral to the local authority where that child lives (R2)."""

    reference = models.CharField(max_length=20, unique=True)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="referrals")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    participation = models.OneToOneField(Participation, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="+")
    """None where the child's authority does not use the product: see HandOff."""
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="+")
    """Where this child lives."""
    received_by = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    referred_by = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    status = models.CharField(
        max_length=15, choices=ReferralStatus, default=ReferralStatus.RECEIVED
    )
    route = models.CharField(max_length=20, choices=ReferralRoute)
    reasons = ArrayField(models.CharField(max_length=300))
    """The sentences of the rules that asked for it, or the reporter's choice."""
    later_because = models.TextField(blank=True)
    """Why the child is referred now, where the child was not referred with the concern."""
    sharing_basis = models.CharField(
        max_length=20, choices=SharingBasis, default=SharingBasis.PUBLIC_TASK
    )
    """The lawful basis on which the child's details go to the local authority."""
    decision_due_on = models.DateField(null=True)
    handler = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """Who at the front door works on it; None: nobody yet."""
    proposed_decision = models.CharField(max_length=25, choices=Decision, blank=True)
    """What the area's procedure proposed when it was decided; empty where it proposed nothing."""
    proposed_source = models.CharField(max_length=200, blank=True)
    differs_because = models.TextField(blank=True)
    """Why the decision protects less than what was proposed."""
    parallel_pathways = ArrayField(
        models.CharField(max_length=20, choices=ParallelPathway), default=list, blank=True
    )
    self_harm_risk = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    """Asked again at the decision, about this child."""
    self_harm_detail = models.TextField(blank=True)
    decision = models.CharField(max_length=25, choices=Decision, blank=True)
    decision_reasons = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    corrected_because = models.TextField(blank=True)
    """Why this decision stands in the place of an earlier one, which the history keeps."""
    corrected_at = models.DateTimeField(null=True)
    corrected_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = RecordedHistory()

    class Meta:
        ordering = ["-received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="referral_is_received_here_or_sent_out",
                condition=Q(case__isnull=False, received_by__isnull=False)
                | Q(case__isnull=True, status__in=["sent_out", "acknowledged"]),
            ),
            models.CheckConstraint(
                name="referral_decision_is_whole",
                condition=Q(
                    status="decided",
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                )
                & ~Q(decision="")
                & ~Q(decision_reasons="")
                | ~Q(status="decided")
                & Q(decision="", decided_at__isnull=True, decided_by__isnull=True),
            ),
            models.CheckConstraint(
                name="referral_correction_is_whole",
                condition=Q(
                    status="decided", corrected_at__isnull=False, corrected_by__isnull=False
                )
                & ~Q(corrected_because="")
                | Q(corrected_at__isnull=True, corrected_by__isnull=True),
            ),
            only_of("decision", Decision, "referral_decision_known"),
            only_of("proposed_decision", Decision, "referral_proposed_decision_known"),
            all_of("parallel_pathways", ParallelPathway, "referral_parallel_pathways_known"),
            only_of("self_harm_risk", codes.YesNoUnknown, "referral_self_harm_risk_known"),
            models.CheckConstraint(name="referral_has_reasons", condition=~Q(reasons=[])),
            only_of("status", ReferralStatus, "referral_status_known"),
            only_of("route", ReferralRoute, "referral_route_known"),
            only_of("sharing_basis", SharingBasis, "referral_basis_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class HandOff(ProtectedRecord):
    """A referral that leaves as a PDF, with an acknowledgement to chase."""

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="hand_off")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_how = models.CharField(max_length=200, blank=True)
    chase_on = models.DateField()
    """The next working day: the day by which the other authority decides."""
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.CharField(max_length=200, blank=True)
    """Who said at the other authority that it had arrived."""

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="acknowledgement_says_by_whom",
                condition=Q(acknowledged_at__isnull=True) | ~Q(acknowledged_by=""),
            )
        ]

    def __str__(self) -> str:
        return f"Hand-off of {self.referral}"


class NotReferred(ProtectedRecord):
    """A manager's reason why a child of a serious incident needs no referral (R1)."""

    participation = models.OneToOneField(Participation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    self_harm_risk = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    """Of self-harm or suicide; asked as at every decision. Empty in reasons of an earlier time."""
    self_harm_detail = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    history = RecordedHistory()

    class Meta:
        verbose_name_plural = "not referred"
        constraints = [
            models.CheckConstraint(name="not_referred_says_why", condition=~Q(reason="")),
            only_of("self_harm_risk", codes.YesNoUnknown, "not_referred_self_harm_risk_known"),
        ]

    def __str__(self) -> str:
        return f"No referral for {self.participation}"
