"""Two records of a child, line by line."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices

from hsb_cases.cases.models import codes
from hsb_cases.cases.selectors.merging import RecordToCompare
from hsb_cases.core.filters import short_day


@dataclass(frozen=True)
class ComparedLine:
    """One question and what each record answers; ``differs`` only where both say something."""

    question: str
    first: str
    second: str
    differs: bool


def label_of(record: RecordToCompare) -> str:
    """The record's name with its newest case, or the log it is in."""
    return f"{record.child.full_name} ({short_label_of(record)})"


def short_label_of(record: RecordToCompare) -> str:
    """The record's newest case, for narrow columns."""
    return record.cases[-1].reference if record.cases else "In the log"


def compared_lines(first: RecordToCompare, second: RecordToCompare) -> tuple[ComparedLine, ...]:
    """Every question on which two records can agree or differ.

    Details that neither record holds are left out, so that the page stays short.
    """
    asked = [
        *((*question, False) for question in QUESTIONS),
        *((*question, True) for question in DETAILS),
        *((*question, False) for question in LISTS),
    ]
    return tuple(
        ComparedLine(
            question=question,
            first=one,
            second=other,
            differs=bool(one and other and one.casefold() != other.casefold()),
        )
        for question, answer, is_detail in asked
        for one, other in [(answer(first), answer(second))]
        if one or other or not is_detail
    )


def _born(record: RecordToCompare) -> str:
    child = record.child
    if child.date_of_birth is None:
        return ""
    return f"{short_day(child.date_of_birth)} ({child.get_date_of_birth_status_display().lower()})"


def _home(record: RecordToCompare) -> str:
    return record.child.home_authority.name if record.child.home_authority else ""


def _addresses(record: RecordToCompare) -> str:
    return "\n".join(f"{address.lines} {address.postcode}".strip() for address in record.addresses)


def _people(record: RecordToCompare) -> str:
    return "\n".join(
        f"{one.person.full_name}, {one.get_kind_display().lower()}" for one in record.people
    )


def _cases(record: RecordToCompare) -> str:
    return "\n".join(
        f"{case.reference}, {case.local_authority.name}: {case.get_status_display().lower()}"
        for case in record.cases
    )


def _parts(record: RecordToCompare) -> str:
    return "\n".join(
        f"{part.incident.reference}, {short_day(part.incident.happened_from) or 'date not known'}:"
        f" {part.get_role_display().lower()}"
        for part in record.parts
    )


def _code(column: str, *nothing: str) -> "Answer":
    """The answer in words to a question with codes; ``nothing`` are the codes that say nothing."""

    def answer(record: RecordToCompare) -> str:
        value = getattr(record.child, column)
        said = getattr(record.child, f"get_{column}_display")
        return "" if value in {"", *nothing} else str(said())

    return answer


def _codes(column: str, known: type[TextChoices]) -> "Answer":
    return lambda record: ", ".join(
        str(known(code).label) for code in getattr(record.child, column)
    )


def _written(column: str) -> "Answer":
    return lambda record: str(getattr(record.child, column))


def _with_number(column: str, number: str) -> "Answer":
    """A name, and the number it has in a national register."""

    def answer(record: RecordToCompare) -> str:
        parts = (getattr(record.child, column), getattr(record.child, number))
        return ", ".join(part for part in parts if part)

    return answer


def _gender(record: RecordToCompare) -> str:
    child = record.child
    return "Prefers not to say" if child.gender_identity_declined else child.gender_identity


def _language(record: RecordToCompare) -> str:
    child = record.child
    interpreter = child.interpreter_language and f"interpreter: {child.interpreter_language}"
    return ", ".join(part for part in (child.first_language, interpreter) if part)


Answer = Callable[[RecordToCompare], str]

QUESTIONS: tuple[tuple[str, Answer], ...] = (
    ("Name", lambda record: record.child.full_name),
    ("Also known as", lambda record: record.child.known_as),
    ("Other names", lambda record: ", ".join(record.child.other_names)),
    ("Date of birth", _born),
    ("Sex", lambda record: str(record.child.get_sex_display())),
    ("NHS number", _written("nhs_number")),
    ("Unique pupil number", _written("upn")),
    ("Lives in", _home),
    ("Address", _addresses),
    ("School, college or nursery", _with_number("school_name", "school_urn")),
)
DETAILS: tuple[tuple[str, Answer], ...] = (
    ("Gender, in the child’s own words", _gender),
    ("Ethnicity", _code("ethnicity", "NOBT")),
    ("Disability", _codes("disabilities", codes.Disability)),
    ("First language", _language),
    ("Is easy-read material needed", _code("easy_read", "unknown")),
    ("What helps the child to take part", _written("communication_needs")),
    ("What is known of the child’s capacity to decide", _written("capacity_notes")),
    ("NHS number traced", _code("nhs_trace_status")),
    ("GP practice", _with_number("gp_practice", "gp_practice_code")),
    ("The local authority’s number for the child", _written("local_authority_child_id")),
    ("Former unique pupil number", _written("former_upn")),
    ("Why the unique pupil number is not known", _code("upn_unknown_reason")),
    ("Standing with children’s social care", _code("care_status", "none")),
    ("Legal status", _code("legal_status", "none")),
    ("Immigration status", _code("immigration_status", "unknown")),
    ("School year", _code("school_year")),
    ("Attendance", _code("attendance", "unknown")),
    ("Suspension or exclusion", _code("school_exclusion", "unknown")),
    ("Special educational needs", _code("send_support", "unknown")),
    ("What kinds of need", _codes("sen_types", codes.SenType)),
    ("Safety facts", _written("safety_facts")),
)
"""What is compared only where one of the records says something."""

LISTS: tuple[tuple[str, Answer], ...] = (
    ("People", _people),
    ("Cases", _cases),
    ("Part in incidents", _parts),
)
