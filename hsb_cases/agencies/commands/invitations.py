"""Invitations: how a person comes to a password of their own."""

import datetime
import secrets
from dataclasses import dataclass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from hsb_cases.agencies.acting import Actor, account_acting, acting
from hsb_cases.agencies.commands.mail import send_invitation
from hsb_cases.agencies.commands.memberships import make_membership
from hsb_cases.agencies.commands.people import make_person, withdraw_invitations
from hsb_cases.agencies.models import Invitation, Team, User
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.agencies.rules.invitations import expiry, is_open, token_digest
from hsb_cases.core.errors import Refused

UNUSABLE = "This invitation can no longer be used. Ask your administrator to send you another."


@dataclass(frozen=True)
class FirstMembership:
    """The place a person is invited to."""

    team: Team
    role: str
    starts_on: datetime.date
    ends_on: datetime.date | None = None


@dataclass(frozen=True)
class Invited:
    """A person, the invitation made for them, and its link (kept nowhere else)."""

    person: User
    invitation: Invitation
    link: str


def invite_person(
    *,
    email: str,
    full_name: str,
    address: str,
    at: datetime.datetime,
    by: Actor,
    membership: FirstMembership | None = None,
) -> Invited:
    """Add a person and send them a link to choose a password; give their first membership.

    ``address`` is where the product is reached, e.g. ``https://hsb.example``. The email goes out
    once the act is safely written. Raises NotPermitted, or Refused when the email address is
    taken or the membership cannot be given.
    """
    check_may_administer(by)
    with acting(by, summary="Invited a person"):
        person = make_person(email=email, full_name=full_name)
        if membership:
            make_membership(person=person, at=at, **vars(membership))
        return _send(person, address=address, at=at, by=by)


def send_invitation_again(
    *, person: User, address: str, at: datetime.datetime, by: Actor
) -> Invited:
    """Send a person a new link; the one before it can no longer be used.

    Raises NotPermitted, or Refused when the person is deactivated or has a password already.
    """
    check_may_administer(by)
    with acting(by, summary="Sent an invitation again"):
        person = User.objects.select_for_update().get(pk=person.pk)
        if not person.is_active:
            raise Refused("Reactivate the person before you invite them again.")
        if person.has_usable_password():
            raise Refused(
                "The person has a password already. They can ask for a new one where they sign in."
            )
        return _send(person, address=address, at=at, by=by)


def revoke_invitation(*, person: User, reason: str, at: datetime.datetime, by: Actor) -> User:
    """Withdraw a person's invitation. Raises NotPermitted, or Refused when none is open."""
    check_may_administer(by)
    with acting(by, summary="Withdrew an invitation", reason=reason):
        if not withdraw_invitations(person, at=at):
            raise Refused("The person has no open invitation.")
        return person


def accept_invitation(*, token: str, password: str, at: datetime.datetime) -> User:
    """Set the password of the person whom a link invites; the link is used up.

    Raises Refused when the link can no longer be used, or when the password is too short or too
    common (field ``password``).
    """
    with transaction.atomic():
        invitation = (
            Invitation.objects.select_for_update(of=("self",))
            .select_related("user")
            .filter(token_digest=token_digest(token))
            .first()
        )
        if invitation is None or not invitation_open(invitation, at=at):
            raise Refused(UNUSABLE)
        person = invitation.user
        _check_password(password, person)
        with account_acting(person, summary="Accepted an invitation"):
            person.set_password(password)
            person.save(update_fields=["password"])
            invitation.used_at = at
            invitation.save(update_fields=["used_at"])
        return person


def invitation_open(invitation: Invitation, *, at: datetime.datetime) -> bool:
    """Whether an invitation can be used at a moment."""
    return is_open(
        at=at,
        expires_at=invitation.expires_at,
        used_at=invitation.used_at,
        revoked_at=invitation.revoked_at,
        person_active=invitation.user.is_active,
    )


def make_invitation(
    *, person: User, invited_by: User | None, address: str, at: datetime.datetime
) -> Invited:
    """Make the one open invitation of a person inside the act under way; sends nothing."""
    withdraw_invitations(person, at=at)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        user=person,
        token_digest=token_digest(token),
        invited_by=invited_by,
        made_at=at,
        expires_at=expiry(at),
    )
    person.invited_at = at
    person.save(update_fields=["invited_at"])
    link = address.rstrip("/") + reverse("invitation", kwargs={"token": token})
    return Invited(person=person, invitation=invitation, link=link)


def _send(person: User, *, address: str, at: datetime.datetime, by: Actor) -> Invited:
    invited = make_invitation(person=person, invited_by=by.user, address=address, at=at)

    def deliver() -> None:
        send_invitation(
            person=person,
            link=invited.link,
            expires_at=invited.invitation.expires_at,
            invited_by=by.user.full_name,
        )

    # A mail server that is down must not undo the invitation: it is logged and sent again by hand.
    transaction.on_commit(deliver, robust=True)
    return invited


def _check_password(password: str, person: User) -> None:
    try:
        validate_password(password, person)
    except ValidationError as wrong:
        raise Refused(" ".join(wrong.messages), field="password") from wrong
