"""Bring the procedures that come with the product into force."""

from typing import Any

from django.core.management.base import BaseCommand

from hsb_cases.agencies.commands.shipping import install_procedures
from hsb_cases.core import clock


class Command(BaseCommand):
    """May be run again at any time; an edition that administrators recorded is never replaced."""

    help = "Install the local authorities' procedures that come with the product."

    def handle(self, **options: Any) -> None:  # noqa: ARG002 -- it has none
        """Say for each local authority what was done."""
        for installed in install_procedures(on=clock.today()):
            self.stdout.write(f"{installed.name}: {installed.outcome}")
