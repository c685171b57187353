"""The page of one item of a meeting’s agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from hsb_cases.core.filters import clock, short_day
from hsb_cases.core.parts import Why
from hsb_cases.core.rules.answers import Answer
from hsb_cases.core.rules.language import LanguageHint
from hsb_cases.core.why import why
from panels.forms.live import LiveForm, answer_name
from panels.forms.live_at import draft_at
from panels.models import MeetingDraft, SafetyMeasure
from panels.presenters.live_frame import Frame, address_of, frame_of, title_of
from panels.presenters.live_pack import Pack, pack_of
from panels.rules.agenda import OF_ENTRIES, Item, by_item
from panels.rules.parts import ATTENDANCE, MEASURES
from panels.selectors.live import LiveMeeting
from referrals.presenters.drafting import hints_of

OTHER = "other"


@dataclass(frozen=True)
class Missing:
    """One thing that keeps the meeting from being closed, and where it is answered."""

    sentence: str
    href: str


@dataclass(frozen=True)
class Nudge:
    """Something to think of, with the clause behind it. It stops nothing."""

    sentence: str
    why: Sequence[Why]


@dataclass(frozen=True)
class Measure:
    """A safety measure that stands."""

    title: str
    text: str
    owner: str
    withdraw_href: str


@dataclass(frozen=True)
class OtherText:
    """A text that somebody typed here after somebody else, kept until one of both is chosen."""

    sentence: str
    href: str


@dataclass(frozen=True)
class PartPage:
    """One item: the agenda on its left, the form, what is known already on its right."""

    title: str
    caption: str
    heading: str
    frame: Frame
    pack: Pack
    key: str
    form: LiveForm
    save_href: str
    version: int
    window: str
    saved: str
    button: str
    back_text: str
    next_href: str
    """Where lists of entries lead on without adding one; empty where saving leads on."""
    next_text: str
    back_href: str
    missing: Sequence[Missing]
    nudges: Sequence[Nudge]
    others: Sequence[OtherText]
    measures: Sequence[Measure]
    hints: Mapping[str, Sequence[LanguageHint]] = field(default_factory=dict)


def part_page(live: LiveMeeting, item: Item, form: LiveForm, *, window: str) -> PartPage:
    """The page of an item with what was typed in it."""
    before, after = neighbours(live, item)
    entries = item.part.name in OF_ENTRIES
    draft = draft_at(live, item)
    child = live.child_at(item.child)
    return PartPage(
        title=title_of(live, item),
        caption=child.who if child else live.meeting.get_kind_display(),
        heading=item.part.title,
        frame=frame_of(live, item.key),
        pack=pack_of(live, item.child),
        key=item.key,
        form=form,
        save_href=reverse("live:save", args=[live.meeting.reference]),
        version=draft.version if draft else 0,
        window=window,
        saved=saved_words(draft),
        button="Add to the record" if entries else f"Save and go to {_named(live, item, after)}",
        back_text=f"Back to {_named(live, item, before)}" if before else "",
        next_href=address_of(live, after) if entries else "",
        next_text=f"Go to {_named(live, item, after)}",
        back_href=address_of(live, before) if before else "",
        missing=missing_at(live, item),
        nudges=_nudges(live, item),
        others=[
            OtherText(_other_sentence(one), f"{address_of(live, item)}?show={OTHER}&by={person}")
            for (key, person), one in live.beside.items()
            if key == item.key and not entries
        ],
        measures=[measure_line(live, one) for one in live.record.measures]
        if item.part.name == MEASURES
        else [],
        hints=hints_of(form) if form.is_bound else {},
    )


def neighbours(live: LiveMeeting, item: Item) -> tuple[Item | None, Item]:
    """The item before, if any, and the one after; after the last comes the last."""
    at = live.items.index(item)
    before = live.items[at - 1] if at else None
    return before, live.items[min(at + 1, len(live.items) - 1)]


def missing_at(live: LiveMeeting, item: Item) -> list[Missing]:
    """What is missing in one item."""
    return [missing_line(live, one) for one in by_item(live.missing).get(item.key, [])]


def missing_line(live: LiveMeeting, answer: Answer) -> Missing:
    """One missing thing, with a link to its question."""
    key = next(iter(by_item([answer])))
    item = live.item(key)
    if item is None:
        return Missing(answer.sentence, "")
    whose, _, name = answer.field.partition(":")
    place = answer_name(name, int(whose.partition("-")[2])) if key == ATTENDANCE else name
    anchor = "" if key == MEASURES else f"#id_{place}"
    return Missing(answer.sentence, f"{address_of(live, item)}{anchor}")


def saved_words(draft: MeetingDraft | None) -> str:
    """When the part was saved last, and by whom."""
    if draft is None:
        return "Nothing typed here yet"
    by = draft.saved_by.user.full_name
    at = clock(draft.saved_at, seconds=True)
    return f"{'Recorded' if draft.recorded else 'Saved'} {at} by {by}"


def measure_line(live: LiveMeeting, one: SafetyMeasure) -> Measure:
    """A measure in words."""
    places = {child.record.pk: child for child in live.record.children}
    child = places.get(one.meeting_child_id or 0)
    setting = f" ({one.get_setting_display().lower()})" if one.setting else ""
    about = f"for {child.who}" if child else "for all the children"
    changes = live.seen.conducts and live.under_way
    href = reverse("live:withdraw", args=[live.meeting.reference, one.pk]) if changes else ""
    return Measure(
        title=f"{one.organisation}{setting}, {about}",
        text=one.measure,
        owner=f"{one.owner}, {one.agency}, by {short_day(one.due_on)}",
        withdraw_href=href,
    )


def nudge(answer: Answer) -> Nudge:
    """A prompt with its clause."""
    return Nudge(answer.sentence, [why(answer.rule)])


def _nudges(live: LiveMeeting, item: Item) -> list[Nudge]:
    found = [nudge(one) for one in by_item(live.prompts).get(item.key, [])]
    child = live.child_at(item.child)
    if child is not None and child.interpreter == "yes":
        language = child.interpreter_language or "language not recorded"
        sentence = (
            f"{child.who} needs an interpreter ({language}). Agree who books one for each contact;"
            " nobody of the family interprets."
        )
        found.append(Nudge(sentence, [why("R37")]))
    return found


def _other_sentence(draft: MeetingDraft) -> str:
    who = draft.saved_by.user.full_name
    return f"{who} typed another text here at {clock(draft.saved_at, seconds=True)}. It is kept."


def _named(live: LiveMeeting, item: Item, other: Item | None) -> str:
    """Another item in a button: with the child, where that is another one."""
    if other is None:
        return ""
    child = live.child_at(other.child) if other.child != item.child else None
    title = other.part.title[:1].lower() + other.part.title[1:]
    return f"“{title}”, {child.who}" if child else f"“{title}”"
