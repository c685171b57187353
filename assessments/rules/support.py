"""The decision on support for a child harmed, before that child's case is closed (R35)."""

import datetime
from dataclasses import dataclass

from hsb_cases.cases.rules.asking import HARMED
from hsb_cases.core.rules.answers import Answer, follows, refuse, says_something

ACCEPTED, DECLINED, NOT_REQUIRED = "accepted", "declined", "not_required"
DECISIONS = {
    ACCEPTED: "Support was offered and accepted",
    DECLINED: "Support was offered and declined",
    NOT_REQUIRED: "No support service is required",
}


@dataclass(frozen=True)
class Support:
    """What was decided for one child harmed, for that child alone."""

    impact: str = ""
    needs: str = ""
    decision: str = ""
    reason: str = ""
    """Why none is required, or what the child said in declining."""


@dataclass(frozen=True)
class Offer:
    """Who gives the support, when it was offered and from when it is given."""

    provider: str = ""
    offered_on: datetime.date | None = None
    starts_on: datetime.date | None = None


@follows("R35")
def support_is_decided(role: str, support: Support) -> list[Answer]:
    """What is missing before the case of a child harmed can be closed.

    ``role``: the child's part in the incident. Staffordshire and Stoke-on-Trent, Appendix 2: the
    impact, the needs, and whether an intervention service is required or not.
    """
    if role not in HARMED:
        return []
    found = []
    if not says_something(support.impact):
        found.append(_no("Enter what it did to this child, in a sentence or more.", "impact"))
    if not says_something(support.needs):
        found.append(_no("Enter what this child needs, in a sentence or more.", "needs"))
    if support.decision not in DECISIONS:
        found.append(_no("Choose what was decided about support after the abuse.", "decision"))
    elif support.decision != ACCEPTED and not says_something(support.reason):
        found.append(
            _no("Enter why the child has no support now, in a sentence or more.", "reason")
        )
    return found


def offer_is_whole(offer: Offer, *, decision: str, today: datetime.date) -> list[Answer]:
    """What is missing of an offer of support; nothing is asked where none is required.

    Our own default: how long a child waits for support can be told from it.
    """
    if decision not in {ACCEPTED, DECLINED}:
        return []
    found = []
    if offer.offered_on is None:
        found.append(refuse("", "Enter when support was offered.", field="offered_on"))
    elif offer.offered_on > today:
        found.append(
            refuse("", "The day of the offer must be today or before.", field="offered_on")
        )
    elif offer.starts_on is not None and offer.starts_on < offer.offered_on:
        found.append(
            refuse("", "The support cannot start before it was offered.", field="starts_on")
        )
    if decision == ACCEPTED and not offer.provider.strip():
        found.append(refuse("", "Enter who gives the support.", field="provider"))
    return found


def _no(sentence: str, field: str) -> Answer:
    return refuse("R35", sentence, field=field)
