"""Fictional people and the scenarios, for a newcomer's machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from hsb_cases.agencies.models import User
from hsb_cases.core import clock
from hsb_cases.workspace.demo.partnership import build_partnership
from hsb_cases.workspace.demo.play import play_all

ONE_AT_A_TIME = 4_720_193


class Command(BaseCommand):
    """Loads the demo data once; a second run leaves everything as it is."""

    help = "Make fictional agencies, people and cases (local settings only)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Raises CommandError where demo people may not exist."""
        if not settings.DEMO_PEOPLE:
            raise CommandError("Demo people exist under local settings only.")
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            if User.objects.exists():
                return
            partnership = build_partnership(at=clock.now())
            count = play_all(partnership, today=clock.today())
        self.stdout.write(f"Demo data: {len(partnership.actors)} people, {count} concerns.")
