"""Possible matches that the teams of known children were told of."""

import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Child, PossibleMatch
from hsb_cases.core.errors import OutOfScope

PAGE = 25


@dataclass(frozen=True)
class Notice:
    """A possible match as the team of the known child sees it."""

    match: PossibleMatch
    other: Child | None
    """The record entered later, where the actor may see it."""
    other_reference: str
    """The newest case of that record that the actor sees; empty: none."""

    @property
    def is_merged(self) -> bool:
        """Whether the two records have become one already."""
        return self.other is not None and self.other.merged_into_id == self.match.case.child_id


@dataclass(frozen=True)
class NoticePage:
    """Some notices, oldest first, and the mark of the last where more follow."""

    notices: tuple[Notice, ...]
    next_after: str


def notices_for(actor: Actor, *, after: str = "", size: int = PAGE) -> NoticePage:
    """What waits to be looked at, or to be merged, on cases the actor adds to. Four queries.

    ``after`` is the mark of the last notice of the page before. Raises OutOfScope for a role that
    does not look at possible matches, and for a mark that is none.
    """
    waiting = _readable(actor).filter(
        Q(outcome=PossibleMatch.Outcome.OPEN) | Q(outcome=PossibleMatch.Outcome.SAME)
    )
    # Decided, and merged since: the later record stands for no child of its own any more.
    merged = Child.objects.filter(merged_into__isnull=False).values("pk")
    waiting = waiting.exclude(outcome=PossibleMatch.Outcome.SAME, child__in=merged)
    if after:
        last = notice_by_mark(actor, _mark(after))
        waiting = waiting.filter(
            Q(noticed_at__gt=last.noticed_at) | Q(noticed_at=last.noticed_at, pk__gt=last.pk)
        )
    found = list(waiting.order_by("noticed_at", "pk")[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return NoticePage(_with_others(shown), str(shown[-1].created_in) if more else "")


def notice_for(actor: Actor, case: Case, mark: uuid.UUID) -> Notice:
    """One notice on a case. Raises OutOfScope."""
    match = notice_by_mark(actor, mark)
    if match.case_id != case.pk:
        raise OutOfScope
    return _with_others([match])[0]


def notice_by_mark(actor: Actor, mark: uuid.UUID) -> PossibleMatch:
    """A notice by its mark. Raises OutOfScope where there is none the actor may look at."""
    found = _readable(actor).filter(created_in=mark).first()
    if found is None:
        raise OutOfScope
    return found


def _readable(actor: Actor) -> QuerySet[PossibleMatch]:
    if not (actor.can(Ability.HANDLE_REFERRALS) or actor.can(Ability.MERGE)):
        raise OutOfScope
    return PossibleMatch.objects.select_related("case__child", "case__local_authority")


def _with_others(matches: list[PossibleMatch]) -> tuple[Notice, ...]:
    ids = [match.child_id for match in matches] or [0]
    others = Child.objects.select_related("home_authority").in_bulk(ids)
    cases = Case.objects.filter(child_id__in=ids).order_by("opened_at", "pk")
    references = dict(cases.values_list("child_id", "reference"))
    return tuple(
        Notice(match, others.get(match.child_id), references.get(match.child_id, ""))
        for match in matches
    )


def _mark(typed: str) -> uuid.UUID:
    try:
        return uuid.UUID(typed)
    except ValueError:
        raise OutOfScope from None
