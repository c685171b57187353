"""What is recorded of a child (domain.md §5)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.commands.children import ChildDetails
from hsb_cases.cases.models import Child, codes
from hsb_cases.core.forms import GovDateField, Group, Look
from hsb_cases.workspace.forms.sharing import offer

AUTHORITIES = ("home_authority", "placing_authority")


def _text(label: str, length: int, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=length,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def _long(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea)


def _radios(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices.choices, widget=forms.RadioSelect)


class ChildForm(forms.Form):
    """Every detail of a child that the case keeps."""

    given_name = _text("First name", 100)
    family_name = _text("Last name", 100)
    known_as = _text("Also known as", 100)
    other_names = _text(
        "Other names", 300, "Earlier names and other spellings, with commas between."
    )
    description = _long("How the child was described", "For a child who is not identified yet.")
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
    sex = _radios("Sex", codes.Sex)
    gender_identity = _text("Gender, in the child’s own words", 100)
    ethnicity = forms.ChoiceField(label="Ethnicity", choices=codes.Ethnicity.choices)
    nhs_number = _text("NHS number", 20, "10 digits, for example 999 000 0018.")
    upn = _text("Unique pupil number", 20)
    former_upn = _text("Former unique pupil number", 20)
    upn_unknown_reason = forms.ChoiceField(
        label="Why the unique pupil number is not known",
        choices=[("", "Known, or not asked yet"), *codes.UpnUnknownReason.choices],
        required=False,
    )
    local_authority_child_id = _text("The local authority’s number for the child", 20)
    disabilities = forms.MultipleChoiceField(
        label="Disability",
        choices=codes.Disability.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    send_support = _radios("Special educational needs", codes.SendSupport)
    first_language = _text("First language", 60)
    interpreter = _radios("Is an interpreter needed?", codes.Interpreter)
    interpreter_language = _text("Interpreter’s language", 60, "Or British Sign Language.")
    communication_needs = _long(
        "What helps the child to take part?",
        "For example easy-read material, short meetings, pictures, a quiet room.",
    )
    home_authority = forms.ChoiceField(
        label="Local authority where the child lives", required=False
    )
    care_status = _radios("Standing with children’s social care", codes.CareStatus)
    placing_authority = forms.ChoiceField(
        label="Local authority that placed the child", required=False
    )
    school_name = _text("School or college", 150)
    gp_practice = _text("GP practice", 150)
    safety_facts = _long(
        "Safety facts",
        "What those who work with a linked child must know to keep children safe, and no more."
        " They see this without seeing the case.",
    )
    reason = _text("Why do you change this?", 300, "If it is more than a correction.")

    layout = [
        Group(
            "Who the child is",
            ["given_name", "family_name", "known_as", "other_names", "description"],
        ),
        Group("Age", ["date_of_birth", "date_of_birth_status", "expected_on"]),
        Group("Identity", ["sex", "gender_identity", "ethnicity"]),
        Group(
            "Numbers",
            ["nhs_number", "upn", "upn_unknown_reason", "former_upn", "local_authority_child_id"],
        ),
        Group(
            "Needs",
            [
                "disabilities",
                "send_support",
                "first_language",
                "interpreter",
                "communication_needs",
            ],
        ),
        Group(
            "Care, school and health",
            ["home_authority", "care_status", "school_name", "gp_practice"],
        ),
        Group("For linked children", ["safety_facts"]),
        "reason",
    ]
    reveals = {
        "interpreter": {"yes": ["interpreter_language"]},
        "care_status": {"looked_after": ["placing_authority"]},
    }
    looks = {
        "given_name": Look(width="two-thirds"),
        "family_name": Look(width="two-thirds"),
        "known_as": Look(width="two-thirds", optional=True),
        "other_names": Look(optional=True),
        "description": Look(rows=2, optional=True),
        "expected_on": Look(optional=True),
        "gender_identity": Look(width="two-thirds", optional=True),
        "nhs_number": Look(width=20, optional=True),
        "upn": Look(width=20, optional=True),
        "former_upn": Look(width=20, optional=True),
        "local_authority_child_id": Look(width=20, optional=True),
        "disabilities": Look(small=True, exclusive="NONE"),
        "first_language": Look(width=20, optional=True),
        "interpreter_language": Look(width=20),
        "communication_needs": Look(rows=3, optional=True, language_check=True),
        "school_name": Look(width="two-thirds", optional=True),
        "gp_practice": Look(width="two-thirds", optional=True),
        "safety_facts": Look(rows=3, optional=True, language_check=True),
        "reason": Look(optional=True),
    }

    def __init__(
        self, data: Mapping[str, Any] | None, *, child: Child, authorities: Sequence[LocalAuthority]
    ) -> None:
        super().__init__(data, initial=_initial(child))
        self._authorities = {str(one.pk): one for one in authorities}
        named = [("", "Not known"), *((str(one.pk), one.name) for one in authorities)]
        for name in AUTHORITIES:
            offer(self, name, named)
        if child.identified:
            del self.fields["description"]

    def details(self) -> ChildDetails:
        """What was entered, as the command takes it."""
        facts = dict(self.cleaned_data)
        facts.pop("reason")
        if facts["interpreter"] != codes.Interpreter.YES:
            facts["interpreter_language"] = ""
        if facts["care_status"] != codes.CareStatus.LOOKED_AFTER:
            facts["placing_authority"] = ""
        for name in AUTHORITIES:
            facts[name] = self._authorities.get(facts[name])
        names = (name.strip() for name in facts["other_names"].split(","))
        facts["other_names"] = tuple(name for name in names if name)
        facts["disabilities"] = tuple(facts["disabilities"])
        facts.setdefault("description", self.initial["description"])
        return ChildDetails(**facts)


def _initial(child: Child) -> dict[str, Any]:
    values = {name: getattr(child, name) for name in ChildDetails.__dataclass_fields__}
    return values | {
        "other_names": ", ".join(child.other_names),
        "home_authority": str(child.home_authority_id or ""),
        "placing_authority": str(child.placing_authority_id or ""),
    }
