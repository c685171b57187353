"""Who has access to a case, who is kept away, who asks, and with whom it can be shared."""

import datetime
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import Group

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, Membership, Team, User
from hsb_cases.agencies.roles import NO_CONTENT, Ability
from hsb_cases.cases.models import AccessRequest, Case, Exclusion, Level, Share
from hsb_cases.cases.selectors.exclusions import exclusions_of
from hsb_cases.core.errors import OutOfScope
from hsb_cases.workspace.selectors.access import (
    NamedShare,
    group_names,
    holds,
    named,
    open_shares,
)
from hsb_cases.workspace.selectors.case import CaseHead, case_head

MOST_ENDED = 50
Record = TypeVar("Record")


@dataclass(frozen=True)
class CaseSharing:
    """Everything the sharing page shows."""

    head: CaseHead
    open: tuple[NamedShare, ...]
    ended: tuple[NamedShare, ...]
    """The latest, at most MOST_ENDED."""
    exclusions: tuple[Exclusion, ...]
    """Those in force, also where they were decided on another case of the child."""
    requests: tuple[AccessRequest, ...]
    may_share: bool


def case_sharing(
    actor: Actor, reference: str, *, now: datetime.datetime, today: datetime.date
) -> CaseSharing:
    """The sharing of a case that the actor sees as a whole. Raises OutOfScope.

    Eleven queries at most, whatever the number of shares. Exclusions and requests are there for
    those alone who decide about access.
    """
    head = case_head(actor, reference, today=today)
    may_share = actor.can(Ability.SHARE) and head.seen.level >= Level.MANAGE
    shares = Share.objects.filter(case=head.case).select_related(
        "membership__user", "membership__team__agency"
    )
    access = open_shares(head.case, now=now)
    past = list(shares.exclude(holds(now)).order_by("-shared_at", "-pk")[:MOST_ENDED])
    names = group_names({one.group_id for one in past if one.group_id})
    return CaseSharing(
        head=head,
        open=tuple(access),
        ended=tuple(named(one, names) for one in past),
        exclusions=tuple(
            exclusions_of(head.case).select_related("user").order_by("user__full_name", "pk")
        )
        if may_share
        else (),
        requests=tuple(
            AccessRequest.objects.filter(
                case=head.case, outcome=AccessRequest.Outcome.OPEN
            ).select_related("participation__incident")
        )
        if may_share
        else (),
        may_share=may_share,
    )


def share_of(case: Case, number: int) -> Share:
    """An open share of a case. Raises OutOfScope."""
    return _one(Share.objects.filter(case=case, ended_at__isnull=True, pk=number).first())


def exclusion_of(case: Case, number: int) -> Exclusion:
    """An open exclusion that was decided on this case. Raises OutOfScope."""
    return _one(Exclusion.objects.filter(case=case, ended_at__isnull=True, pk=number).first())


def request_of(case: Case, number: int) -> AccessRequest:
    """An open request for access to a case. Raises OutOfScope."""
    found = AccessRequest.objects.filter(
        case=case, outcome=AccessRequest.Outcome.OPEN, pk=number
    ).select_related("asked_by", "case")
    return _one(found.first())


def teams_to_share_with() -> list[tuple[str, str]]:
    """Every team in use that can see cases, by agency: its group's number and its name."""
    teams = (
        Team.objects.filter(active=True, agency__active=True)
        .exclude(kind=Team.Kind.ADMINISTRATION)
        .select_related("agency")
        .order_by("agency__name", "name")
    )
    return [(str(team.group_id), f"{team.agency.name}: {team.name}") for team in teams]


def agencies_to_share_with() -> list[tuple[str, str]]:
    """Every agency in use: its group's number and its name."""
    agencies = Agency.objects.filter(active=True).order_by("name")
    return [(str(agency.group_id), agency.name) for agency in agencies]


def memberships_by_email(email: str, *, on: datetime.date) -> list[Membership]:
    """In which teams a person works on the day, by e-mail address; roles without cases left out."""
    found = (
        Membership.objects.filter(user__email__iexact=email.strip(), ended_at__isnull=True)
        .exclude(role__in=NO_CONTENT)
        .select_related("user", "team__agency")
        .order_by("team__agency__name", "team__name")
    )
    return [one for one in found if one.holds_on(on) and one.user.is_active]


def person_by_email(email: str) -> User | None:
    """The person who signs in with an e-mail address."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def group_of(number: str) -> Group:
    """The group of an agency or a team. Raises OutOfScope."""
    return _one(Group.objects.filter(pk=int(number)).first() if number.isdecimal() else None)


def membership_of(number: str) -> Membership:
    """A membership with its person and team. Raises OutOfScope."""
    found = Membership.objects.select_related("user", "team__agency")
    return _one(found.filter(pk=int(number)).first() if number.isdecimal() else None)


def _one(found: Record | None) -> Record:
    if found is None:
        raise OutOfScope
    return found
