"""Drafts: saved as typed, never overwritten unseen, seen by their writer alone."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.drafts import commands
from hsb_cases.drafts.commands import (
    add_item,
    discard_draft,
    remove_item,
    save_section,
    start_draft,
)
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.versions import Sent
from hsb_cases.drafts.selectors import MOST_SHOWN, draft_for, drafts_of
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(minutes=5)


@built_once
def draft(world):
    return start_draft(kind="concern", at=NOON, by=world["school"])


def save(draft, by, text, *, version=1, at=LATER, path="account", **sent):
    return save_section(
        reference=draft.reference,
        path=path,
        sent=Sent({"account": [text]}, version, **sent),
        complete=bool(text),
        at=at,
        by=by,
    )


def stored(draft, path="account"):
    with as_owner():
        return Draft.objects.get(pk=draft.pk).contents["sections"][path]["raw"]["account"]


def test_what_was_typed_is_stored_exactly_and_dated(world, draft):
    text = "  “Stop”, she said.\n\n<b>& nothing else</b>  "
    saved = save(draft, world["school"], text)
    assert stored(draft) == [text]
    assert saved.draft.saved_at == LATER
    assert saved.draft.version == 2


def test_an_older_window_gets_both_texts_instead_of_overwriting(world, draft):
    save(draft, world["school"], "from the first window", window="one", sequence=1)
    second = save(draft, world["school"], "from the second window", window="two", sequence=1)
    assert second.conflict
    assert second.stored == {"account": ["from the first window"]}
    assert stored(draft) == ["from the first window"]


def test_two_windows_on_different_pages_do_not_disturb_each_other(world, draft):
    save(draft, world["school"], "one", window="one", sequence=1)
    assert not save(draft, world["school"], "two", path="when", window="two", sequence=1).conflict


def test_choosing_the_own_text_after_a_conflict_saves_it(world, draft):
    first = save(draft, world["school"], "first")
    assert save(draft, world["school"], "second").conflict
    kept = save(draft, world["school"], "second", version=first.draft.version)
    assert not kept.conflict
    assert stored(draft) == ["second"]


def test_saving_the_same_again_makes_no_new_version(world, draft):
    first = save(draft, world["school"], "same")
    assert save(draft, world["school"], "same").draft.version == first.draft.version


def test_the_same_text_is_judged_anew_when_the_page_asks_for_more(world, draft):
    first = save(draft, world["school"], "same")
    facts = {"reference": draft.reference, "path": "account", "at": LATER, "by": world["school"]}
    again = save_section(sent=Sent({"account": ["same"]}, 1), complete=False, **facts)
    with as_owner():
        kept = Draft.objects.get(pk=draft.pk)
    assert kept.contents["sections"]["account"]["complete"] is False
    assert kept.version == again.draft.version == first.draft.version


@pytest.mark.parametrize("who", ["teacher", "northmere front door", "administrator", "police"])
def test_nobody_else_sees_changes_or_discards_a_draft(world, draft, who):
    other = world[who]
    with acting(other):
        assert drafts_of(other) == []
        with pytest.raises(OutOfScope):
            draft_for(other, draft.reference, kind="concern")
    with pytest.raises(OutOfScope):
        save(draft, other, "mine now")
    with pytest.raises(OutOfScope):
        discard_draft(reference=draft.reference, by=other)
    with as_owner():
        assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_draft_belongs_to_the_membership_it_was_begun_in(world, draft):
    with as_owner(), acting(world["administrator"]):
        also = world.member("school too", world["school"].user, "police", "police")
    with acting(also):
        assert drafts_of(also) == []
        with pytest.raises(OutOfScope):
            draft_for(also, draft.reference, kind="concern")


def test_items_keep_their_keys_when_another_is_removed(world, draft):
    reference, by = draft.reference, world["school"]
    first = add_item(reference=reference, items="children", at=LATER, by=by)
    second = add_item(reference=reference, items="children", at=LATER, by=by)
    save(draft, by, "second child", path=f"children.{second}.who")
    remove_item(reference=reference, items="children", key=first, at=LATER, by=by)
    with acting(by):
        kept = draft_for(by, reference, kind="concern")
    assert kept.contents["items"]["children"] == [second]
    assert stored(kept, f"children.{second}.who") == ["second child"]
    with pytest.raises(OutOfScope):
        remove_item(reference=reference, items="children", key=first, at=LATER, by=by)


def test_two_items_never_get_the_same_key(world, draft, monkeypatch):
    letters = iter("AAAAAAAABBBB")
    monkeypatch.setattr(commands.secrets, "choice", lambda alphabet: next(letters))
    facts = {"items": "children", "at": LATER, "by": world["school"]}
    keys = [add_item(reference=draft.reference, **facts) for _ in range(2)]
    assert keys == ["aaaa", "bbbb"]


def test_a_list_has_an_end(world, draft, monkeypatch):
    monkeypatch.setattr(commands, "MOST_ITEMS", 1)
    add_item(reference=draft.reference, items="children", at=LATER, by=world["school"])
    with pytest.raises(Refused, match="Log a second one"):
        add_item(reference=draft.reference, items="children", at=LATER, by=world["school"])


def test_a_discarded_draft_is_gone(world, draft):
    discard_draft(reference=draft.reference, by=world["school"])
    with acting(world["school"]), pytest.raises(OutOfScope):
        draft_for(world["school"], draft.reference, kind="concern")


@pytest.mark.parametrize("count", [1, 25, 250])
def test_the_list_of_drafts_is_one_query(world, django_assert_num_queries, count):
    for number in range(count):
        made = start_draft(kind="concern", at=NOON, by=world["school"])
        save(made, world["school"], f"text {number}", at=NOON + datetime.timedelta(number))
    with acting(world["school"]), django_assert_num_queries(1):
        lines = drafts_of(world["school"])
    assert len(lines) == min(count, MOST_SHOWN)
    assert lines == sorted(lines, key=lambda line: line.saved_at, reverse=True)
    assert lines[0].href.endswith(f"/referrals/drafts/{lines[0].reference}/")
    assert (lines[0].sections_done, lines[0].sections) == (0, 7)
