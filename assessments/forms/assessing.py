"""Starting an assessment, taking one back, and the register of training."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, offer, radios, words
from assessments.models import TOOL_CHOICES
from hsb_cases.core.forms import GovDateField, Look
from hsb_cases.core.rules.answers import override_field

NOBODY = "nobody"


class StartAssessmentForm(forms.Form):
    """Who assesses, and how tool and time are fitted to the child."""

    assessor = radios("Who assesses?", (), missing="Choose who assesses")
    co_worker = forms.ChoiceField(
        label="Who works with the assessor?", widget=forms.RadioSelect, required=False
    )
    adaptations = words(
        "How are the tool and the time fitted to the child’s needs?",
        "For example shorter sessions, pictures, or a reading assessment first.",
    )
    needs_coordinator = forms.CharField(
        label="Who coordinates the agencies around the child’s needs?",
        max_length=150,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        assessors: Sequence[tuple[str, str, str]],
        others: Sequence[tuple[str, str, str]],
        needs: bool,
        overrides: str = "",
    ) -> None:
        """``needs``: ask about R23; ``overrides``: the clause whose warning one may go on past."""
        super().__init__(data)
        offer(self, "assessor", [(number, name) for number, name, _ in assessors])
        offer(
            self, "co_worker", [(NOBODY, "Nobody"), *((number, name) for number, name, _ in others)]
        )
        self.fields["co_worker"].initial = NOBODY
        if not needs:
            del self.fields["adaptations"], self.fields["needs_coordinator"]
        self.looks = {
            "assessor": Look(choice_hints={number: hint for number, _, hint in assessors}),
            "co_worker": Look(choice_hints={number: hint for number, _, hint in others}),
            "adaptations": WORDS,
            "needs_coordinator": Look(width="two-thirds"),
        }
        self.rule = overrides
        if overrides:
            self.fields[override_field(overrides)] = words(
                "Why do you go on in spite of this?",
                "Your reason is kept with the warning.",
                missing="Enter why you go on, in a sentence or more",
            )
            self.looks[override_field(overrides)] = WORDS

    def overridden(self) -> dict[str, str]:
        """By clause, the reason to go on; call it once the form is valid."""
        return {self.rule: self.cleaned_data[override_field(self.rule)]} if self.rule else {}


class CancelAssessmentForm(forms.Form):
    """Why an assessment is taken back."""

    reason = words(
        "Why is the assessment cancelled?",
        "For example that it was started for the wrong incident.",
        missing="Enter why the assessment is cancelled",
    )

    looks = {"reason": Look(rows=3)}


class TrainingForm(forms.Form):
    """Who was trained in which tool, and until when it counts."""

    user = forms.ChoiceField(label="Who?", error_messages={"required": "Choose who was trained"})
    tool = radios("In which tool?", TOOL_CHOICES, missing="Choose the tool")
    trained_on = GovDateField(label="When was the training?", noun="the date of the training")
    valid_until = GovDateField(
        label="Until when does it count?",
        noun="the last day on which it counts",
        help_text="As the provider says; otherwise as your area decided.",
    )
    provider = forms.CharField(label="Who gave the training?", max_length=150, required=False)

    looks = {"provider": Look(width="two-thirds", optional=True)}

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        people: Sequence[tuple[str, str]],
        today: datetime.date,
    ) -> None:
        super().__init__(data)
        offer(self, "user", [("", "Choose a person"), *people])
        on = self.fields["trained_on"]
        assert isinstance(on, GovDateField)  # noqa: S101 -- tells the type checker
        on.latest, on.latest_words = today, "today or before"


class WithdrawTrainingForm(forms.Form):
    """Why an entry of the register is taken back."""

    reason = words(
        "Why is it taken back?",
        "For example that it was entered for the wrong person.",
        missing="Enter why it is taken back",
    )

    looks = {"reason": Look(rows=3)}
