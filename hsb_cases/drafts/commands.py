"""The acts on drafts. Every one locks the draft first, so that no save is lost to another."""

import datetime
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.core.references import ALPHABET, new_reference
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import Raw, tidy_raw, without_item
from hsb_cases.drafts.rules.others import Kept, others_of, with_other, without_key, without_text
from hsb_cases.drafts.rules.versions import Sent, Verdict, verdict_on

MOST_ITEMS = 60
"""Children or adults of one draft: far more than any incident, fewer than a mistake makes."""


@dataclass(frozen=True)
class Saved:
    """What a save came to. ``draft`` is the draft as it is stored now."""

    draft: Draft
    verdict: Verdict
    stored: Raw = field(default_factory=dict)
    """What stands in the section now: in a conflict, the other window's text."""
    stored_at: str = ""
    other: int = 0
    """In a conflict, the key under which the text that was sent is kept beside it."""

    @property
    def conflict(self) -> bool:
        """Whether another window was there first: what was sent is kept beside its text."""
        return self.verdict is Verdict.CONFLICT


def start_draft(*, kind: str, at: datetime.datetime, by: Actor) -> Draft:
    """Begin an empty draft in the membership that acts."""
    with acting(by, summary="Started a draft"):
        return Draft.objects.create(
            reference=new_reference("DRA"),
            kind=kind,
            user=by.user,
            membership=by.membership,
            contents={"sections": {}, "items": {}},
            started_at=at,
            saved_at=at,
        )


def lock_draft(*, reference: str, by: Actor) -> Draft:
    """The draft, locked until the act ends: nobody saves into it meanwhile.

    Raises OutOfScope when there is none of the actor's of that reference.
    """
    draft = (
        Draft.objects.select_for_update()
        .filter(reference=reference, user=by.user, membership=by.membership)
        .first()
    )
    if draft is None:
        raise OutOfScope
    return draft


def save_section(
    *,
    reference: str,
    path: str,
    sent: Sent,
    complete: bool,
    at: datetime.datetime,
    by: Actor,
) -> Saved:
    """Save what one page sent, exactly as typed: complete or not, valid or not.

    ``complete`` is the page's own judgement, kept for lists of drafts. A conflict replaces nothing:
    what was sent is kept beside what is stored, and both are handed back. Raises OutOfScope for a
    draft that is not the actor's.
    """
    with acting(by, summary="Saved a draft"):
        draft = lock_draft(reference=reference, by=by)
        sections: dict[str, Any] = draft.contents.setdefault("sections", {})
        sent = Sent(tidy_raw(sent.raw), sent.version, sent.window, sent.sequence)
        before = sections.get(path)
        verdict = verdict_on(before, sent)
        if before is not None and verdict is Verdict.CONFLICT:
            return _kept_beside(draft, before, sent, at)
        if before is not None and verdict is not Verdict.SAVE:
            if verdict is Verdict.SAME and before["complete"] != complete:
                # What was typed is the same, but it is judged anew (a list of choices changed).
                before["complete"] = complete
                draft.save(update_fields=["contents"])
            return Saved(draft, verdict, before["raw"], before["at"])
        draft.version += 1
        sections[path] = {
            "raw": sent.raw,
            "version": draft.version,
            "window": sent.window,
            "sequence": sent.sequence,
            "at": at.isoformat(),
            "complete": complete,
        }
        _keep_others(sections[path], without_text((before or {}).get("others", []), sent.raw))
        _store(draft, at)
        return Saved(draft, verdict, sent.raw, at.isoformat())


def drop_other(*, reference: str, path: str, key: int, by: Actor) -> None:
    """Throw away a text that is kept beside a page's saved one. Raises OutOfScope for none."""
    with acting(by, summary="Saved a draft"):
        draft = lock_draft(reference=reference, by=by)
        if key not in {one.key for one in others_of(draft.contents, path)}:
            raise OutOfScope
        section = draft.contents["sections"][path]
        _keep_others(section, without_key(section["others"], key))
        draft.save(update_fields=["contents"])


def add_item(*, reference: str, items: str, at: datetime.datetime, by: Actor) -> str:
    """Add an empty item to a list of the draft. Returns its key.

    Raises OutOfScope, or Refused when there are far too many.
    """
    with acting(by, summary="Saved a draft"):
        draft = lock_draft(reference=reference, by=by)
        keys = draft.contents.setdefault("items", {}).setdefault(items, [])
        if len(keys) >= MOST_ITEMS:
            raise Refused(f"A concern has room for {MOST_ITEMS} entries here. Log a second one.")
        key = _new_key(keys)
        keys.append(key)
        draft.version += 1
        _store(draft, at)
        return key


def remove_item(*, reference: str, items: str, key: str, at: datetime.datetime, by: Actor) -> None:
    """Take an item and everything typed for it out of the draft. Raises OutOfScope."""
    with acting(by, summary="Saved a draft"):
        draft = lock_draft(reference=reference, by=by)
        if key not in draft.contents.get("items", {}).get(items, []):
            raise OutOfScope
        draft.contents = without_item(draft.contents, items, key)
        draft.version += 1
        _store(draft, at)


def discard_draft(*, reference: str, by: Actor) -> None:
    """Delete a draft for good. Raises OutOfScope."""
    with acting(by, summary="Discarded a draft"):
        lock_draft(reference=reference, by=by).delete()


def _kept_beside(draft: Draft, section: dict[str, Any], sent: Sent, at: datetime.datetime) -> Saved:
    """Keep what was sent beside the section's own text; no window's version grows old by it."""
    _keep_others(section, with_other(section.get("others", []), sent, at.isoformat()))
    draft.save(update_fields=["contents"])
    key = next(one["key"] for one in section["others"] if _is_of(one, sent))
    return Saved(draft, Verdict.CONFLICT, section["raw"], section["at"], key)


def _is_of(other: Mapping[str, Any], sent: Sent) -> bool:
    same_window = bool(sent.window) and other["window"] == sent.window
    return bool(other["raw"] == sent.raw or same_window)


def _keep_others(section: dict[str, Any], others: Kept) -> None:
    section["others"] = others
    if not others:
        del section["others"]


def _store(draft: Draft, at: datetime.datetime) -> None:
    draft.saved_at = at
    draft.save(update_fields=["contents", "version", "saved_at"])


def _new_key(taken: list[str]) -> str:
    while True:
        key = "".join(secrets.choice(ALPHABET) for _ in range(4)).lower()
        if key not in taken:
            return key
