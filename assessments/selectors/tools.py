"""What the choice of a tool rests on, read from a child's record; and the assessments made."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.models import AssessorTraining, HsbAssessment
from assessments.permissions import may_assess
from assessments.rules.tool_catalogue import AIM2
from assessments.rules.tool_facts import BOTH, CONTACT, TECHNOLOGY, UNKNOWN, Facts
from assessments.selectors.assessors import assessors_for
from assessments.selectors.justice import Track, events_of, is_convicted, tracks_of
from assessments.selectors.parts import chosen_part
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Child, Incident, Level
from hsb_cases.cases.models.codes import (
    BehaviourKind,
    Disability,
    SendSupport,
    Setting,
    YesNoUnknown,
)
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.rules.ages import age_on

SUBJECT = "hsb_assessment"
"""The kind of record that the deadline of an assessment names."""
IN_CONTACT = frozenset({BehaviourKind.TOUCHING, BehaviourKind.CONTACT_OFFENCE})


@dataclass(frozen=True)
class Choosing:
    """What the tool chooser of a case works with."""

    case: Case
    tracks: tuple[Track, ...]
    track: Track | None
    """Of the incident chosen; None: the child displayed no behaviour in any."""
    facts: Facts | None
    assessors: tuple[Membership, ...]
    """Who could assess: they work on the case, and their role assesses."""
    trained: dict[int, dict[str, datetime.date]]
    """By user and tool, the last day of training."""


def choosing(
    actor: Actor, reference: str, *, incident: str, today: datetime.date, now: datetime.datetime
) -> Choosing:
    """The tool chooser of an open case, for who may start an assessment. At most nine queries.

    Raises OutOfScope.
    """
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not may_assess(actor, seen.level) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    return choosing_of(seen.case, incident=incident, today=today, now=now)


def choosing_of(
    case: Case, *, incident: str, today: datetime.date, now: datetime.datetime
) -> Choosing:
    """The same for a command that checked who asks."""
    tracks = tracks_of(case, today=today)
    part = chosen_part([one.part for one in tracks], incident)
    track = next((one for one in tracks if one.part == part), None)
    assessors = assessors_for(case, now=now)
    trained = trained_until(one.user_id for one in assessors)
    facts = None
    if track is not None:
        best = _best(trained.values())
        facts = facts_of(case, track, trained_until=best, today=today)
    return Choosing(case, tuple(tracks), track, facts, tuple(assessors), trained)


def facts_of(
    case: Case, track: Track, *, trained_until: dict[str, datetime.date], today: datetime.date
) -> Facts:
    """The facts of one child and incident; ``trained_until`` is of whoever would assess.

    Two queries.
    """
    child, part = case.child, track.part
    born = child.date_of_birth
    return Facts(
        today=today,
        age_at_incident=part.age_at_incident,
        age_today=age_on(today, born=born) if born else None,
        sex=child.sex,
        mode=mode_of(part.incident),
        live=track.now.live,
        disposed=track.now.disposed,
        acceptance=track.acceptance,
        convicted=is_convicted(events_of(case), today=today),
        additional_needs=has_additional_needs(child),
        trained_until=trained_until,
        aim2_on_record=HsbAssessment.objects.filter(case=case, tool=AIM2).exists(),
    )


def mode_of(incident: Incident) -> str:
    """Whether technology was part of the behaviour, as far as the incident says."""
    used = incident.technology_assisted == YesNoUnknown.YES or bool(incident.technology_uses)
    if used or incident.setting == Setting.ONLINE:
        return BOTH if IN_CONTACT & set(incident.behaviours) else TECHNOLOGY
    return CONTACT if incident.technology_assisted == YesNoUnknown.NO else UNKNOWN


def has_additional_needs(child: Child) -> bool:
    """Whether special educational needs, a disability or a communication need is recorded."""
    return (
        bool(set(child.disabilities) - {Disability.NONE})
        or child.send_support in {SendSupport.SUPPORT, SendSupport.EHCP}
        or bool(child.sen_types)
        or bool(child.communication_needs.strip())
        or child.easy_read == YesNoUnknown.YES
    )


def trained_until(users: Iterable[int]) -> dict[int, dict[str, datetime.date]]:
    """By user and tool, the last day of training that was not withdrawn. One query."""
    found: dict[int, dict[str, datetime.date]] = {}
    rows = AssessorTraining.objects.filter(user__in=set(users), withdrawn_at__isnull=True)
    for user, tool, until in rows.values_list("user_id", "tool", "valid_until"):
        mine = found.setdefault(user, {})
        mine[tool] = max(until, mine.get(tool, until))
    return found


def assessments_of(case: Case) -> list[HsbAssessment]:
    """The assessments of a case, the latest first. One query."""
    return list(
        HsbAssessment.objects.filter(case=case)
        .select_related("assessor__user", "incident")
        .order_by("-started_on", "-pk")
    )


@dataclass(frozen=True)
class SeenAssessment:
    """An assessment, and how much of its case the actor sees."""

    assessment: HsbAssessment
    level: int


def assessment_for(actor: Actor, reference: str) -> SeenAssessment:
    """An assessment of a case that the actor sees as a whole. Two queries. Raises OutOfScope."""
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = (
        HsbAssessment.objects.filter(reference=reference)
        .select_related(
            "case__child", "incident", "assessor__user", "assessor__team", "co_worker__user"
        )
        .first()
    )
    level = level_on(found.case) if found else 0
    if found is None or level < Level.VIEW:
        raise OutOfScope
    return SeenAssessment(found, level)


def _best(each: Iterable[dict[str, datetime.date]]) -> dict[str, datetime.date]:
    """By tool, the latest last day among several people."""
    best: dict[str, datetime.date] = {}
    for mine in each:
        for tool, until in mine.items():
            best[tool] = max(until, best.get(tool, until))
    return best
