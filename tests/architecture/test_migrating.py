"""What the template of the test databases may leave out when it is migrated, and what not."""

import pytest
from django.db import migrations, models
from django.db.migrations.state import ModelState, ProjectState

from tests.support.migrating import only_what_is_added

COLUMN = models.IntegerField(null=True)
SQL = migrations.RunSQL("SELECT 1", state_operations=[migrations.DeleteModel("other")])


def classes_kept(operation, monkeypatch):
    """Whether the class of a model that points to the changed one outlives an operation."""
    monkeypatch.setattr(type(operation), "database_forwards", lambda *args, **kwargs: None)
    key = models.BigAutoField(primary_key=True)
    state = ProjectState()
    state.add_model(ModelState("panels", "thing", [("id", key), ("old", COLUMN.clone())]))
    points = models.ForeignKey("panels.thing", models.CASCADE)
    state.add_model(ModelState("panels", "other", [("id", key.clone()), ("thing", points)]))
    before = state.apps.get_model("panels", "other")
    migration = migrations.Migration("0001_change", "panels")
    migration.operations = [operation]
    with only_what_is_added():
        after = migration.apply(state, schema_editor=type("Editor", (), {"atomic_migration": True}))
    found = after.apps.all_models["panels"]
    return found.get("other") is before, {one.name for one in found["thing"]._meta.get_fields()}


def test_what_only_adds_makes_the_changed_class_anew_and_no_other(monkeypatch):
    kept, fields = classes_kept(migrations.AddField("thing", "new", COLUMN.clone()), monkeypatch)
    assert kept
    assert {"id", "old", "new"} <= fields


@pytest.mark.parametrize(
    "operation",
    [
        migrations.RenameField("thing", "old", "new"),
        migrations.AlterField("thing", "old", models.TextField()),
        SQL,
    ],
    ids=["rename", "alter", "sql with more"],
)
def test_what_changes_something_makes_everything_anew(operation, monkeypatch):
    kept, _ = classes_kept(operation, monkeypatch)
    assert not kept
