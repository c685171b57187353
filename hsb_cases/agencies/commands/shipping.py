"""Installing the procedures that come with the product."""

import datetime
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.db.models import Q

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.commands.procedures import last_edition, write_edition
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.rules.areas import shipped_start
from hsb_cases.agencies.rules.procedures import ShippedProcedure, read_procedure

DATA = Path(__file__).resolve().parents[1] / "data"


class Outcome(StrEnum):
    """What installing did for one local authority."""

    ADDED = "added"
    NEW_EDITION = "new edition"
    UNCHANGED = "unchanged"
    KEPT_LOCAL = "kept the edition that administrators recorded"


@dataclass(frozen=True)
class Installed:
    """One local authority and what was done for it."""

    name: str
    outcome: Outcome


def shipped_procedures(folder: Path = DATA) -> list[ShippedProcedure]:
    """The procedures that come with the product, by the name of their file."""
    return [
        read_procedure(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob("*.toml"))
    ]


def install_procedures(*, on: datetime.date, folder: Path = DATA) -> list[Installed]:
    """Bring every shipped procedure into force, and the local authorities they are for.

    May be run again at any time: an edition that is here already is left alone, changed facts
    become a new edition from ``on``, and an edition that administrators recorded is never
    replaced. Local authorities are made without using the product; an administrator decides that.
    """
    shipped = shipped_procedures(folder)
    with system_acting("Installed the procedures that come with the product"):
        return [Installed(one.name, _install(one, on=on)) for one in shipped]


def _install(shipped: ShippedProcedure, *, on: datetime.date) -> Outcome:
    area = _area(shipped)
    last = last_edition(area)
    if last is None:
        _write(area, shipped, starts_on=shipped.starts_on)
        return Outcome.ADDED
    if not last.shipped_digest:
        return Outcome.KEPT_LOCAL
    if last.shipped_digest == shipped.facts.digest:
        return Outcome.UNCHANGED
    _write(area, shipped, starts_on=shipped_start(on, last_starts_on=last.in_force.lower))
    return Outcome.NEW_EDITION


def _area(shipped: ShippedProcedure) -> LocalAuthority:
    """The authority by its code or its name, since an administrator may have added it first."""
    known = LocalAuthority.objects.filter(Q(code=shipped.code) | Q(name__iexact=shipped.name))
    return known.order_by("pk").first() or LocalAuthority.objects.create(
        code=shipped.code, name=shipped.name
    )


def _write(
    area: LocalAuthority, shipped: ShippedProcedure, *, starts_on: datetime.date | None
) -> None:
    write_edition(
        local_authority=area,
        facts=shipped.facts,
        starts_on=starts_on,
        shipped_digest=shipped.facts.digest,
    )
