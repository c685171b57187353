"""A real web server on a database of its own, to be killed."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2

ROOT = Path(__file__).resolve().parents[2]
LONGEST_WAIT = 60  # seconds until a server serves


@contextmanager
def own_database(server: str, template: str) -> Iterator[tuple[str, str]]:
    """A copy of a migrated database. Gives the addresses of its owner and of a runtime login.

    ``server`` is a superuser's address; nobody may be connected to ``template`` meanwhile.
    """
    name = f"hsb_faults_{os.getpid()}_{secrets.token_hex(3)}"
    password = secrets.token_hex(16)
    maintenance = address(server, database="postgres")
    _run(maintenance, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        _run(maintenance, f"CREATE ROLE {name} LOGIN PASSWORD '{password}' IN ROLE hsb_runtime")
        yield (
            address(server, database=name),
            address(server, database=name, user=name, password=password),
        )
    finally:
        _run(maintenance, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        _run(maintenance, f"DROP ROLE IF EXISTS {name}")


def address(url: str, *, database: str, user: str = "", password: str = "") -> str:
    """The same server's address, with another database and perhaps another login."""
    parts = urlsplit(url)
    before, _, after = parts.netloc.rpartition("@")
    login = f"{user}:{password}" if user else before
    return urlunsplit(parts._replace(netloc=f"{login}@{after}", path=f"/{database}"))


def _run(url: str, statement: str) -> None:
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()


def environment(database: str) -> dict[str, str]:
    """What a program of the product is given."""
    return {
        **os.environ,
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "PYTHONWARNINGS": "ignore",
    }


def people(owner: str) -> dict[str, str]:
    """Put the fictional partnership into a database; gives the addresses of what is written."""
    command = [sys.executable, "-m", "tests.faults.people"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(owner),
        check=True,
        timeout=LONGEST_WAIT,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)


def _processes() -> list[tuple[int, int]]:
    """Number and parent's number of every process. Small machines have no ps, macOS no /proc."""
    if Path("/proc/self/stat").exists():
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended while we looked
                parent = stat.read_text().rpartition(")")[2].split()[1]
                found.append((int(stat.parent.name), int(parent)))
        return found
    command = ["ps", "-e", "-o", "pid=,ppid="]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    return [(int(pid), int(parent)) for pid, parent in map(str.split, lines)]


class WebServer:
    """gunicorn on a free port. ``kill`` is kill -9, by the numbers of its own processes."""

    def __init__(self, database: str, log: Path) -> None:
        self.database, self.log = database, log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.written: dict[str, str] = {}
        """The addresses of what somebody may write in."""
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it and wait until it serves."""
        command = [sys.executable, "-m", "gunicorn", "hsb_cases.wsgi", "--workers=1", "--threads=4"]
        command += [f"--bind=127.0.0.1:{self.port}", "--no-control-socket"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment(self.database), stdout=log, stderr=log
            )
        until = time.monotonic() + LONGEST_WAIT
        while not self._serves():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < until, f"no answer in time:\n{self.log.read_text()}"
            time.sleep(0.1)

    def kill(self) -> None:
        """End the server and its workers at once, with no chance to finish anything."""
        if self.process is None:
            return
        workers = self._workers()
        self.process.kill()
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=10)
        self.process = None

    def _workers(self) -> list[int]:
        return [pid for pid, parent in _processes() if parent == self.process.pid]

    def _serves(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
