"""Two people save the same part at the same moment: one stands, the other is kept beside it."""

import pytest

from panels.commands.recording import Place, keep_beside, record_for_child, save_part
from panels.models import MeetingDraft
from tests.panels.arrange import BEGINS, DOOR, MANAGER, opened, sent, siblings
from tests.support.racing import together
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db(transaction=True)
TEXTS = {DOOR: "The first to press the key.", MANAGER: "The other one, just as fast."}
ROUNDS = 5


def saves(arranged, place, by, window, round_number):
    """Saves as the page does: what comes too late is kept beside."""

    def act():
        typed = sent(
            window=window, sequence=round_number, version=0, rationale=f"{TEXTS[by]} {round_number}"
        )
        actor = arranged.people[by]
        saved = save_part(place=place, sent=typed, at=BEGINS, by=actor)
        if saved.conflict:
            keep_beside(place=place, sent=typed, at=BEGINS, by=actor)
        return saved

    return act


def test_nobodys_text_is_lost_and_none_is_overwritten(world):
    arranged = siblings(world)
    opened(world, arranged, chair="northmere manager")
    arranged.people = world
    for number in range(1, ROUNDS + 1):
        child = arranged.child("Mila" if number % 2 else "Owen")
        with as_owner():
            drafts = MeetingDraft.objects.all()
            drafts.delete()
        place = Place(arranged.meeting, "decision", child)
        results = together(
            saves(arranged, place, DOOR, "a", number),
            saves(arranged, place, MANAGER, "b", number),
        )
        assert sorted(one.conflict for one in results) == [False, True]
        with as_owner():
            kept = {one.part: one.raw["rationale"][0] for one in MeetingDraft.objects.all()}
        assert sorted(kept.values()) == sorted(f"{text} {number}" for text in TEXTS.values())
        winner = DOOR if not results[0].conflict else MANAGER
        assert kept["decision"] == f"{TEXTS[winner]} {number}"


def test_of_two_who_record_at_once_one_stands_in_the_record_and_the_other_is_told(world):
    arranged = siblings(world)
    opened(world, arranged, chair="northmere manager")
    place = Place(arranged.meeting, "decision", arranged.child("Mila"))

    def records(by, window):
        values = {"rationale": TEXTS[by]}
        return lambda: record_for_child(
            place=place, values=values, sent=sent(window=window, **values), at=BEGINS, by=world[by]
        )

    results = together(records(DOOR, "a"), records(MANAGER, "b"))
    (told,) = [one for one in results if one.conflict]
    (stands,) = [one for one in results if not one.conflict]
    assert told.stored == stands.stored
    assert arranged.child("Mila").rationale == stands.stored["rationale"][0]
