"""The adults around a child, homes and addresses."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hsb_cases.cases.models import Relationship
from hsb_cases.core.forms import GovDateField, Group, Look
from hsb_cases.workspace.forms.sharing import offer


class PersonForm(forms.Form):
    """An adult and what they are to the child."""

    full_name = forms.CharField(
        label="Name",
        help_text="Or how they are known, if the name is not.",
        max_length=150,
        error_messages={"required": "Enter the person’s name, or how they are known"},
    )
    kind = forms.ChoiceField(
        label="What are they to the child?",
        choices=Relationship.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they are to the child"},
    )
    parental_responsibility = forms.ChoiceField(
        label="Parental responsibility",
        choices=Relationship.Responsibility.choices,
        widget=forms.RadioSelect,
        initial=Relationship.Responsibility.UNKNOWN,
    )
    responsibility_basis = forms.CharField(
        label="What it rests on",
        help_text="For example birth, marriage, an agreement or a court order.",
        max_length=150,
        required=False,
    )
    contact_limit = forms.CharField(
        label="Limits on contact with the child",
        help_text="What limits contact, and on whose order. Leave it empty if there are none.",
        required=False,
        widget=forms.Textarea,
    )
    phone = forms.CharField(
        label="Telephone",
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    email = forms.EmailField(
        label="Email address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    date_of_birth = GovDateField(label="Date of birth", noun="the date of birth", required=False)
    interpreter_language = forms.CharField(
        label="Interpreter’s language",
        help_text="If they need an interpreter.",
        max_length=60,
        required=False,
    )
    from_date = GovDateField(label="Since when", noun="the day it began", required=False)

    layout = [
        "full_name",
        "kind",
        "from_date",
        Group(
            "Parental responsibility and contact",
            ["parental_responsibility", "contact_limit"],
        ),
        Group("How to reach them", ["phone", "email", "interpreter_language", "date_of_birth"]),
    ]
    reveals = {"parental_responsibility": {"yes": ["responsibility_basis"]}}
    looks = {
        "full_name": Look(width="two-thirds"),
        "from_date": Look(optional=True),
        "responsibility_basis": Look(optional=True),
        "contact_limit": Look(rows=3, optional=True),
        "phone": Look(width=20, optional=True),
        "email": Look(width="two-thirds", optional=True),
        "date_of_birth": Look(optional=True),
        "interpreter_language": Look(width=20, optional=True),
    }


class EndOnForm(forms.Form):
    """From which day something no longer holds, and why."""

    on = GovDateField(label="Last day", noun="the last day")
    reason = forms.CharField(label="Why does it end?", max_length=300, widget=forms.Textarea)

    looks = {"reason": Look(rows=3)}


class AddressForm(forms.Form):
    """Where the child lives or lived."""

    lines = forms.CharField(label="Address", widget=forms.Textarea)
    postcode = forms.CharField(max_length=8, required=False)
    uprn = forms.RegexField(
        label="Unique property reference number",
        regex=r"^\d{1,12}$",
        required=False,
        error_messages={"invalid": "Enter the property reference number with up to 12 digits"},
    )
    from_date = GovDateField(label="From", noun="the first day there", required=False)
    to_date = GovDateField(label="Until", noun="the last day there", required=False)
    protected = forms.BooleanField(
        label="Protected address: only those who manage this case may see it", required=False
    )

    looks = {
        "lines": Look(rows=3),
        "postcode": Look(width=10, optional=True),
        "uprn": Look(width=20, optional=True),
        "from_date": Look(optional=True),
        "to_date": Look(optional=True),
    }


class HouseholdForm(forms.Form):
    """A home that the child lives in."""

    name = forms.CharField(
        label="How is the household spoken of?",
        help_text="For example “The grandmother’s home”.",
        max_length=100,
        error_messages={"required": "Enter how the household is spoken of"},
    )
    from_date = GovDateField(label="Since when", noun="the day it began", required=False)

    looks = {"name": Look(width="two-thirds"), "from_date": Look(optional=True)}


class HouseholdMemberForm(forms.Form):
    """Which adult lives there."""

    person = forms.ChoiceField(
        label="Who lives there?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who lives there"},
    )
    from_date = GovDateField(label="Since when", noun="the day it began", required=False)

    looks = {"from_date": Look(optional=True)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, people: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        offer(self, "person", people)
