"""How the open cases are spread: a bar for each worker, and the same in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.workspace.presenters.caseload_address import caseload_href
from hsb_cases.workspace.selectors.workload import WorkerLoad

SHOWN_AT_ONCE = 8
LONGEST_BAR = 200
"""In CSS pixels."""


@dataclass(frozen=True)
class Bar:
    """One worker."""

    name: str
    team: str
    href: str
    """Their cases in the list; empty where they have none."""
    open: int
    overdue: int
    width: int
    """Of the bar, in CSS pixels."""


@dataclass(frozen=True)
class Workload:
    """Those with the most open cases, and the others on demand."""

    bars: Sequence[Bar]
    more: Sequence[Bar]
    longest: int = LONGEST_BAR


def workload_bars(loads: Sequence[WorkerLoad], actor: Actor) -> Workload | None:
    """The bars; None where nobody holds a case."""
    most = max((load.open for load in loads), default=0)
    if not most:
        return None
    bars = [_bar(load, actor, most) for load in loads]
    return Workload(bars[:SHOWN_AT_ONCE], bars[SHOWN_AT_ONCE:])


def _bar(load: WorkerLoad, actor: Actor, most: int) -> Bar:
    mine = load.membership_id == actor.membership.pk
    return Bar(
        name=load.name,
        team=load.team,
        href=caseload_href(f"worker={'me' if mine else load.membership_id}") if load.open else "",
        open=load.open,
        overdue=load.overdue,
        width=round(LONGEST_BAR * load.open / most),
    )
