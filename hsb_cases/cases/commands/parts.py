"""Correcting a child's part in an incident. The role belongs to the part, never to the child."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.opening import widen_for_role
from hsb_cases.cases.models import Case, Level, Participation
from hsb_cases.cases.models.codes import ParticipationRole, YesNoUnknown
from hsb_cases.cases.permissions import check_may_contribute, level_on
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import says_something

WAS_HARMED = frozenset({ParticipationRole.HARMED, ParticipationRole.BOTH})


@dataclass(frozen=True)
class PartCorrected:
    """The part, and what the rules ask to be looked at now."""

    participation: Participation
    prompts: tuple[str, ...]


def correct_part(
    *,
    participation: Participation,
    role: ParticipationRole,
    sexually_harmed: str,
    reason: str,
    at: datetime.datetime,
    by: Actor,
) -> PartCorrected:
    """Correct what a child's part in an incident was; every rule is asked again (R3, R12).

    ``sexually_harmed`` is yes, no or unknown for a child harmed or both, else empty. Raises
    NotPermitted, and Refused without a reason, when nothing would change, where R3's question is
    left open, or where a rule does not allow what is now known.
    """
    with acting(by, summary="Corrected the child’s part in an incident", reason=reason):
        case = participation.case
        if case is None:
            raise Refused("This concern is in an agency’s own log: refer the child first.")
        check_may_contribute(by, case)
        # The case before its part, as every act that changes who works with the child.
        case = locked(Case.objects.select_related("local_authority", "child"), case)
        participation = locked(Participation.objects.all(), participation)
        _check(participation, role, sexually_harmed, reason)
        participation.role = role
        participation.sexually_harmed = sexually_harmed if role in WAS_HARMED else ""
        participation.save(update_fields=["role", "sexually_harmed"])
        if level_on(case) >= Level.MANAGE:
            widen_for_role(case=case, role=role, at=at, by=by)
        prompts = rechecks.run(case.child, at=at, by=by)
        return PartCorrected(participation=participation, prompts=prompts)


def _check(participation: Participation, role: str, sexually_harmed: str, reason: str) -> None:
    if role in WAS_HARMED and sexually_harmed not in YesNoUnknown.values:
        raise Refused(
            "Choose whether the child was sexually harmed; “Not known” is an answer.",
            field="sexually_harmed",
        )
    same_harm = role not in WAS_HARMED or participation.sexually_harmed == sexually_harmed
    if participation.role == role and same_harm:
        raise Refused("This is the child’s part already.", field="role")
    if not says_something(reason):
        raise Refused("Enter how you know, in a sentence or more.", field="reason")
