"""People: added, changed, deactivated when they leave, never deleted."""

import datetime

from allauth.usersessions.models import UserSession
from django.conf import settings

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.commands.last_administrator import somebody_still_administers
from hsb_cases.agencies.models import User
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.core.errors import Refused


def add_person(*, email: str, full_name: str, by: Actor, password: str | None = None) -> User:
    """A person who may be given memberships. They sign in once an invitation was accepted.

    ``password`` is for demo people only. Raises NotPermitted, or Refused when the address is
    taken, or when a password is given where there are no demo people.
    """
    check_may_administer(by)
    if password is not None and not getattr(settings, "DEMO_PEOPLE", False):
        raise Refused("Invite the person instead: everybody chooses a password of their own.")
    with acting(by, summary="Added a person"):
        return make_person(email=email, full_name=full_name, password=password)


def make_person(*, email: str, full_name: str, password: str | None = None) -> User:
    """Make a person inside the act under way. Raises Refused when the address is taken."""
    _check_email(email)
    return User.objects.create_user(email, password, full_name=full_name)


def change_person(
    *, person: User, email: str, full_name: str, at: datetime.datetime, by: Actor
) -> User:
    """Change a person's name or email address, which is what they sign in with.

    An open invitation went to the old address and is withdrawn with it. Raises NotPermitted, or
    Refused when the address is taken.
    """
    check_may_administer(by)
    with acting(by, summary="Changed a person"):
        changed = User.objects.select_for_update().get(pk=person.pk)
        _check_email(email, except_for=changed)
        before = changed.email
        changed.email = User.objects.normalize_email(email).lower()
        changed.full_name = full_name
        changed.save(update_fields=["email", "full_name"])
        if changed.email != before:
            withdraw_invitations(changed, at=at)
        return changed


def deactivate_person(*, person: User, reason: str, at: datetime.datetime, by: Actor) -> User:
    """End a person's access at the next request, on every machine. Nothing is deleted.

    Raises NotPermitted, or Refused when nobody could administer afterwards.
    """
    check_may_administer(by)
    with acting(by, summary="Deactivated a person", reason=reason):
        with somebody_still_administers(person.memberships.all()):
            changed = _set_active(person, active=False)
        withdraw_invitations(person, at=at)
        # Or a session left open somewhere would come alive again with the person.
        for session in UserSession.objects.filter(user=person):
            session.end()
        return changed


def reactivate_person(*, person: User, reason: str, by: Actor) -> User:
    """Let a person sign in again, with the memberships that still hold. Raises NotPermitted."""
    check_may_administer(by)
    with acting(by, summary="Reactivated a person", reason=reason):
        return _set_active(person, active=True)


def withdraw_invitations(person: User, *, at: datetime.datetime) -> bool:
    """Withdraw a person's open invitation inside the act under way; whether there was one."""
    opened = person.invitations.select_for_update().filter(
        used_at__isnull=True, revoked_at__isnull=True
    )
    found = list(opened)
    for invitation in found:
        invitation.revoked_at = at
        invitation.save(update_fields=["revoked_at"])
    return bool(found)


def _set_active(person: User, *, active: bool) -> User:
    changed = User.objects.select_for_update().get(pk=person.pk)
    changed.is_active = active
    changed.save(update_fields=["is_active"])
    return changed


def _check_email(email: str, *, except_for: User | None = None) -> None:
    taken = User.objects.filter(email__iexact=email)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused(
            "Somebody with this email address is here already. Find them under People.",
            field="email",
        )
