"""What an actor may do on a case: the role says what, the grant says on which.

``check_…`` raises with a sentence for the page.
"""

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Level
from hsb_cases.core.errors import NotPermitted


def level_on(case: Case) -> int:
    """The level at which whoever acts now sees the case; 0: not at all. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_level(%s)", [case.pk])
        return int(cursor.fetchone()[0])


def check_may_contribute(actor: Actor, case: Case) -> None:
    """Adding to the case. Raises NotPermitted."""
    _check(actor, case, Ability.CONTRIBUTE, Level.CONTRIBUTE, "add to this case")


def check_may_share(actor: Actor, case: Case) -> None:
    """Deciding who sees the case. Raises NotPermitted."""
    _check(actor, case, Ability.SHARE, Level.MANAGE, "decide who sees this case")


def check_may_allocate(actor: Actor, case: Case) -> None:
    """Allocating a worker. Raises NotPermitted."""
    _check(actor, case, Ability.ALLOCATE, Level.MANAGE, "allocate this case")


def check_may_close(actor: Actor, case: Case) -> None:
    """Closing the case, and reopening it. Raises NotPermitted."""
    _check(actor, case, Ability.ALLOCATE, Level.MANAGE, "close or reopen this case")


def _check(actor: Actor, case: Case, ability: Ability, level: Level, what: str) -> None:
    if not actor.can(ability):
        raise NotPermitted(
            f"Your role, {actor.role.label.lower()}, may not {what}. Ask the team that manages it."
        )
    if level_on(case) < level:
        raise NotPermitted(
            f"The access you were given does not let you {what}. Ask the team that manages it."
        )
