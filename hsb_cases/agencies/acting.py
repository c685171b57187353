"""Who acts: a person in one membership at a time. Carried by requests, commands and tasks."""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

from hsb_cases.agencies.models import Agency, Membership, Team, User
from hsb_cases.agencies.roles import NO_CONTENT, ROLES, Ability, RoleFacts
from hsb_cases.audit.context import Act, act_under_way, described, recording
from hsb_cases.core.database.refusals import in_words


@dataclass(frozen=True)
class Actor:
    """A person acting in one membership."""

    user: User
    membership: Membership
    memberships_count: int = field(default=1, compare=False)
    """How many memberships the person could act in now (for the agency switcher)."""

    @property
    def team(self) -> Team:
        """The team acted for."""
        return self.membership.team

    @property
    def agency(self) -> Agency:
        """The agency acted for."""
        return self.membership.team.agency

    @property
    def role(self) -> RoleFacts:
        """The role acted in."""
        return ROLES[self.membership.role]

    def can(self, ability: Ability | str) -> bool:
        """Whether the role may do this at all; on which case, a grant says."""
        return self.role.can(Ability(ability))

    @property
    def principals(self) -> tuple[str, ...]:
        """In whose name grants are looked up: the own membership, the agency, the team.

        Grants to a team reach only roles that see the whole team's work: two children's social
        workers may sit in one team, and neither sees the other child's case (architecture.md §3).
        """
        if self.membership.role in NO_CONTENT:
            return ()
        mine = [f"m{self.membership.pk}", f"g{self.agency.group_id}"]
        if self.can(Ability.SEE_TEAM):
            mine.append(f"g{self.team.group_id}")
        return tuple(mine)


def actor_in(membership: Membership, *, on: datetime.date) -> Actor | None:
    """The actor of a membership on a day; None when it or the person or the team has ended."""
    active = membership.user.is_active and membership.team.active and membership.team.agency.active
    if not (active and membership.holds_on(on)):
        return None
    return Actor(user=membership.user, membership=membership)


@contextmanager
def acting(actor: Actor, *, summary: str = "", reason: str = "") -> Iterator[Act]:
    """One transaction in which the database knows who acts and the history can say so.

    Inside an act of the same actor (a request, an outer command) it joins that act, so that one
    save stays one entry in the history. Raises Refused where a constraint with a sentence
    (core.database.refusals) does not allow what was written; nothing of it is kept then.
    """
    outer = act_under_way()
    if outer is not None and outer.actor == actor.user and connection.in_atomic_block:
        with (
            in_words(),
            transaction.atomic(),
            described(summary=summary, reason=reason) as joined,
        ):
            yield joined
        return
    act = Act(
        actor=actor.user,
        actor_name=actor.user.full_name,
        agency=actor.agency.name,
        role=actor.role.label,
        summary=summary,
        reason=reason,
    )
    with in_words(), _alone(act, user_id=actor.user.pk, principals=actor.principals):
        yield act


@contextmanager
def system_acting(summary: str) -> Iterator[Act]:
    """An act of the installation itself (set-up, sweeps): no user, and no case content."""
    act = Act(actor=None, actor_name="The system", agency="", role="System", summary=summary)
    with _alone(act, user_id=None, principals=()):
        yield act


@contextmanager
def account_acting(user: User, *, summary: str) -> Iterator[Act]:
    """An act of a person on the own account, in no membership: no case content.

    Joins the person's act where one is under way.
    """
    outer = act_under_way()
    if outer is not None and outer.actor == user and connection.in_atomic_block:
        with transaction.atomic(), described(summary=summary) as joined:
            yield joined
        return
    act = Act(actor=user, actor_name=user.full_name, agency="", role="Own account", summary=summary)
    with _alone(act, user_id=user.pk, principals=()):
        yield act


@contextmanager
def _alone(act: Act, *, user_id: int | None, principals: tuple[str, ...]) -> Iterator[None]:
    """An act of its own. One inside somebody else's gives the database back to them at its end."""
    inside = act_under_way() is not None and connection.in_atomic_block
    with transaction.atomic(), recording(act):
        before = _told() if inside else None
        tell_database(
            user_id=user_id, principals=principals, act_id=act.id, signature=act.signature
        )
        yield
        if before is not None:
            _tell(before)


def tell_database(
    *, user_id: int | None, principals: tuple[str, ...], act_id: uuid.UUID, signature: str = ""
) -> None:
    """Set the row lock's facts for the present transaction (one query).

    ``signature`` is the act's: who signs the versions written in it (audit.context).
    """
    _tell((str(user_id or ""), ",".join(principals), str(act_id), signature))


def _tell(facts: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hsb.user', %s, true), set_config('hsb.principals', %s, true),"
            " set_config('hsb.act', %s, true), set_config('hsb.actor', %s, true)",
            facts,
        )


def _told() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('hsb.user', true), current_setting('hsb.principals', true),"
            " current_setting('hsb.act', true), current_setting('hsb.actor', true)"
        )
        return tuple(fact or "" for fact in cursor.fetchone())
