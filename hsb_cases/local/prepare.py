"""What a database and the static files need before the programs start."""

import json
import os
import secrets
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from .addresses import RUNTIME_LOGIN, SWEEPER_LOGIN
from .roles import ensure_login
from .servers import Servers
from .steps import ROOT, STATE, VENV_PYTHON, Trouble, call, fingerprint

PACKAGES = ("hsb_cases", "referrals", "assessments", "panels")
MANAGE = (VENV_PYTHON, ROOT / "manage.py")
NOTES = STATE / "prepared.json"  # what was done already, so that a later start is quick


@dataclass(frozen=True)
class Addresses:
    """Who signs in as what: the owner migrates, the others run."""

    owner: str
    runtime: str
    sweeper: str
    broker: str
    port: int  # where pages are served on this machine

    def environment(self, database: str) -> dict[str, str]:
        """The environment of a program that uses one of the database addresses."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "hsb_cases.settings.local",
            "DATABASE_URL": database,
            "REDIS_URL": self.broker,
            "PUBLIC_ADDRESS": os.environ.get("PUBLIC_ADDRESS") or f"http://localhost:{self.port}",
            "SECRET_KEY": secret_key(),
            "PYTHONUNBUFFERED": "1",
        }


def prepare(servers: Servers, given: Mapping[str, str], port: int) -> Addresses:
    """Migrate, make the login roles, load the demo people and collect the static files.

    Args:
        servers: the started servers.
        given: the launcher's environment; RUNTIME_DATABASE_URL and WORKER_DATABASE_URL name
            roles made by hand, DEMO=0 leaves the demo people out.
        port: where pages will be served on this machine.

    Raises Trouble.
    """
    notes = _read_notes()
    code = fingerprint(
        *(ROOT / name for name in PACKAGES), ROOT / "requirements.txt",
        suffixes=(".py", ".sql", ".json"),
    )  # fmt: skip
    # What was done to a database named from outside is known to that database alone.
    migrated = f"{servers.identity} {code}" if servers.identity else None
    first = Addresses(servers.owner, servers.owner, servers.owner, servers.broker, port)
    if migrated is None or notes.get("migrated") != migrated:
        manage("Migrating the database", first.environment(first.owner), "migrate", "--no-input")
    addresses = Addresses(
        owner=servers.owner,
        runtime=given.get("RUNTIME_DATABASE_URL") or ensure_login(servers.owner, RUNTIME_LOGIN),
        sweeper=given.get("WORKER_DATABASE_URL") or ensure_login(servers.owner, SWEEPER_LOGIN),
        broker=servers.broker,
        port=port,
    )
    running = addresses.environment(addresses.runtime)
    if wants_demo(given) and (not servers.identity or notes.get("demo") != servers.identity):
        manage("Loading the demo data", running, "demo_data")
    static = fingerprint(ROOT / "static", STATE / "vendor.stamp", ROOT / "requirements.txt")
    if notes.get("static") != static or not (STATE / "static").is_dir():
        manage("Collecting the static files", running, "collectstatic", "--no-input", "--clear")
    demo = servers.identity if wants_demo(given) else notes.get("demo")
    NOTES.write_text(json.dumps({"migrated": migrated, "demo": demo, "static": static}))
    return addresses


def manage(what: str, environment: Mapping[str, str], *words: str) -> None:
    """Run a management command with its words in the set-up's log. Raises Trouble."""
    print(f"{what} …", flush=True)
    call(what, [*MANAGE, *words], env=environment)


def wants_demo(given: Mapping[str, str]) -> bool:
    """Whether the demo people are to be loaded: unless DEMO says no."""
    return (given.get("DEMO") or "1").lower() not in {"0", "no", "false", "off"}


@contextmanager
def demo_sign_ins(addresses: Addresses, *, wanted: bool) -> Iterator[Callable[[], list[str]]]:
    """Begin to ask who the demo people are; the function given waits for the answer.

    The answer is one line for each: role – e-mail – password, or none where none are wanted.
    The function raises Trouble.
    """
    command = [*MANAGE, "demo_sign_ins"] if wanted else ["true"]
    with subprocess.Popen(
        command, env=addresses.environment(addresses.runtime), cwd=ROOT, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as asking:  # fmt: skip

        def answer() -> list[str]:
            told, complaint = asking.communicate()
            if asking.returncode:
                raise Trouble(f"The demo people could not be listed:\n{complaint.strip()}")
            return [line for line in told.splitlines() if line.strip()]

        try:
            yield answer
        finally:
            if asking.poll() is None:
                asking.kill()


def secret_key() -> str:
    """The key that signs this checkout's sessions, made once."""
    place = STATE / "secret-key"
    if not place.exists():
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(50))
    return place.read_text()


def _read_notes() -> dict:
    try:
        return json.loads(NOTES.read_text())
    except (OSError, ValueError):
        return {}
