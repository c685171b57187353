"""Changes written down as they are made, so that they can be put back exactly."""

import datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from hsb_cases.core.errors import Refused

Entry = dict[str, Any]


class Ledger:
    """Changes rows one save each, with history, and keeps what each column held before."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def put(self, row: Model, **values: Any) -> None:
        """Set columns of a row (by their names in the database) and save it."""
        before = {name: getattr(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        self.entries.append(
            {
                "table": row._meta.label_lower,
                "row": row.pk,
                "from": {name: _plain(value) for name, value in before.items()},
                "to": {name: _plain(value) for name, value in values.items()},
            }
        )


def put_back(entries: list[Entry]) -> None:
    """Undo the changes of a ledger, in the order they were made.

    Raises Refused, and nothing may then be kept, when a row is out of the actor's sight or a
    column has changed since: undoing would overwrite what somebody did later.
    """
    for entry in entries:
        model = apps.get_model(entry["table"])
        row = model._default_manager.select_for_update().filter(pk=entry["row"]).first()
        if row is None:
            raise Refused(
                "You may not see everything that was moved, so you cannot put it back. Ask a"
                " manager of the team that holds the rest."
            )
        if any(_plain(getattr(row, name)) != value for name, value in entry["to"].items()):
            raise Refused(
                f"The {model._meta.verbose_name} “{row}” has been changed since the merge. Undo"
                " that change first, then undo the merge."
            )
        for name, value in entry["from"].items():
            setattr(row, name, row._meta.get_field(name).to_python(value))
        row.save(update_fields=list(entry["from"]))


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.datetime) else value
