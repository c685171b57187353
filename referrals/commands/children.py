"""Recording the children of a concern, their homes and the adults around them."""

from collections.abc import Sequence

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.models import (
    Child,
    ChildAddress,
    Household,
    HouseholdMember,
    Person,
    Relationship,
)
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import require
from referrals.rules.facts import ChildFacts
from referrals.rules.homes import home_is_known
from referrals.rules.referring import Reason


def display_name(facts: ChildFacts) -> str:
    """The child's name as reported, or how a child not yet identified was described."""
    if not facts.identified:
        return f"Child not yet identified: {facts.description}"[:250]
    return f"{facts.given_name} {facts.family_name}".strip() or facts.known_as


def check_homes_are_known(
    children: Sequence[ChildFacts], reasons: Sequence[tuple[Reason, ...]]
) -> None:
    """A referral goes where that child lives (R2). Raises Refused where that is not said."""
    require(
        (
            home_is_known(display_name(facts), facts.home_authority)
            for facts, found in zip(children, reasons, strict=True)
            if found
        ),
        {},
    )


def record_child(
    facts: ChildFacts, *, home: LocalAuthority | None, placing: LocalAuthority | None, by: Actor
) -> Child:
    """The child's record: the one chosen from the matches, or a new one in the reporter's log.

    Raises Refused when the chosen record is not one that the reporter may see.
    """
    if facts.existing_child is not None:
        existing = _existing_child(facts.existing_child, home)
        if facts.address_protected:
            # The entry as reported leaves it out, so it would be written down nowhere.
            _record_address(existing, facts, home)
        return existing
    child = Child.objects.create(
        given_name=facts.given_name,
        family_name=facts.family_name,
        known_as=facts.known_as,
        identified=facts.identified,
        description=facts.description,
        date_of_birth=facts.date_of_birth,
        date_of_birth_status=facts.date_of_birth_status if facts.date_of_birth else "",
        sex=facts.sex,
        disabilities=list(facts.disabilities),
        send_support=facts.send_support,
        first_language=facts.first_language,
        interpreter=facts.interpreter,
        interpreter_language=facts.interpreter_language,
        communication_needs=facts.communication_needs,
        nhs_number=facts.nhs_number,
        upn=facts.upn,
        home_authority=home,
        care_status=facts.care_status,
        placing_authority=placing,
        school_name=facts.school_name,
        safety_facts=facts.safety_facts,
        held_by=by.team.group,
    )
    _record_address(child, facts, home)
    return child


def _record_address(child: Child, facts: ChildFacts, home: LocalAuthority | None) -> None:
    """Where the child lives, held by the authority there."""
    if facts.address or facts.postcode:
        ChildAddress.objects.create(
            child=child,
            lines=facts.address,
            postcode=facts.postcode,
            protected=facts.address_protected,
            local_authority=home,
        )


def _existing_child(pk: int, home: LocalAuthority | None) -> Child:
    """The chosen record, which lives where the reporter now says, if they may change it (R2)."""
    existing = Child.objects.filter(pk=pk, merged_into__isnull=True).first()
    if existing is None:
        raise Refused("The record you chose cannot be used any more. Search for it again.")
    if home is None or existing.home_authority_id == home.pk:
        return existing
    # PostgreSQL locks only rows that the actor may change.
    changeable = Child.objects.select_for_update().filter(pk=pk).first()
    if changeable is not None:
        changeable.home_authority = home
        changeable.save(update_fields=["home_authority"])
        return changeable
    if existing.home_authority_id is None:
        raise Refused(
            "The record you chose does not say where the child lives, and you may not change it."
            " Choose “None of these” instead: the records can be put together later."
        )
    return existing


class CarersAndHouseholds:
    """The adults and homes of one concern: siblings share them, so each is recorded once."""

    def __init__(self) -> None:
        self._people: dict[str, Person] = {}
        self._households: dict[str, Household] = {}

    def record(self, child: Child, facts: ChildFacts) -> None:
        """Record the carers and the household of one child."""
        for name, kind in facts.carers:
            person = self._people.get(name) or Person.objects.create(full_name=name)
            self._people[name] = person
            Relationship.objects.get_or_create(child=child, person=person, kind=kind, to_date=None)
        if facts.household:
            self._join(facts.household, child)

    def _join(self, name: str, child: Child) -> None:
        household = self._households.get(name)
        if household is None:
            household = self._households[name] = Household.objects.create(name=name)
        HouseholdMember.objects.create(household=household, child=child)
