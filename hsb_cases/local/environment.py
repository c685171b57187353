"""The virtual environment, installed from the lock files and from nothing else."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

from .steps import ROOT, VENV, VENV_PYTHON, Trouble, call, fingerprint

RUN_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-dev.txt"  # holds everything that RUN_LOCK holds, and the checks
STAMP = VENV / "hsb-casework.json"  # what was installed here, so that a second set-up is instant

LIBRARIES = {  # what WeasyPrint and python-magic load, by the package manager of the system
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 libmagic1",
    "dnf": "dnf install pango file-libs",
    "apk": "apk add pango fontconfig libmagic",
    "pacman": "pacman -S pango file",
    "brew": "brew install pango libmagic",
}


def ensure(for_tests: bool, say: Callable[[str], None]) -> None:  # noqa: FBT001 -- one caller
    """Make .venv hold what the lock file says, and check the system libraries it loads.

    Raises Trouble with one sentence when the machine lacks something.
    """
    lock = TEST_LOCK if for_tests else RUN_LOCK
    stamp = _read_stamp()
    if stamp.get("place") != str(ROOT) or stamp.get("python") != _python():
        if not _usable():
            _create(say)
        stamp = {"place": str(ROOT), "python": _python(), "locks": {}, "libraries": False}
    wanted = fingerprint(lock)
    if stamp["locks"].get(lock.name) != wanted:
        say("Installing the Python packages (the first time takes a minute or two) …")
        install(VENV_PYTHON, lock)
        # The larger lock brings the smaller one's packages in the same versions.
        stamp["locks"] |= {RUN_LOCK.name: fingerprint(RUN_LOCK), lock.name: wanted}
        STAMP.write_text(json.dumps(stamp))
    if not stamp["libraries"]:
        check_libraries()
        stamp["libraries"] = True
        STAMP.write_text(json.dumps(stamp))


def install(python: Path, lock: Path) -> None:
    """Install a lock file with its hashes checked. Raises Trouble with pip's last lines.

    The lock names every package, so pip has nothing to resolve: older pips would look for a newer
    release of one that another asks for with extras, and then miss its hash. What was installed
    is checked for gaps afterwards.
    """
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input"]
    exact = ["install", "--quiet", "--no-deps", "--require-hashes", "-r", lock]
    call("Installing the Python packages", [*pip, *exact])
    call("Checking the Python packages", [*pip, "check"])


def make_venv(place: Path) -> None:
    """Create an empty virtual environment with pip in it. Raises Trouble where that is missing."""
    try:
        venv.create(place, with_pip=True, clear=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        shutil.rmtree(place, ignore_errors=True)
        version = sysconfig.get_python_version()
        raise Trouble(
            f"Python {version} here cannot make a virtual environment ({error}): install its "
            f"venv package, on Debian and Ubuntu: apt-get install python{version}-venv"
        ) from error


def check_libraries() -> None:
    """Load the system libraries that PDF and file checks need.

    Raises Trouble that says what to install.
    """
    program = "import warnings; warnings.simplefilter('ignore'); import weasyprint, magic"
    try:
        call("Loading the system libraries", [VENV_PYTHON, "-c", program])
    except Trouble as trouble:
        raise Trouble(library_complaint(shutil.which)) from trouble


def library_complaint(which: Callable[[str], str | None]) -> str:
    """The sentence about missing system libraries, for the package manager that `which` finds."""
    known = [command for manager, command in LIBRARIES.items() if which(manager)]
    how = known[0] if known else "the packages that hold Pango, HarfBuzz, Fontconfig and libmagic"
    return f"PDF files need system libraries that are missing here. Install them: {how}"


def _create(say: Callable[[str], None]) -> None:
    say("Making the virtual environment .venv …")
    make_venv(VENV)


def _read_stamp() -> dict:
    try:
        return json.loads(STAMP.read_text()) if _usable() else {}
    except (OSError, ValueError):
        return {}


def _python() -> str:
    return f"{sys.implementation.cache_tag} {os.path.realpath(sys.executable)}"


def _usable() -> bool:
    """Whether .venv has a Python of this version that pip can install into."""
    try:
        told = (VENV / "pyvenv.cfg").read_text()
    except OSError:
        return False
    version = ".".join(map(str, sys.version_info[:2]))
    right = any(line.startswith(f"version = {version}.") for line in told.splitlines())
    return right and VENV_PYTHON.exists() and bool(list(VENV.glob("lib/python*/site-packages/pip")))
