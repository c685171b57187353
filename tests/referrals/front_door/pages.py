"""Opening the front door's pages as somebody."""

from django.test import Client
from django.urls import reverse

from tests.support.markup import Element, read


class Desk:
    """Somebody at the front door, with one referral on the desk."""

    def __init__(self, actor, referral) -> None:
        self.client = Client()
        self.client.force_login(actor.user)
        self.reference = referral.reference

    def at(self, name: str) -> str:
        return reverse(f"referrals:{name}", args=[self.reference])

    def opens(self, name: str = "decide") -> Element:
        return read(self.client.get(self.at(name)).content.decode())

    def sends(self, name: str, **typed):
        return self.client.post(self.at(name), typed)

    def reads_again(self, name: str, **typed) -> Element:
        """The page that comes back where the answer is no."""
        answer = self.sends(name, **typed)
        assert answer.status_code == 200, answer.status_code
        return read(answer.content.decode())
