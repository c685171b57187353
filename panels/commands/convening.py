"""Convening a meeting: one for all children of an incident, chaired where the procedure says."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority, Team
from hsb_cases.cases.commands.incident_sharing import let_into_incident
from hsb_cases.cases.commands.opening import front_door_of
from hsb_cases.cases.commands.overrides import record_overrides
from hsb_cases.cases.models import Case, Incident
from hsb_cases.core.errors import Refused
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import Overridden, require
from panels.commands.deadlines import own_cases
from panels.models import Meeting, MeetingChild
from panels.models.codes import MeetingKind, Mode
from panels.permissions import check_may_convene
from panels.rules.chairing import chair_is_as_suggested, one_combined_meeting, suggested_chair
from panels.selectors.meetings import (
    IncidentChild,
    incident_children,
    open_strategy_discussion,
)
from referrals.commands.deadlines import expect_strategy_discussion

ALWAYS = frozenset({"harmed", "displaying", "both", "self_directed"})
"""Parts whose children every meeting is about; those affected are chosen."""
WHY = "Chairs a meeting about it"


@dataclass(frozen=True)
class MeetingPlan:
    """What is arranged when a meeting is convened."""

    kind: MeetingKind
    local_authority: LocalAuthority
    """The authority that chairs."""
    planned_at: datetime.datetime
    mode: Mode
    affected: frozenset[int] = frozenset()
    """The parts of children who saw it or are affected, and whom it is about as well."""
    overridden: Mapping[str, str] = field(default_factory=dict)
    """By clause, why the actor goes on in spite of its warning (R7)."""


def convene(*, incident: Incident, plan: MeetingPlan, at: datetime.datetime, by: Actor) -> Meeting:
    """Arrange one combined meeting about an incident (R7).

    The team of the chairing authority conducts it: the actor’s own, or the front door of another
    authority, which is let into the incident and into no child’s record. Raises NotPermitted for
    who manages no case of it, and Refused for a second strategy discussion, a chair other than the
    recommended one without a reason, and an authority that has no team here.
    """
    with acting(by, summary=f"Convened a {plan.kind.label.lower()}"):
        check_may_convene(by, incident)
        children = _children(incident, plan)
        suggested = suggested_authority(incident, children)
        overridden = _hold_to_rules(incident, plan, suggested)
        team = conducting_team(plan.local_authority, by)
        meeting = Meeting.objects.create(
            reference=new_reference("MTG"),
            kind=plan.kind,
            incident=incident,
            local_authority=plan.local_authority,
            team=team,
            suggested_authority=suggested,
            reason_for_other="\n".join(one.reason for one in overridden),
            planned_at=plan.planned_at,
            mode=plan.mode,
            convened_at=at,
            convened_by=by.membership,
        )
        for position, child in enumerate(children, start=1):
            MeetingChild.objects.create(
                meeting=meeting, participation_id=child.participation_id, position=position
            )
        let_into_incident(
            incident=incident,
            recipient=team.group,
            why=WHY,
            subject_reference=meeting.reference,
            at=at,
            by=by,
        )
        cases = own_cases(meeting)
        _record_overrides(cases, overridden, meeting, at=at, by=by)
        if plan.kind == MeetingKind.STRATEGY_DISCUSSION:
            expect_strategy_discussion(cases, at=at)
        return meeting


def suggested_authority(incident: Incident, children: list[IncidentChild]) -> LocalAuthority | None:
    """The authority that R7 recommends to chair; None: it recommends none. At most one query."""
    homes = [str(child.local_authority_id or "") for child in children]
    found = suggested_chair(homes, str(incident.local_authority_id or ""))
    return incident.local_authority if found else None


def conducting_team(authority: LocalAuthority, by: Actor) -> Team:
    """The team that conducts a meeting which an authority chairs.

    The actor’s own team where it is that authority’s, else its front door. Raises Refused where
    the authority has none here.
    """
    if by.agency.local_authority_id == authority.pk:
        return by.team
    if not authority.uses_product:
        raise Refused(
            f"{authority.name} does not use this service, so it cannot keep the meeting’s record"
            " here. Choose your own authority, and say in the reason what was agreed with them.",
            field="local_authority",
        )
    return front_door_of(authority)


def _children(incident: Incident, plan: MeetingPlan) -> list[IncidentChild]:
    found = [
        child
        for child in incident_children(incident)
        if child.role in ALWAYS or child.participation_id in plan.affected
    ]
    if not found:
        raise Refused("Choose at least one child whom the meeting is about.", field="affected")
    return found


def _hold_to_rules(
    incident: Incident, plan: MeetingPlan, suggested: LocalAuthority | None
) -> tuple[Overridden, ...]:
    answers = [
        chair_is_as_suggested(
            chairing=str(plan.local_authority.pk),
            suggested=str(suggested.pk) if suggested else "",
            suggested_name=suggested.name if suggested else "",
        )
    ]
    if plan.kind == MeetingKind.STRATEGY_DISCUSSION:
        answers.append(one_combined_meeting(under_way=open_strategy_discussion(incident)))
    return require(answers, plan.overridden)


def _record_overrides(
    cases: list[Case],
    overridden: tuple[Overridden, ...],
    meeting: Meeting,
    *,
    at: datetime.datetime,
    by: Actor,
) -> None:
    for case in cases:
        record_overrides(
            case=case,
            overridden=overridden,
            subject_kind=meeting.kind,
            subject_reference=meeting.reference,
            at=at,
            by=by,
        )
