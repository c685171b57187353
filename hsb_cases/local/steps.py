"""What every part of the set-up shares: where things are, how to run a program, how to give up.

Standard library only: the set-up uses it before anything is installed.
"""

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATE = ROOT / ".local"
LOGS = STATE / "log"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"

LARGEST_LOG = 5_000_000  # bytes; a larger one is put aside when it is next opened


class Trouble(Exception):  # noqa: N818 -- it is no fault of the program's, and nobody sees its name
    """What a person must put right. Its text is what they read, so it says what to do."""


def tail(path: Path, lines: int = 15) -> str:
    """The last lines of a log, indented, or a note that there are none."""
    try:
        text = path.read_text(errors="replace")
    except OSError:
        return "  (no log)"
    return "\n".join(f"  {line}" for line in text.splitlines()[-lines:]) or "  (an empty log)"


def shown(path: Path) -> str:
    """A path as a person in the checkout would name it."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def open_log(name: str) -> Path:
    """The path of a log in .local/log, with a grown one put aside."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{name}.log"
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(LOGS / f"{name}.old.log")
    return path


def call(
    what: str,
    command: Sequence[str | os.PathLike],
    *,
    log: str = "setup",
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    user: int | None = None,
) -> None:
    """Run a program to its end with its words in .local/log/<log>.log, as a user id if given.

    Raises Trouble, which names what was being done and shows the last lines.
    """
    path = open_log(log)
    with path.open("a") as sink:
        sink.write(f"\n$ {' '.join(map(str, command))}\n")
        sink.flush()
        try:
            done = subprocess.run(
                command, check=False, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink,
                env=None if env is None else dict(env), cwd=cwd, user=user,
            )  # fmt: skip
        except OSError as error:
            raise Trouble(f"{what} failed: {command[0]} could not be started ({error}).") from error
    if done.returncode:
        raise Trouble(f"{what} failed. The end of {shown(path)}:\n{tail(path)}")


def fingerprint(*paths: Path, suffixes: tuple[str, ...] = ()) -> str:
    """One hash of the names and contents of files and of whole folders' files.

    With suffixes, only a folder's files whose names end so are counted.
    """
    digest = hashlib.sha256()
    for path in paths:
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            counted = file == path or not suffixes or file.name.endswith(suffixes)
            if counted and file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(path.parent)}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@contextmanager
def only_one(name: str, refusal: str | None = None) -> Iterator[None]:
    """Hold .local/<name>.lock. With a refusal, raise Trouble instead of waiting for another's."""
    STATE.mkdir(parents=True, exist_ok=True)
    with (STATE / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if refusal else 0))
        except BlockingIOError as error:
            raise Trouble(refusal or "") from error
        yield
