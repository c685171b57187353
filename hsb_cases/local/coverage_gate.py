"""What no test has run of the rules, permissions and commands: not a line and not a branch.

    COVERAGE_FILE=… python -m hsb_cases.local.coverage_gate [folder]

Reads what the unit and integration tests have left, names each line that was missed and fails.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import coverage
from coverage.exceptions import CoverageException

from .steps import ROOT, Trouble

PACKAGES = ("hsb_cases", "referrals", "assessments", "panels")
HELD_TO_IT = ("rules", "permissions", "commands")  # modules and packages of these names


def gated(root: Path) -> list[Path]:
    """The files of the product that are held to it, below `root`."""
    files = (file for package in PACKAGES for file in (root / package).rglob("*.py"))
    return sorted(file for file in files if _is_gated(file.relative_to(root)))


def _is_gated(file: Path) -> bool:
    if "migrations" in file.parts:
        return False
    return file.stem in HELD_TO_IT or bool({*file.parts[:-1]} & set(HELD_TO_IT))


def missed(root: Path, files: list[Path]) -> list[str]:
    """One line for each line or branch that was not run, as `path:line: what`.

    Raises Trouble when nothing was measured, or when branches were not.
    """
    facts = _report(root, files)
    if not facts["meta"]["branch_coverage"]:
        raise Trouble("Branches were not measured: see [tool.coverage.run] in pyproject.toml.")
    measured = {root / name: found for name, found in facts["files"].items()}
    return [said for file in files for said in _missed(file.relative_to(root), measured.get(file))]


def _report(root: Path, files: list[Path]) -> dict:
    measuring = coverage.Coverage(config_file=root / "pyproject.toml")
    try:
        measuring.load()
        with tempfile.TemporaryDirectory() as place:
            out = Path(place) / "coverage.json"
            measuring.json_report(include=[str(file) for file in files], outfile=str(out))
            return json.loads(out.read_text())
    except CoverageException as error:
        raise Trouble(f"There is no coverage to look at: {error}") from error


def _missed(name: Path, found: dict | None) -> Iterator[str]:
    if found is None:
        yield f"{name}:1: nothing of this file was run"
        return
    lines = set(found["missing_lines"])
    for line in sorted(lines):
        yield f"{name}:{line}: never run"
    for begins, goes in found["missing_branches"]:
        if not {begins, goes} & lines:
            to = f"to line {goes}" if goes > 0 else "to the end"
            yield f"{name}:{begins}: never went on {to}"


def main() -> int:
    """Look at what the tests left; the exit code is 0 only when nothing was missed."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    files = gated(root)
    try:
        found = missed(root, files)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    if found:
        print("\n".join(found))
        print(f"Not covered: {len(found)}. Test them, or take out what cannot be reached.")
        return 1
    print(f"Every line and branch of {len(files)} files was run.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
