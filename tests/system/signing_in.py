"""Signing in and out."""

from tests.support.world import PASSWORD
from tests.system.person import Person


def sign_in(person: Person, email: str, password: str = PASSWORD) -> None:
    """Through the sign-in page, as everybody does."""
    person.opens("/account/login/")
    person.fills("Email address", email)
    person.fills("Password", password)
    person.presses("Sign in")
