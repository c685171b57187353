"""Opening a case for a child in the local authority where the child lives."""

import datetime

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority, Team
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import Case, CaseStatus, Child, Level, SharingBasis
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.errors import Refused
from hsb_cases.core.references import new_reference

DISPLAYING_ROLES = frozenset({ParticipationRole.DISPLAYING, ParticipationRole.BOTH})
COORDINATES = SharingReason(
    purpose="Coordinates work on harmful sexual behaviour", basis=SharingBasis.PUBLIC_TASK
)

RECEIVES = SharingReason(
    purpose="Receives the referral and decides on it", basis=SharingBasis.PUBLIC_TASK
)


def front_door_of(local_authority: LocalAuthority) -> Team:
    """The team where a local authority's referrals arrive.

    Raises Refused when the authority has none yet: a referral must not vanish.
    """
    team = (
        Team.objects.filter(
            agency__local_authority=local_authority, kind=Team.Kind.FRONT_DOOR, active=True
        )
        .select_related("agency", "group")
        .order_by("pk")
        .first()
    )
    if team is None:
        raise Refused(
            f"{local_authority.name} has no front door team set up yet, so the referral would"
            " reach nobody. Telephone its front door, and ask an administrator to add the team."
        )
    return team


def open_case(
    *,
    child: Child,
    local_authority: LocalAuthority,
    role: str,
    at: datetime.datetime,
    by: Actor,
) -> Case:
    """Open a child's case, inside the act that refers the child.

    The receiving front door manages it, the authority's auditors read it, and its HSB
    coordinators see the record of a child who displayed the behaviour and the safety summary of
    one who was harmed (domain.md §6). What the referrer keeps, the referral grants.
    """
    team = front_door_of(local_authority)
    case = Case.objects.create(
        reference=new_reference("HSB"),
        child=child,
        local_authority=local_authority,
        managing_team=team,
        status=CaseStatus.REFERRED,
        opened_at=at,
    )
    grant(
        case=case,
        recipient=team.group,
        level=Level.MANAGE,
        why=RECEIVES,
        at=at,
        by=by,
    )
    _grant_standing_access(case, role=role, at=at, by=by)
    return case


def widen_for_role(*, case: Case, role: str, at: datetime.datetime, by: Actor) -> None:
    """Give the coordinators the whole record once the child has displayed the behaviour too."""
    if role not in DISPLAYING_ROLES:
        return
    for team in _teams(case.local_authority, Team.Kind.HSB):
        held = case.shares.filter(
            group=team.group, ended_at__isnull=True, level__gte=Level.CONTRIBUTE
        )
        if not held.exists():
            _grant_coordinators(case, team, role=role, at=at, by=by)


def _grant_standing_access(case: Case, *, role: str, at: datetime.datetime, by: Actor) -> None:
    for team in _teams(case.local_authority, Team.Kind.AUDIT):
        grant(
            case=case,
            recipient=team.group,
            level=Level.VIEW,
            why=_why("Audits the quality of casework"),
            at=at,
            by=by,
        )
    for team in _teams(case.local_authority, Team.Kind.HSB):
        _grant_coordinators(case, team, role=role, at=at, by=by)


def _grant_coordinators(
    case: Case, team: Team, *, role: str, at: datetime.datetime, by: Actor
) -> None:
    grant(
        case=case,
        recipient=team.group,
        level=Level.CONTRIBUTE if role in DISPLAYING_ROLES else Level.SUMMARY,
        why=COORDINATES,
        at=at,
        by=by,
    )


def _teams(local_authority: LocalAuthority, kind: str) -> list[Team]:
    found = Team.objects.filter(agency__local_authority=local_authority, kind=kind, active=True)
    return list(found.select_related("group").order_by("pk"))


def _why(purpose: str) -> SharingReason:
    return SharingReason(purpose=purpose, basis=SharingBasis.PUBLIC_TASK)
