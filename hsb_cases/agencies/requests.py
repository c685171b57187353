"""The request as views receive it: a signed-in person acting in one membership."""

from django.http import HttpRequest

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import User

SESSION_KEY = "acting_membership"
"""Where the session keeps the membership that the person chose to act in."""


class ActingRequest(HttpRequest):
    """For annotations only: ActingMiddleware puts the actor on every request."""

    actor: Actor
    user: User
