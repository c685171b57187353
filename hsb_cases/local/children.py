"""Processes that the launcher starts, watches and stops – each by its own process id."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from .steps import ROOT, Trouble, open_log, shown, tail

PR_SET_PDEATHSIG = 1  # from Linux's <sys/prctl.h>


class Child:
    """One running program with a log of its own.

    It has a session of its own, so that Ctrl-C in the terminal reaches the launcher alone, which
    then stops everything in the right order.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str | os.PathLike],
        *,
        log: str,
        env: Mapping[str, str] | None = None,
        user: int | None = None,
        cwd: Path = ROOT,
        stop_signal: int = signal.SIGTERM,
        patience: float = 20,  # seconds between asking it to stop and ending it
    ) -> None:
        self.name = name
        self.log = open_log(log)
        self._stop_signal, self._patience = stop_signal, patience
        identity = (
            {} if user is None else {"user": user, "group": user_group(user), "extra_groups": []}
        )
        with self.log.open("a") as sink:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, cwd=cwd,
                env=None if env is None else dict(env), start_new_session=True,
                preexec_fn=_dies_with_launcher(stop_signal),  # noqa: PLW1509 -- no threads run here
                **identity,
            )  # fmt: skip

    @property
    def running(self) -> bool:
        """Whether the program has not ended yet."""
        return self.process.poll() is None

    def last_words(self) -> str:
        """The last lines that this run of the program wrote."""
        return tail(self.log)

    def require_running(self) -> None:
        """Raise Trouble with its last lines when the program has ended."""
        code = self.process.poll()
        if code is not None:
            how = f"ended by signal {-code}" if code < 0 else f"exit code {code}"
            raise Trouble(
                f"{self.name} stopped ({how}). The end of {shown(self.log)}:\n{self.last_words()}"
            )

    def ask_to_stop(self) -> None:
        """Ask it to finish what it does and end."""
        if self.running:
            self.process.send_signal(self._stop_signal)

    def stop(self) -> None:
        """Stop it gracefully, and by force when it takes longer than its patience."""
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(self._patience)
        # Whatever is left of its session: itself, or what it started and left behind.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def wait_until(
    ready: Callable[[], bool], child: Child, *, seconds: float, pause: float = 0.05
) -> None:
    """Wait until a started program is ready.

    Raises Trouble when it ends first or takes longer than the seconds given.
    """
    until = time.monotonic() + seconds
    while not ready():
        child.require_running()
        if time.monotonic() > until:
            raise Trouble(
                f"{child.name} was not ready after {seconds:.0f} seconds. "
                f"The end of its log:\n{child.last_words()}"
            )
        time.sleep(pause)


def end_leftover(pid: int, marker: str, signals: Sequence[int], seconds: float = 20) -> None:
    """End a process that an earlier launcher, killed itself, left behind.

    Only a process whose command line holds the marker is touched: process ids are used again.
    Sends the signals one after the other, waiting the seconds after each.
    """
    with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
        process = psutil.Process(pid)
        if not any(marker in word for word in process.cmdline()):
            return
        for number in signals:
            process.send_signal(number)
            with suppress(psutil.TimeoutExpired):
                process.wait(seconds)
                return


def user_group(user: int) -> int:
    """The main group of a user id."""
    import pwd  # noqa: PLC0415 -- not on every system that can read this file

    return pwd.getpwuid(user).pw_gid


def _dies_with_launcher(number: int) -> Callable[[], None] | None:
    """On Linux: have the system send the signal when the launcher is killed outright."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(PR_SET_PDEATHSIG, number)
