"""`make clean`: remove what the set-up made, and say what. Standard library only.

python3 hsb_cases/local/clean.py
"""

import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MADE = (".local", ".venv", "node_modules")
CLUSTERS = ("postgres", "test-postgres")


def places(root: Path) -> list[Path]:
    """What there is to remove, a root user's data outside the checkout first."""
    notes = [root / ".local" / name / "elsewhere" for name in CLUSTERS]
    outside = [Path(note.read_text().strip()) for note in notes if note.exists()]
    return [place for place in (*outside, *(root / name for name in MADE)) if place.exists()]


def main() -> int:
    """Remove it all; refuses while the product runs from here."""
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    from local.steps import Trouble, only_one  # noqa: PLC0415 -- as in setup.py

    running = "Something still runs from this folder: stop it with Ctrl-C where it was started."
    found = places(ROOT)
    if not found:
        print("There is nothing to remove.")
        return 0
    try:
        with only_one("run", running), only_one("test", running):
            for place in found:
                print(f"Removing {place}")
                shutil.rmtree(place)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
