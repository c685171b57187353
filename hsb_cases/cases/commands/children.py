"""Changing what is recorded of a child."""

import datetime
from dataclasses import dataclass, fields

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.models import Case, Child
from hsb_cases.cases.models.codes import CareStatus, Disability, Interpreter
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.identifiers import nhs_number_is_possible, tidy, upn_is_possible
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked


@dataclass(frozen=True)
class ChildDetails:
    """What is recorded of a child (domain.md §5); who the child is was settled before."""

    given_name: str
    family_name: str
    known_as: str
    other_names: tuple[str, ...]
    description: str
    date_of_birth: datetime.date | None
    date_of_birth_status: str
    expected_on: datetime.date | None
    sex: str
    gender_identity: str
    ethnicity: str
    disabilities: tuple[str, ...]
    send_support: str
    first_language: str
    interpreter: str
    interpreter_language: str
    communication_needs: str
    nhs_number: str
    upn: str
    former_upn: str
    upn_unknown_reason: str
    local_authority_child_id: str
    home_authority: LocalAuthority | None
    care_status: str
    placing_authority: LocalAuthority | None
    school_name: str
    gp_practice: str
    safety_facts: str


def change_child(
    *, case: Case, details: ChildDetails, on: datetime.date, by: Actor, reason: str = ""
) -> None:
    """Change what is recorded of the case's child; ``on`` is the present day.

    Raises NotPermitted, or Refused with the field that cannot stand as it is.
    """
    with acting(by, summary="Changed the child’s details", reason=reason):
        check_may_contribute(by, case)
        child = locked(Child.objects.all(), case.child)
        _check_who(child, details, on)
        _check_numbers(details)
        _check_needs(details)
        for field in fields(details):
            value = getattr(details, field.name)
            setattr(child, field.name, list(value) if isinstance(value, tuple) else value)
        child.nhs_number, child.upn = tidy(details.nhs_number), tidy(details.upn)
        child.former_upn = tidy(details.former_upn)
        child.save()


def _check_who(child: Child, details: ChildDetails, on: datetime.date) -> None:
    named = details.given_name or details.family_name or details.known_as
    if child.identified and not named.strip():
        raise Refused("Enter a first name, a last name or the name they go by.", field="given_name")
    if not child.identified and not details.description.strip():
        raise Refused("Enter how the child was described.", field="description")
    born = details.date_of_birth
    if born is not None and details.expected_on is not None:
        raise Refused("Enter a date of birth or an expected date, not both.", field="expected_on")
    if born is not None and born > on:
        raise Refused("The date of birth must be today or before.", field="date_of_birth")
    if (born is None) != (details.date_of_birth_status == ""):
        field = "date_of_birth" if born is None else "date_of_birth_status"
        raise Refused("Enter the date of birth and how sure it is.", field=field)


def _check_numbers(details: ChildDetails) -> None:
    nhs_number = tidy(details.nhs_number)
    if nhs_number and not nhs_number_is_possible(nhs_number):
        raise Refused(
            "Check the NHS number: its 10 digits do not fit together.", field="nhs_number"
        )
    for name in ("upn", "former_upn"):
        number = tidy(getattr(details, name))
        if number and not upn_is_possible(number):
            raise Refused(
                "Check the unique pupil number: its letters and digits do not fit together.",
                field=name,
            )
    if details.upn and details.upn_unknown_reason:
        raise Refused(
            "Leave out the reason: the unique pupil number is known.", field="upn_unknown_reason"
        )
    local_id = details.local_authority_child_id
    if local_id and not (local_id.isascii() and local_id.isalnum()):
        raise Refused(
            "Enter the local authority’s number with letters and digits only.",
            field="local_authority_child_id",
        )


def _check_needs(details: ChildDetails) -> None:
    none = Disability.NONE.value
    if none in details.disabilities and len(details.disabilities) > 1:
        raise Refused("Choose “No disability” alone, or the others.", field="disabilities")
    if details.interpreter == Interpreter.YES and not details.interpreter_language.strip():
        raise Refused("Enter the interpreter’s language.", field="interpreter_language")
    placed = details.care_status == CareStatus.LOOKED_AFTER
    if details.placing_authority is not None and not placed:
        raise Refused(
            "Only a looked-after child has a placing authority. Check the care status.",
            field="placing_authority",
        )
