"""A case: one child's record in one local authority. The root of sharing."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import LocalAuthority, Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.children import Child
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class CaseStatus(models.TextChoices):
    """Where the case stands. The moves between them are in hsb_cases.cases.rules.states."""

    REFERRED = "referred", "Referral received"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Case(ProtectedRecord):
    """One child's record in one local authority. Cases are linked only through incidents."""

    reference = models.CharField(max_length=20, unique=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="cases")
    local_authority = models.ForeignKey(LocalAuthority, on_delete=models.PROTECT, related_name="+")
    managing_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=CaseStatus, default=CaseStatus.REFERRED)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    worker = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """The allocated worker; None: nobody yet."""
    restricted = models.BooleanField(default=False)
    next_due_on = models.DateField(null=True, editable=False)
    """The nearest open deadline; kept by a trigger on the deadlines."""
    next_due_label = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        permissions = [
            ("view_stub", "May know the reference, status and outcome"),
            ("view_summary", "May see initials and safety facts"),
            ("contribute_case", "May add to the case"),
            ("manage_case", "May manage the case and who sees it"),
            ("view_sealed", "May see sealed parts"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["child", "local_authority"],
                condition=~Q(status="closed"),
                name="one_open_case_a_child_and_authority",
            ),
            models.CheckConstraint(
                name="a_closed_case_has_its_date",
                condition=Q(status="closed", closed_at__isnull=False)
                | (~Q(status="closed") & Q(closed_at__isnull=True)),
            ),
            only_of("status", CaseStatus, "case_status_known"),
        ]

    history = RecordedHistory(excluded_fields=["next_due_on", "next_due_label"])

    def __str__(self) -> str:
        return self.reference
