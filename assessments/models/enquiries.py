"""A section 47 enquiry into one child's safety, with that child's own worker and outcome."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Incident
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class EnquiryStatus(models.TextChoices):
    """Where the enquiry stands. The moves are in assessments.rules.states."""

    OPEN = "open", "Open"
    CONCLUDED = "concluded", "Concluded"
    CANCELLED = "cancelled", "Cancelled"


class EnquiryKind(models.TextChoices):
    """Who enquires, as the strategy discussion decided."""

    SINGLE = "single", "Children’s social care alone"
    JOINT = "joint", "Children’s social care jointly with the police"


class YesNo(models.TextChoices):
    """An answer that somebody gave."""

    YES = "yes", "Yes"
    NO = "no", "No"


class InterpreterArranged(models.TextChoices):
    """Whether an interpreter was there when the child was seen (R37)."""

    BOOKED = "booked", "Booked, and not a member of the family"
    NOT_NEEDED = "not_needed", "Not needed"
    NOT_ARRANGED = "not_arranged", "Needed, but not arranged"


class Outcome(models.TextChoices):
    """What the enquiry found for this child (domain.md §5)."""

    SUBSTANTIATED_CONTINUING = (
        "substantiated_continuing",
        "Concerns substantiated, and the child is at continuing risk of significant harm",
    )
    SUBSTANTIATED_NO_CONTINUING = (
        "substantiated_no_continuing",
        "Concerns substantiated, but the child is not at continuing risk of significant harm",
    )
    NOT_SUBSTANTIATED = "not_substantiated", "Concerns not substantiated"


class Section47Enquiry(ProtectedRecord):
    """One child's enquiry about one incident. Nothing in it is ever another child's (R13)."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    strategy_reference = models.CharField(max_length=20, blank=True)
    """The strategy discussion that started it; empty where it was held outside this service."""
    started_on = models.DateField()
    """The day of that strategy discussion."""
    kind = models.CharField(max_length=10, choices=EnquiryKind)
    status = models.CharField(max_length=10, choices=EnquiryStatus, default=EnquiryStatus.OPEN)
    worker = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    """The child's social worker in it; None: nobody yet. Never the other child's (R12)."""
    allocated_at = models.DateTimeField(null=True)
    child_seen_on = models.DateField(null=True)
    not_seen_reason = models.TextField(blank=True)
    seen_alone = models.CharField(max_length=5, choices=YesNo, blank=True)
    not_alone_reason = models.TextField(blank=True)
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    interpreter_arranged = models.CharField(max_length=15, choices=InterpreterArranged, blank=True)
    interpreter_reason = models.TextField(blank=True)
    enquiries_made = models.TextField(blank=True)
    """Whom the worker asked, and what they said."""
    may_be_harmed_themselves = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Of a child who displayed the behaviour; asked every time (R16)."""
    harmed_themselves_detail = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Of self-harm or suicide; asked every time."""
    self_harm_detail = models.TextField(blank=True)
    outcome = models.CharField(max_length=30, choices=Outcome, blank=True)
    significant_harm = models.CharField(max_length=5, choices=YesNo, blank=True)
    """Whether this child suffers, or is likely to suffer, significant harm (R14)."""
    significant_harm_finding = models.TextField(blank=True)
    conference_required = models.BooleanField(null=True)
    conference_not_required_reason = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_reason = models.TextField(blank=True)

    history = RecordedHistory()

    class Meta:
        verbose_name = "section 47 enquiry"
        verbose_name_plural = "section 47 enquiries"
        ordering = ["-started_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "incident"],
                condition=Q(status="open"),
                name="one_open_enquiry_a_child_and_incident",
            ),
            models.CheckConstraint(
                name="enquiry_allocation_is_whole",
                condition=Q(worker__isnull=True, allocated_at__isnull=True)
                | Q(worker__isnull=False, allocated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="enquiry_conclusion_is_whole",
                condition=Q(
                    status="concluded",
                    concluded_at__isnull=False,
                    concluded_by__isnull=False,
                    conference_required__isnull=False,
                )
                & ~Q(outcome="")
                & ~Q(significant_harm="")
                | ~Q(status="concluded")
                & Q(
                    outcome="",
                    significant_harm="",
                    concluded_at__isnull=True,
                    concluded_by__isnull=True,
                    conference_required__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="enquiry_without_conference_says_why",
                condition=Q(conference_required__isnull=True)
                | Q(conference_required=True)
                | ~Q(conference_not_required_reason=""),
            ),
            models.CheckConstraint(
                name="cancelled_enquiry_says_why",
                condition=~Q(status="cancelled") | ~Q(cancelled_reason=""),
            ),
            only_of("kind", EnquiryKind, "enquiry_kind_known"),
            only_of("status", EnquiryStatus, "enquiry_status_known"),
            only_of("seen_alone", YesNo, "enquiry_seen_alone_known"),
            only_of("interpreter_arranged", InterpreterArranged, "enquiry_interpreter_known"),
            only_of("self_harm_risk", YesNoUnknown, "enquiry_self_harm_known"),
            only_of("may_be_harmed_themselves", YesNoUnknown, "enquiry_harmed_themselves_known"),
            only_of("outcome", Outcome, "enquiry_outcome_known"),
            only_of("significant_harm", YesNo, "enquiry_significant_harm_known"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether work on it goes on."""
        return self.status == EnquiryStatus.OPEN


class EnquiryVisit(ProtectedRecord):
    """One visit in an enquiry, as it was recorded. A later one is a record of its own.

    What all of them say together stands in the enquiry.
    """

    enquiry = models.ForeignKey(Section47Enquiry, on_delete=models.PROTECT, related_name="+")
    child_seen_on = models.DateField(null=True)
    not_seen_reason = models.TextField(blank=True)
    seen_alone = models.CharField(max_length=5, choices=YesNo, blank=True)
    not_alone_reason = models.TextField(blank=True)
    child_views = models.TextField(blank=True)
    child_views_missing_reason = models.TextField(blank=True)
    carers_views = models.TextField(blank=True)
    carers_views_missing_reason = models.TextField(blank=True)
    interpreter_arranged = models.CharField(max_length=15, choices=InterpreterArranged, blank=True)
    interpreter_reason = models.TextField(blank=True)
    may_be_harmed_themselves = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    harmed_themselves_detail = models.TextField(blank=True)
    self_harm_risk = models.CharField(max_length=10, choices=YesNoUnknown)
    self_harm_detail = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        verbose_name = "visit in a section 47 enquiry"
        verbose_name_plural = "visits in section 47 enquiries"
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="visit_says_when_the_child_was_seen_or_why_not",
                condition=Q(child_seen_on__isnull=False) & ~Q(seen_alone="")
                | Q(child_seen_on__isnull=True) & ~Q(not_seen_reason=""),
            ),
            models.CheckConstraint(
                name="visit_asks_about_self_harm", condition=~Q(self_harm_risk="")
            ),
            only_of("seen_alone", YesNo, "visit_seen_alone_known"),
            only_of("interpreter_arranged", InterpreterArranged, "visit_interpreter_known"),
            only_of("self_harm_risk", YesNoUnknown, "visit_self_harm_known"),
            only_of("may_be_harmed_themselves", YesNoUnknown, "visit_harmed_themselves_known"),
        ]

    def __str__(self) -> str:
        return f"Visit recorded on {self.recorded_at:%Y-%m-%d}"
