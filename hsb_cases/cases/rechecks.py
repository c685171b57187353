"""Rules that are asked again once more is known of a child: identified, merged, or unmerged.

And rules that are asked before a case is allocated.

A rule may need facts of a higher room, so each room registers its own in its ``apps.py``. A check
may refuse the act (a hard stop, such as one worker for two children: R12), put things right itself
(a route that becomes child protection: R3), or return sentences that tell the person what to do.
"""

import datetime
from collections.abc import Callable, Iterable

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models import Case, Child

Recheck = Callable[[Child, datetime.datetime, Actor], Iterable[str]]
AllocationCheck = Callable[[Case, Membership], None]

_checks: list[Recheck] = []
_allocation_checks: list[AllocationCheck] = []


def register(check: Recheck) -> None:
    """Have a rule asked again. It is called inside the act, after the change, as the actor."""
    if check not in _checks:
        _checks.append(check)


def run(child: Child, *, at: datetime.datetime, by: Actor) -> tuple[str, ...]:
    """Ask every registered rule about a child. Returns what the person is to be told to do.

    Raises Refused where a rule does not allow what is now known: the act is undone with it.
    """
    said = [sentence for check in _checks for sentence in check(child, at, by)]
    return tuple(dict.fromkeys(said))


def register_allocation(check: AllocationCheck) -> None:
    """Have a rule asked before a case is allocated to a worker. It refuses, or says nothing."""
    if check not in _allocation_checks:
        _allocation_checks.append(check)


def run_allocation(case: Case, worker: Membership) -> None:
    """Ask every registered rule whether the worker may take the case. Raises Refused."""
    for check in _allocation_checks:
        check(case, worker)
