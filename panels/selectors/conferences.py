"""Reading conferences and child protection plans through the person who asks."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Level
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline
from panels.models.conferences import Conference, ConferenceStatus, CoreGroup, ProtectionPlan

RELATED = (
    "case__child",
    "case__local_authority",
    "case__managing_team__agency",
    "case__worker__user",
)


@dataclass(frozen=True)
class SeenConference:
    """A conference, how much of the case the actor sees, and the plan it made or looks at."""

    conference: Conference
    level: int
    plan: ProtectionPlan | None
    adds: bool
    """Whether the actor's role and grant let them record."""


@dataclass(frozen=True)
class SeenPlan:
    """A child protection plan with its core groups, the newest first, and what is due."""

    plan: ProtectionPlan
    core_groups: tuple[CoreGroup, ...]
    due: tuple[Deadline, ...]
    planned: Conference | None
    adds: bool


def conference_for(actor: Actor, reference: str) -> SeenConference:
    """A conference of a case that the actor sees as a whole. Three queries. Raises OutOfScope."""
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = (
        Conference.objects.filter(reference=reference)
        .select_related(*RELATED, "recorded_by__user")
        .first()
    )
    level = level_on(found.case) if found else 0
    if found is None or level < Level.VIEW:
        raise OutOfScope
    plan = ProtectionPlan.objects.filter(case=found.case).order_by("-started_on", "-pk").first()
    return SeenConference(found, level, plan, _adds(actor, level))


def conference_to_record(actor: Actor, reference: str) -> SeenConference:
    """A planned conference that the actor may record. Raises OutOfScope."""
    seen = conference_for(actor, reference)
    if not seen.adds or seen.conference.status != ConferenceStatus.PLANNED:
        raise OutOfScope
    return seen


def conference_to_cancel(actor: Actor, reference: str) -> SeenConference:
    """A planned conference that the actor may take back. Raises OutOfScope."""
    seen = conference_for(actor, reference)
    manages = actor.can(Ability.ALLOCATE) and seen.level >= Level.MANAGE
    if not manages or seen.conference.status != ConferenceStatus.PLANNED:
        raise OutOfScope
    return seen


def case_to_confer_on(actor: Actor, reference: str) -> Case:
    """An open case to which the actor may add a conference. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not actor.can(Ability.CONTRIBUTE) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    return seen.case


def plan_for(actor: Actor, reference: str) -> SeenPlan:
    """A plan of a case that the actor sees as a whole. Five queries. Raises OutOfScope."""
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = (
        ProtectionPlan.objects.filter(reference=reference)
        .select_related(*RELATED, "begun_in", "ended_in")
        .first()
    )
    level = level_on(found.case) if found else 0
    if found is None or level < Level.VIEW:
        raise OutOfScope
    groups = CoreGroup.objects.filter(plan=found).select_related("recorded_by__user")
    due = Deadline.objects.filter(
        subject_kind="protection_plan",
        subject_reference=reference,
        met_on__isnull=True,
        cancelled_reason="",
    ).order_by("due_on", "pk")
    planned = Conference.objects.filter(case=found.case, status=ConferenceStatus.PLANNED).first()
    return SeenPlan(found, tuple(groups), tuple(due), planned, _adds(actor, level))


def plan_to_work_on(actor: Actor, reference: str) -> SeenPlan:
    """A plan in force that the actor may record core groups of. Raises OutOfScope."""
    seen = plan_for(actor, reference)
    if not seen.adds or seen.plan.ended_on is not None:
        raise OutOfScope
    return seen


def conferences_of(case: Case) -> list[Conference]:
    """The conferences of a case that the actor sees as a whole, the latest first, with their plans.

    One query.
    """
    rows = Conference.objects.filter(case=case).select_related("plan")
    return list(rows.order_by("-planned_for", "-pk"))


def _adds(actor: Actor, level: int) -> bool:
    return actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE
