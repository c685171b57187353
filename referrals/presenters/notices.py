"""Words that stand out while a concern is written: whom to ring now, and what will follow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.dateparse import parse_datetime

from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Why
from hsb_cases.core.why import why
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import first_of
from hsb_cases.drafts.rules.others import others_of, pages_with_others
from referrals.forms.reading import ChildRead, Reading
from referrals.forms.sections import listed, title_at
from referrals.presenters.addresses import page_address
from referrals.rules.prompts import asks_for_context, context_left_open, doubts_about_agreement
from referrals.selectors.areas import FrontDoor


@dataclass(frozen=True)
class Notice:
    """A warning or an inset, with its reason under "Why am I seeing this?"."""

    text: str
    lines: tuple[str, ...] = ()
    why: Sequence[Why] = ()
    warning: bool = False
    link: str = ""
    href: str = ""
    """Where to do what the notice asks for, and what the link says."""


def danger_notices(
    contents: Mapping[str, object], front_doors: Mapping[str, FrontDoor]
) -> list[Notice]:
    """Whom to ring now, once a child is said to be in immediate danger."""
    if first_of(contents, "safety", "immediate_danger") != "yes":
        return []
    return [
        Notice(
            "A child is in immediate danger: call 999 now. Do not wait to finish this form.",
            lines=tuple(telephone_lines(front_doors.values())),
            warning=True,
        )
    ]


def other_text_notices(draft: Draft) -> list[Notice]:
    """The pages on which texts were typed in two windows and none was chosen yet."""
    return [other_text_notice(draft, path) for path in pages_with_others(draft.contents)]


def other_text_notice(draft: Draft, path: str) -> Notice:
    """Where the choice between the two texts of a page is made."""
    at = parse_datetime(others_of(draft.contents, path)[0].at)
    return Notice(
        f"You typed another text on “{title_at(draft.contents, path)}” in a second window,"
        f" {moment(at)}. It is kept until you choose, and is not part of what you submit.",
        link="Show both and choose",
        href=f"{page_address(draft.reference, path)}?show=other",
    )


def telephone_lines(front_doors: Iterable[FrontDoor]) -> list[str]:
    """Each front door with its telephone number, and out of hours."""
    lines = []
    for door in front_doors:
        lines.append(
            f"{door.area}: {door.name}, {door.phone}"
            if door.name and door.phone
            else f"{door.area}: ring its front door. No number is recorded here"
        )
        if door.out_of_hours_phone:
            name = door.out_of_hours_name or "out of hours"
            lines.append(f"{door.area}, evenings and weekends: {name}, {door.out_of_hours_phone}")
    return lines


def protection_notices(reading: Reading) -> list[Notice]:
    """What will follow because a child under 13 was, or may have been, sexually harmed (R3)."""
    found: dict[str, list[ChildRead]] = {}
    for child in reading.children:
        for reason in child.reasons:
            if reason.child_protection:
                found.setdefault(reason.sentence, []).append(child)
    return [
        Notice(
            f"{sentence} It will be made for {listed([child.name for child in children])} when you"
            " submit, whatever the level of concern.",
            why=[why("R3")],
        )
        for sentence, children in found.items()
    ]


def area_notices(reading: Reading, front_doors: Mapping[str, FrontDoor]) -> list[Notice]:
    """Where each referral goes, once the children live in different areas (R2)."""
    homes = {child.facts.home_authority for child in reading.children} - {""}
    if len(homes) < 2:  # noqa: PLR2004 -- two areas are what "different" means
        return []
    lines = tuple(
        f"{child.name}: {_door_words(front_doors.get(child.facts.home_authority))}"
        for child in reading.children
        if child.facts.home_authority
    )
    return [
        Notice(
            "The children live in different areas. A referral goes to the area where that child"
            " lives:",
            lines,
            why=[why("R2")],
        )
    ]


def prompt_notices(reading: Reading) -> list[Notice]:
    """What to think about again before submitting; none of it stops anything (R4, R5)."""
    involved = [child.involved for child in reading.children]
    found = [
        Notice(prompt.sentence, why=[why(prompt.rule)])
        for prompt in doubts_about_agreement(
            reading.agreed, reading.facts.coercion, reading.facts.secrecy, involved
        )
    ]
    if asks_for_context(reading.agreed, involved):
        still_open = context_left_open(reading.context_answered)
        if still_open:
            found.append(
                Notice(
                    "The children are 13 to 15, close in age, and it was described as agreed."
                    " Before anybody decides, these questions need an answer:",
                    tuple(question for _, question in still_open),
                    why=[why("R4")],
                )
            )
    return found


def _door_words(door: FrontDoor | None) -> str:
    if door is None:
        return "area not known"
    name = f"{door.area}, {door.name}" if door.name else door.area
    return f"{name}, {door.phone}" if door.phone else name
