"""Migrations applied from nothing in a time that grows with their number, not with its square.

After each operation Django makes the classes anew of every model that hangs together with the
changed one, which here are nearly all. An operation that adds something needs the class of its
own model alone: classes that point to an earlier one of it name the same table and columns.
Before and in a migration that does more than add, everything is made anew as Django does it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db.migrations import Migration
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RunSQL,
)
from django.db.migrations.state import ProjectState

ADDING = (AddConstraint, AddField, AddIndex, CreateModel, RunSQL)


@contextmanager
def only_what_is_added() -> Iterator[None]:
    """Inside, migrations that only add things make only the classes anew that they add to."""
    apply = Migration.apply

    def applied(migration, state, *args, **kwargs):
        if _only_adds(migration):
            with patch.object(ProjectState, "reload_model", _reload_alone):
                return apply(migration, state, *args, **kwargs)
        vars(state).pop("apps", None)
        return apply(migration, state, *args, **kwargs)

    with patch.object(Migration, "apply", applied):
        yield


def _only_adds(migration: Migration) -> bool:
    return all(
        isinstance(one, ADDING) and not getattr(one, "state_operations", None)
        for one in migration.operations
    )


def _reload_alone(state: ProjectState, app_label: str, model_name: str, **how: bool) -> None:
    if "apps" in vars(state):
        state._reload({(app_label, model_name)})
