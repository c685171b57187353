"""What the tests need of the machine itself: a browser, and libraries that warn of nothing.

As root on Debian and its like, what is missing is installed from the system's packages.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from .steps import VENV_PYTHON, Trouble, call

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT = (
    "The browser stories need Chromium and it could not be installed: install it with the system's "
    "package manager (on Debian: apt-get install chromium), or name it, for example: "
    "make test CHROMIUM=/usr/bin/chromium"
)


def find_browser(environment: Mapping[str, str], which: Callable[[str], str | None]) -> str | None:
    """The browser named by CHROMIUM, else the first one that the machine has, else None.

    Raises Trouble when CHROMIUM names no program.
    """
    named = environment.get("CHROMIUM")
    if named:
        found = which(named)
        if not found:
            raise Trouble(f"CHROMIUM names {named}, which is no program that can be run.")
        return found
    return next((path for path in map(which, NAMES) if path), None)


def ensure_browser(environment: Mapping[str, str], say: Callable[[str], None]) -> str:
    """The path of a browser: found, or installed by the system's packages or by Playwright.

    Raises Trouble that says what to do when none of that is possible.
    """
    found = find_browser(environment, shutil.which)
    if found:
        return found
    if may_install():
        say("Installing Chromium from the system's packages …")
        if install_packages("chromium", "fonts-liberation"):
            found = find_browser(environment, shutil.which)
    return found or _from_playwright(say)


def ensure_libraries(say: Callable[[str], None]) -> None:
    """Install what the PDF engine warns about the lack of, where that is possible.

    The tests take every warning for an error. Where nothing can be installed they say so.
    """
    warn = [VENV_PYTHON, "-W", "error", "-c", "import weasyprint"]
    if subprocess.run(warn, capture_output=True, check=False).returncode and may_install():
        say("Installing HarfBuzz's subset library from the system's packages …")
        install_packages("libharfbuzz-subset0")


def may_install() -> bool:
    """Whether packages of the system can be installed here without asking anybody."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(*names: str) -> bool:
    """Install Debian packages as root; whether that worked. The log is .local/log/setup.log."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        call("Reading the package lists", ["apt-get", "update", "-q"], env=quiet)
        command = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *names]
        call("Installing packages", command, env=quiet)
    except Trouble:
        return False
    return True


def _from_playwright(say: Callable[[str], None]) -> str:
    say("Installing Playwright's own Chromium …")
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as it: print(it.chromium.executable_path)"
    )
    try:
        call("Installing Chromium", [VENV_PYTHON, "-m", "playwright", "install", "chromium"])
        told = subprocess.run(
            [VENV_PYTHON, "-c", ask], capture_output=True, text=True, check=True
        ).stdout.strip()
    except (Trouble, subprocess.CalledProcessError) as error:
        raise Trouble(ABSENT) from error
    if not Path(told).exists():
        raise Trouble(ABSENT)
    return told
