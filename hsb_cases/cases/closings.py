"""What keeps a case from being closed, and what ends with it: asked of the rooms above.

Each room registers in its ``apps.py`` what it knows: an enquiry that is open, a plan in force, a
time limit that the law sets.
"""

import datetime
from collections.abc import Callable, Iterable

from hsb_cases.cases.models import Case

StillOpen = Callable[[Case], Iterable[str]]
Ending = Callable[[Case, datetime.datetime], None]

_still_open: list[StillOpen] = []
_endings: list[Ending] = []


def keeps_open(check: StillOpen) -> None:
    """Have a room asked what is still open on a case: sentences that say what to do first."""
    if check not in _still_open:
        _still_open.append(check)


def ends_with_the_case(ending: Ending) -> None:
    """Have a room end what need not be done once a case is closed; inside the act, before it."""
    if ending not in _endings:
        _endings.append(ending)


def still_open(case: Case) -> tuple[str, ...]:
    """What every room says is still open on a case."""
    return tuple(dict.fromkeys(sentence for check in _still_open for sentence in check(case)))


def end_with(case: Case, *, at: datetime.datetime) -> None:
    """Let every room end what ends with the case."""
    for ending in _endings:
        ending(case, at)
