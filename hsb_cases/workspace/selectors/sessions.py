"""Where a person is signed in."""

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from hsb_cases.agencies.models import User
from hsb_cases.core import clock


def sessions_of(user: User) -> list[UserSession]:
    """The sessions in which a person is still signed in, oldest first.

    Two queries, however many there are. Those that have ended are left out; signing in the next
    time clears them away.
    """
    noted = list(UserSession.objects.filter(user=user).order_by("created_at", "pk"))
    kept = Session.objects.filter(
        session_key__in=[one.session_key for one in noted] or [""], expire_date__gt=clock.now()
    )
    held = {one.session_key for one in kept if _is_signed_in(user, one)}
    return [one for one in noted if one.session_key in held]


def _is_signed_in(user: User, session: Session) -> bool:
    """Whether the session is the person's, by the password that holds now."""
    facts = session.get_decoded()
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return facts.get(SESSION_KEY) == str(user.pk) and any(
        constant_time_compare(facts.get(HASH_SESSION_KEY, ""), one) for one in hashes
    )
