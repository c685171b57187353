"""Roles that only read: whatever a page would let them send, nothing of it is taken."""

from django.http import HttpRequest

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import NotPermitted

READING = frozenset({Ability.READ_CASES, Ability.SEE_TEAM, Ability.AUDIT})
"""The abilities of a role that only reads (domain.md §6: the auditor reads the log)."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_MATTERS = frozenset(
    {
        "keep_alive",
        "change_agency",
        "invitation",
        "search",
        "workspace:search",
        "workspace:home_seen",
    }
)
"""What every person may send: none of it is casework."""
OWN_ACCOUNT = ("account_", "mfa_", "usersessions_")
"""How the names of the pages of the own account begin."""


def reads_only(actor: Actor) -> bool:
    """Whether the role can do nothing but read."""
    return Ability.AUDIT in actor.role.abilities and actor.role.abilities <= READING


def check_may_send(actor: Actor, request: HttpRequest) -> None:
    """Raises NotPermitted when somebody whose role only reads sends anything but own matters."""
    if request.method in SAFE_METHODS or not reads_only(actor):
        return
    name = request.resolver_match.view_name if request.resolver_match else ""
    if name in OWN_MATTERS or name.startswith(OWN_ACCOUNT):
        return
    raise NotPermitted(f"Your role, {actor.role.label.lower()}, reads and changes nothing.")
