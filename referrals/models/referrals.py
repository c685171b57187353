"""Referrals: one for each referred child, linked through the incident, never merged."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Agency, LocalAuthority, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Child, Participation
from hsb_cases.cases.models.fields import ProtectedRecord, only_of
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
    decision_due_on = models.DateField(null=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["-received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="referral_is_received_here_or_sent_out",
                condition=Q(case__isnull=False, received_by__isnull=False)
                | Q(case__isnull=True, status__in=["sent_out", "acknowledged"]),
            ),
            models.CheckConstraint(name="referral_has_reasons", condition=~Q(reasons=[])),
            only_of("status", ReferralStatus, "referral_status_known"),
            only_of("route", ReferralRoute, "referral_route_known"),
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
