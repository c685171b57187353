"""Who is asked to a meeting, and who came (R6)."""

from collections.abc import Iterator

from hsb_cases.core.rules.answers import Answer, follows, refuse
from panels.rules.facts import Invited, MeetingFacts, item

SOCIAL_CARE = "social_care"
HSB_OR_YOUTH_JUSTICE = frozenset({"hsb_service", "youth_justice"})
ASKED_TO = {
    "strategy_discussion": (
        frozenset({"police"}),
        frozenset({"health"}),
        frozenset({"school"}),
    ),
    "professionals_meeting": (frozenset({"police"}), HSB_OR_YOUTH_JUSTICE),
}
"""By kind of meeting, the agencies that the procedures name: one of each set is asked."""
WORDS = {
    frozenset({"police"}): "the police",
    frozenset({"health"}): "health",
    frozenset({"school"}): "education",
    HSB_OR_YOUTH_JUSTICE: "the HSB service or the youth justice service",
}


@follows("R6")
def required_agencies(
    kind: str, *, area_asks_for_hsb_service: bool = False
) -> tuple[frozenset[str], ...]:
    """The kinds of agency that are asked to a kind of meeting: one of each set.

    Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting: police, health, education.
    Cambridgeshire and Peterborough: the HSB or youth offending service too, which
    ``area_asks_for_hsb_service`` says of the chairing area. Planning and multi-agency meetings
    are asked together freely.
    """
    named = ASKED_TO.get(kind, ())
    local = (HSB_OR_YOUTH_JUSTICE,) if named and area_asks_for_hsb_service else ()
    return tuple(dict.fromkeys((*named, *local)))


def is_required(kind: str, agency_kind: str, *, area_asks_for_hsb_service: bool = False) -> bool:
    """Whether an agency of this kind is one that the procedures name, so absence needs a reason."""
    asked = required_agencies(kind, area_asks_for_hsb_service=area_asks_for_hsb_service)
    return any(agency_kind in one for one in asked)


@follows("R6")
def taking_part_missing(meeting: MeetingFacts) -> list[Answer]:
    """What is missing of the chair, the invitations and the attendance: one refusal each."""
    return [*_chair_missing(meeting), *_invitations_missing(meeting), *_attendance_missing(meeting)]


def _chair_missing(meeting: MeetingFacts) -> Iterator[Answer]:
    if not meeting.chair_kind:
        yield refuse("R6", "Name who chairs the meeting.", field=item("meeting", "chair"))
    elif meeting.chair_kind != SOCIAL_CARE:
        yield refuse(
            "R6",
            "Name a chair from children’s social care, which convenes and chairs this meeting.",
            field=item("meeting", "chair"),
        )


def _invitations_missing(meeting: MeetingFacts) -> Iterator[Answer]:
    kinds = {one.agency_kind for one in meeting.invited}
    asked = required_agencies(
        meeting.kind, area_asks_for_hsb_service=meeting.area_asks_for_hsb_service
    )
    for one in asked:
        if not one & kinds:
            yield refuse(
                "R6",
                f"Invite {WORDS[one]}: the procedure asks for it.",
                field=item("invite", min(one)),
            )


def _attendance_missing(meeting: MeetingFacts) -> Iterator[Answer]:
    for one in meeting.invited:
        if not one.attended:
            yield _ask(one, f"Record whether {one.organisation} came.", "attended")
        elif one.attended == "no" and one.required and not one.absence_reason.strip():
            yield _ask(one, f"Enter why {one.organisation} did not come.", "absence_reason")


def _ask(one: Invited, sentence: str, field: str) -> Answer:
    return refuse("R6", sentence, field=item(one.key, field))
