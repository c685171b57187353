"""The people around a case's child, the homes, the addresses, and the child's own details."""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import (
    Case,
    ChildAddress,
    Household,
    HouseholdMember,
    Level,
    Relationship,
)
from hsb_cases.core.errors import OutOfScope
from hsb_cases.workspace.selectors.case import CaseHead, case_head, holds_on


@dataclass(frozen=True)
class Home:
    """A household the child lives in, with whoever else of it may be known."""

    household: Household
    members: tuple[HouseholdMember, ...]
    own: HouseholdMember
    """The child's own membership."""


@dataclass(frozen=True)
class CasePeople:
    """Everything the people page shows."""

    head: CaseHead
    relationships: tuple[Relationship, ...]
    past: tuple[Relationship, ...]
    homes: tuple[Home, ...]
    addresses: tuple[ChildAddress, ...]
    may_contribute: bool


def case_people(actor: Actor, reference: str, *, today: datetime.date) -> CasePeople:
    """The people of a case that the actor sees as a whole. Eight queries. Raises OutOfScope.

    Protected addresses are there for who manages the case in the authority that holds them, other
    children of the household only where the actor sees their record: the row lock leaves them out.
    """
    head = case_head(actor, reference, today=today)
    child = head.case.child
    found = list(
        Relationship.objects.filter(child=child)
        .select_related("person")
        .order_by("person__full_name", "pk")
    )
    open_now = [one for one in found if one.to_date is None or one.to_date >= today]
    return CasePeople(
        head=head,
        relationships=tuple(open_now),
        past=tuple(one for one in found if one not in open_now),
        homes=_homes(head.case, today),
        addresses=tuple(ChildAddress.objects.filter(child=child).order_by("-from_date", "-pk")),
        may_contribute=may_contribute(actor, head),
    )


def may_contribute(actor: Actor, head: CaseHead) -> bool:
    """Whether the actor may add to the case: for links and buttons."""
    return actor.can(Ability.CONTRIBUTE) and head.seen.level >= Level.CONTRIBUTE


def case_to_change(actor: Actor, reference: str, *, today: datetime.date) -> CaseHead:
    """A case that the actor may add to. Four queries. Raises OutOfScope."""
    return case_head(
        actor, reference, today=today, at_least=Level.CONTRIBUTE, ability=Ability.CONTRIBUTE
    )


def relationship_of(case: Case, number: int) -> Relationship:
    """A relationship of the case's child that has not ended. Raises OutOfScope."""
    found = Relationship.objects.filter(child=case.child, pk=number, to_date__isnull=True)
    one = found.select_related("person").first()
    if one is None:
        raise OutOfScope
    return one


def relationships_of(case: Case) -> list[Relationship]:
    """The relationships of the case's child that have not ended. One query."""
    found = Relationship.objects.filter(child=case.child, to_date__isnull=True)
    return list(found.select_related("person").order_by("person__full_name", "pk"))


def address_of(case: Case, number: int) -> ChildAddress:
    """An address of the case's child. Raises OutOfScope."""
    one = ChildAddress.objects.filter(child=case.child, pk=number).first()
    if one is None:
        raise OutOfScope
    return one


def household_of(case: Case, number: int) -> Household:
    """A household that the case's child lives in. Raises OutOfScope."""
    homes = HouseholdMember.objects.filter(child=case.child, to_date__isnull=True)
    one = Household.objects.filter(pk=number, pk__in=homes.values("household_id")).first()
    if one is None:
        raise OutOfScope
    return one


def member_of(case: Case, number: int) -> HouseholdMember:
    """The case's child, or an adult, as a member of the child's household. Raises OutOfScope."""
    homes = HouseholdMember.objects.filter(child=case.child).values("household_id")
    one = (
        HouseholdMember.objects.filter(pk=number, household_id__in=homes, to_date__isnull=True)
        .select_related("household", "person")
        .first()
    )
    if one is None or (one.child_id is not None and one.child_id != case.child_id):
        raise OutOfScope
    return one


def authorities() -> list[LocalAuthority]:
    """Every local authority, by name. One query."""
    return list(LocalAuthority.objects.order_by("name"))


def _homes(case: Case, today: datetime.date) -> tuple[Home, ...]:
    own = list(
        HouseholdMember.objects.filter(child=case.child)
        .filter(holds_on(today))
        .select_related("household")
        .order_by("pk")
    )
    others = (
        HouseholdMember.objects.filter(household__in=[one.household_id for one in own])
        .filter(holds_on(today))
        .exclude(child=case.child)
        .select_related("person", "child")
        .order_by("person__full_name", "pk")
    )
    members: dict[int, list[HouseholdMember]] = {}
    for member in others if own else ():
        members.setdefault(member.household_id, []).append(member)
    return tuple(
        Home(one.household, tuple(members.get(one.household_id, ())), own=one) for one in own
    )
