"""Two records of a child, line by line."""

from collections.abc import Callable
from dataclasses import dataclass

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
    """Every question on which two records can agree or differ."""
    return tuple(
        ComparedLine(
            question=question,
            first=one,
            second=other,
            differs=bool(one and other and one.casefold() != other.casefold()),
        )
        for question, answer in QUESTIONS
        for one, other in [(answer(first), answer(second))]
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


Answer = Callable[[RecordToCompare], str]

QUESTIONS: tuple[tuple[str, Answer], ...] = (
    ("Name", lambda record: record.child.full_name),
    ("Known as", lambda record: record.child.known_as),
    ("Other names", lambda record: ", ".join(record.child.other_names)),
    ("Date of birth", _born),
    ("Sex", lambda record: str(record.child.get_sex_display())),
    ("NHS number", lambda record: record.child.nhs_number),
    ("Unique pupil number", lambda record: record.child.upn),
    ("Lives in", _home),
    ("Address", _addresses),
    ("School", lambda record: record.child.school_name),
    ("People", _people),
    ("Cases", _cases),
    ("Part in incidents", _parts),
)
