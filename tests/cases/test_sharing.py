"""Sharing: who may, what is refused, and what is left when it ends."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.commands.requests import ask_for_access, give_access, refuse_access
from hsb_cases.cases.commands.sharing import (
    SharingReason,
    end_exclusion,
    end_share,
    exclude_person,
    share_case,
)
from hsb_cases.cases.models import (
    AccessRequest,
    Case,
    CaseGroupObjectPermission,
    CaseloadEntry,
    CaseUserObjectPermission,
    Exclusion,
    Level,
    Participation,
    Share,
    SharingBasis,
)
from hsb_cases.cases.selectors.linked import linked_children
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
LATER = NOON + datetime.timedelta(days=1)


@built_once
def two(world):
    return cases_of_two(world)


def level(actor, case):
    with acting(actor):
        found = CaseloadEntry.objects.filter(case=case).values_list("level", flat=True)
        return max(found, default=0)


def share(case, recipient, wanted, by, why=WHY, at=NOON):
    return share_case(case=case, recipient=recipient, level=wanted, why=why, at=at, by=by)


# Who, at which level on the case, and whether that person decides about access.
TABLE = [
    (ONE, Level.MANAGE, True),
    ("northmere manager", Level.MANAGE, True),
    ("police", Level.CONTRIBUTE, False),
    ("northmere coordinator", Level.CONTRIBUTE, False),
    ("northmere auditor", Level.VIEW, False),
    ("stoneford worker one", Level.VIEW, False),
    ("school", Level.STUB, False),
    (TWO, 0, False),
    ("northmere front door", 0, False),
    ("stoneford front door", 0, False),
    ("teacher", 0, False),
    ("administrator", 0, False),
]


def prepared(world, two, who, wanted):
    """Gives the person of a row the level of the row, where it is not theirs already."""
    actor = world[who]
    if wanted and level(actor, two.first) < wanted:
        share(two.first, actor.membership, wanted, world[ONE])
    assert level(actor, two.first) == wanted
    return actor


@pytest.mark.parametrize(("who", "wanted", "may"), TABLE)
def test_who_may_decide_about_access(world, two, who, wanted, may):
    actor = prepared(world, two, who, wanted)
    case = two.first
    health = world["stoneford worker two"].membership
    with as_owner():
        auditors = Share.objects.get(case=case, group=world.teams["northmere audit"].group)
        given = Share.objects.filter(case=case, group=world.teams["school"].group).get()
    acts = {
        "share": lambda: share(case, health, Level.VIEW, actor),
        "end": lambda: end_share(share=given, reason="Over", at=LATER, by=actor),
        "exclude": lambda: exclude_person(
            case=case, user=world["teacher"].user, reason="Relative", at=NOON, by=actor
        ),
    }
    if may:
        for act in acts.values():
            act()
        assert level(world["stoneford worker two"], case) == Level.VIEW
        with pytest.raises(Refused, match="Auditors keep"):
            end_share(share=auditors, reason="Over", at=LATER, by=actor)
    else:
        for name, act in acts.items():
            # Who does not see the case is told of no share in it either.
            with pytest.raises((NotPermitted, OutOfScope) if name == "end" else NotPermitted):
                act()
        with as_owner():
            given.refresh_from_db()
            assert given.ended_at is None
            assert not Exclusion.objects.exists()
        assert level(world["stoneford worker two"], case) == 0


@pytest.mark.parametrize(
    ("recipient", "wanted", "sentence"),
    [
        ("own care", Level.VIEW, "a whole record is never shared"),
        ("other care", Level.CONTRIBUTE, "a whole record is never shared"),
        ("police agency", Level.MANAGE, "own social care manages"),
        ("police person", Level.MANAGE, "own social care manages"),
        ("other worker", Level.MANAGE, "own social care manages"),
        ("administrator", Level.STUB, "sees no case"),
        ("left", Level.VIEW, "has not ended"),
        ("closed team", Level.VIEW, "in use"),
    ],
)
def test_what_is_never_shared(world, two, recipient, wanted, sentence):
    with as_owner(), system_acting("Test"):
        left = Membership.objects.get(pk=world["teacher"].membership.pk)
        left.ended_at = NOON
        left.save()
        closed = world.teams["police"]
        closed.active = False
        closed.save()
    recipients = {
        "own care": world.agencies["Northmere County children’s social care"].group,
        "other care": world.agencies["Stoneford children’s social care"].group,
        "police agency": world.agencies["Northmere Police"].group,
        "police person": world["northmere auditor"].membership,
        "other worker": world["stoneford worker one"].membership,
        "administrator": world["administrator"].membership,
        "left": left,
        "closed team": closed.group,
    }
    if recipient == "police person":
        recipients[recipient] = world["school"].membership
    with pytest.raises(Refused, match=sentence):
        share(two.first, recipients[recipient], wanted, world[ONE])
    with as_owner():
        assert not Share.objects.filter(case=two.first, purpose=WHY.purpose).exists()


def test_a_safety_summary_may_go_to_a_whole_social_care(world, two):
    group = world.agencies["Stoneford children’s social care"].group
    share(two.first, group, Level.SUMMARY, world[ONE])
    assert level(world["stoneford worker two"], two.first) == Level.SUMMARY


@pytest.mark.parametrize(
    ("purpose", "until", "field"), [("  ", None, "purpose"), ("Why", NOON, "until")]
)
def test_a_share_says_why_and_ends_in_the_future(world, two, purpose, until, field):
    why = SharingReason(purpose, SharingBasis.PUBLIC_TASK, until=until)
    with pytest.raises(Refused) as refused:
        share(two.first, world["police"].membership, Level.VIEW, world[ONE], why=why)
    assert refused.value.field == field


def test_when_a_share_ends_its_grants_and_its_access_end(world, two):
    given = share(two.first, world["police"].membership, Level.CONTRIBUTE, world[ONE])
    assert level(world["police"], two.first) == Level.CONTRIBUTE
    end_share(share=given, reason="The enquiry is over", at=LATER, by=world[ONE])
    assert level(world["police"], two.first) == 0
    with as_owner():
        given.refresh_from_db()
        assert (given.ended_at, given.ended_reason) == (LATER, "The enquiry is over")
        assert not CaseUserObjectPermission.objects.filter(share=given).exists()
    with pytest.raises(Refused, match="ended already"):
        end_share(share=given, reason="Again", at=LATER, by=world[ONE])


def test_two_shares_for_two_purposes_end_by_themselves(world, two):
    police = world["police"].membership
    first = share(two.first, police, Level.VIEW, world[ONE])
    share(two.first, police, Level.SUMMARY, world[ONE])
    end_share(share=first, reason="Over", at=LATER, by=world[ONE])
    assert level(world["police"], two.first) == Level.SUMMARY


def test_the_managing_team_and_the_worker_keep_their_access(world, two):
    with as_owner():
        team = Share.objects.get(
            case=two.first, group=world.teams["northmere casework"].group, ended_at__isnull=True
        )
        worker = Share.objects.get(
            case=two.first, membership=world[ONE].membership, ended_at__isnull=True
        )
    with pytest.raises(Refused, match="Hand the case over"):
        end_share(share=team, reason="Over", at=LATER, by=world[ONE])
    with pytest.raises(Refused, match="Allocate it to somebody else"):
        end_share(share=worker, reason="Over", at=LATER, by=world["northmere manager"])


def test_handing_over_leaves_no_grant_behind(world, two):
    """The team that hands over sees the case no longer by the time its grants are to go."""
    with as_owner():
        group = world.teams["northmere front door"].group
        assert not CaseGroupObjectPermission.objects.filter(group=group).exists()
        assert Share.objects.filter(group=group, ended_at__isnull=False).count() == 2


def test_a_person_kept_away_finds_no_trace_until_it_ends(world, two):
    manager = world["northmere manager"]
    police = world["police"]
    share(two.first, police.membership, Level.VIEW, world[ONE])
    kept = exclude_person(
        case=two.first, user=police.user, reason="A relative", at=NOON, by=manager
    )
    assert level(police, two.first) == 0
    with acting(police):
        for model in (Case, Share, Participation, Exclusion, AccessRequest):
            assert not model.objects.exists(), model
    with pytest.raises(Refused, match="kept away"):
        share(two.first, police.membership, Level.VIEW, world[ONE])
    with pytest.raises(Refused, match="already"):
        exclude_person(case=two.first, user=police.user, reason="Again", at=NOON, by=manager)
    end_exclusion(exclusion=kept, reason="No relative", at=LATER, by=manager)
    assert level(police, two.first) == Level.VIEW
    with pytest.raises(Refused, match="ended already"):
        end_exclusion(exclusion=kept, reason="Again", at=LATER, by=manager)


def test_whoever_ends_access_keeps_somebody_away_or_lets_them_back_says_why(world, two):
    manager, police = world["northmere manager"], world["police"]
    given = share(two.first, police.membership, Level.VIEW, world[ONE])
    with pytest.raises(Refused) as refused:
        end_share(share=given, reason=" ", at=LATER, by=manager)
    assert refused.value.sentence == "Enter why their access ends."
    with pytest.raises(Refused) as refused:
        exclude_person(case=two.first, user=police.user, reason=" ", at=NOON, by=manager)
    assert refused.value.sentence == "Enter why this person is kept away from the case."
    assert level(police, two.first) == Level.VIEW
    kept = exclude_person(
        case=two.first, user=police.user, reason="A relative", at=NOON, by=manager
    )
    with pytest.raises(Refused) as refused:
        end_exclusion(exclusion=kept, reason=" ", at=LATER, by=manager)
    assert (refused.value.sentence, refused.value.field) == (
        "Enter why the exclusion ends.",
        "reason",
    )
    assert level(police, two.first) == 0


def test_nobody_keeps_themselves_or_the_worker_away(world, two):
    manager = world["northmere manager"]
    with pytest.raises(Refused, match="Ask another manager"):
        exclude_person(case=two.first, user=manager.user, reason="Me", at=NOON, by=manager)
    with pytest.raises(Refused, match="Allocate it to somebody else first"):
        exclude_person(case=two.first, user=world[ONE].user, reason="X", at=NOON, by=manager)


def test_a_linked_child_of_whom_one_is_kept_away_is_not_shown(world, two):
    """The worker of one sibling is a relative of the other."""
    with acting(world[ONE]):
        assert [child.initials for child in linked_children(two.first)] == ["O.R."]
    exclude_person(
        case=two.second,
        user=world[ONE].user,
        reason="A relative",
        at=NOON,
        by=world["northmere manager"],
    )
    with acting(world[ONE]):
        assert linked_children(two.first) == []
        part = _part(two.second)
    with pytest.raises(OutOfScope):
        ask_for_access(participation_id=part, reason="Why", at=NOON, by=world[ONE])


def _part(case):
    with as_owner():
        return Participation.objects.get(case=case).pk


def ask(world, two, who=ONE, reason="Both children live together again"):
    return ask_for_access(participation_id=_part(two.second), reason=reason, at=NOON, by=world[who])


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (ONE, True),
        ("northmere auditor", True),  # reads this case; may ask, as anybody who works beside it
        ("school", False),
        ("police", False),
        ("stoneford front door", False),
        ("administrator", False),
    ],
)
def test_who_may_ask_for_a_linked_childs_record(world, two, who, may):
    if may:
        assert ask(world, two, who).outcome == AccessRequest.Outcome.OPEN
    else:
        with pytest.raises((OutOfScope, NotPermitted)):
            ask(world, two, who)
        with as_owner():
            assert not AccessRequest.objects.exists()


def test_a_request_is_seen_by_who_asked_and_by_who_decides(world, two):
    ask(world, two)
    for who, sees in (
        (ONE, 1),
        (TWO, 1),
        ("northmere manager", 1),
        ("northmere auditor", 0),
        ("northmere coordinator", 0),
        ("school", 0),
    ):
        with acting(world[who]):
            assert AccessRequest.objects.count() == sees, who


def test_a_request_is_asked_once_and_says_why(world, two):
    with pytest.raises(Refused) as refused:
        ask(world, two, reason=" ")
    assert refused.value.field == "reason"
    ask(world, two)
    with pytest.raises(Refused, match="asked already"):
        ask(world, two)


def test_giving_access_shares_the_case_with_the_person_who_asked(world, two):
    request = ask(world, two)
    give_access(request=request, level=Level.VIEW, why=WHY, at=LATER, by=world[TWO])
    assert level(world[ONE], two.second) == Level.VIEW
    with acting(world[ONE]):
        answered = AccessRequest.objects.get()
        assert answered.outcome == AccessRequest.Outcome.GIVEN
        assert answered.answered_by.startswith(world[TWO].user.full_name)
        assert linked_children(two.first)[0].case_reference == two.second.reference
    with pytest.raises(Refused, match="answered already"):
        refuse_access(request=request, reason="No", at=LATER, by=world[TWO])


def test_nobody_answers_their_own_request(world, two):
    """She asked while the case was not hers; by now she may decide who sees it."""
    request = ask(world, two)
    share(two.second, world[ONE].membership, Level.MANAGE, world[TWO])
    for answer in (
        lambda: give_access(request=request, level=Level.VIEW, why=WHY, at=LATER, by=world[ONE]),
        lambda: refuse_access(request=request, reason="No", at=LATER, by=world[ONE]),
    ):
        with pytest.raises(Refused) as refused:
            answer()
        assert refused.value.sentence == (
            "Ask somebody else of the team to answer: nobody answers their own request."
        )
    with as_owner():
        assert AccessRequest.objects.get().outcome == AccessRequest.Outcome.OPEN


def test_refusing_access_needs_a_reason_that_the_asker_reads(world, two):
    request = ask(world, two)
    with pytest.raises(Refused) as refused:
        refuse_access(request=request, reason="", at=LATER, by=world[TWO])
    assert refused.value.field == "reason"
    refuse_access(request=request, reason="The summary is enough", at=LATER, by=world[TWO])
    assert level(world[ONE], two.second) == 0
    with acting(world[ONE]):
        assert AccessRequest.objects.get().answer_reason == "The summary is enough"


@pytest.mark.parametrize("who", [ONE, "northmere coordinator", "northmere auditor", "police"])
def test_who_does_not_manage_the_case_answers_no_request(world, two, who):
    request = ask(world, two, "northmere auditor" if who == ONE else ONE)
    with pytest.raises((NotPermitted, OutOfScope)):
        give_access(request=request, level=Level.VIEW, why=WHY, at=LATER, by=world[who])
    with pytest.raises((NotPermitted, OutOfScope)):
        refuse_access(request=request, reason="No", at=LATER, by=world[who])
