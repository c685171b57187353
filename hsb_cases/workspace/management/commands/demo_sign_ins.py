"""One demo sign-in per role, for the launcher's banner."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hsb_cases.workspace.demo.partnership import PASSWORD, demo_sign_ins


class Command(BaseCommand):
    """Prints "Role – e-mail – password", a line for each role that a demo person has."""

    help = "Print one demo sign-in per role."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Prints nothing where demo people may not exist."""
        if settings.DEMO_PEOPLE:
            for label, email in demo_sign_ins():
                self.stdout.write(f"{label} – {email} – {PASSWORD}")
