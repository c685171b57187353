"""Begin a real installation: its first administrator invites everybody else."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from hsb_cases.agencies.commands.administrators import create_first_administrator
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused


class Command(BaseCommand):
    """Prints a link by which the first administrator chooses a password. Works once."""

    help = "Create the first administrator and print the link that lets them in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who it is, and where the product is reached."""
        parser.add_argument("--email", required=True, help="what they will sign in with")
        parser.add_argument("--name", required=True, help="their full name")
        parser.add_argument(
            "--address",
            default=settings.PUBLIC_ADDRESS,
            help="where the product is reached (default: %(default)s)",
        )

    def handle(self, **options: Any) -> None:
        """Print the link, or say why not."""
        try:
            validate_email(options["email"])
            invited = create_first_administrator(
                email=options["email"],
                full_name=options["name"],
                address=options["address"],
                at=clock.now(),
            )
        except ValidationError as wrong:
            raise CommandError("Give an email address like name@example.org.") from wrong
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        self.stdout.write(
            f"{invited.person.full_name} opens this link within 7 days to choose a password:\n"
            f"{invited.link}"
        )
