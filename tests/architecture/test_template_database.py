"""The database that test runs copy is made anew when a migration or its SQL changes."""

import pytest

from tests.support import template_database
from tests.support.template_database import fingerprint


@pytest.fixture
def statements(monkeypatch, tmp_path):
    """A checkout of one file of SQL."""
    found = tmp_path / "referrals" / "sql" / "decisions.sql"
    found.parent.mkdir(parents=True)
    found.write_text("SELECT 1")
    (tmp_path / "requirements.txt").write_text("django==5.2")
    monkeypatch.setattr(template_database, "ROOT", tmp_path)
    return found


def test_the_same_migrations_are_the_same_database(statements):
    assert fingerprint() == fingerprint()


@pytest.mark.parametrize("changed", ["decisions.sql", "requirements.txt"])
def test_other_sql_or_other_packages_are_another_database(statements, tmp_path, changed):
    before = fingerprint()
    (path,) = tmp_path.rglob(changed)
    path.write_text("SELECT 2")
    assert fingerprint() != before


def test_the_migrations_of_every_room_and_package_count(statements, monkeypatch):
    before = fingerprint()
    read = template_database.Path.read_bytes
    seen = []

    def noted(path):
        seen.append(path)
        return read(path)

    monkeypatch.setattr(template_database.Path, "read_bytes", noted)
    assert fingerprint() == before
    rooms = {path.parent.parent.name for path in seen if path.parent.name == "migrations"}
    assert {"cases", "agencies", "referrals", "audit", "guardian", "auth"} <= rooms
