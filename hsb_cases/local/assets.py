"""The vendor assets: style sheets, scripts and icons built from npm's locked packages.

They go to .local/vendor, which the settings serve under the static prefix `vendor/`:
{govuk,moj}-frontend.min.{css,js} and the icons that the style sheets name. The crown, the crest
and the GDS Transport fonts stay behind: they belong to GOV.UK services.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from . import environment
from .steps import ROOT, STATE, Trouble, call, fingerprint

STYLES = Path(__file__).parent / "styles"
VENDOR = STATE / "vendor"
STAMP = STATE / "vendor.stamp"
MODULES = ROOT / "node_modules"
GOVUK = MODULES / "govuk-frontend" / "dist" / "govuk"
MOJ = MODULES / "@ministryofjustice" / "frontend" / "moj"
SCRIPTS = {"govuk-frontend.min.js": GOVUK, "moj-frontend.min.js": MOJ}

OLDEST_NODE = (20, 19)  # what the style sheets' compiler asks for
NODE_LOCK = ROOT / "requirements-node.txt"
NODE_VENV = STATE / "node"
FORBIDDEN = re.compile(r"GDS Transport|crest\.svg|logotype-crown\.|url\(/assets/", re.IGNORECASE)


def ensure(say: Callable[[str], None]) -> None:
    """Build .local/vendor unless it is what the lock file and the styles make. Raises Trouble."""
    wanted = fingerprint(ROOT / "package.json", ROOT / "package-lock.json", STYLES, Path(__file__))
    if VENDOR.is_dir() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    say("Building the style sheets and scripts …")
    programs = _node_programs(say)
    path = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm = [programs / "npm", "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
    call("Installing the npm packages", npm, env=path)
    fresh = STATE / "vendor.new"
    shutil.rmtree(fresh, ignore_errors=True)
    _build(fresh, programs / "node")
    _swap(fresh, VENDOR)
    STAMP.write_text(wanted)


def node_is_recent(told: str) -> bool:
    """Whether `node --version` told of one that will do, for example "v20.19.0"."""
    numbers = re.match(r"v(\d+)\.(\d+)\.", told)
    return bool(numbers) and tuple(map(int, numbers.groups())) >= OLDEST_NODE


def _node_programs(say: Callable[[str], None]) -> Path:
    """The folder with node and npm: the machine's, else those of a wheel from the lock file."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and Path(node).parent == Path(npm).parent:
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
        if node_is_recent(told.stdout):
            return Path(node).parent
    stamp, wanted = NODE_VENV / "hsb-casework", fingerprint(NODE_LOCK)
    if not stamp.exists() or stamp.read_text() != wanted:
        say("Installing Node.js, since this machine has none that will do …")
        environment.make_venv(NODE_VENV)
        environment.install(NODE_VENV / "bin" / "python", NODE_LOCK)
        stamp.write_text(wanted)
    return NODE_VENV / "bin"


def _build(place: Path, node: Path) -> None:
    (place / "images").mkdir(parents=True)
    sass = [node, MODULES / "sass" / "sass.js", f"--load-path={ROOT}", "--style=compressed"]
    sass += ["--no-source-map", "--quiet", "--quiet-deps"]
    names = ("govuk-frontend", "moj-frontend")
    sheets = [f"{STYLES / name}.scss:{place / name}.min.css" for name in names]
    call("Compiling the style sheets", [*sass, *sheets])
    for name, folder in SCRIPTS.items():
        (place / name).write_text(without_source_map((folder / name).read_text()))
    for icon in sorted((MOJ / "assets" / "images").glob("icon-*.svg")):
        shutil.copyfile(icon, place / "images" / icon.name)
    for sheet in place.glob("*.css"):
        found = FORBIDDEN.search(sheet.read_text())
        if found:
            raise Trouble(f"{sheet.name} holds {found.group()!r}, which is not ours to use.")


def without_source_map(script: str) -> str:
    """The script without the comment that names its source map, which is not served."""
    return re.sub(r"//# sourceMappingURL=\S+\s*$", "", script)


def _swap(fresh: Path, place: Path) -> None:
    """Put a finished folder in the place of an older one, so that none is ever half built."""
    older = place.with_suffix(".old")
    shutil.rmtree(older, ignore_errors=True)
    if place.exists():
        place.rename(older)
    fresh.rename(place)
    shutil.rmtree(older, ignore_errors=True)
