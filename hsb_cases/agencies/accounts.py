"""Sign-in by django-allauth: nobody signs up, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from hsb_cases.agencies.acting import account_acting
from hsb_cases.agencies.models import User


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes sign-up: an administrator invites people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        """Never."""
        return False

    def set_password(self, user: User, password: str) -> None:
        """Set a new password, as an act of the person: the history says when, never what."""
        with account_acting(user, summary="Changed the own password"):
            user.set_password(password)
            user.save()
