"""The demo partnership: five invented areas, their agencies and one person a role."""

import datetime
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import Group
from django.db.models import Case, Q, When
from django.utils.text import slugify

from hsb_cases.agencies.acting import Actor, actor_in, system_acting
from hsb_cases.agencies.commands.agencies import create_agency, make_agency
from hsb_cases.agencies.commands.areas import create_local_authority
from hsb_cases.agencies.commands.memberships import give_membership, make_membership
from hsb_cases.agencies.commands.people import add_person, make_person
from hsb_cases.agencies.commands.procedures import record_procedure
from hsb_cases.agencies.commands.shipping import install_procedures, shipped_procedures
from hsb_cases.agencies.commands.teams import create_team, make_team
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team, User

PASSWORD = "Quiet-harbour-lantern-47"  # noqa: S105 -- printed by make run; demo people only
BEGINNING = datetime.date(2025, 9, 1)

# Each invented area follows the rules of a real procedure (domain.md §9).
AREAS = {
    "Northmere City": ("nottingham-city", "01632 960101", "01632 960111"),
    "Northmere County": ("nottinghamshire", "01632 960102", "01632 960112"),
    "Stoneford": ("staffordshire", "01632 960103", "01632 960113"),
    "Leaford": ("leeds", "01632 960104", "01632 960114"),
    "Fenbridge": ("cambridgeshire", "01632 960105", "01632 960115"),
}
BUSIEST = "Northmere County"
CARE_ROLES = (
    ("front_door", "Front door", "front_door"),
    ("team_manager", "Front door", "front_door"),
    ("team_manager", "Assessment team", "casework"),
    ("social_worker", "Assessment team", "casework"),
    ("social_worker", "Assessment team", "casework"),
    ("hsb_coordinator", "HSB coordination", "hsb"),
    ("auditor", "Quality and audit", "audit"),
)
NAMES = {
    "Northmere City": (
        "Grace Adeyemi",
        "Tom Ashdown",
        "Ruth Kelleher",
        "Priya Nair",
        "Daniel Osei",
        "Helen Okafor",
        "Martin Vale",
    ),
    "Northmere County": (
        "Colin Marsh",
        "Anita Desai",
        "Joanne Pike",
        "Fatima Rahman",
        "Ben Whitlock",
        "Callie Stone",
        "Owain Price",
    ),
    "Stoneford": (
        "Leah Sutton",
        "Paul Grady",
        "Mary Quill",
        "Idris Khan",
        "Esther Boyle",
        "Nadia Farouk",
        "Peter Lomax",
    ),
    "Leaford": (
        "Sunita Rao",
        "George Hale",
        "Kath Doyle",
        "Simon Achebe",
        "Rachel Moss",
        "Dev Banerjee",
        "Alice Thorne",
    ),
    "Fenbridge": (
        "Harriet Cole",
        "James Okoro",
        "Wendy Marsh",
        "Yusuf Demir",
        "Clare Ibbotson",
        "Jo Farrant",
        "Stephen Rook",
    ),
}
OTHERS = (
    ("Castle Hill Primary School", "school", "Northmere City", "Safeguarding", "Lucy Bell", "safeguarding_lead"),
    ("Marsh Lane Primary School", "school", "Northmere County", "Safeguarding", "Sam Oduya", "safeguarding_lead"),
    ("Northmere Academy", "school", "Northmere County", "Safeguarding", "Karen Whitby", "safeguarding_lead"),
    ("Stoneford High School", "school", "Stoneford", "Safeguarding", "Ian Petty", "safeguarding_lead"),
    ("Fenbridge Community College", "school", "Fenbridge", "Safeguarding", "Marta Silva", "safeguarding_lead"),
    ("Northmere Police", "police", "Northmere County", "Child abuse investigation", "Imran Shah", "police"),
    ("Northmere Health Trust", "health", "Northmere County", "Safeguarding nurses", "Beth Carrow", "health"),
    ("Northmere Youth Justice Service", "youth_justice", "Northmere County", "Court and prevention", "Leon Gray", "youth_justice"),
    ("Northmere Early Help", "early_help", "Northmere City", "Family support", "Donna Reeve", "early_help_lead"),
    ("Harbour HSB Service", "hsb_service", "Northmere County", "Practice team", "Jo Farant", "hsb_practitioner"),
)  # fmt: skip


@dataclass
class Partnership:
    """Who is who: actors by full name, areas by name."""

    areas: dict[str, LocalAuthority] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    teams: dict[tuple[str, str], Team] = field(default_factory=dict)

    def __getitem__(self, full_name: str) -> Actor:
        """The actor of a full name."""
        return self.actors[full_name]

    def group(self, agency: str, team: str) -> Group:
        """The group of a team."""
        return self.teams[agency, team].group


def build_partnership(*, at: datetime.datetime) -> Partnership:
    """Make the areas, agencies, teams and people. Raises Refused where DEMO_PEOPLE is off."""
    install_procedures(on=BEGINNING)
    made = Partnership()
    administrator = _first_administrator(at=at)
    made.actors[administrator.user.full_name] = administrator
    shipped = {one.code: one for one in shipped_procedures()}
    for name, (code, phone, out_of_hours) in AREAS.items():
        area = create_local_authority(name=name, uses_product=True, by=administrator)
        made.areas[name] = area
        record_procedure(
            local_authority=area,
            facts=replace(
                shipped[code].facts,
                procedure_title=f"{name} procedure on harmful sexual behaviour (invented)",
                front_door_phone=phone,
                out_of_hours_name="Emergency duty team",
                out_of_hours_phone=out_of_hours,
                contact_source="Invented for the demo",
            ),
            starts_on=BEGINNING,
            by=administrator,
        )
        care = create_agency(
            name=f"{name} children’s social care",
            kind=Agency.Kind.SOCIAL_CARE,
            local_authority=area,
            by=administrator,
        )
        for (role, team, kind), person in zip(CARE_ROLES, NAMES[name], strict=True):
            _person(made, care, team, kind, person, role, administrator, at)
    for agency_name, kind, area_name, team, person, role in OTHERS:
        agency = create_agency(
            name=agency_name,
            kind=kind,
            local_authority=made.areas[area_name],
            by=administrator,
        )
        _person(made, agency, team, Team.Kind.CASEWORK, person, role, administrator, at)
    return made


def email_of(full_name: str) -> str:
    """The invented e-mail address of a demo person."""
    return f"{slugify(full_name).replace('-', '.')}@demo.example"


def _person(
    made: Partnership,
    agency: Agency,
    team_name: str,
    kind: str,
    full_name: str,
    role: str,
    administrator: Actor,
    at: datetime.datetime,
) -> None:
    key = (agency.name, team_name)
    if key not in made.teams:
        made.teams[key] = create_team(agency=agency, name=team_name, kind=kind, by=administrator)
    person = add_person(
        email=email_of(full_name), full_name=full_name, by=administrator, password=PASSWORD
    )
    membership = give_membership(
        person=person,
        team=made.teams[key],
        role=role,
        starts_on=BEGINNING,
        at=at,
        by=administrator,
    )
    made.actors[full_name] = _actor(membership)


def _first_administrator(*, at: datetime.datetime) -> Actor:
    with system_acting("Set up the demo partnership"):
        agency = make_agency(
            name="Northmere Safeguarding Partnership",
            kind=Agency.Kind.PARTNERSHIP,
            local_authority=None,
        )
        team = make_team(agency=agency, name="Administration", kind=Team.Kind.ADMINISTRATION)
        person = make_person(
            email=email_of("Ada Fenwick"), full_name="Ada Fenwick", password=PASSWORD
        )
        membership = make_membership(
            person=person, team=team, role="administrator", starts_on=BEGINNING, at=at
        )
    return _actor(membership)


def _actor(membership: Membership) -> Actor:
    actor = actor_in(membership, on=BEGINNING)
    assert actor is not None, "made just now"  # noqa: S101 -- tells the type checker
    return actor


def demo_sign_ins() -> list[tuple[str, str]]:
    """One demo person a role: the role's label and the e-mail address.

    People of the area in which the most has happened come first, so that a newcomer finds work.
    """
    first: dict[str, Membership] = {}
    people = User.objects.filter(email__endswith="@demo.example")
    busy = Q(team__agency__local_authority__name=BUSIEST)
    for membership in (
        Membership.objects.filter(user__in=people, ended_at__isnull=True)
        .select_related("user")
        .order_by(Case(When(busy, then=0), default=1), "pk")
    ):
        first.setdefault(membership.role, membership)
    return [(one.role_facts.label, one.user.email) for one in first.values()]
