"""The criminal justice track of one child about one incident, and what the child acknowledges.

Each entry is a dated event. None is ever edited: a later one corrects it.
"""

from django.db import models
from django.db.models import Q

from assessments.rules.justice_events import EVENTS, IN_ERROR
from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case, Incident
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class MappaCategory(models.TextChoices):
    """Category under the multi-agency public protection arrangements."""

    ONE = "1", "Category 1: duty to notify the police"
    TWO = "2", "Category 2: certain sentences"
    THREE = "3", "Category 3: another risk of serious harm"


class MappaLevel(models.TextChoices):
    """How many agencies manage it together."""

    ONE = "1", "Level 1: one agency"
    TWO = "2", "Level 2: several agencies"
    THREE = "3", "Level 3: senior managers of several agencies"


class Acceptance(models.TextChoices):
    """How much responsibility the child takes for the behaviour at present."""

    NONE = "none", "Does not currently acknowledge the behaviour"
    SOME = "some", "Takes some responsibility"
    FULL = "full", "Takes full responsibility"


class JusticeEvent(ProtectedRecord):
    """Something that happened to one child in the criminal process about one incident."""

    reference = models.CharField(max_length=20, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=list(EVENTS.items()))
    happened_on = models.DateField()
    detail = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    court = models.CharField(max_length=150, blank=True)
    notification_required = models.CharField(max_length=10, choices=YesNoUnknown, blank=True)
    """Whether it brings the duty to notify the police (Sexual Offences Act 2003)."""
    notification_until = models.DateField(null=True)
    mappa_category = models.CharField(max_length=1, choices=MappaCategory, blank=True)
    mappa_level = models.CharField(max_length=1, choices=MappaLevel, blank=True)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="correction"
    )
    """The earlier event in whose place this one stands."""
    correction_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        verbose_name = "criminal justice event"
        ordering = ["happened_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="justice_event_kind_known", condition=Q(kind__in=list(EVENTS))
            ),
            models.CheckConstraint(
                name="justice_correction_says_why",
                condition=Q(corrects__isnull=True) | ~Q(correction_reason=""),
            ),
            models.CheckConstraint(
                name="justice_error_names_what_was_wrong",
                condition=~Q(kind=IN_ERROR) | Q(corrects__isnull=False),
            ),
            models.CheckConstraint(
                name="justice_notification_ends_after_it_starts",
                condition=Q(notification_until__isnull=True)
                | Q(notification_required="yes", notification_until__gte=models.F("happened_on")),
            ),
            only_of("notification_required", YesNoUnknown, "justice_notification_known"),
            only_of("mappa_category", MappaCategory, "justice_mappa_category_known"),
            only_of("mappa_level", MappaLevel, "justice_mappa_level_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.happened_on}"


class Acknowledgement(ProtectedRecord):
    """What the child acknowledges on a day; the latest one stands (R21)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    acceptance = models.CharField(max_length=5, choices=Acceptance)
    words = models.TextField(blank=True)
    """How the child puts it."""
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="acknowledgement_says_how_much",
                condition=Q(acceptance__in=Acceptance.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_acceptance_display()}, {self.asked_on}"
