"""A small fictional partnership: areas, agencies, teams and one person a role."""

import datetime
from dataclasses import dataclass, field

from django.contrib.auth.models import Group

from hsb_cases.agencies.acting import Actor, actor_in, system_acting
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team, User

DAY = datetime.date(2026, 3, 24)
NOON = datetime.datetime(2026, 3, 24, 12, 0, tzinfo=datetime.UTC)
PASSWORD = "a long enough password"


@dataclass
class World:
    """The areas, teams and people of a test, by short names."""

    authorities: dict[str, LocalAuthority] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Actor:
        """The actor of a short name."""
        return self.actors[name]

    def authority(self, name: str, *, uses_product: bool = True) -> LocalAuthority:
        made = LocalAuthority.objects.create(
            code=name.lower().replace(" ", "-"), name=name, uses_product=uses_product
        )
        self.authorities[name] = made
        return made

    def agency(self, name: str, kind: str, authority: str) -> Agency:
        made = Agency.objects.create(
            name=name,
            kind=kind,
            local_authority=self.authorities[authority],
            group=Group.objects.create(name=f"agency: {name}"),
        )
        self.agencies[name] = made
        return made

    def team(self, short: str, name: str, agency: str, kind: str = Team.Kind.CASEWORK) -> Team:
        made = Team.objects.create(
            agency=self.agencies[agency],
            name=name,
            kind=kind,
            group=Group.objects.create(name=f"team: {short}"),
        )
        self.teams[short] = made
        return made

    def person(self, short: str, full_name: str, team: str, role: str) -> Actor:
        user = User.objects.create_user(
            f"{short.replace(' ', '.')}@example.test", PASSWORD, full_name=full_name
        )
        return self.member(short, user, team, role)

    def member(self, short: str, user: User, team: str, role: str) -> Actor:
        membership = Membership.objects.create(
            user=user, team=self.teams[team], role=role, starts_on=datetime.date(2026, 1, 1)
        )
        actor = actor_in(membership, on=DAY)
        self.actors[short] = actor
        return actor


def build_world() -> World:
    """Northmere County with its teams, a school, the police; Stoneford; Elsewhere without us."""
    world = World()
    with system_acting("Test set-up"):
        for name in ("Northmere County", "Stoneford"):
            world.authority(name)
            care = f"{name} children’s social care"
            world.agency(care, Agency.Kind.SOCIAL_CARE, name)
            short = name.split()[0].lower()
            world.team(f"{short} front door", "Front door", care, Team.Kind.FRONT_DOOR)
            world.team(f"{short} casework", "Casework team", care)
            world.team(f"{short} hsb", "HSB coordination", care, Team.Kind.HSB)
            world.team(f"{short} audit", "Audit", care, Team.Kind.AUDIT)
            for role, person in (
                ("front_door", "front door"),
                ("team_manager", "manager"),
                ("social_worker", "worker one"),
                ("social_worker", "worker two"),
                ("hsb_coordinator", "coordinator"),
                ("auditor", "auditor"),
            ):
                team = {
                    "front_door": "front door",
                    "hsb_coordinator": "hsb",
                    "auditor": "audit",
                }.get(role, "casework")
                world.person(
                    f"{short} {person}",
                    f"{short.title()} {person.title()}",
                    f"{short} {team}",
                    role,
                )
            world.person(
                f"{short} front door manager",
                f"{short.title()} Duty Manager",
                f"{short} front door",
                "team_manager",
            )
        world.authority("Elsewhere", uses_product=False)
        world.agency("Castle Hill School", Agency.Kind.SCHOOL, "Northmere County")
        world.team("school", "Safeguarding", "Castle Hill School")
        world.person("school", "Sam Safeguard", "school", "safeguarding_lead")
        world.person("teacher", "Terry Teacher", "school", "referrer")
        world.agency("Northmere Police", Agency.Kind.POLICE, "Northmere County")
        world.team("police", "Child protection", "Northmere Police")
        world.person("police", "Pat Police", "police", "police")
        world.agency("Northmere Partnership", Agency.Kind.PARTNERSHIP, "Northmere County")
        world.team("administration", "Administration", "Northmere Partnership", "administration")
        world.person("administrator", "Ada Admin", "administration", "administrator")
    return world
