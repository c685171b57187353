"""The children of a concern: who they are, and their part in what happened."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hsb_cases.cases.models import codes
from hsb_cases.cases.presenters.matches import NONE_OF_THESE
from hsb_cases.core.forms import GovDateField, Look
from hsb_cases.core.rules.ages import age_on
from referrals.forms.drafting import DraftForm, long_text, radios

OLDEST = 25
"""Years: services work with young people up to 25 where there is a special educational need."""
NAMES = ("given_name", "family_name", "known_as")
ROLE_HINTS = {
    "harmed": "Something was done to this child.",
    "displaying": "This child is said to have done it.",
    "both": "Both at once in this same incident.",
    "self_directed": "The behaviour involved nobody else.",
    "affected": "Saw it, heard it or was told of it, or is affected in another way.",
}


class WhoForm(DraftForm):
    """Who the child is, as far as it is known."""

    identified = radios(
        "Do you know who this child is?",
        (("yes", "Yes, by name"), ("no", "Not yet identified")),
    )
    given_name = forms.CharField(label="First name", max_length=100, required=False)
    family_name = forms.CharField(label="Last name", max_length=100, required=False)
    known_as = forms.CharField(
        label="Also known as",
        help_text="If the child goes by another name.",
        max_length=100,
        required=False,
    )
    description = forms.CharField(
        label="How was the child described?",
        help_text="For example “girl in Year 9, long dark hair, plays football”.",
        widget=forms.Textarea,
        max_length=1000,
        required=False,
    )
    birth = radios(
        "How old is the child?",
        (
            ("date", "I have a date of birth"),
            ("age", "I know roughly how old the child is"),
            ("unknown", "Not known"),
        ),
    )
    date_of_birth = GovDateField(
        label="Date of birth",
        noun="the date of birth",
        help_text="For example 3 11 2018.",
        required=False,
    )
    date_of_birth_status = radios("How sure is it?", codes.DateOfBirthStatus, required=False)
    age_stated = forms.IntegerField(
        label="Age in years when it happened", min_value=0, max_value=OLDEST, required=False
    )
    sex = radios("Sex", codes.Sex)

    must: ClassVar[frozenset[str]] = frozenset({"identified", "given_name", "description"})
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "identified": {"yes": [*NAMES], "no": ["description"]},
        "birth": {"date": ["date_of_birth", "date_of_birth_status"], "age": ["age_stated"]},
    }
    looks: ClassVar[dict[str, Look]] = {
        "given_name": Look(width=20),
        "family_name": Look(width=20),
        "known_as": Look(width=20, optional=True),
        "description": Look(rows=3),
        "birth": Look(
            why="A child under 13 has specific protection in law, and tools and services go by age."
            " An age that is not known counts as under 13 until more is known."
        ),
        "age_stated": Look(width=2),
        "sex": Look(inline=True),
    }

    def prepare(self) -> None:
        """No birth lies in the future."""
        born: Any = self.fields["date_of_birth"]
        born.latest, born.latest_words = self.context.today, "today or before"

    def clean_date_of_birth(self) -> Any:
        """A date of birth of a child or a young person. Raises ValidationError."""
        born = self.cleaned_data["date_of_birth"]
        if born and self.context.today and age_on(self.context.today, born=born) > OLDEST:
            sentence = f"Check the year of birth: this child would be older than {OLDEST}"
            raise ValidationError(sentence, code="too_old", params={"boxes": ("year",)})
        return born

    def clean(self) -> None:
        """A name or a description; a date or an age where one is known."""
        facts = self.cleaned_data
        if facts.get("identified") == "yes" and not any(facts.get(name) for name in NAMES):
            self.needs("given_name", "Enter a first name, a last name or the name they go by")
        if facts.get("identified") == "no":
            self.needs("description", "Enter how the child was described")
        if facts.get("birth") == "date":
            self.needs("date_of_birth", "Enter the date of birth")
            self.needs("date_of_birth_status", "Choose how sure the date of birth is")
        if (
            facts.get("birth") == "age"
            and facts.get("age_stated") is None
            and "age_stated" not in self.errors
        ):
            sentence = "Enter the age in years"
            self.add_error("age_stated", ValidationError(sentence, code="required"))


class MatchForm(DraftForm):
    """Whether a record that the reporter may see is of the same child (search before create)."""

    existing_child = radios("Is this a child you know already?", ())

    def prepare(self) -> None:
        """Offer the records found, and that it is none of them."""
        found = [(str(one.child_id), one.name) for one in self.context.possible]
        field: Any = self.fields["existing_child"]
        field.choices = [*found, (NONE_OF_THESE, "None of these")]
        field.error_messages["required"] = (
            f"Choose whether one of these records is {self.context.child_name}"
        )


class PartForm(DraftForm):
    """The child's part in this incident."""

    role = radios("What part did the child have?", codes.ParticipationRole)
    harmed_sexually = radios("Was the child sexually harmed?", codes.YesNoUnknown, required=False)
    both_harmed_sexually = radios(
        "Was the child sexually harmed?", codes.YesNoUnknown, required=False
    )
    what_the_child_said = long_text(
        "What has the child said?",
        help_text="In the child’s own words, in quotation marks. Do not question the child further"
        " to fill this in.",
        required=False,
    )
    safety_facts = long_text(
        "What must others know now to keep this and other children safe?",
        help_text="People who work with the other children may see this. Leave out everything they"
        " do not need.",
        required=False,
    )

    layout: ClassVar[list[str]] = ["role", "what_the_child_said", "safety_facts"]
    must: ClassVar[frozenset[str]] = frozenset({"role", "harmed_sexually", "both_harmed_sexually"})
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "role": {"harmed": ["harmed_sexually"], "both": ["both_harmed_sexually"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "role": Look(
            choice_hints=ROLE_HINTS,
            why="The part belongs to this incident, never to the child: the same child may be"
            " harmed in one incident and display the behaviour in another.",
        ),
        "harmed_sexually": Look(
            why="If a child under 13 was sexually harmed, a child protection referral follows"
            " whatever the level of concern. “Not known” counts as yes until more is known."
        ),
        "both_harmed_sexually": Look(
            why="If a child under 13 was sexually harmed, a child protection referral follows"
            " whatever the level of concern. “Not known” counts as yes until more is known."
        ),
        "what_the_child_said": Look(rows=4, language_check=True, optional=True),
        "safety_facts": Look(rows=3, language_check=True, optional=True),
    }

    def prepare(self) -> None:
        """Ask about the child by name."""
        name = self.context.child_name
        self.fields["role"].label = f"What part did {name} have in this?"
        for field in ("harmed_sexually", "both_harmed_sexually"):
            self.fields[field].label = f"Was {name} sexually harmed?"
        self.fields["what_the_child_said"].label = f"What has {name} said?"

    @property
    def sexually_harmed(self) -> str:
        """The answer that goes with the part; empty where it was not asked or answered."""
        field = {"harmed": "harmed_sexually", "both": "both_harmed_sexually"}.get(
            self.cleaned_data.get("role", "")
        )
        return str(self.cleaned_data.get(field) or "") if field else ""

    def clean(self) -> None:
        """Asked for every child who was harmed (R3)."""
        for role, field in (("harmed", "harmed_sexually"), ("both", "both_harmed_sexually")):
            if self.cleaned_data.get("role") == role:
                sentence = f"Choose whether {self.context.child_name} was sexually harmed"
                self.needs(field, sentence)


class PatternForm(DraftForm):
    """How this stands to the earlier incidents of a child chosen from the records (R17)."""

    pattern_comment = long_text(
        "How does this compare with what happened before?",
        help_text="For example more often, more serious, towards other children, in another place;"
        " or nothing in common.",
        error_messages={"required": "Enter how this compares with what happened before"},
    )

    looks: ClassVar[dict[str, Look]] = {
        "pattern_comment": Look(
            rows=4,
            language_check=True,
            why="Reviews of serious cases found earlier incidents each looked at alone. A pattern"
            " can make the difference between a concern and a referral.",
        )
    }
