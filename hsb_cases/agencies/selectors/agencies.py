"""Agencies and teams, as administrators look after them."""

from django.db.models import Count, Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.selectors.administration import check_administers
from hsb_cases.core.errors import OutOfScope


def agencies_to_administer(actor: Actor) -> QuerySet[Agency]:
    """Every agency by name, with its number of active teams.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    active = Count("teams", filter=Q(teams__active=True))
    found = Agency.objects.select_related("local_authority").annotate(teams_count=active)
    return found.order_by("name")


def agency_to_administer(actor: Actor, pk: int) -> Agency:
    """One agency. Raises OutOfScope where there is none or the actor is not to know."""
    check_administers(actor)
    found = Agency.objects.select_related("local_authority").filter(pk=pk).first()
    if found is None:
        raise OutOfScope
    return found


def teams_of(actor: Actor, agency: Agency) -> QuerySet[Team]:
    """An agency's teams by name, with the number of open memberships of each.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    opened = Count("memberships", filter=Q(memberships__ended_at__isnull=True))
    return agency.teams.annotate(members_count=opened).order_by("name")


def team_to_administer(actor: Actor, pk: int) -> Team:
    """One team with its agency. Raises OutOfScope where there is none or not for the actor."""
    check_administers(actor)
    found = Team.objects.select_related("agency__local_authority").filter(pk=pk).first()
    if found is None:
        raise OutOfScope
    return found


def members_of(actor: Actor, team: Team) -> QuerySet[Membership]:
    """A team's open memberships by the person's name.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    opened = team.memberships.filter(ended_at__isnull=True).select_related("user")
    return opened.order_by("user__full_name", "role")


def teams_to_choose(actor: Actor) -> QuerySet[Team]:
    """Every active team of an active agency, by agency and name.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    active = Team.objects.filter(active=True, agency__active=True).select_related("agency")
    return active.order_by("agency__name", "name")
