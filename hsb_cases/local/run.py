"""`make run`: the servers, the web server, the worker and the clock in one foreground process.

    python -m hsb_cases.local.run

Ctrl-C stops everything it started, the programs before the servers. What each program says is
in .local/log. See README.md for PORT, DATABASE_URL, REDIS_URL and the others.
"""

import os
import signal
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from http import HTTPStatus

from .children import Child, wait_until
from .ports import LOOPBACK, check_free, chosen_port
from .prepare import Addresses, demo_sign_ins, prepare, wants_demo
from .servers import Servers
from .steps import STATE, VENV_PYTHON, Trouble, only_one

BUSY = "HSB casework is already running from this folder: stop it with Ctrl-C where it was started."
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
WEB_START_SECONDS = 60
FEWEST_WEB_PROCESSES, MOST_WEB_PROCESSES = 2, 4


class Ended(BaseException):
    """Somebody asked the launcher to stop."""


class Programs:
    """The programs of the product itself."""

    def __init__(self) -> None:
        self.children: list[Child] = []

    def start(self, addresses: Addresses) -> None:
        """Start web server, worker and clock, and wait until pages are served. Raises Trouble.

        The web server comes first and alone: on a small machine all at once make a person wait.
        """
        python = [VENV_PYTHON, "-m"]
        web = Child(
            "The web server",
            [*python, "gunicorn", "hsb_cases.wsgi", f"--bind={LOOPBACK}:{addresses.port}",
             f"--workers={web_processes(os.environ)}", "--graceful-timeout=10", "--timeout=60",
             "--access-logfile=-", "--no-control-socket", "--preload"],
            log="web", env=addresses.environment(addresses.runtime),
        )  # fmt: skip
        self.children.append(web)
        wait_until(lambda: serves(addresses.port), web, seconds=WEB_START_SECONDS, pause=0.2)
        sweeping = addresses.environment(addresses.sweeper)
        celery = [*python, "celery", "--app=hsb_cases", "--skip-checks"]
        for name, words, log in (
            ("The worker", ["worker", "--concurrency=1", "--loglevel=INFO", "--without-mingle",
                            "--without-gossip", "--hostname=local@%h"], "worker"),
            ("The clock", ["beat", "--loglevel=INFO", "--pidfile=",
                           f"--schedule={STATE / 'beat-schedule'}"], "beat"),
        ):  # fmt: skip
            self.children.append(Child(name, [*celery, *words], log=log, env=sweeping))

    def stop(self) -> None:
        """Stop them all at once, then wait for each."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()


def web_processes(given: Mapping[str, str]) -> int:
    """How many processes serve pages: WEB_CONCURRENCY, else by the number of processors."""
    told = given.get("WEB_CONCURRENCY", "")
    if told.isdecimal() and int(told):
        return int(told)
    return max(FEWEST_WEB_PROCESSES, min(MOST_WEB_PROCESSES, os.cpu_count() or 1))


def serves(port: int) -> bool:
    """Whether the web server can do its work.

    Raises Trouble with the product's own words when it says that it cannot.
    """
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/readyz", timeout=5):
            return True
    except urllib.error.HTTPError as refusal:
        if refusal.code == HTTPStatus.SERVICE_UNAVAILABLE:
            raise Trouble(f"The web server is not ready: {refusal.read().decode()}") from refusal
        return False
    except OSError:
        return False


def banner(port: int, sign_ins: list[str]) -> str:
    """What is shown once all is running."""
    lines = ["", f"HSB casework is running: http://localhost:{port}/", ""]
    if sign_ins:
        lines.append("Sign in as one of these made-up people (role – e-mail – password):")
        lines += [f"  {line}" for line in sign_ins]
        lines.append("")
    lines.append("Ctrl-C stops it and keeps the data. Logs: .local/log")
    return "\n".join(lines)


def watch(children: list[Child]) -> None:
    """Wait for ever; raise Trouble with its last lines as soon as a process ends."""
    while True:
        for child in children:
            child.require_running()
        time.sleep(0.5)


def run(given: Mapping[str, str]) -> None:
    """Start everything and watch it until somebody ends it. Raises Trouble or Ended."""
    port = chosen_port(given)
    with only_one("run", BUSY):
        check_free(port)
        servers, programs = Servers(given), Programs()
        try:
            servers.start()
            addresses = prepare(servers, given, port)
            # Both take seconds of their own, on a processor each.
            with demo_sign_ins(addresses, wanted=wants_demo(given)) as sign_ins:
                programs.start(addresses)
                print(banner(port, sign_ins()), flush=True)
            watch(programs.children + servers.children)
        finally:
            for number in ENDINGS:  # stopping is not to be stopped half-way
                signal.signal(number, signal.SIG_IGN)
            programs.stop()
            servers.stop()


def end(number: int, _frame: object) -> None:
    """Turn a signal into the exception that lets everything be stopped in order."""
    raise Ended(signal.Signals(number).name)


def main() -> int:
    """Run until ended; the exit code is 0 after Ctrl-C or SIGTERM and 1 after a trouble."""
    for number in ENDINGS:
        signal.signal(number, end)
    try:
        run(os.environ)
    except Ended:
        print("\nStopped. The data are kept.")
        return 0
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
