"""What an assessment says: versions, each with its domains, and what is being typed."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from assessments.models.enquiries import InterpreterArranged
from assessments.models.tools import HsbAssessment
from assessments.rules.record_complete import FACTORS
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class SupervisionLevel(models.TextChoices):
    """How closely the child is supervised, as the assessment finds it. In our own words."""

    EVERYDAY = "everyday", "As any child of this age"
    SOME = "some", "Some more than usual, at certain times or places"
    CLOSE = "close", "Close: an adult knows where the child is, and looks in often"
    CONSTANT = "constant", "Constant: an adult is in sight whenever other children are near"


class AssessmentVersion(ProtectedRecord):
    """One version of what an assessment says. Signed off, nothing in it changes any more."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(HsbAssessment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    opened_reason = models.TextField(blank=True)
    """Why there is a later one; empty for the first."""
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    interpreter_arranged = models.CharField(max_length=15, choices=InterpreterArranged, blank=True)
    interpreter_reason = models.TextField(blank=True)
    may_be_harmed_themselves = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    harmed_themselves_detail = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    self_harm_detail = models.TextField(blank=True)
    formulation = models.TextField(blank=True)
    """Of a child and family assessment, the analysis."""
    factors = ArrayField(
        models.CharField(max_length=3, choices=list(FACTORS.items())), default=list, blank=True
    )
    """Of a child and family assessment: end-of-assessment factors of the census."""
    supervision_level = models.CharField(max_length=10, choices=SupervisionLevel, blank=True)
    supervision_detail = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    plain_why = models.TextField(blank=True)
    plain_strengths = models.TextField(blank=True)
    plain_worries = models.TextField(blank=True)
    plain_views = models.TextField(blank=True)
    plain_next = models.TextField(blank=True)
    """The version in plain words is made from these five and from nothing else."""
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """Who sent it for supervision last, and when."""
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    returned_reason = models.TextField(blank=True)
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_off_note = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["assessment", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"], name="one_version_of_a_number_an_assessment"
            ),
            models.UniqueConstraint(
                fields=["assessment"],
                condition=Q(signed_off_at__isnull=True),
                name="one_version_being_written_an_assessment",
            ),
            models.CheckConstraint(
                name="later_version_says_why", condition=Q(number=1) | ~Q(opened_reason="")
            ),
            models.CheckConstraint(
                name="returned_version_says_who_and_why",
                condition=Q(returned_at__isnull=True, returned_by__isnull=True)
                | Q(returned_at__isnull=False, returned_by__isnull=False) & ~Q(returned_reason=""),
            ),
            models.CheckConstraint(
                name="signed_off_version_says_who",
                condition=Q(signed_off_at__isnull=True, signed_off_by__isnull=True)
                | Q(
                    signed_off_at__isnull=False, signed_off_by__isnull=False, sent_at__isnull=False
                ),
            ),
            only_of("interpreter_arranged", InterpreterArranged, "version_interpreter_known"),
            only_of("supervision_level", SupervisionLevel, "version_supervision_known"),
            models.CheckConstraint(
                name="version_factors_known", condition=Q(factors__contained_by=list(FACTORS))
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class DomainFinding(ProtectedRecord):
    """The concerns and strengths found in one domain. No item of any tool, and no score."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        AssessmentVersion, on_delete=models.PROTECT, related_name="findings"
    )
    domain = models.SlugField(max_length=20)
    concerns = models.TextField(blank=True)
    strengths = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["version", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "domain"], name="one_finding_a_domain_of_a_version"
            )
        ]

    def __str__(self) -> str:
        return self.domain


class AssessmentDraft(ProtectedRecord):
    """One part of an assessment as it stands on the page: saved as typed, valid or not.

    Shared by the people who write the assessment. It has no history: recording a part writes the
    version, which has one. Nothing is sent for supervision over text that is not recorded.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(HsbAssessment, on_delete=models.CASCADE, related_name="drafts")
    part = models.SlugField(max_length=40)
    beside = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """Whose text it is that came after another’s, until one of both is chosen; None: the text."""
    raw = models.JSONField(default=dict)
    """What was typed, by field, exactly as typed."""
    version = models.PositiveIntegerField(default=0)
    window = models.CharField(max_length=40, blank=True)
    """The opened page that saved it last."""
    sequence = models.PositiveIntegerField(default=0)
    recorded = models.BooleanField(default=False)
    """Whether the assessment says the same."""
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "part", "beside"],
                nulls_distinct=False,
                name="one_draft_a_part_of_an_assessment",
            )
        ]

    def __str__(self) -> str:
        return f"Draft of {self.part} in assessment {self.assessment_id}"
