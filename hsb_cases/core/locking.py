"""Taking a row for change, through the eyes of whoever acts."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from hsb_cases.core.errors import OutOfScope

Record = TypeVar("Record", bound=Model)


def locked(rows: "QuerySet[Record]", record: Record) -> Record:
    """The record as it is now, locked until the act ends.

    PostgreSQL locks only rows that the actor may change. Raises OutOfScope for the others: a
    command handed a record its actor cannot change answers as if there were none.
    """
    found = rows.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if found is None:
        raise OutOfScope
    return found
