"""A child's details as facts, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.models import Child, codes
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact


@dataclass(frozen=True)
class FactGroup:
    """Facts under one heading."""

    title: str
    facts: Sequence[Fact]


def child_groups(child: Child) -> list[FactGroup]:
    """Everything that is recorded of a child, what is missing included."""
    return [
        FactGroup("Who the child is", _identity(child)),
        FactGroup("Needs", _needs(child)),
        FactGroup("Care, school and health", _care(child)),
        FactGroup("Numbers", _numbers(child)),
    ]


def _identity(child: Child) -> list[Fact]:
    born = short_day(child.date_of_birth)
    if born:
        born = f"{born} ({child.get_date_of_birth_status_display().lower()})"
    facts = [
        Fact("Name", child.full_name),
        Fact("Also known as", child.known_as, missing="No other name known"),
        Fact("Date of birth", born),
        Fact("Sex", child.get_sex_display()),
        Fact("Ethnicity", child.get_ethnicity_display()),
    ]
    if child.other_names:
        facts.insert(2, Fact("Other names", ", ".join(child.other_names)))
    if child.expected_on:
        facts.append(Fact("Expected on", short_day(child.expected_on)))
    if child.gender_identity:
        facts.append(Fact("Gender, in the child’s own words", child.gender_identity))
    return facts


def _needs(child: Child) -> list[Fact]:
    disabilities = [str(codes.Disability(code).label) for code in child.disabilities]
    interpreter = str(child.get_interpreter_display())
    if child.interpreter_language:
        interpreter = f"{interpreter}: {child.interpreter_language}"
    return [
        Fact("Disability", ", ".join(disabilities)),
        Fact("Special educational needs", child.get_send_support_display()),
        Fact("First language", child.first_language),
        Fact("Interpreter", interpreter),
        Fact(
            "What helps the child to take part", child.communication_needs, missing="Not recorded"
        ),
        Fact("Safety facts for linked children", child.safety_facts, missing="None recorded"),
    ]


def _care(child: Child) -> list[Fact]:
    facts = [
        Fact("Lives in", child.home_authority.name if child.home_authority else ""),
        Fact("Standing with children’s social care", child.get_care_status_display()),
        Fact("School or college", child.school_name),
        Fact("GP practice", child.gp_practice),
    ]
    if child.placing_authority:
        facts.insert(2, Fact("Placed by", child.placing_authority.name))
    return facts


def _numbers(child: Child) -> list[Fact]:
    upn = child.upn or str(child.get_upn_unknown_reason_display() or "")
    number = child.nhs_number
    facts = [
        Fact("NHS number", f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""),
        Fact("Unique pupil number", upn),
        Fact("Local authority’s number", child.local_authority_child_id),
    ]
    if child.former_upn:
        facts.append(Fact("Former unique pupil number", child.former_upn))
    return facts
