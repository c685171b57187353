"""Giving a child who was only described the identity that is known now."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.matching import note_possible_matches
from hsb_cases.cases.models import Case, Child, Participation
from hsb_cases.cases.models.codes import Sex
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.identifiers import nhs_number_is_possible, tidy, upn_is_possible
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.ages import age_on


@dataclass(frozen=True)
class Identity:
    """Who the child is, as far as it is known now."""

    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    date_of_birth: datetime.date | None = None
    date_of_birth_status: str = ""
    sex: str = Sex.UNKNOWN
    nhs_number: str = ""
    upn: str = ""


@dataclass(frozen=True)
class Identified:
    """The child, and what the rules ask to be looked at now."""

    child: Child
    prompts: tuple[str, ...]


def identify_child(
    *, case: Case, identity: Identity, reason: str, at: datetime.datetime, by: Actor
) -> Identified:
    """Record who the child of a case is; the description stays.

    The ages in the child's incidents follow from the date of birth, the teams of children alike
    are told, and every rule is asked again (R3: is the child under 13?). Raises NotPermitted, and
    Refused for a child who is identified already, without a name or a reason, for numbers that
    cannot be right, and where a rule does not allow what is now known.
    """
    with acting(by, summary="Identified the child", reason=reason):
        check_may_contribute(by, case)
        child = Child.objects.select_for_update().get(pk=case.child_id)
        _check(child, identity, reason, on=timezone.localdate(at))
        _record(child, identity)
        _work_out_ages(child)
        note_possible_matches(child, at=at, by=by)
        return Identified(child=child, prompts=rechecks.run(child, at=at, by=by))


def _check(child: Child, identity: Identity, reason: str, *, on: datetime.date) -> None:
    if child.identified:
        raise Refused("This child has been identified already.")
    if not (identity.given_name or identity.family_name or identity.known_as):
        raise Refused("Enter at least one name.", field="given_name")
    if identity.date_of_birth and identity.date_of_birth > on:
        raise Refused("Enter a date of birth in the past.", field="date_of_birth")
    if identity.date_of_birth and not identity.date_of_birth_status:
        raise Refused("Choose how sure the date of birth is.", field="date_of_birth_status")
    if identity.nhs_number and not nhs_number_is_possible(tidy(identity.nhs_number)):
        raise Refused("Check the NHS number: it has 10 digits.", field="nhs_number")
    if identity.upn and not upn_is_possible(tidy(identity.upn)):
        raise Refused("Check the unique pupil number: a letter and 12 digits.", field="upn")
    if not reason.strip():
        raise Refused("Enter how you know who the child is.", field="reason")


def _record(child: Child, identity: Identity) -> None:
    child.identified = True
    child.given_name = identity.given_name
    child.family_name = identity.family_name
    child.known_as = identity.known_as
    child.nhs_number = tidy(identity.nhs_number)
    child.upn = tidy(identity.upn)
    if identity.sex != Sex.UNKNOWN:
        child.sex = identity.sex
    if identity.date_of_birth:
        child.date_of_birth = identity.date_of_birth
        child.date_of_birth_status = identity.date_of_birth_status
        child.expected_on = None
    child.save()


def _work_out_ages(child: Child) -> None:
    """The age at each incident whose date is known, where the actor may change the part."""
    if child.date_of_birth is None:
        return
    parts = Participation.objects.select_related("incident").filter(child=child)
    for part in parts.select_for_update(of=("self",)).order_by("pk"):
        happened = part.incident.happened_from
        if happened is None or happened < child.date_of_birth:
            continue
        age = age_on(happened, born=child.date_of_birth)
        if age != part.age_at_incident:
            part.age_at_incident = age
            part.save(update_fields=["age_at_incident"])
