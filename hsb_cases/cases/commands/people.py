"""The adults around a child, the homes and the addresses: recorded, changed and ended."""

import datetime
from dataclasses import dataclass

from django.db.models import Q

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import (
    Case,
    ChildAddress,
    Household,
    HouseholdMember,
    Level,
    Person,
    Relationship,
)
from hsb_cases.cases.permissions import check_may_contribute, level_on
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.locking import locked


@dataclass(frozen=True)
class PersonDetails:
    """An adult, as far as known."""

    full_name: str
    date_of_birth: datetime.date | None = None
    phone: str = ""
    email: str = ""
    interpreter_language: str = ""


@dataclass(frozen=True)
class RelationshipDetails:
    """What the adult is to the child."""

    kind: str
    parental_responsibility: str = Relationship.Responsibility.UNKNOWN
    responsibility_basis: str = ""
    contact_limit: str = ""
    from_date: datetime.date | None = None


@dataclass(frozen=True)
class AddressDetails:
    """Where the child lives or lived."""

    lines: str
    postcode: str = ""
    uprn: str = ""
    protected: bool = False
    from_date: datetime.date | None = None
    to_date: datetime.date | None = None


def add_relationship(
    *, case: Case, person: PersonDetails, relationship: RelationshipDetails, by: Actor
) -> Relationship:
    """Record an adult around the case's child.

    Raises NotPermitted, or Refused without a name.
    """
    with acting(by, summary=f"Added a person: {person.full_name}"[:200]):
        check_may_contribute(by, case)
        _check_name(person)
        made = Person.objects.create(**vars(person))
        return Relationship.objects.create(
            child_id=case.child_id, person=made, **vars(relationship)
        )


def change_relationship(
    *,
    case: Case,
    relationship: Relationship,
    person: PersonDetails,
    details: RelationshipDetails,
    by: Actor,
) -> None:
    """Change an adult around the case's child and what the adult is to the child.

    The same adult stands with siblings too; what is known of the person changes for all of them.
    Raises NotPermitted, or Refused without a name, for a relationship that has ended, and where
    the person is the same to the child twice.
    """
    with acting(by, summary=f"Changed a person: {person.full_name}"[:200]):
        check_may_contribute(by, case)
        relationship = _open_relationship(case, relationship)
        _check_name(person)
        twice = Relationship.objects.filter(
            child_id=case.child_id,
            person_id=relationship.person_id,
            kind=details.kind,
            to_date__isnull=True,
        ).exclude(pk=relationship.pk)
        if twice.exists():
            raise Refused("This person is recorded as that already.", field="kind")
        adult = locked(Person.objects.all(), relationship.person)
        for name, value in vars(person).items():
            setattr(adult, name, value)
        adult.save()
        for name, value in vars(details).items():
            setattr(relationship, name, value)
        relationship.save()


def end_relationship(
    *, case: Case, relationship: Relationship, on: datetime.date, reason: str, by: Actor
) -> None:
    """Record from which day an adult is no longer what they were to the child.

    Raises NotPermitted, or Refused without a reason, twice, or for a day before it began.
    """
    with acting(by, summary="Ended a relationship", reason=reason):
        check_may_contribute(by, case)
        relationship = _open_relationship(case, relationship)
        _check_reason(reason, "Enter why this ends.")
        _check_end(relationship.from_date, on)
        relationship.to_date = on
        relationship.save(update_fields=["to_date"])


def add_address(*, case: Case, details: AddressDetails, by: Actor) -> ChildAddress:
    """Record where the case's child lives or lived.

    Raises NotPermitted for a protected address by somebody who does not manage the case, and
    Refused without an address or for an end before the start.
    """
    with acting(by, summary="Added an address"):
        check_may_contribute(by, case)
        _check_address(case, details)
        return ChildAddress.objects.create(
            child_id=case.child_id, local_authority_id=case.local_authority_id, **vars(details)
        )


def change_address(
    *, case: Case, address: ChildAddress, details: AddressDetails, by: Actor
) -> None:
    """Change an address, or say until when the child lived there.

    An address that becomes protected is held by the authority of ``case`` from then on. Raises as
    ``add_address``; OutOfScope for an address of another child, or a protected one out of sight.
    """
    with acting(by, summary="Changed an address"):
        check_may_contribute(by, case)
        address = locked(ChildAddress.objects.filter(child_id=case.child_id), address)
        _check_address(case, details, was_protected=address.protected)
        if details.protected and not address.protected:
            address.local_authority_id = case.local_authority_id
        for name, value in vars(details).items():
            setattr(address, name, value)
        address.save()


def join_household(
    *, case: Case, household_name: str, from_date: datetime.date | None, by: Actor
) -> HouseholdMember:
    """Record that the child lives in a household, which is made for it.

    Raises NotPermitted, or Refused without a name.
    """
    with acting(by, summary="Recorded a household"):
        check_may_contribute(by, case)
        if not household_name.strip():
            raise Refused("Enter how the household is spoken of.", field="name")
        household = Household.objects.create(name=household_name)
        return HouseholdMember.objects.create(
            household=household, child_id=case.child_id, from_date=from_date
        )


def add_to_household(
    *,
    case: Case,
    household: Household,
    relationship: Relationship,
    from_date: datetime.date | None,
    by: Actor,
) -> HouseholdMember:
    """Record that an adult around the child lives in the child's household.

    Raises NotPermitted, or Refused for an adult who lives there already or is not around the child.
    """
    with acting(by, summary="Added a person to a household"):
        check_may_contribute(by, case)
        homes = HouseholdMember.objects.filter(child_id=case.child_id).values("household_id")
        household = locked(Household.objects.filter(pk__in=homes), household)
        relationship = _open_relationship(case, relationship)
        members = HouseholdMember.objects.filter(household=household, to_date__isnull=True)
        if members.filter(person_id=relationship.person_id).exists():
            raise Refused("This person lives there already.", field="person")
        return HouseholdMember.objects.create(
            household=household, person_id=relationship.person_id, from_date=from_date
        )


def leave_household(
    *, case: Case, member: HouseholdMember, on: datetime.date, reason: str, by: Actor
) -> None:
    """Record from which day the child or an adult no longer lives in the household.

    Raises NotPermitted, or Refused without a reason, twice, or for a day before it began.
    """
    with acting(by, summary="Recorded who left a household", reason=reason):
        check_may_contribute(by, case)
        homes = HouseholdMember.objects.filter(child_id=case.child_id).values("household_id")
        own = Q(child_id=case.child_id) | Q(child__isnull=True, household_id__in=homes)
        member = locked(HouseholdMember.objects.filter(own), member)
        _check_reason(reason, "Enter why this ends.")
        if member.to_date is not None:
            raise Refused("This has ended already.")
        _check_end(member.from_date, on)
        member.to_date = on
        member.save(update_fields=["to_date"])


def _open_relationship(case: Case, relationship: Relationship) -> Relationship:
    found = locked(
        Relationship.objects.filter(child_id=case.child_id).select_related("person"), relationship
    )
    if found.to_date is not None:
        raise Refused("This has ended already.")
    return found


def _check_name(person: PersonDetails) -> None:
    if not person.full_name.strip():
        raise Refused("Enter the person’s name, or how they are known.", field="full_name")


def _check_reason(reason: str, sentence: str) -> None:
    if not reason.strip():
        raise Refused(sentence, field="reason")


def _check_end(start: datetime.date | None, end: datetime.date) -> None:
    if start is not None and end < start:
        raise Refused("Enter a day that is not before it began.", field="on")


def _check_address(case: Case, details: AddressDetails, *, was_protected: bool = False) -> None:
    if not details.lines.strip():
        raise Refused("Enter the address.", field="lines")
    if details.from_date and details.to_date and details.to_date < details.from_date:
        raise Refused("Enter a last day that is not before the first.", field="to_date")
    if (details.protected or was_protected) and level_on(case) < Level.MANAGE:
        raise NotPermitted(
            "Only those who manage the case record and change protected addresses. Ask the"
            " allocated worker or the managing team.",
            field="protected",
        )
