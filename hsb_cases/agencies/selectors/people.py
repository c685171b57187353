"""People, as administrators look after them, and what an invitation's link leads to."""

import datetime

from django.db.models import Count, Q, QuerySet

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Invitation, Membership, User
from hsb_cases.agencies.rules.invitations import is_open, token_digest
from hsb_cases.agencies.selectors.administration import check_administers
from hsb_cases.core.errors import OutOfScope


def people_to_administer(actor: Actor, *, words: str = "") -> QuerySet[User]:
    """Every person by name, or those whose name or email address holds all the words.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    found = User.objects.annotate(
        memberships_count=Count("memberships", filter=Q(memberships__ended_at__isnull=True))
    )
    for word in words.split():
        found = found.filter(Q(full_name__icontains=word) | Q(email__icontains=word))
    return found.order_by("full_name", "pk")


def person_to_administer(actor: Actor, pk: int) -> User:
    """One person. Raises OutOfScope where there is none or the actor is not to know."""
    check_administers(actor)
    found = User.objects.filter(pk=pk).first()
    if found is None:
        raise OutOfScope
    return found


def all_memberships_of(actor: Actor, person: User) -> list[Membership]:
    """A person's memberships, open ones first, then ended ones, newest first.

    Raises OutOfScope for everybody but administrators.
    """
    check_administers(actor)
    return list(
        person.memberships.select_related("user", "team__agency").order_by(
            "-ended_at", "-starts_on", "pk"
        )
    )


def membership_to_administer(actor: Actor, pk: int) -> Membership:
    """One open membership. Raises OutOfScope where there is none or not for the actor."""
    check_administers(actor)
    found = (
        Membership.objects.select_related("user", "team__agency")
        .filter(pk=pk, ended_at__isnull=True)
        .first()
    )
    if found is None:
        raise OutOfScope
    return found


def latest_invitation(actor: Actor, person: User) -> Invitation | None:
    """The invitation a person was sent last. Raises OutOfScope unless for an administrator."""
    check_administers(actor)
    return person.invitations.order_by("-made_at", "-pk").first()


def person_invited_by(token: str, *, at: datetime.datetime) -> User | None:
    """Whom a link invites, while it can be used; None otherwise."""
    found = (
        Invitation.objects.select_related("user").filter(token_digest=token_digest(token)).first()
    )
    if found is None:
        return None
    usable = is_open(
        at=at,
        expires_at=found.expires_at,
        used_at=found.used_at,
        revoked_at=found.revoked_at,
        person_active=found.user.is_active,
    )
    return found.user if usable else None
