"""Pages about people, their memberships and invitations."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Page
from django.urls import reverse

from hsb_cases.agencies.models import Invitation, Membership, User
from hsb_cases.agencies.presenters.administration import CLOSED, Listing, Row, crumb, tabs, turn_of
from hsb_cases.agencies.presenters.agencies import days_of
from hsb_cases.core.filters import moment, plural
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tab, Tag

INVITED = Tag("Has not signed in yet", "state")


@dataclass(frozen=True)
class PeoplePage:
    """The list of people, all or those that were searched for."""

    listing: Listing
    form: forms.Form
    is_search: bool
    tabs: Sequence[Tab]
    title: str = "People"


@dataclass(frozen=True)
class PersonPage:
    """One person: facts, memberships, and what may be done."""

    title: str
    facts: Sequence[Fact]
    tags: Sequence[Tag]
    held: Sequence[Card]
    past: Sequence[Card]
    is_active: bool
    may_be_invited: bool
    has_open_invitation: bool
    pk: int
    crumbs: Sequence[Crumb]
    tabs: Sequence[Tab]


def people_page(page: "Page[Any]", *, form: forms.Form, search: str) -> PeoplePage:
    """The page for one page of people. ``search`` is the token under which words are kept."""
    rows = [
        Row(
            person.full_name,
            reverse("agencies:person", args=[person.pk]),
            (person.email, plural(person.memberships_count, "membership")),
            _tags(person),
        )
        for person in page
    ]
    return PeoplePage(
        form=form,
        is_search=bool(search),
        tabs=tabs("People"),
        listing=Listing(
            caption="People by name",
            headings=("Name", "Email address", "Memberships"),
            rows=rows,
            turn=turn_of(page, f"search={search}" if search else ""),
            empty="Nobody was found. Check the spelling, or invite the person.",
            empty_action="Invite a person",
            empty_href=reverse("agencies:invite"),
        ),
    )


def person_page(
    person: User,
    memberships: list[Membership],
    invitation: Invitation | None,
    *,
    at: datetime.datetime,
) -> PersonPage:
    """The page of one person at a moment."""
    waits = not person.has_usable_password()
    opened = invitation is not None and not (invitation.used_at or invitation.revoked_at)
    return PersonPage(
        title=person.full_name,
        pk=person.pk,
        tags=_tags(person),
        facts=_facts(person, invitation, at=at),
        held=[_membership(one) for one in memberships if one.ended_at is None],
        past=[_membership(one) for one in memberships if one.ended_at is not None],
        is_active=person.is_active,
        may_be_invited=waits and person.is_active,
        has_open_invitation=waits and opened,
        crumbs=(crumb("People", "agencies:people"), Crumb(person.full_name, "")),
        tabs=tabs("People"),
    )


def _facts(person: User, invitation: Invitation | None, *, at: datetime.datetime) -> list[Fact]:
    facts = [
        Fact("Email address", person.email),
        Fact("Last signed in", moment(person.last_login), missing="Never"),
    ]
    if invitation and not invitation.used_at:
        facts.append(Fact("Invitation", _invitation_words(invitation, at=at)))
    return facts


def _invitation_words(invitation: Invitation, *, at: datetime.datetime) -> str:
    if invitation.revoked_at:
        return f"Withdrawn on {moment(invitation.revoked_at)}"
    if invitation.expires_at <= at:
        return f"Ran out on {moment(invitation.expires_at)}"
    until = moment(invitation.expires_at)
    return f"Made on {moment(invitation.made_at)}, can be used until {until}"


def _membership(membership: Membership) -> Card:
    facts = [Fact("Team", membership.team.name), Fact("Days", days_of(membership))]
    if membership.ended_at:
        facts.append(Fact("Ended", moment(membership.ended_at)))
    open_now = membership.ended_at is None
    return Card(
        title=f"{membership.role_facts.label}, {membership.team.agency.name}",
        facts=facts,
        href=reverse("agencies:membership_end", args=[membership.pk]) if open_now else "",
        verb="End",
    )


def _tags(person: User) -> tuple[Tag, ...]:
    if not person.is_active:
        return (CLOSED,)
    return () if person.has_usable_password() else (INVITED,)
