"""The web server to be killed, for the fault tests and the browser story."""

import os

import pytest

from tests.faults.server import WebServer, own_database, people


@pytest.fixture
def web_server(transactional_db, tmp_path):
    """A real server with the fictional partnership, on a copy of the empty test database."""
    from django.db import connection

    template = connection.settings_dict["NAME"]
    connection.close()
    with own_database(os.environ["DATABASE_URL"], template) as (owner, runtime):
        written = people(owner)
        server = WebServer(runtime, tmp_path / "gunicorn.log")
        server.written = written
        server.start()
        try:
            yield server
        finally:
            server.kill()
