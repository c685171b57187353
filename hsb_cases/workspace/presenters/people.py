"""The people page: parents and carers, homes, addresses, school and health, the child's details."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import ChildAddress, HouseholdMember, Level, Relationship
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact, Tag
from hsb_cases.workspace.presenters.case_frame import Frame, case_frame
from hsb_cases.workspace.presenters.child_facts import FactGroup, child_groups
from hsb_cases.workspace.selectors.people import CasePeople, Home


@dataclass(frozen=True)
class PersonCard:
    """One adult around the child."""

    name: str
    tags: Sequence[Tag]
    facts: Sequence[Fact]
    change_href: str
    end_href: str


@dataclass(frozen=True)
class Member:
    """Somebody who lives in the child's household."""

    name: str
    note: str
    leave_href: str


@dataclass(frozen=True)
class HomeCard:
    """One household that the child lives in."""

    name: str
    members: Sequence[Member]
    add_href: str


@dataclass(frozen=True)
class AddressLine:
    """One address."""

    text: str
    note: str
    protected: bool
    change_href: str


@dataclass(frozen=True)
class RecordLink:
    """One thing that can be done with the record as a whole."""

    text: str
    href: str


@dataclass(frozen=True)
class PeoplePage:
    """What the page shows."""

    title: str
    head: Frame
    people: Sequence[PersonCard]
    past: Sequence[str]
    homes: Sequence[HomeCard]
    addresses: Sequence[AddressLine]
    hidden_address: bool
    groups: Sequence[FactGroup]
    add_person_href: str
    add_household_href: str
    add_address_href: str
    record_links: Sequence[RecordLink]
    """Ways to say who the record is of: identify, merge, undo a merge."""


def people_page(found: CasePeople, actor: Actor, *, today: datetime.date) -> PeoplePage:
    """The page, with ways to change things for who may add to the case."""
    reference = found.head.case.reference
    frame = case_frame(found.head, actor, "People")
    pages = _Pages(reference, on=found.may_contribute)
    return PeoplePage(
        title=f"People: {frame.who}",
        head=frame,
        people=[_person(one, pages) for one in found.relationships],
        past=[
            f"{one.person.full_name}, {one.get_kind_display().lower()}, until"
            f" {short_day(one.to_date)}"
            for one in found.past
        ],
        homes=[_home(one, pages) for one in found.homes],
        addresses=[_address(one, pages, today) for one in found.addresses],
        hidden_address=found.head.facts.address_kept_back,
        groups=child_groups(found.head.case.child, pages),
        add_person_href=pages("person_new"),
        add_household_href=pages("household_new"),
        add_address_href=pages("address_new"),
        record_links=_record_links(found, actor),
    )


def _record_links(found: CasePeople, actor: Actor) -> list[RecordLink]:
    reference = found.head.case.reference
    links = []
    if found.may_contribute and not found.head.case.child.identified:
        links.append(
            RecordLink("Say who this child is", reverse("cases:identify", args=[reference]))
        )
    if actor.can(Ability.MERGE) and found.head.seen.level >= Level.MANAGE:
        links += [
            RecordLink(
                "Merge with another record of the child",
                reverse("cases:merge_start", args=[reference]),
            ),
            RecordLink("Merges of this record", reverse("cases:merges", args=[reference])),
        ]
    return links


@dataclass(frozen=True)
class _Pages:
    """Addresses of the forms; empty for who may not add to the case."""

    reference: str
    on: bool

    def __call__(self, name: str, *numbers: int) -> str:
        if not self.on:
            return ""
        return reverse(f"workspace:{name}", args=[self.reference, *numbers])


def _person(one: Relationship, pages: _Pages) -> PersonCard:
    person = one.person
    responsibility = one.get_parental_responsibility_display()
    if one.responsibility_basis:
        responsibility = f"{responsibility} ({one.responsibility_basis})"
    facts = [
        Fact("Parental responsibility", responsibility),
        Fact("Limits on contact", one.contact_limit, missing="None recorded"),
        Fact(
            "How to reach them",
            "\n".join(part for part in (person.phone, person.email) if part),
            missing="Not recorded",
        ),
    ]
    if person.interpreter_language:
        facts.append(Fact("Interpreter", person.interpreter_language))
    if person.date_of_birth:
        facts.append(Fact("Born", short_day(person.date_of_birth)))
    if one.from_date:
        facts.append(Fact("Since", short_day(one.from_date)))
    return PersonCard(
        name=person.full_name,
        tags=[Tag(str(one.get_kind_display()))],
        facts=facts,
        change_href=pages("person_change", one.pk),
        end_href=pages("person_end", one.pk),
    )


def _home(home: Home, pages: _Pages) -> HomeCard:
    members = [_member(home.own, "This child", pages)]
    members += [_member(one, _name(one), pages) for one in home.members]
    return HomeCard(
        name=home.household.name,
        members=members,
        add_href=pages("household_add", home.household.pk),
    )


def _name(member: HouseholdMember) -> str:
    if member.person is not None:
        return member.person.full_name
    # A child whose record the reader sees as well; the row lock leaves all others out.
    return member.child.full_name if member.child else ""


def _member(one: HouseholdMember, name: str, pages: _Pages) -> Member:
    changes_here = one.person_id is not None or name == "This child"
    return Member(
        name=name,
        note=f"Since {short_day(one.from_date)}" if one.from_date else "",
        leave_href=pages("household_leave", one.pk) if changes_here else "",
    )


def _address(one: ChildAddress, pages: _Pages, today: datetime.date) -> AddressLine:
    uprn = f"Property reference number (UPRN) {one.uprn}" if one.uprn else ""
    lines = "\n".join(part for part in (one.lines, one.postcode, uprn) if part)
    past = one.to_date is not None and one.to_date < today
    dates = [
        f"From {short_day(one.from_date)}" if one.from_date else "",
        f"{'until' if one.from_date else 'Until'} {short_day(one.to_date)}" if one.to_date else "",
    ]
    note = " ".join(part for part in dates if part)
    return AddressLine(
        text=lines,
        note=note or ("" if past else "Where the child lives now"),
        protected=one.protected,
        change_href=pages("address_change", one.pk),
    )
