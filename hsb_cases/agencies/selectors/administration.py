"""Pages of administration are there for administrators only; for others they do not exist."""

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.permissions import may_administer
from hsb_cases.core.errors import OutOfScope


def check_administers(actor: Actor | None) -> None:
    """Raises OutOfScope unless the actor looks after the installation."""
    if actor is None or not may_administer(actor):
        raise OutOfScope
