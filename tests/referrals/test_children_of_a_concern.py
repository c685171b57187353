"""Whom a concern is about: where each child lives, and the record chosen from the matches."""

from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Child, HarmedAdult, Level, SharingBasis
from hsb_cases.core.errors import NotPermitted, Refused
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Referral
from referrals.rules.facts import AdultFacts
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, SIBLINGS, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


def submit(facts, by, draft="DRA-SECOND"):
    return submit_concern(facts=facts, draft_reference=draft, at=NOON, by=by)


@built_once
def mila(world):
    """Mila's record, whose case the school may read."""
    concern = submit(with_children(MILA), world["police"], "DRA-FIRST")
    with as_owner():
        case = Case.objects.get(participations__incident=concern.incident)
    share_case(
        case=case,
        recipient=world["school"].membership,
        level=Level.VIEW,
        why=SharingReason("Her school", SharingBasis.PUBLIC_TASK),
        at=NOON,
        by=world["northmere front door"],
    )
    with as_owner():
        return case.child


def again(mila, **changes):
    """A second concern about the same child, chosen from the matches."""
    chosen = replace(MILA, existing_child=mila.pk, **changes)
    return with_children(chosen, account="He did it again on Friday.")


@pytest.mark.parametrize("who", ["administrator", "northmere auditor"])
def test_a_role_that_logs_no_concerns_submits_none(world, who):
    role = world[who].role.label.lower()
    with pytest.raises(NotPermitted) as refused:
        submit(SIBLINGS, world[who])
    assert refused.value.sentence == f"Your role, {role}, does not log concerns."
    with as_owner():
        assert not Concern.objects.exists()


def test_a_concern_is_about_at_least_one_child(world):
    with pytest.raises(Refused) as refused:
        submit(replace(SIBLINGS, children=()), world["school"])
    assert refused.value.sentence == "Add at least one child."


def test_an_adult_who_was_harmed_stands_with_the_incident(world):
    adults = (AdultFacts("Teacher at the school", name="Tess Lane", what_was_done="Touched."),)
    concern = submit(replace(SIBLINGS, adults=adults), world["school"])
    with as_owner():
        adult = HarmedAdult.objects.get()
        assert adult.incident == concern.incident
        assert (adult.name, adult.relation) == ("Tess Lane", "Teacher at the school")
        assert adult.what_was_done == "Touched."


def test_an_area_that_is_not_on_the_list_is_refused(world):
    with pytest.raises(Refused) as refused:
        submit(replace(SIBLINGS, incident_authority="nowhere"), world["school"])
    assert refused.value.sentence == "Choose a local authority from the list."


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (replace(MILA, home_authority=""), "Mila Hart"),
        (replace(MILA, home_authority="", given_name="", family_name="", known_as="Mimi"), "Mimi"),
        (
            replace(MILA, home_authority="", identified=False, description="A girl in red"),
            "Child not yet identified: A girl in red",
        ),
    ],
)
def test_a_child_who_is_to_be_referred_has_a_home_to_refer_to(world, facts, name):
    with pytest.raises(Refused) as refused:
        submit(with_children(facts, OWEN), world["school"])
    assert refused.value.sentence == (
        f"Choose the local authority where {name} lives: the referral goes there. If it is not"
        " known, choose the one where the child is now."
    )
    with as_owner():
        assert not Child.objects.exists()


def test_a_child_who_is_not_referred_needs_no_home(world):
    mild = replace(MILA, role="affected", sexually_harmed="", home_authority="")
    concern = submit(with_children(mild, first_view="inappropriate"), world["school"])
    with as_owner():
        assert not Referral.objects.exists()
        assert concern.children.get().child.home_authority is None


def test_the_record_that_was_chosen_is_used_and_no_second_one_made(world, mila):
    concern = submit(again(mila), world["school"])
    with as_owner():
        assert Child.objects.count() == 1
        assert concern.children.get().child == mila


def test_a_record_that_the_reporter_does_not_see_cannot_be_chosen(world, mila):
    with pytest.raises(Refused) as refused:
        submit(again(mila), world["teacher"])
    assert refused.value.sentence == (
        "The record you chose cannot be used any more. Search for it again."
    )


def test_who_may_change_the_chosen_record_says_where_the_child_lives_now(world, mila):
    concern = submit(again(mila, home_authority="stoneford"), world["northmere front door"])
    with as_owner():
        assert Child.objects.get().home_authority == world.authorities["Stoneford"]
        referral = Referral.objects.get(concern=concern)
        assert referral.case.local_authority == world.authorities["Stoneford"]


def test_who_only_reads_the_chosen_record_does_not_move_the_child(world, mila):
    """The referral goes where the record says that the child lives (R2)."""
    concern = submit(again(mila, home_authority="stoneford"), world["school"])
    with as_owner():
        assert Child.objects.get().home_authority == world.authorities["Northmere County"]
        referral = Referral.objects.get(concern=concern)
        assert referral.case.local_authority == world.authorities["Northmere County"]


def test_a_chosen_record_without_a_home_says_what_to_choose_instead(world, mila):
    with as_owner(), acting(world["northmere front door"]):
        mila.home_authority = None
        mila.save()
    with pytest.raises(Refused) as refused:
        submit(again(mila), world["school"])
    assert refused.value.sentence == (
        "The record you chose does not say where the child lives, and you may not change it."
        " Choose “None of these” instead: the records can be put together later."
    )
