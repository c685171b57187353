"""A text that another window was before is kept until its writer chooses."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.core.errors import OutOfScope
from hsb_cases.drafts.commands import drop_other, remove_item, save_section, start_draft
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.others import (
    MOST_OTHERS,
    others_of,
    pages_with_others,
    with_other,
    without_key,
    without_text,
)
from hsb_cases.drafts.rules.versions import Sent
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

AT = "2026-03-24T12:05:00+00:00"


def sent(text, window="", sequence=1):
    return Sent({"account": [text]}, 1, window, sequence)


def texts(kept):
    return [one["raw"]["account"][0] for one in kept]


def test_each_window_has_one_text_and_its_newest():
    kept = with_other([], sent("one", "w1", 3), AT)
    kept = with_other(kept, sent("two", "w2", 1), AT)
    kept = with_other(kept, sent("one, longer", "w1", 4), AT)
    kept = with_other(kept, sent("one, older", "w1", 2), AT)
    assert texts(kept) == ["one, longer", "two"]
    assert [one["key"] for one in kept] == [1, 2]


def test_a_text_is_kept_once_and_windows_without_a_name_each_keep_theirs():
    kept = with_other([], sent("one"), AT)
    kept = with_other(kept, sent("two"), AT)
    kept = with_other(kept, sent("one", "w9"), AT)
    assert texts(kept) == ["one", "two"]


def test_what_is_chosen_or_thrown_away_goes_and_the_rest_stays():
    kept = with_other(with_other([], sent("one", "w1"), AT), sent("two", "w2"), AT)
    assert texts(without_text(kept, {"account": ["one"]})) == ["two"]
    assert texts(without_key(kept, 2)) == ["one"]
    assert without_key(kept, 9) == kept


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "w1", "w2", "w3"]), st.integers(0, 9), st.text(max_size=3))
    )
)
def test_whatever_arrives_keys_are_unique_and_the_last_text_of_a_new_window_is_there(saves):
    kept = []
    for window, sequence, text in saves:
        before = {one["window"] for one in kept} - {""}
        kept = with_other(kept, sent(text, window, sequence), AT)
        if window not in before:
            assert text in texts(kept)
    keys = [one["key"] for one in kept]
    assert len(set(keys)) == len(keys) <= MOST_OTHERS
    named = [one["window"] for one in kept if one["window"]]
    assert len(set(named)) == len(named)


def test_beyond_the_most_the_oldest_goes():
    kept = []
    for number in range(MOST_OTHERS + 2):
        kept = with_other(kept, sent(f"text {number}", f"w{number}"), AT)
    assert len(kept) == MOST_OTHERS
    assert texts(kept)[0] == "text 2"
    assert texts(kept)[-1] == f"text {MOST_OTHERS + 1}"


def test_pages_without_a_choice_are_not_named():
    kept = with_other([], sent("one"), AT)
    contents = {"sections": {"account": {"others": kept}, "when": {"raw": {}}}}
    assert pages_with_others(contents) == ["account"]
    (only,) = others_of(contents, "account")
    assert (only.key, only.raw, only.at) == (1, {"account": ["one"]}, AT)
    assert others_of(contents, "where") == []


@built_once
def draft(world):
    return start_draft(kind="concern", at=NOON, by=world["school"])


def save(draft, by, text, *, version=1, path="account", **more):
    return save_section(
        reference=draft.reference,
        path=path,
        sent=Sent({"account": [text]}, version, **more),
        complete=True,
        at=NOON + datetime.timedelta(minutes=5),
        by=by,
    )


def section(draft, path="account"):
    with as_owner():
        return Draft.objects.get(pk=draft.pk).contents["sections"].get(path)


@pytest.mark.django_db
def test_a_conflict_keeps_both_texts_and_makes_no_window_older(world, draft):
    by = world["school"]
    first = save(draft, by, "first", window="one", sequence=1)
    second = save(draft, by, "second", window="two", sequence=1)
    assert second.conflict
    assert second.draft.version == first.draft.version
    assert section(draft)["raw"] == {"account": ["first"]}
    assert texts(section(draft)["others"]) == ["second"]
    # The first window goes on as if nothing had happened, and the second types on.
    assert not save(draft, by, "first, longer", window="one", sequence=2).conflict
    assert save(draft, by, "second, longer", window="two", sequence=2).other == second.other
    assert texts(section(draft)["others"]) == ["second, longer"]
    assert section(draft)["raw"] == {"account": ["first, longer"]}


@pytest.mark.django_db
def test_choosing_a_text_keeps_the_others_that_were_not_chosen(world, draft):
    by = world["school"]
    save(draft, by, "first", window="one", sequence=1)
    save(draft, by, "second", window="two", sequence=1)
    third = save(draft, by, "third", window="three", sequence=1)
    assert not save(draft, by, "second", version=third.draft.version).conflict
    assert section(draft)["raw"] == {"account": ["second"]}
    assert texts(section(draft)["others"]) == ["third"]
    drop_other(reference=draft.reference, path="account", key=third.other, by=by)
    assert "others" not in section(draft)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["teacher", "police", "northmere front door"])
def test_nobody_else_throws_a_text_away(world, draft, who):
    by = world["school"]
    save(draft, by, "first", window="one", sequence=1)
    kept = save(draft, by, "second", window="two", sequence=1)
    with pytest.raises(OutOfScope):
        drop_other(reference=draft.reference, path="account", key=kept.other, by=world[who])
    with pytest.raises(OutOfScope):
        drop_other(reference=draft.reference, path="account", key=kept.other + 1, by=by)
    assert texts(section(draft)["others"]) == ["second"]


@pytest.mark.django_db
def test_taking_a_child_out_takes_the_texts_about_that_child_too(world, draft):
    by = world["school"]
    with as_owner():
        Draft.objects.filter(pk=draft.pk).update(
            contents={"sections": {}, "items": {"children": ["k1"]}}
        )
    save(draft, by, "first", path="children.k1.who", window="one", sequence=1)
    save(draft, by, "second", path="children.k1.who", window="two", sequence=1)
    remove_item(reference=draft.reference, items="children", key="k1", at=NOON, by=by)
    assert section(draft, "children.k1.who") is None
