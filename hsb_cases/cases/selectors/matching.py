"""Search before create: records that may be of a child who is about to be entered."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import connection

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Case, Child
from hsb_cases.cases.models.codes import DateOfBirthStatus
from hsb_cases.cases.rules.identifiers import tidy
from hsb_cases.cases.rules.likeness import close_dates, reason_sentence

UNSURE = frozenset({DateOfBirthStatus.ESTIMATED, DateOfBirthStatus.DISPUTED})

NEUTRAL_SENTENCE = (
    "Records you may not see are checked as well. If one may be the same child, its own team is"
    " told. You are not told, so that nobody learns from a search whether a child is known."
)
"""Stands on every page that searches, word for word, whatever was found or hidden."""


@dataclass(frozen=True)
class MatchQuery:
    """What is known of the child who is looked for; every part may be missing."""

    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    other_names: tuple[str, ...] = ()
    date_of_birth: datetime.date | None = None
    date_of_birth_status: str = ""
    nhs_number: str = ""
    upn: str = ""
    leaving_out: int | None = None
    """The record that is compared with all others, where there is one already."""

    @property
    def names(self) -> list[str]:
        """Each way the child is named."""
        named = [
            f"{self.given_name} {self.family_name}",
            f"{self.known_as} {self.family_name}" if self.known_as else "",
            *self.other_names,
        ]
        return [name.strip() for name in named if name.strip()]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search with."""
        return not (self.names or self.nhs_number or self.upn)


@dataclass(frozen=True)
class PossibleChild:
    """A record the actor may read that may be of the same child."""

    child_id: int
    name: str
    known_as: str
    date_of_birth: datetime.date | None
    date_of_birth_status: str
    home_authority: str
    school_name: str
    case_reference: str
    """The newest case that the actor sees; empty: the record is in the own log."""
    score: float
    reasons: tuple[str, ...]
    """Codes of hsb_cases.cases.rules.likeness.REASON_WORDS."""

    @property
    def why(self) -> str:
        """On what the likeness rests."""
        return reason_sentence(self.reasons)


def likely_matches(actor: Actor, sought: MatchQuery) -> list[PossibleChild]:
    """At most five records that may be of the child, best first, among those the actor may read.

    Three queries whatever is found. Records the actor may not read change neither the answer nor
    its order; their teams are told when the new record is submitted
    (hsb_cases.cases.commands.matching.note_possible_matches). Issue: search before create.
    """
    if sought.is_empty or not actor.principals:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT child_id, score, reasons FROM hsb_likely_children("
            " ROW(%s, %s, %s, %s, %s, %s, %s, %s)::hsb_looked_for)",
            looked_for(sought),
        )
        found = {row[0]: (float(row[1]), tuple(row[2])) for row in cursor.fetchall()}
    ids = [*found, 0]  # never an empty list: the same queries run whether or not there is a match
    children = Child.objects.select_related("home_authority").in_bulk(ids)
    cases = Case.objects.filter(child_id__in=ids).order_by("opened_at", "pk")
    references = dict(cases.values_list("child_id", "reference"))
    return [
        _possible(children[pk], references.get(pk, ""), score, reasons)
        for pk, (score, reasons) in found.items()
        if pk in children
    ]


def looked_for(sought: MatchQuery) -> list[Any]:
    """The columns of the database's ``hsb_looked_for``, in its order."""
    born = sought.date_of_birth
    close = close_dates(born) if born else None
    return [
        sought.names,
        born,
        sought.date_of_birth_status in UNSURE,
        close.swapped if close else None,
        list(close.slips) if close else [],
        tidy(sought.nhs_number),
        tidy(sought.upn),
        sought.leaving_out,
    ]


def query_for(child: Child) -> MatchQuery:
    """What to look for where a record is compared with all others."""
    return MatchQuery(
        given_name=child.given_name,
        family_name=child.family_name,
        known_as=child.known_as,
        other_names=tuple(child.other_names),
        date_of_birth=child.date_of_birth,
        date_of_birth_status=child.date_of_birth_status,
        nhs_number=child.nhs_number,
        upn=child.upn or child.former_upn,
        leaving_out=child.pk,
    )


def _possible(
    child: Child, reference: str, score: float, reasons: tuple[str, ...]
) -> PossibleChild:
    return PossibleChild(
        child_id=child.pk,
        name=child.full_name,
        known_as=child.known_as,
        date_of_birth=child.date_of_birth,
        date_of_birth_status=child.get_date_of_birth_status_display(),
        home_authority=child.home_authority.name if child.home_authority else "",
        school_name=child.school_name,
        case_reference=reference,
        score=score,
        reasons=reasons,
    )
