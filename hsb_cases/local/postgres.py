"""An embedded PostgreSQL: the engine from a wheel, with its data in a folder of this checkout.

It listens on the loopback address alone, on a port chosen at each start, and asks everybody for
a password.
"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil

from .children import Child, end_leftover, user_group, wait_until
from .ports import LOOPBACK, any_free_port
from .postgres_home import programs_for, reachable_home, server_user
from .steps import Trouble, call, fingerprint

SUPERUSER = "postgres"
START_SECONDS = 120  # recovery after a crash included
START_ATTEMPTS = 5
NO_PROCESS = 2**22 + 1  # larger than any process id

SAFE = ("timezone=UTC", "log_min_messages=warning", "max_connections=100")
# A test cluster may be lost with the machine's power, so it need not wait for the disk.
FLEETING = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


class Cluster:
    """One data folder with its server. `start()`, then `address(database)`, then `stop()`."""

    def __init__(self, home: Path, *, fleeting: bool = False) -> None:
        self._log = home.name  # postgres.log, test-postgres.log
        self._options = SAFE + (FLEETING if fleeting else ())
        self._user = server_user()
        self._home = home if self._user is None else reachable_home(home)
        self._data = self._home / "data"
        self._secret = self._home / "password"
        self._port = 0
        self._child: Child | None = None

    def start(self) -> None:
        """Make the data folder the first time, then start the server. Raises Trouble."""
        self._home.mkdir(parents=True, exist_ok=True)
        self._programs = programs_for(self._user, self._home)
        if not (self._data / "PG_VERSION").exists():
            self._make()
        self._check_version()
        self._clear_leftovers()
        for attempt in range(START_ATTEMPTS):
            try:
                self._start_server()
                break
            except Trouble:
                if attempt + 1 == START_ATTEMPTS or not self._may_pass():
                    raise
                time.sleep(1)

    def _start_server(self) -> None:
        self._port = any_free_port()
        settings = (
            f"listen_addresses={LOOPBACK}",
            f"port={self._port}",
            "unix_socket_directories=",
        )
        options = [word for setting in settings + self._options for word in ("-c", setting)]
        self._child = Child(
            "PostgreSQL", [self._programs / "postgres", "-D", self._data, *options],
            log=self._log, user=self._user, cwd=Path("/"), env=_plain_environment(),
            stop_signal=signal.SIGINT, patience=60,
        )  # fmt: skip
        wait_until(self._ready, self._child, seconds=START_SECONDS)

    def _may_pass(self) -> bool:
        """Whether the server failed to start for a reason that ends by itself."""
        last_words = self.child.last_words()
        return "still in use" in last_words or "could not bind" in last_words

    @property
    def child(self) -> Child:
        """The server's process."""
        if self._child is None:
            raise RuntimeError("the cluster has not been started")
        return self._child

    @property
    def identity(self) -> str:
        """What tells this data folder from another that lay in the same place."""
        return fingerprint(self._secret)

    def address(self, database: str) -> str:
        """The superuser's address of a database in this cluster."""
        password = self._secret.read_text()
        return f"postgres://{SUPERUSER}:{password}@{LOOPBACK}:{self._port}/{database}"

    def stop(self) -> None:
        """Stop the server; what was committed is on the disk."""
        if self._child is not None:
            self._child.stop()

    def _make(self) -> None:
        """Make the data folder beside its place and move it there whole."""
        fresh = self._home / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password, note = secrets.token_hex(16), self._home / "password.new"
        note.touch(mode=0o600)
        note.write_text(password)
        if self._user is not None:
            os.chown(fresh, self._user, user_group(self._user))
            os.chown(note, self._user, user_group(self._user))
        command = [
            self._programs / "initdb", "-D", fresh, "-U", SUPERUSER, f"--pwfile={note}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions",
        ]  # fmt: skip
        call("Making the database", command, log=self._log, cwd=Path("/"),
             env=_plain_environment(), user=self._user)  # fmt: skip
        if self._user is not None:
            os.chown(note, 0, 0)
        note.replace(self._secret)
        shutil.rmtree(self._data, ignore_errors=True)
        fresh.rename(self._data)

    def _check_version(self) -> None:
        has = (self._data / "PG_VERSION").read_text().strip()
        told = subprocess.run(
            [self._programs / "postgres", "--version"], capture_output=True, text=True, check=True
        )
        offered = told.stdout.split()[-1].split(".")[0]
        if has != offered:
            raise Trouble(
                f"The data in {self._data} were written by PostgreSQL {has} and this checkout "
                f"brings PostgreSQL {offered}: dump them with the older checkout, or remove them "
                "with: make clean"
            )

    def _clear_leftovers(self) -> None:
        """End a server whose launcher was killed, and drop a note of one that is gone."""
        note = self._data / "postmaster.pid"
        try:
            first, *others = note.read_text().splitlines(keepends=True)
            pid = int(first)
        except FileNotFoundError:
            return
        except ValueError:  # killed before it had written its id: no server got any further
            note.unlink()
            return
        signals = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
        end_leftover(pid, str(self._data), signals)
        if note.exists() and psutil.pid_exists(pid):
            # The id is another program's by now, or a dead server's that nobody has collected.
            # The note's other lines stay: by them PostgreSQL finds out whether anything of the
            # old server still holds the data.
            note.write_text("".join([f"{NO_PROCESS}\n", *others]))

    def _ready(self) -> bool:
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        # The server makes the note before it writes into it.
        return (
            bool(lines) and lines[0] == str(self.child.process.pid) and lines[-1].strip() == "ready"
        )


def _plain_environment() -> dict[str, str]:
    """The server needs a path and nothing of what the launcher was given."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
