"""Rules that are asked again once more is known of a child: identified, merged, or unmerged.

A rule may need facts of a higher room, so each room registers its own in its ``apps.py``. A check
may refuse the act (a hard stop, such as one worker for two children: R12), put things right itself
(a route that becomes child protection: R3), or return sentences that tell the person what to do.
"""

import datetime
from collections.abc import Callable, Iterable

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import Child

Recheck = Callable[[Child, datetime.datetime, Actor], Iterable[str]]

_checks: list[Recheck] = []


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
