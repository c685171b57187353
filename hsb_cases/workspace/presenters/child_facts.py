"""A child's details as facts, in the parts in which they are changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hsb_cases.cases.models import Child, codes
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact

KNOWN_LATER = "Not recorded"


@dataclass(frozen=True)
class FactGroup:
    """Facts under one heading, and where they are changed; empty for who may not."""

    title: str
    facts: Sequence[Fact]
    change_href: str = ""


def child_groups(child: Child, pages: Callable[[str], str]) -> list[FactGroup]:
    """Everything that is recorded of a child, what is missing included.

    ``pages`` gives the address of a form by the name of its route, or nothing.
    """
    return [
        FactGroup("Who the child is", _identity(child), pages("child_change")),
        FactGroup("What the child needs to take part", _needs(child), pages("child_needs")),
        FactGroup("Care and legal status", _care(child), pages("child_care")),
        FactGroup("School", _school(child), pages("child_school")),
        FactGroup("Health and numbers", _health(child), pages("child_health")),
        FactGroup("Safety facts for linked children", _safety(child), pages("child_safety")),
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
        facts.append(Fact("Expected date of birth", short_day(child.expected_on)))
    gender = "Prefers not to say" if child.gender_identity_declined else child.gender_identity
    if gender:
        facts.append(Fact("Gender, in the child’s own words", gender))
    return facts


def _needs(child: Child) -> list[Fact]:
    disabilities = [str(codes.Disability(code).label) for code in child.disabilities]
    interpreter = str(child.get_interpreter_display())
    if child.interpreter_language:
        interpreter = f"{interpreter}: {child.interpreter_language}"
    return [
        Fact("Disability", ", ".join(disabilities)),
        Fact("First language", child.first_language),
        Fact("Interpreter", interpreter),
        Fact("Easy-read material", child.get_easy_read_display()),
        Fact("What helps the child to take part", child.communication_needs, KNOWN_LATER),
        Fact("Capacity to decide", child.capacity_notes, KNOWN_LATER),
    ]


def _care(child: Child) -> list[Fact]:
    facts = [
        Fact("Lives in", child.home_authority.name if child.home_authority else ""),
        Fact("Standing with children’s social care", child.get_care_status_display()),
        Fact("Immigration status", child.get_immigration_status_display()),
    ]
    if child.placing_authority:
        facts.insert(2, Fact("Placed by", child.placing_authority.name))
    if child.care_status == codes.CareStatus.LOOKED_AFTER:
        facts.insert(2, Fact("Legal status", child.get_legal_status_display()))
    return facts


def _school(child: Child) -> list[Fact]:
    school = child.school_name
    if child.school_urn:
        school = f"{school}\nReference number (URN) {child.school_urn}".strip()
    needs = [str(child.get_send_support_display())]
    needs += [str(codes.SenType(code).label) for code in child.sen_types]
    facts = [
        Fact("School, college or nursery", school),
        Fact("School year", child.get_school_year_display()),
        Fact("Attendance", child.get_attendance_display()),
        Fact("Suspension or exclusion", child.get_school_exclusion_display()),
        Fact("Special educational needs", "\n".join(needs)),
        Fact("Unique pupil number", child.upn or str(child.get_upn_unknown_reason_display() or "")),
    ]
    if child.former_upn:
        facts.append(Fact("Former unique pupil number", child.former_upn))
    return facts


def _health(child: Child) -> list[Fact]:
    number = child.nhs_number
    spaced = f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""
    practice = child.gp_practice
    if child.gp_practice_code:
        practice = f"{practice}\nCode {child.gp_practice_code}".strip()
    return [
        Fact(
            "NHS number",
            "\n".join(filter(None, [spaced, child.get_nhs_trace_status_display()])),
        ),
        Fact("GP practice", practice),
        Fact("The local authority’s number for the child", child.local_authority_child_id),
    ]


def _safety(child: Child) -> list[Fact]:
    return [Fact("Safety facts", child.safety_facts, missing="None recorded")]
