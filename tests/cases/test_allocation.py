"""Allocating a case and handing it over."""

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, CaseloadEntry, Level, SharingBasis
from hsb_cases.core.errors import NotPermitted, Refused
from referrals.commands.submitting import submit_concern
from tests.audit.arrange import ONE, TWO
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)


@built_once
def case(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Case.objects.order_by("pk").first()


def level(actor, case):
    with acting(actor):
        found = CaseloadEntry.objects.filter(case=case).values_list("level", flat=True)
        return max(found, default=0)


def allocate(world, case, to, by="northmere front door", reason="Has room"):
    allocate_case(case=case, worker=world[to].membership, reason=reason, at=NOON, by=world[by])


def move(world, case, team, by="northmere front door", reason="Accepted"):
    move_case_to_team(case=case, team=world.teams[team], reason=reason, at=NOON, by=world[by])


# Role, the level given on the case first (0: as it is), and whether that person may allocate.
TABLE = [
    ("northmere front door", 0, True),
    ("northmere front door manager", 0, True),
    (ONE, Level.MANAGE, False),
    ("northmere manager", Level.CONTRIBUTE, False),
    ("northmere manager", Level.MANAGE, True),
    ("northmere auditor", 0, False),
    ("northmere coordinator", 0, False),
    ("police", Level.CONTRIBUTE, False),
    ("school", 0, False),
    ("stoneford manager", Level.VIEW, False),
    ("administrator", 0, False),
]


@pytest.mark.parametrize(("who", "given", "may"), TABLE)
def test_who_may_allocate_and_hand_over(world, case, who, given, may):
    if given:
        share_case(
            case=case,
            recipient=world[who].membership,
            level=given,
            why=WHY,
            at=NOON,
            by=world["northmere front door"],
        )
    if may:
        allocate(world, case, TWO, by=who)
        assert level(world[TWO], case) == Level.MANAGE
        move(world, case, "northmere casework", by=who)
        return
    with pytest.raises(NotPermitted):
        allocate(world, case, TWO, by=who)
    with pytest.raises(NotPermitted):
        move(world, case, "northmere casework", by=who)
    with as_owner():
        case.refresh_from_db()
    assert case.worker_id is None
    assert case.managing_team == world.teams["northmere front door"]


def test_a_new_worker_sees_the_whole_record_and_the_old_one_nothing(world, case):
    allocate(world, case, ONE)
    assert (level(world[ONE], case), level(world[TWO], case)) == (Level.MANAGE, 0)
    allocate(world, case, TWO, reason="On leave")
    assert (level(world[ONE], case), level(world[TWO], case)) == (0, Level.MANAGE)
    with as_owner():
        case.refresh_from_db()
    assert case.status == "open"


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("police", "local authority that holds the case"),
        ("stoneford worker one", "local authority that holds the case"),
        ("northmere auditor", "local authority that holds the case"),
        (ONE, "has the case already"),
        (TWO, "kept away"),
        ("left", "has not ended"),
    ],
)
def test_who_cannot_take_a_case(world, case, to, sentence):
    allocate(world, case, ONE)
    exclude_person(
        case=case,
        user=world[TWO].user,
        reason="A relative",
        at=NOON,
        by=world["northmere front door manager"],
    )
    if to == "left":
        to = "northmere coordinator"
        with as_owner(), system_acting("Test"):
            membership = world[to].membership
            membership.ended_at = NOON
            membership.save()
    with pytest.raises(Refused, match=sentence):
        allocate(world, case, to)


@pytest.mark.parametrize(
    ("team", "sentence"),
    [
        ("northmere front door", "manages the case already"),
        ("stoneford casework", "local authority that holds the case"),
        ("police", "local authority that holds the case"),
    ],
)
def test_where_a_case_cannot_go(world, case, team, sentence):
    with pytest.raises(Refused, match=sentence):
        move(world, case, team)


def test_both_acts_say_why(world, case):
    with pytest.raises(Refused) as refused:
        allocate(world, case, ONE, reason=" ")
    assert refused.value.field == "reason"
    with pytest.raises(Refused) as refused:
        move(world, case, "northmere casework", reason="")
    assert refused.value.field == "reason"


def test_the_team_that_hands_over_sees_the_case_no_longer(world, case):
    move(world, case, "northmere casework")
    assert level(world["northmere front door"], case) == 0
    assert level(world["northmere manager"], case) == Level.MANAGE
    assert level(world[ONE], case) == 0


def test_a_closed_case_is_neither_allocated_nor_handed_over(world, case):
    with as_owner(), acting(world["northmere front door"]):
        case.status, case.closed_at = "closed", NOON
        case.save()
    with pytest.raises(Refused, match="“Closed”, so you cannot allocate it"):
        allocate(world, case, ONE)
    with pytest.raises(Refused) as refused:
        move(world, case, "northmere casework")
    assert refused.value.sentence == "This case is closed. Reopen it first."
    with as_owner():
        case.refresh_from_db()
    assert case.managing_team == world.teams["northmere front door"]
