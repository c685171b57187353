"""What is recorded when the child was seen, and what must not be left open (R16, R36)."""

import datetime
from dataclasses import dataclass, replace

from hsb_cases.cases.rules.asking import harm_to_the_child_is_asked, self_harm_is_asked
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import Answer


@dataclass(frozen=True)
class Safety:
    """What is asked every time somebody thinks about the child."""

    self_harm_risk: str = ""
    """yes, no or unknown: of self-harm or suicide."""
    self_harm_detail: str = ""
    may_be_harmed_themselves: str = ""
    """yes, no or unknown: asked of a child who displayed the behaviour."""
    harmed_themselves_detail: str = ""


@dataclass(frozen=True)
class Visit:
    """What a social worker records of seeing one child, and of talking with the carers."""

    safety: Safety
    child_seen_on: datetime.date | None = None
    not_seen_reason: str = ""
    seen_alone: str = ""
    """yes or no; empty while the child has not been seen."""
    not_alone_reason: str = ""
    child_views: str = ""
    child_views_missing_reason: str = ""
    carers_views: str = ""
    carers_views_missing_reason: str = ""
    interpreter_arranged: str = ""
    """booked, not_needed, not_arranged, or empty where nobody has said yet."""
    interpreter_reason: str = ""


def check_seen(visit: Visit, *, started_on: datetime.date, today: datetime.date) -> None:
    """When the child was seen and whether alone, or why not. Raises Refused with the field."""
    seen_on = visit.child_seen_on
    if seen_on is None:
        if not visit.not_seen_reason.strip():
            raise Refused(
                "Enter when the child was seen, or why the child has not been seen.",
                field="child_seen_on",
            )
        return
    if seen_on > today:
        raise Refused("The day the child was seen must be today or before.", field="child_seen_on")
    if seen_on < started_on:
        raise Refused(
            "The day the child was seen must not be before the strategy discussion that started"
            " this enquiry.",
            field="child_seen_on",
        )
    if not visit.seen_alone:
        raise Refused("Choose whether the child was seen alone.", field="seen_alone")
    if visit.seen_alone == "no" and not visit.not_alone_reason.strip():
        raise Refused("Enter why the child was not seen alone.", field="not_alone_reason")


def together(before: Visit, now: Visit) -> Visit:
    """What an enquiry knows after one visit more. Nothing that an earlier one learnt is lost.

    A visit at which the child was not seen does not undo that the child was seen before, and
    being seen alone once is enough. What is asked every time is as it was answered last.
    """
    seen = now.child_seen_on is not None
    facts: dict[str, object] = {"safety": now.safety}
    if not seen and before.child_seen_on is None:
        facts["not_seen_reason"] = now.not_seen_reason
    if seen:
        days = [day for day in (before.child_seen_on, now.child_seen_on) if day is not None]
        facts |= {"child_seen_on": max(days), "not_seen_reason": ""}
        if before.seen_alone != "yes":
            facts |= {"seen_alone": now.seen_alone, "not_alone_reason": now.not_alone_reason}
    if now.interpreter_arranged:
        facts["interpreter_arranged"] = now.interpreter_arranged
        facts["interpreter_reason"] = now.interpreter_reason
    for whose in ("child_views", "carers_views"):
        why_not = f"{whose}_missing_reason"
        if getattr(now, whose).strip():
            facts |= {whose: getattr(now, whose), why_not: ""}
        elif not getattr(before, whose).strip() and getattr(now, why_not).strip():
            facts[why_not] = getattr(now, why_not)
    return replace(before, **facts)  # type: ignore[arg-type]  # the fields by name


def asked_every_time(safety: Safety, *, child: str, role: str) -> list[Answer]:
    """Harm to a child who displayed the behaviour (R16), and self-harm and suicide for every child.

    ``role``: the child's part in the incident. Asked at each visit and at the conclusion.
    """
    return [
        harm_to_the_child_is_asked(
            child=child,
            role=role,
            answer=safety.may_be_harmed_themselves,
            detail=safety.harmed_themselves_detail,
        ),
        self_harm_is_asked(
            child=child, answer=safety.self_harm_risk, detail=safety.self_harm_detail
        ),
    ]


def views_missing(visit: Visit) -> list[Answer]:
    """Whose views are not recorded, nor why not (R36).

    Asked before the enquiry is concluded: one visit may not reach everybody.
    """
    return [
        views_are_recorded(
            whose="the child",
            views=visit.child_views,
            why_not=visit.child_views_missing_reason,
            field="child_views",
        ),
        views_are_recorded(
            whose="the parents or carers",
            views=visit.carers_views,
            why_not=visit.carers_views_missing_reason,
            field="carers_views",
        ),
    ]
