"""The page of a person's own account."""

from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import User
from hsb_cases.core.parts import Fact


@dataclass(frozen=True)
class AccountPage:
    """What stands on the account page."""

    facts: tuple[Fact, ...]
    title: str = "Your account"


def account_page(user: User, actor: Actor | None) -> AccountPage:
    """The facts of a person, and of the membership they act in where they have one."""
    facts = [Fact("Name", user.full_name), Fact("Email address", user.email)]
    if actor:
        facts += [
            Fact("Agency", actor.agency.name),
            Fact("Team", actor.team.name),
            Fact("Role", actor.role.label),
        ]
    return AccountPage(facts=tuple(facts))
