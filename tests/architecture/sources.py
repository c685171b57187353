"""The product's own source files, for tests that read them."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("hsb_cases", "referrals", "assessments", "panels")
OUTSIDE_ROOMS = frozenset({"hsb_cases.settings", "hsb_cases.local", "hsb_cases.deploy"})
"""Folders that are no room: settings by place, the launcher, and what containers run."""


def python_files() -> list[Path]:
    """Every module of the product, without generated migrations."""
    found = (path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))
    return [path for path in found if "migrations" not in path.parts]


def module_name(path: Path) -> str:
    """``hsb_cases/cases/models/__init__.py`` is ``hsb_cases.cases.models``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def rooms() -> list[str]:
    """Every package that is an installed app of ours: the directories that hold an apps.py."""
    return sorted(
        module_name(path.parent / "__init__.py")
        for name in PACKAGES
        for path in (ROOT / name).rglob("apps.py")
    )


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(), filename=str(path))


def tracked_files() -> list[Path]:
    """What is committed or about to be: never what the set-up made or .gitignore leaves out."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if listed.returncode:  # unpacked from an archive
        return [path for path in ROOT.rglob("*") if path.is_file() and not _is_made(path)]
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _is_made(path: Path) -> bool:
    made = re.findall(r"^/?([^/*\n]+)/$", (ROOT / ".gitignore").read_text(), flags=re.MULTILINE)
    return bool({".git", *made} & set(path.relative_to(ROOT).parts))


def text_of(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of a text file; nothing for a picture or another binary file."""
    try:
        words = path.read_text()
    except UnicodeDecodeError:
        return
    yield from enumerate(words.splitlines(), start=1)
