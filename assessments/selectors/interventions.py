"""The work with a child, as it is planned, logged, measured and summed up."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Q

from assessments.models import (
    Attendance,
    EndSummary,
    Intervention,
    InterventionReview,
    InterventionSession,
    ProgressMeasure,
)
from assessments.permissions import may_assess, may_intervene
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import Plan, Views
from assessments.rules.programmes import Proposal, propose_programme
from assessments.selectors.assessors import assessors_for
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Level
from hsb_cases.cases.models.codes import Disability
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.rules.ages import age_on
from hsb_cases.reminders.models import Deadline

SUBJECT = "intervention"
"""The kind of record that the deadlines of the work name."""
OF_THE_PLAN = (
    "programme",
    "aims",
    "basis",
    "why_this_programme",
    "mainstream_comprehension",
    "consent_from",
    "content_explained",
    "lead_professional",
)
OF_THE_VIEWS = tuple(Views.__dataclass_fields__)
"""Columns that hold what is planned under the same name."""


def proposal_for(case: Case, *, comprehension: str, today: datetime.date) -> Proposal:
    """The programme that R25 proposes for the case's child. No query.

    ``comprehension``: whether the child manages written work: yes, no, unknown or empty.
    """
    child = case.child
    born = child.date_of_birth
    recorded = set(child.disabilities)
    return propose_programme(
        sex=child.sex,
        age=age_on(today, born=born) if born else None,
        learning_disability=Disability.LD in recorded if recorded else None,
        mainstream_comprehension={"yes": True, "no": False}.get(comprehension),
    )


def plan_of(intervention: Intervention) -> Plan:
    """The plan as it is recorded."""
    return Plan(
        **{name: getattr(intervention, name) for name in OF_THE_PLAN},
        views=Views(**{name: getattr(intervention, name) for name in OF_THE_VIEWS}),
        agreement=Agreement(
            sessions=intervention.sessions_agreed,
            reviews_after=tuple(intervention.reviews_after),
            starts_on=intervention.starts_on,
            ends_by=intervention.ends_by,
            shared_with_lead_on=intervention.shared_with_lead_on,
        ),
    )


def interventions_of(case: Case) -> list[Intervention]:
    """The interventions of a case, the latest first, with how many sessions were. One query.

    ``offered`` and ``attended`` stand on each.
    """
    return list(
        Intervention.objects.filter(case=case)
        .select_related("practitioner__user", "summary")
        .annotate(
            offered=Count("sessions"),
            attended=Count("sessions", filter=Q(sessions__attendance=Attendance.ATTENDED)),
        )
        .order_by("-pk")
    )


def reviewed_after(intervention: Intervention) -> int:
    """How many sessions had been attended at the last review; 0: there was none. One query."""
    found = InterventionReview.objects.filter(intervention=intervention)
    last: int | None = found.aggregate(last=Max("after_sessions"))["last"]
    return last or 0


@dataclass(frozen=True)
class SeenIntervention:
    """An intervention, and how much of its case the actor sees."""

    intervention: Intervention
    level: int

    @property
    def case(self) -> Case:
        """The case it belongs to."""
        return self.intervention.case


@dataclass(frozen=True)
class WholeIntervention:
    """Everything the page of an intervention shows."""

    seen: SeenIntervention
    sessions: tuple[InterventionSession, ...]
    """In the order they were offered."""
    measures: tuple[ProgressMeasure, ...]
    reviews: tuple[InterventionReview, ...]
    summary: EndSummary | None
    deadlines: tuple[Deadline, ...]
    """What waits to be done, soonest first."""

    @property
    def intervention(self) -> Intervention:
        """The intervention."""
        return self.seen.intervention

    @property
    def attended(self) -> int:
        """How many sessions the child attended."""
        return sum(one.attendance == Attendance.ATTENDED for one in self.sessions)


def intervention_for(actor: Actor, reference: str) -> SeenIntervention:
    """An intervention of a case that the actor sees as a whole. Two queries. Raises OutOfScope."""
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = (
        Intervention.objects.filter(reference=reference)
        .select_related("case__child", "practitioner__user", "practitioner__team__agency")
        .first()
    )
    level = level_on(found.case) if found else 0
    if found is None or level < Level.VIEW:
        raise OutOfScope
    return SeenIntervention(found, level)


def whole_intervention(actor: Actor, reference: str) -> WholeIntervention:
    """An intervention with all that hangs on it. Seven queries. Raises OutOfScope."""
    seen = intervention_for(actor, reference)
    one = seen.intervention
    by_whom = "recorded_by__user"
    return WholeIntervention(
        seen=seen,
        sessions=tuple(one.sessions.select_related(by_whom).order_by("offered_on", "pk")),
        measures=tuple(one.measures.order_by("before_on", "pk")),
        reviews=tuple(one.reviews.select_related(by_whom).order_by("held_on", "pk")),
        summary=EndSummary.objects.filter(intervention=one)
        .select_related("filed_by__user", "filed_by__team__agency")
        .first(),
        deadlines=tuple(
            Deadline.objects.open()
            .filter(subject_kind=SUBJECT, subject_reference=one.reference)
            .order_by("due_on", "pk")
        ),
    )


def intervention_to_work_on(actor: Actor, reference: str) -> SeenIntervention:
    """An intervention of an open case that the actor may work on. Raises OutOfScope."""
    seen = intervention_for(actor, reference)
    if not works_on(actor, seen):
        raise OutOfScope
    return seen


def works_on(actor: Actor, seen: SeenIntervention) -> bool:
    """Whether the actor may add to the work: the page's ways on depend on it."""
    is_open = seen.case.status != CaseStatus.CLOSED
    return is_open and may_intervene(actor, seen.intervention, seen.level)


def session_to_correct(
    actor: Actor, reference: str, number: int
) -> tuple[SeenIntervention, InterventionSession]:
    """One entry of the log of an intervention that the actor may work on. Raises OutOfScope."""
    seen = intervention_to_work_on(actor, reference)
    found = InterventionSession.objects.filter(pk=number, intervention=seen.intervention).first()
    if found is None:
        raise OutOfScope
    found.intervention = seen.intervention
    return seen, found


def measure_to_repeat(
    actor: Actor, reference: str, number: int
) -> tuple[SeenIntervention, ProgressMeasure]:
    """One measure of an intervention that the actor may work on. Raises OutOfScope."""
    seen = intervention_to_work_on(actor, reference)
    found = ProgressMeasure.objects.filter(pk=number, intervention=seen.intervention).first()
    if found is None:
        raise OutOfScope
    found.intervention = seen.intervention
    return seen, found


@dataclass(frozen=True)
class CaseToPlan:
    """A case for whose child the actor may plan work, and who could do it."""

    case: Case
    practitioners: tuple[Membership, ...]


def case_to_plan(actor: Actor, reference: str, *, now: datetime.datetime) -> CaseToPlan:
    """An open case for who may plan work with its child. Five queries. Raises OutOfScope."""
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not may_assess(actor, seen.level) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    return CaseToPlan(seen.case, tuple(assessors_for(seen.case, now=now)))


def who_could_work(seen: SeenIntervention, *, now: datetime.datetime) -> tuple[Membership, ...]:
    """Who works on the case and could do the work. Three queries."""
    return tuple(assessors_for(seen.case, now=now))


def latest_session(intervention: Intervention) -> InterventionSession | None:
    """The last session that was attended, from which the next one starts. One query."""
    attended = InterventionSession.objects.filter(
        intervention=intervention, attendance=Attendance.ATTENDED
    )
    return attended.order_by("-offered_on", "-pk").first()
