"""Incidents, and each child's part in them."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q

from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import codes
from hsb_cases.cases.models.children import Child
from hsb_cases.cases.models.fields import ProtectedRecord, all_of, choice_array, only_of


class Incident(ProtectedRecord):
    """Something that happened, as facts. It links the children; it merges nothing."""

    reference = models.CharField(max_length=20, unique=True)
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    time_known = models.CharField(max_length=100, blank=True)
    """The time of day or how sure the date is, in words."""
    account = models.TextField()
    """What happened: facts, in the words used."""
    place = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=12, choices=codes.Setting, blank=True)
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Where it happened; None: not known or not in a place."""
    technology_assisted = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    technology_uses = choice_array(codes.TechnologyUse)
    behaviours = choice_array(codes.BehaviourKind)
    coercion = models.CharField(
        max_length=10, choices=codes.Coercion, default=codes.Coercion.UNKNOWN
    )
    frequency = models.CharField(
        max_length=10, choices=codes.Frequency, default=codes.Frequency.UNKNOWN
    )
    secrecy = models.CharField(
        max_length=10, choices=codes.YesNoUnknown, default=codes.YesNoUnknown.UNKNOWN
    )
    agreement_described = models.TextField(blank=True)
    """Whether each child described it as agreed, in their words."""
    category = models.CharField(max_length=15, choices=Continuum, blank=True)
    """The first view on the continuum of whoever recorded it; screening decides later."""
    police_reference = models.CharField(max_length=60, blank=True)
    held_by = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    """The team whose log the incident is in until a case is opened for it."""

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_period_in_order",
                condition=Q(happened_until__isnull=True)
                | Q(happened_from__isnull=False, happened_until__gte=F("happened_from")),
            ),
            models.CheckConstraint(name="incident_has_an_account", condition=~Q(account="")),
            all_of("technology_uses", codes.TechnologyUse, "incident_technology_known"),
            all_of("behaviours", codes.BehaviourKind, "incident_behaviours_known"),
            only_of("setting", codes.Setting, "incident_setting_known"),
            only_of("category", Continuum, "incident_category_known"),
        ]

    def __str__(self) -> str:
        return self.reference


class Participation(ProtectedRecord):
    """One child's part in one incident. It carries the role: a role is never the child's."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="participations")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="participations")
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, related_name="participations"
    )
    """The case in which this part is worked on; None while the concern is in an agency's log."""
    role = models.CharField(max_length=15, choices=codes.ParticipationRole)
    age_at_incident = models.PositiveSmallIntegerField(null=True)
    """In whole years; from the date of birth where both dates are known, else as stated."""
    sexually_harmed = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    """Asked for a child harmed or both (R3)."""
    what_the_child_said = models.TextField(blank=True)
    pattern_comment = models.TextField(blank=True)
    """How this stands to earlier incidents of the child (R17)."""

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "child"], name="a_child_has_one_part_in_an_incident"
            ),
            only_of("role", codes.ParticipationRole, "participation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} in {self.incident}"


class HarmedAdult(ProtectedRecord):
    """An adult harmed in an incident."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="harmed_adults")
    name = models.CharField(max_length=150, blank=True)
    relation = models.CharField(max_length=150)
    """Who the adult is, e.g. "teacher at the school"."""
    what_was_done = models.TextField(blank=True)

    history = RecordedHistory()

    def __str__(self) -> str:
        return self.name or self.relation
