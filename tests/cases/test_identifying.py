"""A child who was only described is identified later, and every rule is asked again."""

import datetime
from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.identifying import Identity, identify_child
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Child, Level, Participation, PossibleMatch, SharingBasis
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.support.built_once import built_once
from tests.support.concerns import MILA, SIBLINGS, with_children
from tests.support.roles import as_owner
from tests.support.twice import LATER
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

DESCRIBED = replace(
    MILA,
    identified=False,
    description="A girl in a red coat",
    given_name="",
    family_name="",
    date_of_birth=None,
    date_of_birth_status="",
)
HAPPENED = SIBLINGS.happened_from
MILLA = Identity(
    given_name="Milla",
    family_name="Hart",
    date_of_birth=datetime.date(2018, 11, 3),
    date_of_birth_status="stated",
    sex="F",
    nhs_number="999 000 0018",
)


@built_once
def case(world):
    return case_of(world)


def case_of(world, *, happened_from=HAPPENED, **changes):
    concern = submit_concern(
        facts=with_children(replace(DESCRIBED, **changes), happened_from=happened_from),
        draft_reference="DRA-UNKNOWN",
        at=NOON,
        by=world["school"],
    )
    with as_owner():
        return concern.children.select_related("referral__case__child").get().referral.case


def identify(world, case, **changes):
    facts = {
        "case": case,
        "identity": MILLA,
        "reason": "Her school knows her.",
        "at": LATER,
        "by": world["northmere front door"],
    }
    return identify_child(**{**facts, **changes})


def test_the_identity_is_recorded_and_the_description_stays(world, case):
    identify(world, case)
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
        assert child.identified
        assert (child.full_name, child.nhs_number) == ("Milla Hart", "9990000018")
        assert child.description == "A girl in a red coat"
        version = child.history.first()
        assert version.act_summary == "Identified the child"
        assert version.history_change_reason == "Her school knows her."


def test_the_age_at_the_incident_follows_from_the_date_of_birth(world, case):
    identify(world, case)
    with as_owner():
        part = Participation.objects.get(child=case.child_id)
        assert part.age_at_incident == 7
        assert part.history.first().age_at_incident == 7


@pytest.mark.parametrize("happened_from", [None, MILLA.date_of_birth - datetime.timedelta(days=1)])
def test_the_age_stays_as_stated_where_the_dates_tell_none(world, happened_from):
    case = case_of(world, age_stated=8, happened_from=happened_from)
    identify(world, case)
    with as_owner():
        assert Participation.objects.get(child=case.child_id).age_at_incident == 8


def test_a_name_alone_leaves_what_was_described_as_it_was(world):
    case = case_of(world, age_stated=8, sex="F")
    identify(world, case, identity=Identity(known_as="Milla"))
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
        assert (child.known_as, child.sex, child.date_of_birth) == ("Milla", "F", None)
        assert Participation.objects.get(child=child).age_at_incident == 8


def test_the_teams_of_children_alike_are_told(world, case):
    submit_concern(
        facts=with_children(replace(MILA, home_authority="stoneford")),
        draft_reference="DRA-STONEFORD",
        at=NOON,
        by=world["police"],
    )
    identify(world, case)
    with as_owner():
        notice = PossibleMatch.objects.select_related("case").get()
        assert notice.case.local_authority == world.authorities["Stoneford"]
        assert notice.child_id == case.child_id
    with acting(world["northmere front door"]):
        assert not PossibleMatch.objects.exists()


def test_a_child_found_to_be_under_13_becomes_a_child_protection_referral(world):
    """R3: until now she was thought to be 14."""
    case = case_of(world, age_stated=14, refer=True)
    with as_owner():
        assert Referral.objects.get(case=case).route == "social_care"
    done = identify(world, case)
    with as_owner():
        referral = Referral.objects.get(case=case)
        assert referral.route == "child_protection"
        assert any("under 13" in reason for reason in referral.reasons)
    assert len(done.prompts) == 1
    assert referral.reference in done.prompts[0]


def test_a_decision_made_before_it_was_known_is_not_edited_but_told(world):
    case = case_of(world, age_stated=14, refer=True)
    with as_owner(), acting(world["northmere front door"]):
        referral = Referral.objects.get(case=case)
        referral.status, referral.decision = "decided", "assessment"
        referral.decision_reasons, referral.decided_at = "Known to the team", NOON
        referral.decided_by = world["northmere front door"].membership
        referral.save()
    done = identify(world, case)
    with as_owner():
        referral.refresh_from_db()
        assert referral.route == "social_care"
    assert "Tell the front door manager today" in done.prompts[0]


def test_without_a_referral_the_person_is_told_to_make_one(world):
    """The case came from another incident; in this one she was thought to be 14."""
    case = case_of(world)
    front_door = world["northmere front door"]
    older = replace(DESCRIBED, existing_child=case.child_id, age_stated=14)
    with acting(front_door):
        submit_concern(
            facts=with_children(older, first_view="inappropriate"),
            draft_reference="DRA-MILD",
            at=LATER,
            by=front_door,
        )
    done = identify(world, case)
    assert len(done.prompts) == 1
    assert "Make a child protection referral" in done.prompts[0]


def test_an_older_child_changes_nothing(world):
    case = case_of(world, age_stated=14, refer=True)
    identity = replace(MILLA, date_of_birth=datetime.date(2012, 1, 1))
    assert identify(world, case, identity=identity).prompts == ()
    with as_owner():
        assert Referral.objects.get(case=case).route == "social_care"


def test_a_rule_that_refuses_undoes_the_identification(world, case, monkeypatch):
    def no(child, at, by):
        raise Refused("One worker cannot hold both children.")

    monkeypatch.setattr(rechecks, "_checks", [no])
    with pytest.raises(Refused, match="One worker"):
        identify(world, case)
    with as_owner():
        assert not Child.objects.get(pk=case.child_id).identified


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"identity": replace(MILLA, given_name="", family_name="")}, "given_name"),
        ({"identity": replace(MILLA, date_of_birth_status="")}, "date_of_birth_status"),
        (
            {"identity": replace(MILLA, date_of_birth=datetime.date(2026, 12, 1))},
            "date_of_birth",
        ),
        ({"identity": replace(MILLA, nhs_number="9990000019")}, "nhs_number"),
        ({"identity": replace(MILLA, upn="A1")}, "upn"),
        ({"reason": " "}, "reason"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_field(world, case, changes, field):
    with pytest.raises(Refused) as refused:
        identify(world, case, **changes)
    assert refused.value.field == field


def test_a_child_is_identified_once(world, case):
    identify(world, case)
    with pytest.raises(Refused, match="already"):
        identify(world, case)


@pytest.mark.parametrize(
    ("who", "answer"),
    [
        ("northmere front door", None),
        ("northmere front door manager", None),
        ("northmere auditor", NotPermitted),
        ("northmere coordinator", NotPermitted),
        ("northmere worker one", NotPermitted),
        ("northmere manager", NotPermitted),
        ("stoneford front door", NotPermitted),
        ("school", NotPermitted),
        ("teacher", NotPermitted),
        ("police", NotPermitted),
        ("administrator", NotPermitted),
    ],
)
def test_who_may_identify(world, case, who, answer):
    if answer is None:
        assert identify(world, case, by=world[who]).child.identified
        return
    with pytest.raises(answer):
        identify(world, case, by=world[who])
    with as_owner():
        assert not Child.objects.get(pk=case.child_id).identified


@pytest.mark.parametrize(
    ("level", "may"),
    [
        (Level.STUB, False),
        (Level.SUMMARY, False),
        (Level.VIEW, False),
        (Level.CONTRIBUTE, True),
        (Level.MANAGE, True),
    ],
)
def test_from_which_level_a_child_may_be_identified(world, case, level, may):
    worker = world["northmere worker one"]
    share_case(
        case=case,
        recipient=worker.membership,
        level=level,
        why=SharingReason("Allocated", SharingBasis.PUBLIC_TASK),
        at=NOON,
        by=world["northmere front door"],
    )
    if may:
        assert identify(world, case, by=worker).child.identified
    else:
        with pytest.raises((NotPermitted, OutOfScope)):
            identify(world, case, by=worker)
