"""Forms of the front door: screening, who works on a referral, what the referrer is told."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.core.forms.layout import Group, Look
from referrals.models import Colour, Factor, FeedbackWay
from referrals.rules.considerations import groups_for
from referrals.rules.continuum import CATEGORIES
from referrals.rules.feedback import LIMITED
from referrals.rules.referring import DISPLAYED

OLDEST_STAGE = 25
"""Years: the last band may inform work with young adults up to 25 (domain.md §2.2)."""


def age_typed(typed: QueryDict) -> int | None:
    """The developmental age as typed so far, in years; None for none that can be."""
    words = typed.get("developmental_age", "").strip()
    age = int(words) if words.isdecimal() and len(words) <= 2 else None  # noqa: PLR2004 -- digits
    return age if age is not None and age <= OLDEST_STAGE else None


class ScreeningForm(forms.Form):
    """What is judged of one child's part; the questions depend on the part."""

    developmental_age = forms.IntegerField(
        label="Developmental age, in years",
        help_text="As you judge it: it may differ from the child’s age. Leave it empty if you"
        " cannot say.",
        required=False,
        min_value=0,
        max_value=OLDEST_STAGE,
        error_messages={
            "invalid": "Enter the developmental age as a whole number of years, such as 9",
            "max_value": "Enter a developmental age of 25 years or less",
            "min_value": "Enter a developmental age of 0 years or more",
        },
    )
    colour = forms.ChoiceField(
        label="Traffic-light colour, if you used such a tool",
        choices=[("", "Not used"), *Colour.choices],
        widget=forms.RadioSelect,
        required=False,
    )
    tool = forms.CharField(
        label="Which tool did you use besides the continuum?",
        max_length=150,
        required=False,
    )
    category = forms.ChoiceField(
        label="Where on the continuum does the behaviour lie?",
        choices=Continuum,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where the behaviour lies on the continuum"},
    )
    factors = forms.MultipleChoiceField(
        label="What did you take into account?",
        choices=Factor,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rationale = forms.CharField(
        label="Why do you judge it so?",
        help_text="Say what weighed most, and for what.",
        widget=forms.Textarea,
        error_messages={"required": "Enter why you judge it so"},
    )

    looks = {
        "developmental_age": Look(width=3),
        "colour": Look(small=True),
        "tool": Look(width="two-thirds"),
        "category": Look(
            why="The markers prompt you; they are never added up. You decide and say why.",
            choice_hints={code: category.summary for code, category in CATEGORIES.items()},
        ),
        "factors": Look(small=True),
        "rationale": Look(rows=5, language_check=True),
    }

    def __init__(self, *args: object, role: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # a form's own arguments
        groups = groups_for(role)
        self.questions = [question.key for group in groups for question in group.questions]
        looks = dict(self.looks)
        for group in groups:
            for question in group.questions:
                self.fields[question.key] = forms.CharField(
                    label=question.text,
                    help_text=question.why,
                    widget=forms.Textarea,
                    required=False,
                )
                looks[question.key] = Look(rows=2, language_check=True, label_size="s")
        self.looks = looks
        if role not in DISPLAYED:
            for name in ("category", "colour", "factors"):
                del self.fields[name]
        asked: list[str | Group] = [
            Group(group.title, [question.key for question in group.questions]) for group in groups
        ]
        self.layout = [
            # First, because the examples beside the questions follow it.
            "developmental_age",
            *asked,
            Group("Your judgement", ["category", "factors", "rationale"]),
            Group("Another tool", ["colour", "tool"]),
        ]

    @classmethod
    def kept(cls, typed: QueryDict, *, role: str) -> "ScreeningForm":
        """The form with everything that was typed so far, before anybody asks whether it is whole.

        For showing other examples while somebody writes: nothing is checked yet, nothing is lost.
        """
        form = cls(role=role)
        several = [
            name
            for name, field in form.fields.items()
            if isinstance(field, forms.MultipleChoiceField)
        ]
        form.initial = {
            name: typed.getlist(name) if name in several else typed.get(name, "")
            for name in form.fields
        }
        return form

    def considerations(self) -> dict[str, str]:
        """The answers by question."""
        return {key: self.cleaned_data.get(key, "") for key in self.questions}


class HandlerForm(forms.Form):
    """Who works on the referral."""

    handler = forms.ChoiceField(
        label="Who works on this referral?",
        error_messages={"required": "Choose who works on this referral"},
    )
    looks = {"handler": Look(label_size="s")}

    def __init__(self, *args: object, people: Sequence[tuple[int, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # a form's own arguments
        offered = [("", "Choose a person"), *((str(number), name) for number, name in people)]
        self.fields["handler"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField


class FeedbackForm(forms.Form):
    """What the referrer was told, and how."""

    way = forms.ChoiceField(
        label="How was the referrer told?",
        choices=FeedbackWay,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the referrer was told"},
    )
    text = forms.CharField(
        label="What was the referrer told?",
        help_text="The outcome for this child. Leave out everything the referrer need not know.",
        widget=forms.Textarea,
        error_messages={"required": "Enter what the referrer was told"},
    )
    looks = {"way": Look(small=True), "text": Look(rows=4, language_check=True)}

    def __init__(self, *args: object, kind: str, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # a form's own arguments
        if kind == LIMITED:
            del self.fields["text"]
