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
    """The time of day, in words."""
    date_certainty = models.CharField(max_length=10, choices=codes.DateCertainty, blank=True)
    account = models.TextField()
    """What happened: facts, in the words used."""
    how_known = models.CharField(max_length=12, choices=codes.HowKnown, blank=True)
    """Where the account comes from."""
    place = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=12, choices=codes.Setting, blank=True)
    local_authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """Where it happened; None: not known or not in a place."""
    technology_assisted = models.CharField(max_length=10, choices=codes.YesNoUnknown, blank=True)
    technology_uses = choice_array(codes.TechnologyUse)
    behaviours = choice_array(codes.BehaviourKind)
    number_involved = models.PositiveSmallIntegerField(null=True)
    """How many children and adults, those not known by name included."""
    power_gaps = choice_array(codes.PowerGap)
    coercion = models.CharField(
        max_length=10, choices=codes.Coercion, default=codes.Coercion.UNKNOWN
    )
    frequency = models.CharField(
        max_length=10, choices=codes.Frequency, default=codes.Frequency.UNKNOWN
    )
    changed_over_time = models.CharField(
        max_length=10, choices=codes.ChangeOverTime, default=codes.ChangeOverTime.UNKNOWN
    )
    secrecy = models.CharField(
        max_length=10, choices=codes.YesNoUnknown, default=codes.YesNoUnknown.UNKNOWN
    )
    agreed = models.CharField(max_length=10, choices=codes.Agreement, blank=True)
    """How the children described it (R4, R5); empty: it was not asked."""
    agreement_described = models.TextField(blank=True)
    """Whether each child described it as agreed, in their words."""
    evidence_held = models.TextField(blank=True)
    """What is kept, where and by whom; never the thing itself (R38)."""
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
            models.CheckConstraint(
                name="incident_involves_somebody",
                condition=Q(number_involved__isnull=True) | Q(number_involved__gte=1),
            ),
            models.CheckConstraint(
                name="incident_no_power_gap_stands_alone",
                condition=~Q(power_gaps__contains=["none"]) | Q(power_gaps=["none"]),
            ),
            all_of("power_gaps", codes.PowerGap, "incident_power_gaps_known"),
            only_of("date_certainty", codes.DateCertainty, "incident_date_certainty_known"),
            only_of("how_known", codes.HowKnown, "incident_how_known_known"),
            only_of("technology_assisted", codes.YesNoUnknown, "incident_technology_answer_known"),
            only_of("coercion", codes.Coercion, "incident_coercion_known"),
            only_of("frequency", codes.Frequency, "incident_frequency_known"),
            only_of("secrecy", codes.YesNoUnknown, "incident_secrecy_known"),
            only_of("changed_over_time", codes.ChangeOverTime, "incident_change_known"),
            all_of("technology_uses", codes.TechnologyUse, "incident_technology_known"),
            all_of("behaviours", codes.BehaviourKind, "incident_behaviours_known"),
            only_of("setting", codes.Setting, "incident_setting_known"),
            only_of("agreed", codes.Agreement, "incident_agreement_known"),
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
            only_of("sexually_harmed", codes.YesNoUnknown, "participation_harm_known"),
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
