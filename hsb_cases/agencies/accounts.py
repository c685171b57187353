"""Sign-in by django-allauth: nobody signs up, people are invited."""

from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from hsb_cases.agencies.acting import account_acting
from hsb_cases.agencies.models import User


class InvitationOnlyAdapter(DefaultAccountAdapter):
    """Closes sign-up: an administrator invites people."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- allauth's signature
        """Never."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Where a new password is chosen, at the product's own address.

        Never at the address that a request was sent to: whoever sends it can make that up.
        """
        path = urlsplit(super().get_reset_password_from_key_url(key)).path
        return f"{settings.PUBLIC_ADDRESS.rstrip('/')}{path}"

    def set_password(self, user: User, password: str) -> None:
        """Set a new password, as an act of the person: the history says when, never what."""
        with account_acting(user, summary="Changed the own password"):
            user.set_password(password)
            user.save()
