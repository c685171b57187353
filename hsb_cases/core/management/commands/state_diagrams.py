"""Draws every record's states into docs/states.md, or checks that they are drawn as they are."""

from importlib import import_module
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hsb_cases.core.states import StateMachine, mermaid, moves_table

HEADING = """# Where records can stand

Drawn from the rules by `manage.py state_diagrams`; `manage.py state_diagrams --check` fails when
this page and the rules differ. Do not edit it by hand.
"""


class Command(BaseCommand):
    """Writes the page, or with ``--check`` compares it."""

    help = "Draw the states of records into docs/states.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--check`` writes nothing; ``--page`` names another file."""
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--page", type=Path, default=settings.ROOT / "docs" / "states.md")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Raises CommandError when ``--check`` finds a difference."""
        page: Path = options["page"]
        drawn = states_page(machines())
        if not options["check"]:
            page.write_text(drawn)
        elif not page.exists() or page.read_text() != drawn:
            raise CommandError(
                f"{page.name} does not show the rules as they are. Run manage.py state_diagrams."
            )


def machines() -> list[StateMachine]:
    """Every state machine that a room lists in its ``rules/states.py``, the lowest room first."""
    found: list[StateMachine] = []
    for room in apps.get_app_configs():
        if (Path(room.path) / "rules" / "states.py").exists():
            listed = vars(import_module(f"{room.name}.rules.states")).values()
            found += [one for one in listed if isinstance(one, StateMachine)]
    return found


def states_page(shown: list[StateMachine]) -> str:
    """The whole page."""
    parts = [HEADING]
    for machine in shown:
        title = machine.record[0].upper() + machine.record[1:]
        parts.append(
            f"## {title}\n\n```mermaid\n{mermaid(machine)}\n```\n\n{moves_table(machine)}\n"
        )
    return "\n".join(parts)
