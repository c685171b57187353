"""The agenda of a meeting: its parts in their order, and what is missing in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hsb_cases.core.rules.answers import Answer
from panels.rules.parts import ATTENDANCE, INFORMATION, MEASURES, NEXT, PARTS, Part, part_of

BEFORE_THE_CHILDREN = frozenset({ATTENDANCE, INFORMATION})
OF_ENTRIES = frozenset({INFORMATION, MEASURES})
"""Parts that are lists of entries: each person adds entries of their own."""
OUTSIDE = "outside"
"""What stands outside the agenda: the chair, and whom to invite."""


@dataclass(frozen=True)
class Item:
    """One item of the agenda: a part of the whole meeting, or of one child."""

    part: Part
    child: int = 0
    """The place of the child in the meeting; 0: the whole meeting."""

    @property
    def key(self) -> str:
        """Tells one item from the next: ``attendance``, ``decision-2``."""
        return f"{self.part.name}-{self.child}" if self.child else self.part.name


def agenda(children: Sequence[int]) -> list[Item]:
    """Every item in its order, for the children in these places: one child after the other."""
    whole = [Item(part) for part in PARTS if not part.of_a_child]
    first = [item for item in whole if item.part.name in BEFORE_THE_CHILDREN]
    of_children = [Item(part, child) for child in children for part in PARTS if part.of_a_child]
    return [*first, *of_children, *(item for item in whole if item not in first)]


def item_of(answer: Answer) -> str:
    """The key of the item that an answer leads to (``field`` as in ``rules.facts.item``)."""
    whose, _, field = answer.field.partition(":")
    part = part_of(field)
    kind, _, place = whose.partition("-")
    if kind == "child" and part:
        return f"{part}-{place}"
    return part or OUTSIDE


def by_item(answers: Iterable[Answer]) -> dict[str, list[Answer]]:
    """The answers under the keys of their items, in their order."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(item_of(answer), []).append(answer)
    return found


def first_open(items: Sequence[Item], missing: Iterable[Answer]) -> Item:
    """Where to go on: the first item in which something is missing, else what comes next."""
    left = by_item(missing)
    return next((item for item in items if item.key in left), _last(items))


def _last(items: Sequence[Item]) -> Item:
    return next(item for item in items if item.part.name == NEXT)


def beside(part: str, person: int) -> str:
    """The name under which one person's own text of a part is kept: ``decision-17``.

    An entry that one person is about to add, or a text that came after somebody else's.
    ``person`` is the number of the membership.
    """
    return f"{part}-{person}"


def beside_of(name: str) -> tuple[str, int]:
    """The part and the person of such a name; the person is 0 for what is everybody's."""
    part, _, person = name.partition("-")
    return part, int(person) if person.isdecimal() else 0
