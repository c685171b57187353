"""What hangs on a child's record or on a case, and follows when two records become one.

Each room registers its own tables in its ``apps.py``; the cases room knows no higher one.
"""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Belonging:
    """A column that points at a child or at a case."""

    model: type[models.Model]
    column: str
    """The name of the foreign key."""


_of_child: list[Belonging] = []
_of_case: list[Belonging] = []


def follows_child(model: type[models.Model], column: str = "child") -> None:
    """Declare that rows of the model go to the kept record when their child is merged."""
    _add(_of_child, Belonging(model, column))


def follows_case(model: type[models.Model], column: str = "case") -> None:
    """Declare that rows of the model go on under the kept case when theirs is folded into it."""
    _add(_of_case, Belonging(model, column))


def of_child() -> tuple[Belonging, ...]:
    """Everything declared to follow a child."""
    return tuple(_of_child)


def of_case() -> tuple[Belonging, ...]:
    """Everything declared to follow a case."""
    return tuple(_of_case)


def _add(known: list[Belonging], belonging: Belonging) -> None:
    if belonging not in known:
        known.append(belonging)
