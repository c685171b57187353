"""Correcting what a child's part in an incident was: what is asked, and who then sees the case."""

from dataclasses import replace

import pytest

from hsb_cases.cases.commands.parts import correct_part
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Level, Participation, Share, SharingBasis
from hsb_cases.core.errors import Refused
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, SIBLINGS, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
DOOR = "northmere front door"
REASON = "Mila told the police officer what happened that day."


def part_of(given_name):
    with as_owner():
        return Participation.objects.select_related("case").get(child__given_name=given_name)


@built_once
def mila(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    return part_of("Mila")


def correct(world, part, role, harmed="", *, by=DOOR, reason=REASON):
    return correct_part(
        participation=part,
        role=role,
        sexually_harmed=harmed,
        reason=reason,
        at=NOON,
        by=world[by],
    )


def whole_record_for_coordinators(world, part):
    with as_owner():
        return Share.objects.filter(
            case=part.case,
            group=world.teams["northmere hsb"].group,
            level=Level.CONTRIBUTE,
            ended_at__isnull=True,
        ).exists()


def test_a_child_who_was_harmed_and_displayed_it_too_has_both_in_one_part(world, mila):
    assert not whole_record_for_coordinators(world, mila)
    corrected = correct(world, mila, "both", "yes")
    assert corrected.participation.role == "both"
    assert whole_record_for_coordinators(world, mila)
    with as_owner():
        mila.refresh_from_db()
        assert (mila.role, mila.sexually_harmed) == ("both", "yes")
        assert mila.history.first().history_change_reason == REASON


def test_the_answer_to_harm_goes_with_the_part_it_belongs_to(world, mila):
    correct(world, mila, "displaying", "yes")
    with as_owner():
        mila.refresh_from_db()
    assert (mila.role, mila.sexually_harmed) == ("displaying", "")


def test_who_adds_to_the_case_corrects_the_part_and_lets_nobody_else_in(world, mila):
    share_case(
        case=mila.case,
        recipient=world["police"].membership,
        level=Level.CONTRIBUTE,
        why=SharingReason("Joint enquiry", SharingBasis.PUBLIC_TASK),
        at=NOON,
        by=world[DOOR],
    )
    correct(world, mila, "both", "yes", by="police")
    with as_owner():
        mila.refresh_from_db()
    assert mila.role == "both"
    assert not whole_record_for_coordinators(world, mila)


@pytest.mark.parametrize(
    ("role", "harmed", "reason", "field", "sentence"),
    [
        (
            "both",
            "",
            REASON,
            "sexually_harmed",
            "Choose whether the child was sexually harmed; “Not known” is an answer.",
        ),
        ("harmed", "yes", REASON, "role", "This is the child’s part already."),
        ("harmed", "no", " ", "reason", "Enter how you know, in a sentence or more."),
    ],
)
def test_what_is_left_open_or_changes_nothing_is_refused(
    world, mila, role, harmed, reason, field, sentence
):
    with pytest.raises(Refused) as refused:
        correct(world, mila, role, harmed, reason=reason)
    assert (refused.value.field, refused.value.sentence) == (field, sentence)
    with as_owner():
        mila.refresh_from_db()
    assert (mila.role, mila.sexually_harmed) == ("harmed", "yes")


def test_a_part_in_an_agencys_own_log_is_corrected_once_the_child_is_referred(world):
    logged = replace(OWEN, role="affected", refer=False)
    submit_concern(
        facts=with_children(replace(MILA, role="affected", sexually_harmed=""), logged),
        draft_reference="DRA-LOG",
        at=NOON,
        by=world["school"],
    )
    with pytest.raises(Refused) as refused:
        correct(world, part_of("Owen"), "displaying", by="school")
    assert refused.value.sentence == (
        "This concern is in an agency’s own log: refer the child first."
    )
