"""More rows of everything that any page lists: as many of each kind as are asked for."""

from dataclasses import dataclass, field, replace

from django.contrib.auth.models import Group
from django.db import connection

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.models import Invitation, Membership, Team, User
from hsb_cases.agencies.rules.invitations import expiry, token_digest
from hsb_cases.cases.models import AccessRequest, Case, ChildMerge, Exclusion, PossibleMatch, Share
from hsb_cases.core.references import new_reference
from referrals.commands.submitting import submit_concern
from tests.access.setting import WRITER, Setting, concern_facts, reported
from tests.support.caseload import many_cases
from tests.support.concerns import MILA
from tests.support.roles import as_owner
from tests.support.world import NOON

MANAGING = "northmere front door"
"""The team that has Mila's case and all the others that grow."""
TOKEN = "the-token-of-an-invitation"


@dataclass
class Grown:
    """The setting of the access tests, and what has been added to it."""

    setting: Setting
    unknown: Case
    """Of a child of whom there is only a description."""
    sibling: int
    """The number of Owen's part in the incident that he shares with Mila."""
    rows: int = 0
    """How many there are of each kind."""
    last_child: str = ""
    """The key of the last child of the draft."""
    cases: list[Case] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    people: list[User] = field(default_factory=list)
    kept_away: list[User] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    exclusions: list[Exclusion] = field(default_factory=list)
    requests: list[AccessRequest] = field(default_factory=list)
    matches: list[PossibleMatch] = field(default_factory=list)
    merges: list[ChildMerge] = field(default_factory=list)

    @property
    def case(self) -> Case:
        """The case on which everything of a case grows."""
        return self.setting.cases["mila"]


def with_nothing_yet(setting: Setting) -> Grown:
    """The setting with one child more, not identified yet, and somebody who is invited."""
    described = replace(
        reported("Somebody", MILA),
        identified=False,
        description="A girl in a red coat",
        given_name="",
        family_name="",
        date_of_birth=None,
        date_of_birth_status="",
    )
    concern = submit_concern(
        facts=concern_facts("Somebody", described),
        draft_reference=new_reference("DRA"),
        at=NOON,
        by=setting.world["school"],
    )
    with as_owner(), system_acting("Test set-up"):
        invited = User.objects.create_user("invited@example.test", full_name="Ina Invited")
        Invitation.objects.create(
            user=invited, token_digest=token_digest(TOKEN), made_at=NOON, expires_at=expiry(NOON)
        )
        unknown = concern.children.get().referral.case
        sibling = setting.referrals["owen"].participation_id
        return Grown(setting, unknown, sibling)


def grow(grown: Grown, rows: int) -> None:
    """Add rows until there are so many of each kind, and let the database count them."""
    from tests.query_counts import (
        agencies_growing,
        assessments_growing,
        cases_growing,
        concerns_growing,
        conferences_growing,
        enquiries_growing,
        meetings_growing,
        minutes_growing,
        work_growing,
    )

    more = range(grown.rows, rows)
    world = grown.setting.world
    with as_owner(), system_acting("Test set-up"):
        agencies_growing.grow(grown, more)
        grown.cases += many_cases(world, len(more), worker=world[WRITER], team=MANAGING)
        cases_growing.grow(grown, more)
        concerns_growing.grow(grown, more)
        enquiries_growing.grow(grown, more)
        conferences_growing.grow(grown, more)
        meetings_growing.grow(grown, more)
        minutes_growing.grow(grown, more)
        assessments_growing.grow(grown, more)
        work_growing.grow(grown, more)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as a server does by itself when tables have grown
    grown.rows = rows


def groups(names: list[str]) -> list[Group]:
    """New principals."""
    return Group.objects.bulk_create(Group(name=name) for name in names)
