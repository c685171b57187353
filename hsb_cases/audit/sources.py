"""Whose history belongs to a case: each room registers its own models, the audit room knows none.

A source says by which column a history row belongs to cases, and a ``Way`` says in SQL how that
column leads there and back. So the history of a case is one statement over every table, and a
lower room never learns of a higher one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import models

from hsb_cases.core.database.row_security import history_model

NOT_A_FIELD = frozenset({"id", "created_in"})


@dataclass(frozen=True)
class Way:
    """How the values of a column belong to cases, read in both directions.

    ``values`` selects the values that belong to the case ``{case}`` of the child ``{child}``;
    ``cases`` selects the references of the cases that the value ``{value}`` belongs to.
    """

    values: str
    cases: str


@dataclass(frozen=True)
class Source:
    """The history of one model, as part of a case's history."""

    model: type[models.Model]
    label: str
    """What the record is called on pages: ``Referral``."""
    column: str
    way: Way
    title: Sequence[str] = ()
    """The fields that tell one record from the next, e.g. a person's name."""
    happened: Sequence[str] = ()
    """The moments that say when it happened, latest first; the rest knows only when recorded."""
    hidden: frozenset[str] = frozenset()
    """Columns that only the machinery needs."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Names of fields that differ from the model's own."""

    @property
    def kind(self) -> str:
        """The source's name in an address: ``referrals.referral``."""
        return self.model._meta.label_lower

    @property
    def table(self) -> str:
        """The history table."""
        past = history_model(self.model)
        assert past is not None, "register refuses models without history"  # noqa: S101 -- tells the type checker
        return past._meta.db_table

    @property
    def fields(self) -> dict[str, models.Field]:
        """The fields a person may read, by column, in the model's order."""
        past = history_model(self.model)
        assert past is not None, "register refuses models without history"  # noqa: S101 -- tells the type checker
        kept = {one.attname for one in past._meta.concrete_fields}
        return {
            one.attname: one
            for one in self.model._meta.concrete_fields
            if one.attname in kept and one.name not in NOT_A_FIELD | self.hidden
        }

    def field_label(self, column: str) -> str:
        """What a field is called on pages."""
        one = self.fields[column]
        words = self.words.get(one.name) or str(one.verbose_name)
        return words[:1].upper() + words[1:]


SOURCES: dict[str, Source] = {}
"""The registered sources by kind, in the order their records are shown in a save."""
LEFT_OUT: dict[type[models.Model], str] = {}
"""Models with a history that is no case's, each with the reason."""
NAMES: dict[str, tuple[str, str]] = {}
"""By model: its table, and the SQL that names the row ``r`` of it in words."""


def register(
    model: type[models.Model],
    *,
    label: str,
    of_case: tuple[str, Way],
    title: Sequence[str] = (),
    happened: Sequence[str] = (),
    hidden: Sequence[str] = (),
    words: Mapping[str, str] | None = None,
) -> None:
    """Make the history of a model part of the history of its cases.

    ``of_case`` is the column by which a row belongs, and the way from there to cases. Raises
    ValueError for a model that keeps no history.
    """
    if history_model(model) is None:
        raise ValueError(f"{model.__name__} keeps no history.")
    column, way = of_case
    source = Source(
        model=model,
        label=label,
        column=column,
        way=way,
        title=tuple(title),
        happened=tuple(happened),
        hidden=frozenset(hidden),
        words=words or {},
    )
    SOURCES[source.kind] = source


def leave_out(*left: type[models.Model], because: str) -> None:
    """Say of models with a history that it belongs to no case, and why."""
    for model in left:
        LEFT_OUT[model] = because


def name_rows(model: type[models.Model], words: str) -> None:
    """Say how a row of a model reads where another record points to it: SQL over the row ``r``."""
    NAMES[model._meta.label_lower] = (model._meta.db_table, words)
