"""`make test`: every check and test, on servers of their own.

    python -m hsb_cases.local.test all|lint|integration|browser|real

The database and the broker are embedded ones that the tests alone use, unless DATABASE_URL (the
address of a superuser: the tests make databases and change roles) and REDIS_URL name others.
With `real` they are those on this machine's usual ports, where they answer.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import machine
from .real import real_servers
from .run import ENDINGS, Ended, end
from .servers import Servers
from .steps import ROOT, STATE, VENV, VENV_PYTHON, Trouble, only_one

BUSY = "The tests are already running from this folder: wait for them or stop them."
PACKAGES = ("hsb_cases", "referrals", "assessments", "panels")
AT_ONCE = "2"  # test processes


@dataclass(frozen=True)
class Step:
    """One check: what it is called when it fails, and the program that does it."""

    name: str
    command: Sequence[str | os.PathLike]


def program(name: str) -> Path:
    """A program of the virtual environment."""
    return VENV / "bin" / name


def lint_steps() -> list[Step]:
    """Everything that looks at the code without running it."""
    templates = [program("djlint"), "templates", "--extension=jinja", "--quiet"]
    manage = [VENV_PYTHON, "manage.py"]
    return [
        Step("Style (ruff check)", [program("ruff"), "check", "."]),
        Step("Layout (ruff format)", [program("ruff"), "format", "--check", "."]),
        Step("Types (mypy)", [program("mypy"), *PACKAGES]),
        Step("Templates (djlint --check)", [*templates, "--check"]),
        Step("Templates (djlint --lint)", [*templates, "--lint"]),
        Step("Import contracts", [program("lint-imports")]),
        Step("Migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
    ]


def integration_step(*, coverage: bool) -> Step:
    """Unit and integration tests in parallel."""
    command = [VENV_PYTHON, "-m", "pytest", "-n", AT_ONCE, "-m", "not browser", "--create-db"]
    if coverage:
        command += ["--cov", "--cov-report="]
    return Step("Unit and integration tests", command)


def coverage_step() -> Step:
    """What the unit and integration tests have not run of rules, permissions and commands."""
    command = [VENV_PYTHON, "-m", "hsb_cases.local.coverage_gate"]
    return Step("Coverage of rules, permissions and commands", command)


def browser_step() -> Step:
    """The browser stories. That none was collected is a failure: pytest's exit code 5."""
    command = [VENV_PYTHON, "-m", "pytest", "-n", AT_ONCE, "-m", "browser", "--create-db"]
    return Step("Browser stories", command)


def steps_for(what: str) -> list[Step]:
    """The steps of a word on the command line. Raises Trouble for an unknown one."""
    chosen = {
        "lint": lint_steps,
        "integration": lambda: [integration_step(coverage=False)],
        "real": lambda: [integration_step(coverage=False)],
        "browser": lambda: [browser_step()],
        "all": lambda: [
            *lint_steps(),
            integration_step(coverage=True),
            coverage_step(),
            browser_step(),
        ],
    }
    if what not in chosen:
        raise Trouble(f"{what!r} is none of {', '.join(chosen)}.")
    return chosen[what]()


def environment_for(servers: Servers, given: Mapping[str, str]) -> dict[str, str]:
    """What every step is given: the servers and the test settings."""
    return {
        **given,
        "DJANGO_SETTINGS_MODULE": "hsb_cases.settings.test",
        "DATABASE_URL": servers.owner,
        "REDIS_URL": servers.broker,
        "PYTHONUNBUFFERED": "1",
        "COVERAGE_FILE": str(STATE / "coverage"),
    }


def play(steps: Sequence[Step], environment: Mapping[str, str]) -> None:
    """Run the steps one after the other. Raises Trouble with the name of the one that fails."""
    for step in steps:
        print(f"── {step.name}", flush=True)
        begun = time.monotonic()
        done = subprocess.run(
            step.command, env=dict(environment), cwd=ROOT, check=False, stdin=subprocess.DEVNULL
        )
        took = duration(time.monotonic() - begun)
        if done.returncode:
            raise Trouble(f"── {step.name} failed after {took}.")
        print(f"── {step.name}: passed in {took}", flush=True)


def duration(seconds: float) -> str:
    """A length of time in words."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def test(what: str, given: Mapping[str, str]) -> None:
    """Start the servers, find the browser, run the steps. Raises Trouble or Ended."""
    steps = steps_for(what)
    if what == "real":
        given = {**given, **real_servers(print)}
        if not given.get("DATABASE_URL"):
            return
    with only_one("test", BUSY):
        chosen = dict(given)
        machine.ensure_libraries(print)
        if any(step.name == browser_step().name for step in steps):
            chosen["CHROMIUM"] = machine.ensure_browser(given, print)
        servers = Servers(given, for_tests=True)
        try:
            servers.start()
            play(steps, environment_for(servers, chosen))
        finally:
            for number in ENDINGS:
                signal.signal(number, signal.SIG_IGN)
            servers.stop()


def main() -> int:
    """Run what the command line names; the exit code is 0 only when everything passed."""
    for number in ENDINGS:
        signal.signal(number, end)
    begun = time.monotonic()
    try:
        test(sys.argv[1] if len(sys.argv) > 1 else "all", os.environ)
    except Ended:
        print("\nStopped.")
        return 130
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print(f"All of it passed in {duration(time.monotonic() - begun)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
