"""The reporter's own entry: what was reported, and what became of it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from hsb_cases.core.filters import clock, day, moment
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.models import Concern, ConcernChild, HandOff, Referral
from referrals.rules.states import HAND_OFF, hand_off_state
from referrals.selectors.concerns import Outcome


@dataclass(frozen=True)
class Known:
    """What the reporter may know of a concern's children."""

    outcomes: Mapping[int, Outcome]
    """By the concern's child."""
    hand_offs: Mapping[int, Referral]
    """By the child."""
    others: Mapping[int, Sequence[Concern]]
    """Other own concerns about the same child, by the child."""
    may_refer: bool = False
    """Whether a child is left whom the person may refer now."""


@dataclass(frozen=True)
class ChildResult:
    """One child of a concern, and what follows for that child."""

    name: str
    reference: str
    tags: Sequence[Tag]
    happened: str
    """Whether the child was referred, in a sentence."""
    told: str
    next_step: str
    why: Sequence[Why]
    pdf_href: str = ""
    hand_off_href: str = ""
    facts: Sequence[Fact] = ()
    others: Sequence[tuple[str, str]] = ()
    """Other own concerns about the child: words and address."""


@dataclass(frozen=True)
class ConcernPage:
    """An own entry, and its confirmation."""

    title: str
    reference: str
    recorded: str
    children: Sequence[ChildResult]
    cards: Sequence[Card]
    references: Sequence[str]
    href: str
    pattern_asked: bool = False
    refer_href: str = ""
    """Where a child is referred who was not referred at first; empty: there is none to refer."""


def concern_page(concern: Concern, known: Known) -> ConcernPage:
    """The entry as it was reported, with a stub of each child's referral."""
    children = [_result(concern, child, known) for child in concern.children.all()]
    return ConcernPage(
        title=f"Concern {concern.reference}",
        reference=concern.reference,
        recorded=f"Logged by {concern.recorded_by.user.full_name}, {concern.agency.name},"
        f" {moment(concern.recorded_at)}",
        children=children,
        cards=_cards(concern),
        references=[f"{child.name}: {child.reference}" for child in children if child.reference],
        href=reverse("referrals:concern", args=[concern.reference]),
        refer_href=reverse("referrals:concern_refer", args=[concern.reference])
        if known.may_refer
        else "",
    )


def _result(concern: Concern, child: ConcernChild, known: Known) -> ChildResult:
    outcome = known.outcomes.get(child.pk)
    referral = known.hand_offs.get(child.child_id)
    reported = child.as_reported
    shared: dict[str, Any] = {
        "name": child.display_name,
        "why": _why(concern, child),
        "facts": [
            Fact(question, value, "Not answered") for question, value in reported.get("answers", [])
        ],
        "others": [
            (
                f"{moment(other.recorded_at)}, {other.get_first_view_display().lower()}",
                reverse("referrals:concern", args=[other.reference]),
            )
            for other in known.others.get(child.child_id, ())
        ],
    }
    role = Tag(child.get_role_display())
    if outcome is None and child.referral_id is not None:
        # Kept away from the child: they are not told so, and learn nothing of what follows.
        return ChildResult(
            reference="",
            tags=[role, Tag("Referred")],
            happened=f"Referred to {_place(reported)}.",
            told=f"The front door, at {clock(concern.recorded_at)}.",
            next_step="What is decided is told to the people who work with the child.",
            **shared,
        )
    if outcome is None:
        return ChildResult(
            reference="",
            tags=[role, Tag("Not referred")],
            happened="Not referred. No rule asked for it and nobody chose it: the entry stays in"
            " your agency’s log.",
            told="Nobody outside your agency.",
            next_step="If it happens again, log it: earlier concerns are shown beside the new one.",
            **shared,
        )
    if referral is not None:
        return _handed_off(referral, role, shared)
    return ChildResult(
        reference=outcome.case_reference,
        tags=[role, Tag(outcome.words, "done" if outcome.decision else "state")],
        happened=f"Referred to {_place(reported)}.",
        told=f"The front door, at {clock(concern.recorded_at)}.",
        next_step=_next_step(concern, outcome),
        **shared,
    )


def _handed_off(referral: Referral, role: Tag, shared: dict[str, Any]) -> ChildResult:
    hand_off: HandOff = referral.hand_off
    state = hand_off_state(
        sent=hand_off.sent_at is not None, acknowledged=hand_off.acknowledged_at is not None
    )
    return ChildResult(
        reference=referral.reference,
        tags=[role, Tag(HAND_OFF.states[state], "done" if state == "acknowledged" else "state")],
        happened=f"Referred to {referral.local_authority.name}, which does not use this service:"
        " you send the referral as a document.",
        told=f"Nobody yet. {referral.local_authority.name} knows once you have sent it."
        if hand_off.sent_at is None
        else f"{referral.local_authority.name}, {moment(hand_off.sent_at)}.",
        next_step=f"Send it today, and ask for an acknowledgement by {day(hand_off.chase_on)}."
        if state != "acknowledged"
        else f"Acknowledged by {hand_off.acknowledged_by}. They decide and tell you.",
        pdf_href=reverse("referrals:hand_off_pdf", args=[referral.reference]),
        hand_off_href=reverse("referrals:hand_off", args=[referral.reference]),
        **shared,
    )


def _next_step(concern: Concern, outcome: Outcome) -> str:
    if outcome.decision:
        return f"The front door decided: {outcome.words.removeprefix('Decided: ').lower()}."
    due = REFERRAL_DECISION.due_on(_day_of(concern.recorded_at))
    return f"The front door decides by {day(due)} and tells you. You see it here."


def _why(concern: Concern, child: ConcernChild) -> list[Why]:
    """Why the child was referred, as it was said at the time, each with the clause behind it."""
    said = child.as_reported.get("why")
    if said is not None:
        return [why(rule, here=sentence, source=source) for rule, sentence, source in said]
    return [Why(here=one) for one in concern.referred_reasons] if child.referral_id else []


def _place(reported: Mapping[str, Any]) -> str:
    name = reported.get("home", {}).get("name")
    return f"children’s social care in {name}" if name else "children’s social care"


def _day_of(at: datetime.datetime) -> datetime.date:
    return timezone.localtime(at).date()


def _cards(concern: Concern) -> list[Card]:
    told = concern.get_parents_told_display() if concern.parents_told else ""
    return [
        Card("What was reported", [Fact("What happened", concern.account)]),
        Card(
            "Who knows",
            [
                Fact("Who knows about it", concern.who_knows),
                Fact("Parents or carers told", told, "Not answered"),
                Fact("What they were told, or why not", concern.parents_told_what),
            ],
        ),
        Card(
            "Safety",
            [
                Fact("Immediate danger", concern.get_immediate_danger_display()),
                Fact("What was done", concern.immediate_action),
                Fact("Risk of self-harm or suicide", concern.get_self_harm_risk_display()),
                Fact("About that risk", concern.self_harm_detail, "Nothing entered"),
            ],
        ),
        Card(
            "First view, and who reported",
            [
                Fact("First view on the continuum", concern.get_first_view_display()),
                Fact("Why", concern.first_view_reasons),
                Fact("Reported by", f"{concern.reporter_name}, {concern.reporter_role}"),
                Fact(
                    "Consent to refer",
                    concern.get_consent_display() if concern.consent else "",
                    "No referral was asked for",
                ),
                Fact("Reasons", concern.consent_reasons, "Nothing entered"),
            ],
        ),
    ]
