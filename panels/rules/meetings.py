"""What a meeting must hold before it may be closed: one answer for each missing item.

Each answer is a refusal whose ``field`` names the item (``item`` in ``facts``): the key of the
child, the invitation or the measure, and the field of its record; ``meeting`` and ``invite`` stand
for the meeting itself and for a kind of agency still to be invited.
"""

from collections.abc import Iterator

from hsb_cases.cases.rules.asking import (
    DISPLAYED,
    HARMED,
    harm_to_the_child_is_asked,
    self_harm_is_asked,
)
from hsb_cases.cases.rules.own_record import written_for_this_child
from hsb_cases.core.rules.answers import Answer, follows, refuse, says_something
from panels.rules.facts import ChildFacts, MeetingFacts, item
from panels.rules.inviting import taking_part_missing

DECIDES_THE_THRESHOLD = frozenset({"strategy_discussion", "professionals_meeting"})
"""Meetings in which each child's threshold is decided."""
LEAST_RATIONALE = 100
"""Characters of the rationale where the threshold is not met. Our own default: the procedure asks
for details and names no length."""
ENQUIRIES = frozenset({"single", "joint"})
AFTER_MET = {
    "strategy_discussion": frozenset({"section_47"}),
    # An area's professionals meeting may leave the enquiry to a strategy discussion.
    "professionals_meeting": frozenset({"section_47", "strategy_discussion"}),
}


def missing_to_close(meeting: MeetingFacts) -> list[Answer]:
    """Everything that keeps the meeting from being closed, in the order of its pages."""
    if meeting.kind not in DECIDES_THE_THRESHOLD:
        return [*taking_part_missing(meeting), *_each_child(meeting)]
    return [*taking_part_missing(meeting), *plan_missing(meeting), *_each_child(meeting)]


@follows("R8")
def plan_missing(meeting: MeetingFacts) -> list[Answer]:
    """What is missing of each participant's role and of the organisations' measures.

    Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting: the roles of the participants are
    planned in detail, and what each organisation does about risk, voluntary and faith groups too.
    Where nothing follows for any child, no measure need.
    """
    roles = [
        refuse(
            "R8",
            f"Enter what {one.organisation} does from here. If it has nothing to do, say so.",
            field=item(one.key, "takes_on"),
        )
        for one in meeting.invited
        if one.attended == "yes" and not one.takes_on.strip()
    ]
    follows_on = any(child.next_step != "no_further_action" for child in meeting.children)
    if meeting.measures or not follows_on:
        return roles
    return [
        *roles,
        refuse(
            "R8",
            "Add what each organisation does about risk: school, home, clubs, voluntary and faith"
            " groups where the children go.",
            field=item("meeting", "measures"),
        ),
    ]


def _each_child(meeting: MeetingFacts) -> Iterator[Answer]:
    for child in meeting.children:
        if meeting.kind in DECIDES_THE_THRESHOLD:
            yield from protection_missing(child)
            yield from household_missing(child)
            yield from threshold_missing(child, meeting.kind)
        elif not child.next_step:
            yield _ask("R8", child, "next_step", f"Choose what follows for {child.who}.")
        yield from _asked_every_time(child)
        yield from _own_words(child, meeting)


@follows("R8")
def protection_missing(child: ChildFacts) -> list[Answer]:
    """What is missing of a child's immediate protection and of the talk about medical care.

    Medical care is talked about for every child harmed, whatever the child has said.
    """
    found = []
    if not child.immediate_protection.strip():
        around = " and every child in contact" if child.role in DISPLAYED else ""
        sentence = f"Enter how {child.who}{around} is protected from now on."
        found.append(_ask("R8", child, "immediate_protection", sentence))
    if child.role in HARMED and not child.medical:
        sentence = f"Choose which medical check was agreed for {child.who}, or none."
        found.append(_ask("R8", child, "medical", sentence))
    if child.role in HARMED and not child.medical_discussion.strip():
        sentence = (
            f"Enter what was said about medical care for {child.who}, with the sexual assault"
            " referral centre where it was asked."
        )
        found.append(_ask("R8", child, "medical_discussion", sentence))
    return found


@follows("R9")
def household_missing(child: ChildFacts) -> list[Answer]:
    """What is missing of where a child who displayed the behaviour lives meanwhile.

    Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting: in a household with other
    children, whether the child should move, at least for a short time, and why.
    """
    if child.role not in DISPLAYED:
        return []
    if not child.household_decision:
        sentence = (
            f"Choose whether {child.who} moves for now, stays, or lives with no other children."
        )
        return [_ask("R9", child, "household_decision", sentence)]
    if child.household_decision == "not_same_household":
        if not child.lives_with_other_children:
            return []
        sentence = (
            f"{child.who} is recorded as living with other children. Choose whether {child.who}"
            " moves for now or stays, or correct where the children live."
        )
        return [_ask("R9", child, "household_decision", sentence)]
    if not says_something(child.household_reason):
        moves = "moves" if child.household_decision == "move" else "stays"
        sentence = f"Enter why {child.who} {moves}, in a sentence or more."
        return [_ask("R9", child, "household_reason", sentence)]
    return []


@follows("R10")
def threshold_missing(child: ChildFacts, kind: str) -> list[Answer]:
    """What is missing of the decision whether this child suffers, or may suffer, significant harm.

    Where the threshold is not met: detailed reasons, the support that is still needed, and who was
    told. Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting.
    """
    if child.threshold == "met":
        return _met_missing(child, AFTER_MET[kind])
    if child.threshold == "not_met":
        return _not_met_missing(child)
    sentence = f"Choose whether the threshold of significant harm is met for {child.who}."
    return [_ask("R10", child, "threshold", sentence)]


def _met_missing(child: ChildFacts, may_follow: frozenset[str]) -> list[Answer]:
    found = []
    if not says_something(child.rationale):
        sentence = f"Enter why the threshold is met for {child.who}, in a sentence or more."
        found.append(_ask("R10", child, "rationale", sentence))
    if child.next_step not in may_follow:
        sentence = (
            f"The threshold is met for {child.who}, so choose the section 47 enquiry as what"
            " follows."
        )
        found.append(_ask("R10", child, "next_step", sentence))
    elif child.next_step == "section_47" and child.enquiry not in ENQUIRIES:
        sentence = (
            f"Choose whether social care makes the enquiry about {child.who} alone or together"
            " with the police."
        )
        found.append(_ask("R10", child, "enquiry", sentence))
    return found


def _not_met_missing(child: ChildFacts) -> list[Answer]:
    who = child.who
    found = []
    if len(child.rationale.strip()) < LEAST_RATIONALE:
        sentence = (
            f"Enter in detail why the threshold is not met for {who}: what was known, what was"
            f" weighed, what speaks against it. At least {LEAST_RATIONALE} characters."
        )
        found.append(_ask("R10", child, "rationale", sentence))
    if not child.support_needs.strip():
        sentence = f"Enter the support that {who} still needs, or that none is needed and why."
        found.append(_ask("R10", child, "support_needs", sentence))
    if not child.who_was_told.strip():
        sentence = f"Enter who was told of the decision about {who}, and by whom."
        found.append(_ask("R10", child, "who_was_told", sentence))
    if child.next_step in {"", "section_47"} or child.enquiry in ENQUIRIES:
        sentence = (
            f"The threshold is not met for {who}, so choose what follows instead of a section 47"
            " enquiry."
        )
        found.append(_ask("R10", child, "next_step", sentence))
    return found


def _asked_every_time(child: ChildFacts) -> Iterator[Answer]:
    said = (
        harm_to_the_child_is_asked(
            child=child.who,
            role=child.role,
            answer=child.may_be_harmed_themselves,
            detail=child.may_be_harmed_detail,
            field=item(child.key, "may_be_harmed_themselves"),
        ),
        self_harm_is_asked(
            child=child.who,
            answer=child.self_harm_risk,
            detail=child.self_harm_detail,
            field=item(child.key, "self_harm_risk"),
        ),
    )
    yield from (answer for answer in said if answer.kind != "ok")


def _own_words(child: ChildFacts, meeting: MeetingFacts) -> Iterator[Answer]:
    for field in ("rationale", "support_needs", "household_reason"):
        others = [getattr(one, field) for one in meeting.children if one.key != child.key]
        said = written_for_this_child(
            getattr(child, field), others, child=child.who, field=item(child.key, field)
        )
        if said.kind != "ok":
            yield said


def _ask(rule: str, child: ChildFacts, field: str, sentence: str) -> Answer:
    return refuse(rule, sentence, field=item(child.key, field))
