"""Imports run downwards only, and the contracts that say so do find a violation."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import OUTSIDE_ROOMS, PACKAGES, ROOT, python_files, rooms

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
    "contracts"
]
LINTER = Path(sys.executable).with_name("lint-imports")

PLANTED = {
    "1.": ("hsb_cases/core/clock.py", "import hsb_cases.cases.models"),
    "2.": ("hsb_cases/core/rules/ages.py", "from django.utils import timezone"),
    "3.": ("referrals/commands/submitting.py", "import referrals.views.planted"),
    "4.": ("referrals/presenters/planted.py", "import referrals.commands.submitting"),
    "5.": ("hsb_cases/core/clock.py", "from hsb_cases.settings import base"),
    "6.": ("hsb_cases/core/clock.py", "import tests.support.world"),
    "7.": ("hsb_cases/cases/permissions.py", "import hsb_cases.cases.commands.sharing"),
}
"""For each contract, by the number that its name begins with, an import that breaks it."""


def check_imports(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--no-cache", "--no-logo", *words],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(where), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_imports_keep_every_contract():
    checked = check_imports(ROOT)
    assert checked.returncode == 0, checked.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in checked.stdout


@pytest.fixture
def source(tmp_path):
    """A copy of the product's source to plant an import in."""
    for name in PACKAGES:
        shutil.copytree(
            ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.jinja")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for made in ("referrals/views/planted.py", "referrals/presenters/planted.py"):
        (tmp_path / made).write_text('"""Planted."""\n')
    return tmp_path


@pytest.mark.parametrize("number", [contract["name"][:2] for contract in CONTRACTS])
def test_a_planted_violation_breaks_its_contract(source, number):
    path, statement = PLANTED[number]
    module = source / path
    module.write_text(f"{module.read_text()}\n{statement}\n")
    checked = check_imports(source)
    broken = [line for line in checked.stdout.splitlines() if line.endswith("BROKEN")]
    assert checked.returncode != 0
    assert any(line.startswith(number) for line in broken), checked.stdout


def test_the_copy_without_a_planted_import_keeps_every_contract(source):
    assert check_imports(source).returncode == 0


def layers() -> set[str]:
    return {
        name.strip()
        for layer in CONTRACTS[0]["layers"]
        for name in layer.replace("|", ":").split(":")
    }


def test_every_room_has_its_place_in_the_order_of_rooms():
    assert layers() == set(rooms())


def test_every_package_is_a_room_or_outside_all_rooms():
    packages = {
        ".".join(path.relative_to(ROOT).parts[:2])
        for path in python_files()
        if path.parts[-3:-2]
        and path.relative_to(ROOT).parts[0] == "hsb_cases"
        and len(path.relative_to(ROOT).parts) > 2
    }
    assert packages | (set(PACKAGES) - {"hsb_cases"}) == set(rooms()) | OUTSIDE_ROOMS


def test_no_room_may_import_the_settings():
    contract = next(one for one in CONTRACTS if one["name"].startswith("5."))
    assert set(contract["source_modules"]) == set(rooms())
