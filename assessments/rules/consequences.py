"""What the stage of the criminal process unlocks or forbids, computed for a page."""

import datetime
from dataclasses import dataclass
from typing import Literal

from assessments.rules.justice import (
    RESPONSIBILITY_FROM,
    Standing,
    may_be_referred_to_mappa,
    may_happen,
    work_goes_on,
)
from assessments.rules.justice_events import INTERVIEW
from assessments.rules.tool_catalogue import AIM3, ERASOR
from assessments.rules.tool_facts import CONTACT, Facts
from assessments.rules.tools import always_goes_on, full_assessment_may_start, validated_for
from hsb_cases.core.rules.answers import Answer

State = Literal["open", "waits", "never"]


@dataclass(frozen=True)
class Consequence:
    """One thing that is possible now, waits, or never applies."""

    what: str
    state: State
    rule: str
    sentence: str


def consequences(
    now: Standing, *, today: datetime.date, age_at_incident: int | None, acceptance: str, sex: str
) -> tuple[Consequence, ...]:
    """What follows for one child about one incident, the welfare side first.

    Under 10 at the incident nothing of the criminal process is named (R32).
    """
    always = always_goes_on()
    found = [Consequence("Safety planning and education", "open", always.rule, always.sentence)]
    if age_at_incident is not None and age_at_incident < RESPONSIBILITY_FROM:
        never = may_happen(INTERVIEW, age_at_incident=age_at_incident)
        return (*found, Consequence("Criminal process", "never", never.rule, never.sentence))
    work = work_goes_on(now)
    if work.kind == "prompt":
        found.append(Consequence("Support and work", "open", work.rule, work.sentence))
    facts = Facts(
        today=today,
        age_at_incident=age_at_incident,
        age_today=age_at_incident,
        sex=sex,
        mode=CONTACT,
        live=now.live,
        disposed=now.disposed,
        acceptance=acceptance,
        convicted=now.convicted,
    )
    waits = full_assessment_may_start(AIM3, facts)
    free = "Nothing in the criminal process holds it up."
    found.append(_by(waits, "Full AIM assessment", rule="R21", free=free))
    if sex == "M":
        erasor = validated_for(ERASOR, facts)
        free = "A conviction is recorded. It may be part of a wider formulation."
        found.append(_by(erasor, "ERASOR", rule="R22", free=free))
    mappa = may_be_referred_to_mappa(now, age_at_incident=age_at_incident)
    free = "A conviction or the duty to notify the police is recorded."
    return (*found, _by(mappa, "MAPPA referral", rule="R31", free=free))


def _by(answer: Answer, what: str, *, rule: str, free: str) -> Consequence:
    if answer.kind == "ok":
        return Consequence(what, "open", rule, free)
    return Consequence(what, "waits", answer.rule, answer.sentence)
