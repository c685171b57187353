"""What is recorded of a child (domain.md §5), part by part, and what of it cannot stand.

Each part is changed by itself, so that two people who work on two parts overwrite nothing of each
other. Its ``check`` raises Refused with the field and what to do.
"""

import datetime
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Protocol

from hsb_cases.cases.rules.identifiers import nhs_number_is_possible, tidy, upn_is_possible
from hsb_cases.core.errors import Refused

NUMBER_KNOWN = frozenset({"01", "02"})
"""The trace statuses that say that the NHS number is there."""
NO_NUMBER = "07"
"""The trace status that says that there is none."""
URN_LENGTH, PRACTICE_CODE_LENGTH = 6, 6


@dataclass(frozen=True)
class Facts:
    """What a check must know of the child beside what is to be recorded."""

    identified: bool
    today: datetime.date


class ChildPart(Protocol):
    """One part of what is recorded of a child: a dataclass of the record's own fields."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    called: ClassVar[str]
    """What the part is called in the history: "the child’s school"."""

    def check(self, facts: Facts, /) -> None:
        """Raise Refused with the field that cannot stand as it is."""


@dataclass(frozen=True)
class Identity:
    """Who the child is."""

    called: ClassVar[str] = "who the child is"

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
    gender_identity_declined: bool
    ethnicity: str

    def check(self, facts: Facts, /) -> None:
        """A name or a description; born or expected; told or declined."""
        named = self.given_name or self.family_name or self.known_as
        if facts.identified and not named.strip():
            _refuse("given_name", "Enter a first name, a last name or the name they go by.")
        if not facts.identified and not self.description.strip():
            _refuse("description", "Enter how the child was described.")
        self._check_birth(facts.today)
        if self.gender_identity_declined and self.gender_identity.strip():
            _refuse(
                "gender_identity_declined",
                "Enter what the child said, or that they prefer not to say, not both.",
            )

    def _check_birth(self, today: datetime.date) -> None:
        born = self.date_of_birth
        if born is not None and self.expected_on is not None:
            _refuse("expected_on", "Enter a date of birth or an expected date, not both.")
        if born is not None and born > today:
            _refuse("date_of_birth", "The date of birth must be today or before.")
        if (born is None) != (self.date_of_birth_status == ""):
            field = "date_of_birth" if born is None else "date_of_birth_status"
            _refuse(field, "Enter the date of birth and how sure it is.")


@dataclass(frozen=True)
class Needs:
    """What the child needs to take part."""

    called: ClassVar[str] = "what the child needs to take part"

    disabilities: tuple[str, ...]
    first_language: str
    interpreter: str
    interpreter_language: str
    easy_read: str
    communication_needs: str
    capacity_notes: str

    def check(self, _facts: Facts, /) -> None:
        """No disability beside "no disability"; a language for the interpreter (R37)."""
        if "NONE" in self.disabilities and len(self.disabilities) > 1:
            _refuse("disabilities", "Choose “No disability” alone, or the others.")
        if self.interpreter == "yes" and not self.interpreter_language.strip():
            _refuse("interpreter_language", "Enter the interpreter’s language.")


@dataclass(frozen=True)
class Care:
    """Where the child lives, and how the child stands with social care and in law."""

    called: ClassVar[str] = "the child’s care and legal status"

    home_authority: Any
    """The local authority, or None where it is not known."""
    care_status: str
    placing_authority: Any
    legal_status: str
    immigration_status: str

    def check(self, _facts: Facts, /) -> None:
        """A placing authority and a legal status are those of a looked-after child."""
        if self.care_status == "looked_after":
            return
        if self.placing_authority is not None:
            _refuse(
                "placing_authority",
                "Only a looked-after child has a placing authority. Check the care status.",
            )
        if self.legal_status != "none":
            _refuse(
                "legal_status",
                "Only a looked-after child has this legal status. Check the care status.",
            )


@dataclass(frozen=True)
class School:
    """The child's school, how the child attends, and what support there is."""

    called: ClassVar[str] = "the child’s school"

    school_name: str
    school_urn: str
    school_year: str
    attendance: str
    school_exclusion: str
    send_support: str
    sen_types: tuple[str, ...]
    upn: str
    upn_unknown_reason: str
    former_upn: str

    def check(self, _facts: Facts, /) -> None:
        """Numbers that can be right; kinds of need only where there may be a need."""
        urn = tidy(self.school_urn)
        if urn and not (urn.isascii() and urn.isdigit() and len(urn) == URN_LENGTH):
            _refuse("school_urn", "Enter the school’s reference number with 6 digits.")
        if self.sen_types and self.send_support == "none":
            _refuse(
                "send_support",
                "Choose what support there is, or untick the kinds of need: you say that no need"
                " is known.",
            )
        for name in ("upn", "former_upn"):
            number = tidy(getattr(self, name))
            if number and not upn_is_possible(number):
                _refuse(
                    name,
                    "Check the unique pupil number: its letters and digits do not fit together.",
                )
        if self.upn and self.upn_unknown_reason:
            _refuse("upn_unknown_reason", "Leave out the reason: the unique pupil number is known.")


@dataclass(frozen=True)
class Health:
    """The child's numbers with the NHS and the local authority, and the GP."""

    called: ClassVar[str] = "the child’s health and numbers"

    nhs_number: str
    nhs_trace_status: str
    gp_practice: str
    gp_practice_code: str
    local_authority_child_id: str

    def check(self, _facts: Facts, /) -> None:
        """Numbers that can be right, and a trace status that fits the number."""
        nhs_number = tidy(self.nhs_number)
        if nhs_number and not nhs_number_is_possible(nhs_number):
            _refuse("nhs_number", "Check the NHS number: its 10 digits do not fit together.")
        if self.nhs_trace_status in NUMBER_KNOWN and not nhs_number:
            _refuse("nhs_number", "Enter the NHS number, or choose another trace status.")
        if self.nhs_trace_status == NO_NUMBER and nhs_number:
            _refuse("nhs_trace_status", "Choose another trace status: the NHS number is known.")
        if not _is_practice_code(tidy(self.gp_practice_code)):
            _refuse(
                "gp_practice_code",
                "Enter the practice’s code with a letter and 5 letters or digits, for example"
                " C84023.",
            )
        local_id = self.local_authority_child_id
        if local_id and not (local_id.isascii() and local_id.isalnum()):
            _refuse(
                "local_authority_child_id",
                "Enter the local authority’s number with letters and digits only.",
            )


@dataclass(frozen=True)
class Safety:
    """What those who work with a linked child must know."""

    called: ClassVar[str] = "the safety facts"

    safety_facts: str

    def check(self, _facts: Facts, /) -> None:
        """Any words can stand."""


NUMBERS = frozenset({"nhs_number", "upn", "former_upn", "school_urn", "gp_practice_code"})
"""The fields that are kept without the spaces people write into them."""


def as_recorded(part: ChildPart) -> dict[str, Any]:
    """The part's fields as the record keeps them."""
    found = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if one.name in NUMBERS:
            value = tidy(value)
        found[one.name] = list(value) if isinstance(value, tuple) else value
    return found


def _is_practice_code(code: str) -> bool:
    right = code.isascii() and code.isalnum() and len(code) == PRACTICE_CODE_LENGTH
    return not code or (right and code[0].isalpha())


def _refuse(field: str, sentence: str) -> None:
    raise Refused(sentence, field=field)
