"""Reports of an assessment: what one recipient gets, fixed as text and approved by two people."""

from django.db import models
from django.db.models import F, Q

from assessments.models.records import AssessmentVersion
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class ReportKind(models.TextChoices):
    """In which words it is written."""

    PROFESSIONAL = "professional", "For professionals"
    PLAIN = "plain", "In plain words, for the child and the carers"


class AssessmentReport(ProtectedRecord):
    """One report of one signed-off version, for one recipient."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(AssessmentVersion, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=15, choices=ReportKind)
    recipient = models.CharField(max_length=200)
    """For whom, in words: it stands on the document."""
    sections = models.JSONField(default=list)
    """The text as this recipient gets it: ``[{"title": …, "lines": [[key, words], …]}, …]``. The
    document is made from this and from nothing else."""
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    """Who last wrote in it."""
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    sent_how = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "recipient"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_report_a_version_and_recipient",
            ),
            models.CheckConstraint(
                name="report_is_approved_by_a_second_person",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="report_approval_is_whole",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="report_is_sent_after_approval",
                condition=Q(sent_at__isnull=True) | Q(approved_at__isnull=False) & ~Q(sent_how=""),
            ),
            models.CheckConstraint(
                name="withdrawn_report_says_why_and_was_not_sent",
                condition=Q(withdrawn_at__isnull=True)
                | Q(sent_at__isnull=True) & ~Q(withdrawn_reason=""),
            ),
            only_of("kind", ReportKind, "report_kind_known"),
        ]

    def __str__(self) -> str:
        return self.reference
