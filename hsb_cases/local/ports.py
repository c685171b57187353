"""Ports and sockets of this machine."""

import shutil
import socket
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .steps import Trouble

LOOPBACK = "127.0.0.1"
LONGEST_SOCKET_PATH = 100  # bytes; systems allow 103 to 107, and a server may add a suffix
LARGEST_PORT = 65535


def chosen_port(environment: Mapping[str, str]) -> int:
    """The port named by PORT, else 8000. Raises Trouble for what is no port."""
    told = environment.get("PORT") or "8000"
    if not told.isdecimal() or not 0 < int(told) <= LARGEST_PORT:
        raise Trouble(f"PORT is {told!r}: give a number from 1 to {LARGEST_PORT}.")
    return int(told)


def check_free(port: int) -> None:
    """Raise Trouble with one sentence when a web server could not take the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
            probe.listen(1)
        except PermissionError as error:
            raise Trouble(
                f"Port {port} may be used by the system's administrator only: "
                "choose a higher one, for example: make run PORT=8001"
            ) from error
        except OSError as error:
            other = port + 1 if port < LARGEST_PORT else 8000
            raise Trouble(
                f"Port {port} is in use by another program: stop that program or choose "
                f"another port, for example: make run PORT={other}"
            ) from error


def any_free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


class SocketPlace:
    """A folder that only this user can enter, with a path short enough for a socket in it."""

    def __init__(self, wanted: Path, name: str) -> None:
        self._temporary = len(bytes(wanted / name)) > LONGEST_SOCKET_PATH
        if self._temporary:
            # A name nobody can foresee: a folder of others' making could hold others' socket.
            wanted = Path(tempfile.mkdtemp(prefix="hsb-", dir=_short_temporary_folder()))
        wanted.mkdir(parents=True, exist_ok=True)
        wanted.chmod(0o700)
        self.path = wanted / name

    def close(self) -> None:
        """Remove what was made for this run alone."""
        self.path.unlink(missing_ok=True)
        if self._temporary:
            shutil.rmtree(self.path.parent, ignore_errors=True)


def _short_temporary_folder() -> str | None:
    """The system's folder for temporary files, or /tmp where that one's own path is long."""
    usual = tempfile.gettempdir()
    return usual if len(usual) <= LONGEST_SOCKET_PATH // 2 else "/tmp"  # noqa: S108 -- mkdtemp guards it
