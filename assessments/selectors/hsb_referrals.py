"""Referrals to the HSB service: of a case, and those that wait for a team."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from assessments.models import AssessmentStatus, HsbAssessment, HsbReferral, HsbReferralStatus
from assessments.permissions import may_answer, may_refer
from assessments.rules.eligibility import Referred, Service, service_takes
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, Team
from hsb_cases.agencies.roles import Ability
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation, Share
from hsb_cases.cases.models.codes import Disability
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.rules.ages import age_on
from hsb_cases.core.rules.answers import Answer

WAITING = (HsbReferralStatus.WAITING, HsbReferralStatus.WAITING_LIST)


@dataclass(frozen=True)
class Referring:
    """What the referral of a case to the HSB service works with."""

    case: Case
    parts: tuple[Participation, ...]
    """The child’s parts, whose incident reports can go with it."""
    teams: tuple[Team, ...]
    """To whom it can go."""
    service: Service
    waiting: HsbReferral | None
    """One that has no answer yet."""


@dataclass(frozen=True)
class SeenReferral:
    """A referral, how much of its case the actor sees, and what speaks against taking the child."""

    referral: HsbReferral
    level: int
    service: Service
    found: tuple[Answer, ...]


def referring(actor: Actor, reference: str, *, today: datetime.date) -> Referring:
    """What to refer with, for who works on an open case. At most eight queries.

    Raises OutOfScope.
    """
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not may_refer(actor, seen.level) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    case = seen.case
    return Referring(
        case=case,
        parts=tuple(parts_of_case(case)),
        teams=tuple(teams_for(case)),
        service=service_of(case, on=today),
        waiting=HsbReferral.objects.filter(case=case, status__in=WAITING).first(),
    )


def parts_of_case(case: Case) -> list[Participation]:
    """The child’s parts in incidents, in the order it happened. One query."""
    found = Participation.objects.filter(case=case).select_related("incident")
    return list(found.order_by("incident__happened_from", "incident_id"))


def teams_for(case: Case) -> list[Team]:
    """The teams of HSB services in the case’s area, or that work across areas. One query."""
    area = Q(agency__local_authority=case.local_authority_id)
    across = Q(agency__local_authority__isnull=True)
    service = Q(kind=Team.Kind.HSB) | Q(agency__kind=Agency.Kind.HSB_SERVICE)
    found = Team.objects.filter(area | across, service, active=True, agency__active=True)
    return list(found.select_related("agency").order_by("agency__name", "name"))


def service_of(case: Case, *, on: datetime.date) -> Service:
    """The HSB service that the area’s procedure names on a day. At most three queries."""
    profile = profile_in_force(case.local_authority, on)
    if profile is None:
        return Service()
    return Service(
        name=profile.hsb_service_name,
        from_age=profile.hsb_service_from_age,
        to_age=profile.hsb_service_to_age,
        source=profile.hsb_service_source,
    )


def team_sees(team: Team, case: Case, *, now: datetime.datetime) -> bool:
    """Whether a team works on a case already. One query."""
    lasts = Q(until__isnull=True) | Q(until__gt=now)
    groups = [team.group_id, team.agency.group_id]
    found = Share.objects.filter(
        lasts, case=case, group__in=groups, ended_at__isnull=True, level__gte=Level.CONTRIBUTE
    )
    return found.exists()


def speaks_against(
    case: Case,
    service: Service,
    *,
    lead_professional: str,
    can_take_part: str,
    reading_assessment: str,
    today: datetime.date,
) -> tuple[Answer, ...]:
    """What speaks against the service working with the child (R24); empty: nothing."""
    born = case.child.date_of_birth
    child = Referred(
        age=age_on(today, born=born) if born else None,
        has_lead_professional=bool(lead_professional.strip()),
        learning_disability=Disability.LD in case.child.disabilities,
        can_take_part=can_take_part,
        reading_assessment=reading_assessment,
    )
    return tuple(service_takes(service, child))


def hsb_referral_for(actor: Actor, reference: str, *, today: datetime.date) -> SeenReferral:
    """A referral of a case that the actor sees as a whole. At most five queries.

    Raises OutOfScope.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    related = (
        "case__child", "case__local_authority", "to_team__agency",
        "referred_by__user", "referred_by__team__agency", "answered_by__user",
    )  # fmt: skip
    found = HsbReferral.objects.filter(reference=reference).select_related(*related).first()
    level = level_on(found.case) if found else 0
    if found is None or level < Level.VIEW:
        raise OutOfScope
    service = service_of(found.case, on=today)
    against = speaks_against(
        found.case,
        service,
        lead_professional=found.lead_professional,
        can_take_part=found.can_take_part,
        reading_assessment=found.reading_assessment,
        today=today,
    )
    return SeenReferral(found, level, service, against)


def hsb_referrals_of(case: Case) -> list[HsbReferral]:
    """The referrals of a case to the HSB service, the latest first. One query."""
    found = HsbReferral.objects.filter(case=case).select_related("to_team__agency")
    return list(found.order_by("-referred_at", "-pk"))


@dataclass(frozen=True)
class ServiceQueue:
    """What waits for an HSB service team."""

    waiting: Sequence[HsbReferral]
    """For an answer, the oldest first."""
    listed: Sequence[HsbReferral]
    """On the waiting list, the longest first."""
    to_supervise: Sequence[HsbAssessment]
    """Sent for supervision, the oldest first."""


def service_queue(actor: Actor) -> ServiceQueue:
    """Referrals to the actor’s team and assessments to supervise. Two queries.

    Of cases that the actor sees, whatever was sent. Raises OutOfScope for who does not answer for
    an HSB service.
    """
    if not may_answer(actor, Level.CONTRIBUTE):
        raise OutOfScope
    found = list(
        HsbReferral.objects.filter(to_team=actor.team, status__in=WAITING)
        .select_related("case__child", "referred_by__team__agency")
        .order_by("referred_at", "pk")
    )
    to_supervise = (
        HsbAssessment.objects.filter(status=AssessmentStatus.WAITING)
        .exclude(tool="child_and_family")
        .select_related("case__child", "assessor__user", "assessor__team__agency")
        .order_by("started_on", "pk")
    )
    return ServiceQueue(
        waiting=[one for one in found if one.status == HsbReferralStatus.WAITING],
        listed=sorted(
            (one for one in found if one.status == HsbReferralStatus.WAITING_LIST),
            key=lambda one: (one.waiting_since or datetime.date.max, one.pk),
        ),
        to_supervise=list(to_supervise),
    )
