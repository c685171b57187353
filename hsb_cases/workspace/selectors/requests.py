"""Requests for access that wait for the actor's answer."""

import datetime

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import AccessRequest
from hsb_cases.cases.selectors.facts import case_facts

MOST_SHOWN = 10


def requests_to_answer(actor: Actor, *, today: datetime.date) -> list[tuple[str, str]]:
    """The reference and the child's initials of each case that somebody asks to see.

    Two queries. Only for roles that may share, and only cases that the actor manages.
    """
    if not actor.can(Ability.SHARE):
        return []
    found = list(
        AccessRequest.objects.filter(outcome=AccessRequest.Outcome.OPEN)
        .exclude(asked_by=actor.membership)
        .order_by("asked_at", "pk")
        .values_list("case_id", "case__reference")[:MOST_SHOWN]
    )
    facts = case_facts([case_id for case_id, _ in found], today=today) if found else {}
    return [
        (reference, facts[case_id].initials or "")
        for case_id, reference in found
        if case_id in facts
    ]
