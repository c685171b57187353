"""With whom a case may be shared, and how much of it."""

import datetime

from django.contrib.auth.models import Group
from django.utils import timezone

from hsb_cases.agencies.acting import actor_in
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.roles import NO_CONTENT
from hsb_cases.cases.models import Case, Level
from hsb_cases.cases.selectors.exclusions import is_kept_away
from hsb_cases.core.errors import Refused


def check_recipient(
    case: Case, recipient: Group | Membership, level: Level, *, at: datetime.datetime
) -> None:
    """Raises Refused for a recipient who may not have that much of the case.

    Two siblings' workers sit in one agency, so a whole record never goes to a whole children's
    social care (architecture.md §3); managing stays within the authority's own.
    """
    if isinstance(recipient, Membership):
        agency = _check_person(case, recipient, at=at)
    else:
        agency = _check_group(recipient, level)
    inside = (
        agency.kind == Agency.Kind.SOCIAL_CARE
        and agency.local_authority_id == case.local_authority_id
    )
    if level == Level.MANAGE and not inside:
        raise Refused(
            "Choose another level: only the local authority’s own social care manages the case.",
            field="level",
        )


def check_sealed(recipient: Group | Membership, level: Level) -> None:
    """Raises Refused unless it is one person who is given the sealed parts with a whole record.

    Protected addresses are among them: whoever knows one is known by name (domain.md §6).
    """
    if isinstance(recipient, Group):
        raise Refused(
            "Choose one person: protected addresses and other sealed parts are not opened to a team"
            " or an agency.",
            field="sealed",
        )
    if level < Level.VIEW:
        raise Refused(
            "Choose the whole record as well: sealed parts are part of it.", field="sealed"
        )


def _check_person(case: Case, person: Membership, *, at: datetime.datetime) -> Agency:
    if actor_in(person, on=timezone.localdate(at)) is None:
        raise Refused("Choose a person whose membership has not ended.", field="recipient")
    if person.role in NO_CONTENT:
        role = person.role_facts.label.lower()
        raise Refused(f"Choose somebody else: the role {role} sees no case.", field="recipient")
    if is_kept_away(case, person.user_id):
        raise Refused(
            "This person is kept away from the case. End that first, or choose somebody else.",
            field="recipient",
        )
    return person.team.agency


def _check_group(group: Group, level: Level) -> Agency:
    team = Team.objects.filter(group=group).select_related("agency").first()
    agency = team.agency if team else Agency.objects.filter(group=group).first()
    if agency is None or not agency.active or (team is not None and not team.active):
        raise Refused("Choose an agency or a team that is in use.", field="recipient")
    if team is None and agency.kind == Agency.Kind.SOCIAL_CARE and level >= Level.VIEW:
        raise Refused(
            "Choose a team or a person: a whole record is never shared with all of a children’s"
            " social care.",
            field="recipient",
        )
    return agency
