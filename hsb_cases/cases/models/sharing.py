"""Who may see a case: shares, the guardian grants they make, exclusions, and the projection."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.cases import Case, CaseStatus
from hsb_cases.cases.models.children import Child
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class Level(models.IntegerChoices):
    """How much of a case somebody sees, least first (architecture.md §3)."""

    STUB = 10, "Reference, status and outcome"
    SUMMARY = 20, "Initials and safety facts"
    VIEW = 30, "Whole record, reading"
    CONTRIBUTE = 40, "Whole record, adding to it"
    MANAGE = 50, "Whole record, managing it and who sees it"


PERMISSION_OF_LEVEL = {
    Level.STUB: "view_stub",
    Level.SUMMARY: "view_summary",
    Level.VIEW: "view_case",
    Level.CONTRIBUTE: "contribute_case",
    Level.MANAGE: "manage_case",
}


class SharingBasis(models.TextChoices):
    """The lawful basis (domain.md §6); consent is not the usual one."""

    PUBLIC_TASK = "public_task", "Public task: safeguarding (UK GDPR Article 6(1)(e))"
    LEGAL_DUTY = "legal_duty", "Legal obligation (UK GDPR Article 6(1)(c))"
    VITAL = "vital", "Vital interests (UK GDPR Article 6(1)(d))"
    LAW_ENFORCEMENT = "law_enforcement", "Law enforcement (Data Protection Act 2018 Part 3)"
    CONSENT = "consent", "Consent (UK GDPR Article 6(1)(a))"


class Share(ProtectedRecord):
    """Who was given access to a case, by whom, for what purpose, on what basis, until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="shares")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    """The agency or team it was shared with, by its group."""
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The person it was shared with, in one role."""
    level = models.PositiveSmallIntegerField(choices=Level)
    sealed = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300)
    basis = models.CharField(max_length=20, choices=SharingBasis)
    shared_by = models.CharField(max_length=300)
    """The name, role and agency of whoever shared it."""
    shared_at = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="share_is_with_one_principal",
                condition=Q(group__isnull=False, membership__isnull=True)
                | Q(group__isnull=True, membership__isnull=False),
            ),
            models.CheckConstraint(name="share_level_known", condition=Q(level__in=Level.values)),
            only_of("basis", SharingBasis, "share_basis_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} of {self.case}"


class CaseGroupObjectPermission(GroupObjectPermissionBase):
    """guardian's grant to an agency or team, with a direct foreign key on the case."""

    id = models.BigAutoField(primary_key=True)
    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="group_grants")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="group_grants")

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = False
        # Two shares may give the same level for two purposes; each ends by itself.
        unique_together = [["group", "permission", "content_object", "share"]]


class CaseUserObjectPermission(UserObjectPermissionBase):
    """guardian's grant to a person, valid in one of the person's memberships."""

    id = models.BigAutoField(primary_key=True)
    content_object = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="user_grants")
    share = models.ForeignKey(Share, on_delete=models.PROTECT, related_name="user_grants")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta(UserObjectPermissionBase.Meta):
        abstract = False
        unique_together = [["user", "permission", "content_object", "share"]]


class Exclusion(ProtectedRecord):
    """A person kept away from a child: a relative, a conflict of interest. It beats any grant.

    It is decided on one case, by who manages that, and holds for every case of the child, there
    and elsewhere, now and later.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="exclusions")
    """The case on which it was decided and on which it can be ended."""
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", editable=False)
    """The child of that case; kept by triggers (sql/exclusions.sql)."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    history = RecordedHistory(excluded_fields=["child"])

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"],
                condition=Q(ended_at__isnull=True),
                name="one_open_exclusion_a_person_and_case",
            )
        ]
        indexes = [
            models.Index(
                fields=["user", "child"],
                condition=Q(ended_at__isnull=True),
                name="open_exclusions_by_person",
            )
        ]

    def __str__(self) -> str:
        return f"Exclusion from {self.case}"


class CaseloadEntry(models.Model):
    """One row per principal and case, kept by triggers from cases and grants; never by code."""

    principal = models.CharField(max_length=24)
    """``g`` and the group's number, or ``m`` and the membership's."""
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="caseload_entries")
    level = models.PositiveSmallIntegerField(choices=Level)
    sealed = models.BooleanField()
    expires_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=20)
    status = models.CharField(max_length=12, choices=CaseStatus)
    local_authority_id = models.BigIntegerField()
    managing_team_id = models.BigIntegerField()
    worker_id = models.BigIntegerField(null=True)
    opened_at = models.DateTimeField()
    next_due_on = models.DateField(null=True)
    next_due_label = models.CharField(max_length=120, blank=True)
    due_order = models.DateField()
    """The next due date, or the end of the calendar where nothing is due: the sorting key."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["principal", "case"], name="one_caseload_entry_a_principal_and_case"
            )
        ]
        indexes = [
            models.Index(
                fields=["principal", "status", "due_order", "case"], name="caseload_by_due"
            ),
            models.Index(
                fields=["principal", "worker_id", "due_order", "case"],
                condition=Q(worker_id__isnull=False),
                name="caseload_by_worker",
            ),
            models.Index(
                fields=["principal", "status", "opened_at", "case"], name="caseload_by_opened"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.principal}: {self.reference}"


class PossibleMatch(ProtectedRecord):
    """Word to a case's team that another record may be of the same child.

    The person who entered the other record is told nothing (issue: search before create).
    """

    class Outcome(models.TextChoices):
        """What the team found."""

        OPEN = "open", "Not looked at yet"
        SAME = "same", "The same child"
        DIFFERENT = "different", "Not the same child"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="possible_matches")
    """The case of the child already known, whose team is told."""
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    """The record entered later."""
    why = models.CharField(max_length=200)
    """On what the likeness rests, without the other record's content."""
    entered_by_agency = models.CharField(max_length=200)
    noticed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, default=Outcome.OPEN)
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "child"], name="one_possible_match_a_case_and_child"
            )
        ]

    def __str__(self) -> str:
        return f"Possible match with {self.case}"
