"""A child's home, carers, school, needs and numbers."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hsb_cases.cases.models import Relationship, codes
from hsb_cases.cases.rules.identifiers import nhs_number_is_possible, tidy, upn_is_possible
from hsb_cases.core.forms import Group, Look
from referrals.forms.drafting import (
    DraftForm,
    area_choices,
    area_field,
    long_text,
    radios,
    set_choices,
    ticks,
)

OWN_HOME = "own"
CARERS = (1, 2, 3)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}")
_HOME_FIELDS = ("home_authority", "address", "postcode", "address_protected", "household")


def carer_fields(number: int) -> list[str]:
    """The names of the fields for one parent or carer."""
    return [f"carer_{number}_name", f"carer_{number}_kind"]


class HomeForm(DraftForm):
    """Where and with whom the child lives."""

    lives_with = radios("Where does the child live?", (), required=False)
    home_authority = area_field(
        "In which local authority does the child live?",
        help_text="If it is not known, choose the area where the child is now.",
        required=False,
    )
    address = forms.CharField(
        label="Address", widget=forms.Textarea, max_length=500, required=False
    )
    postcode = forms.CharField(label="Postcode", max_length=10, required=False)
    address_protected = forms.BooleanField(
        label="This address must be kept from some people",
        help_text="Only those who manage the child’s case will see it. You will not see it here"
        " again once the concern is submitted.",
        required=False,
    )
    household = forms.CharField(
        label="What do people call this home?",
        help_text="For example “the grandmother’s home”.",
        max_length=100,
        required=False,
    )

    looks: ClassVar[dict[str, Look]] = {
        "home_authority": Look(
            width="two-thirds",
            why="A referral goes to the local authority where that child lives. Two children of one"
            " incident may be referred to two authorities.",
        ),
        "address": Look(rows=3),
        "postcode": Look(width=10),
        "household": Look(width="two-thirds", optional=True),
    } | {f"carer_{number}_name": Look(width="two-thirds") for number in CARERS}

    def prepare(self) -> None:
        """Offer the other children's homes, the local authorities and room for carers."""
        name = self.context.child_name
        set_choices(self.fields["home_authority"], area_choices(self.context.areas))
        self.fields["home_authority"].label = f"In which local authority does {name} live?"
        self._offer_homes(name)
        kinds = [("", "Choose one"), *Relationship.Kind.choices]
        for number in CARERS:
            label = f"Name of parent or carer {number}"
            what = f"Who is parent or carer {number} to the child?"
            name_field, kind_field = carer_fields(number)
            self.fields[name_field] = forms.CharField(label=label, max_length=150, required=False)
            self.fields[kind_field] = forms.ChoiceField(label=what, choices=kinds, required=False)
        carers = [field for number in CARERS for field in carer_fields(number)]
        group = Group("Parents and carers", carers, hint="Those you know of. Leave the rest empty.")
        self.layout = ["lives_with", *_HOME_FIELDS, group]

    def _offer_homes(self, name: str) -> None:
        if not self.context.siblings:
            del self.fields["lives_with"]
            return
        homes = [(key, f"In the same home as {other}") for key, other in self.context.siblings]
        field = self.fields["lives_with"]
        field.label = f"Where does {name} live?"
        set_choices(field, [*homes, (OWN_HOME, "In another home")])
        self.reveals = {"lives_with": {OWN_HOME: list(_HOME_FIELDS)}}

    @property
    def shares_home_with(self) -> str:
        """The key of the child whose home it is too; empty for a home of its own."""
        chosen = str(self.cleaned_data.get("lives_with") or "")
        return "" if chosen == OWN_HOME else chosen

    @property
    def carers(self) -> tuple[tuple[str, str], ...]:
        """Name and kind of each carer named."""
        facts = self.cleaned_data
        named = [tuple(facts.get(field) or "" for field in carer_fields(n)) for n in CARERS]
        return tuple((name, kind) for name, kind in named if name and kind)

    def clean_postcode(self) -> str:
        """A postcode with its one blank. Raises ValidationError for what cannot be one."""
        bare = re.sub(r"\s+", "", self.cleaned_data["postcode"]).upper()
        if bare and not _POSTCODE.fullmatch(bare):
            raise ValidationError("Enter a whole postcode, for example ST16 2LH", code="invalid")
        return f"{bare[:-3]} {bare[-3:]}" if bare else ""

    def clean(self) -> None:
        """A home, and who each carer is."""
        facts = self.cleaned_data
        if "lives_with" in self.fields:
            self.needs("lives_with", f"Choose where {self.context.child_name} lives")
        if facts.get("lives_with", OWN_HOME) == OWN_HOME:
            self.needs(
                "home_authority",
                f"Choose the local authority where {self.context.child_name} lives",
            )
        for number in CARERS:
            name, kind = carer_fields(number)
            if facts.get(name) and not facts.get(kind):
                self.needs(kind, f"Choose who {facts[name]} is to the child")
            if facts.get(kind) and not facts.get(name):
                self.needs(name, "Enter the name of the parent or carer")


class NeedsForm(DraftForm):
    """School, special needs, and what the child needs to take part."""

    school_name = forms.CharField(
        label="School, college or nursery", max_length=150, required=False
    )
    send_support = radios("Does the child have a special educational need?", codes.SendSupport)
    disabilities = ticks("Does the child have a disability?", codes.Disability, required=False)
    interpreter = radios("Is an interpreter needed?", codes.Interpreter)
    interpreter_language = forms.CharField(
        label="For which language?",
        help_text="Or British Sign Language.",
        max_length=60,
        required=False,
    )
    first_language = forms.CharField(label="First language", max_length=60, required=False)
    communication_needs = long_text(
        "What helps the child to take part?",
        help_text="For example short meetings, pictures, a quiet room, somebody they trust.",
        required=False,
    )

    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "interpreter": {"yes": ["interpreter_language"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "school_name": Look(width="two-thirds", optional=True),
        "send_support": Look(
            why="Many children in such incidents have a learning need. It decides how a child is"
            " spoken with and which assessment fits."
        ),
        "disabilities": Look(exclusive="NONE", optional=True),
        "interpreter": Look(
            inline=True,
            why="An interpreter is booked for each contact. Family members do not interpret.",
        ),
        "interpreter_language": Look(width=20),
        "first_language": Look(width=20, optional=True),
        "communication_needs": Look(rows=3, optional=True),
    }

    def clean(self) -> None:
        """A language for the interpreter; no disability beside "No disability"."""
        if self.cleaned_data.get("interpreter") == "yes":
            self.needs("interpreter_language", "Enter the language the interpreter is needed for")
        chosen = self.cleaned_data.get("disabilities") or []
        if "NONE" in chosen and len(chosen) > 1:
            sentence = "Choose “No disability” alone, or the disabilities the child has"
            self.add_error("disabilities", ValidationError(sentence, code="exclusive"))


class NumbersForm(DraftForm):
    """Numbers that find the child's records elsewhere, and standing with social care."""

    nhs_number = forms.CharField(
        label="NHS number", help_text="10 digits.", max_length=20, required=False
    )
    upn = forms.CharField(
        label="Unique pupil number",
        help_text="A letter and 12 characters. The school’s records have it.",
        max_length=20,
        required=False,
    )
    care_status = radios("Is children’s social care involved already?", codes.CareStatus)
    placing_authority = area_field("Which local authority placed the child?", required=False)

    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "care_status": {codes.CareStatus.LOOKED_AFTER: ["placing_authority"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "nhs_number": Look(width=10, optional=True),
        "upn": Look(width=20, optional=True),
        "placing_authority": Look(width="two-thirds", optional=True),
    }

    def prepare(self) -> None:
        """Offer the local authorities."""
        set_choices(self.fields["placing_authority"], area_choices(self.context.areas))

    def clean_nhs_number(self) -> str:
        """Ten digits with the right check digit. Raises ValidationError."""
        return self._checked("nhs_number", nhs_number_is_possible, "NHS number", "999 000 0018")

    def clean_upn(self) -> str:
        """A letter and 12 characters with the right check letter. Raises ValidationError."""
        return self._checked("upn", upn_is_possible, "unique pupil number", "A950000178301")

    def _checked(self, name: str, possible: Any, words: str, example: str) -> str:
        number = tidy(self.cleaned_data[name])
        if number and not possible(number):
            raise ValidationError(
                f"Check the {words}: a digit is missing or wrong. It looks like {example}",
                code="invalid",
            )
        return number
