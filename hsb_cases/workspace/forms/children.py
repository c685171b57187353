"""Who a child is, what the child needs to take part, and what others must know to be safe."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from hsb_cases.cases.models import Child, codes
from hsb_cases.cases.rules.child_details import Identity, Needs, Safety
from hsb_cases.core.forms import GovDateField, Group, Look
from hsb_cases.workspace.forms.child_part import (
    REASON,
    ChildPartForm,
    long_text,
    radios,
    select,
    text,
    ticks,
)

TAKES_PART = "What helps the child to take part?"


class IdentityForm(ChildPartForm):
    """Who the child is."""

    records = Identity
    title = "Who the child is"

    given_name = text("First name", 100)
    family_name = text("Last name", 100)
    known_as = text("Also known as", 100)
    other_names = text(
        "Other names", 300, "Earlier names and other spellings, with commas between."
    )
    description = long_text("How the child was described", "For a child who is not identified yet.")
    date_of_birth = GovDateField(label="Date of birth", noun="the date of birth", required=False)
    date_of_birth_status = forms.ChoiceField(
        label="How sure is the date of birth?",
        choices=codes.DateOfBirthStatus.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    expected_on = GovDateField(
        label="Expected date of birth", noun="the expected date of birth", required=False
    )
    sex = radios("Sex", codes.Sex)
    gender_identity = text("Gender, in the child’s own words", 100)
    gender_identity_declined = forms.BooleanField(
        label="The child was asked and prefers not to say", required=False
    )
    ethnicity = select("Ethnicity", codes.Ethnicity)

    layout: ClassVar[list[str | Group]] = [
        Group("Name", ["given_name", "family_name", "known_as", "other_names", "description"]),
        Group("Age", ["date_of_birth", "date_of_birth_status", "expected_on"]),
        Group("Identity", ["sex", "gender_identity", "gender_identity_declined", "ethnicity"]),
    ]
    looks: ClassVar[dict[str, Look]] = REASON | {
        "given_name": Look(width="two-thirds"),
        "family_name": Look(width="two-thirds"),
        "known_as": Look(width="two-thirds", optional=True),
        "other_names": Look(optional=True),
        "description": Look(rows=2, optional=True),
        "expected_on": Look(optional=True),
        "gender_identity": Look(width="two-thirds", optional=True),
        "gender_identity_declined": Look(small=True),
    }

    def __init__(self, data: Mapping[str, Any] | None, *, child: Child) -> None:
        super().__init__(data, child=child)
        if child.identified:
            del self.fields["description"]

    @classmethod
    def recorded(cls, child: Child) -> dict[str, Any]:
        """The other names in one line."""
        return super().recorded(child) | {"other_names": ", ".join(child.other_names)}

    def facts(self) -> dict[str, Any]:
        """The other names one by one."""
        found = super().facts()
        names = (name.strip() for name in found["other_names"].split(","))
        return found | {"other_names": tuple(name for name in names if name)}


class NeedsForm(ChildPartForm):
    """What the child needs to take part."""

    records = Needs
    title = "What the child needs to take part"
    hidden_means: ClassVar[Mapping[str, tuple[str, Any]]] = {
        "interpreter_language": ("interpreter=yes", "")
    }

    disabilities = ticks("Disability", codes.Disability)
    first_language = text("First language", 60)
    interpreter = radios("Is an interpreter needed?", codes.Interpreter)
    interpreter_language = text("Interpreter’s language", 60, "Or British Sign Language.")
    easy_read = radios("Is easy-read material needed?", codes.YesNoUnknown)
    communication_needs = long_text(
        TAKES_PART, "For example short meetings, pictures, a quiet room, somebody they trust."
    )
    capacity_notes = long_text(
        "What is known of the child’s capacity to decide?",
        "What was found out, for which decision, by whom and when. From 16 the Mental Capacity Act"
        " 2005 applies; below, whether the child understands enough for the decision at hand.",
    )

    layout: ClassVar[list[str | Group]] = [
        "disabilities",
        Group(
            "Communication",
            ["first_language", "interpreter", "easy_read", "communication_needs"],
        ),
        "capacity_notes",
    ]
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "interpreter": {"yes": ["interpreter_language"]}
    }
    looks: ClassVar[dict[str, Look]] = REASON | {
        "disabilities": Look(small=True, exclusive="NONE"),
        "first_language": Look(width=20, optional=True),
        "interpreter": Look(inline=True),
        "interpreter_language": Look(width=20),
        "easy_read": Look(inline=True),
        "communication_needs": Look(rows=3, optional=True, language_check=True),
        "capacity_notes": Look(rows=3, optional=True, language_check=True),
    }


class SafetyForm(ChildPartForm):
    """What those who work with a linked child must know."""

    records = Safety
    title = "Safety facts for linked children"

    safety_facts = long_text(
        "Safety facts",
        "What those who work with a linked child must know to keep children safe, and no more."
        " They see this without seeing the case.",
    )

    layout: ClassVar[list[str | Group]] = ["safety_facts"]
    looks: ClassVar[dict[str, Look]] = REASON | {
        "safety_facts": Look(rows=3, optional=True, language_check=True),
    }
