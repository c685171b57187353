"""One migrated database that every test process copies, kept while its migrations stay the same.

Migrating from nothing takes longer with every migration; a copy takes a moment. The copy is still
migrated: row security is written anew from what the rooms declare, as after every migration.
"""

import hashlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg2
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader

from hsb_cases.audit import history
from hsb_cases.cases.models import fields
from tests.support import migrating

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("hsb_cases", "referrals", "assessments", "panels")


def template_for(connection: BaseDatabaseWrapper) -> str:
    """The name of a migrated database to copy; made first where there is none of these migrations.

    Processes that ask at the same time wait for the one that makes it. Templates of other
    migrations that runs on the same database have left are dropped.
    """
    family = f"test_{connection.settings_dict['NAME']}_template_"
    name = family + fingerprint()
    with _server(connection) as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [family])
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [family])
        known = [row[0] for row in cursor.fetchall()]
        for other in set(known) - {name}:
            cursor.execute(f'DROP DATABASE "{other}"')
        if name not in known:
            _migrate(connection, f"{family}new")
            cursor.execute(f'ALTER DATABASE "{family}new" RENAME TO "{name}"')
    return name


def fingerprint() -> str:
    """What tells one set of migrations from another: their text, and that of what they run."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    modules = [inspect.getfile(type(one)) for one in loader.disk_migrations.values()]
    modules += [history.__file__, fields.__file__, migrating.__file__]
    statements = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.sql")]
    found = hashlib.sha256()
    for path in sorted({*map(Path, modules), *statements, ROOT / "requirements.txt"}):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:12]


def _migrate(connection: BaseDatabaseWrapper, name: str) -> None:
    settings = connection.settings_dict
    before = settings["NAME"], settings["TEST"]["NAME"]
    settings["TEST"]["NAME"] = name
    try:
        with migrating.only_what_is_added():
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        settings["NAME"], settings["TEST"]["NAME"] = before


@contextmanager
def _server(connection: BaseDatabaseWrapper) -> Iterator[psycopg2.extensions.cursor]:
    """A connection of its own, on which each statement is a transaction; its locks end with it."""
    facts = {**connection.get_connection_params(), "dbname": "postgres"}
    server = psycopg2.connect(**facts)
    try:
        server.autocommit = True
        with server.cursor() as cursor:
            yield cursor
    finally:
        server.close()
