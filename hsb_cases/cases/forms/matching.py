"""What the team of a known child says to a possible match."""

from django import forms

from hsb_cases.cases.models import PossibleMatch
from hsb_cases.core.forms import Look


class DecideMatchForm(forms.Form):
    """The same child or not, and how the team knows."""

    outcome = forms.ChoiceField(
        label="Is it the same child?",
        choices=[
            (PossibleMatch.Outcome.SAME, "Yes, it is the same child"),
            (PossibleMatch.Outcome.DIFFERENT, "No, it is not the same child"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether this is the same child"},
    )
    reason = forms.CharField(
        label="How do you know?",
        widget=forms.Textarea,
        error_messages={"required": "Enter how you know"},
    )

    looks = {
        "outcome": Look(
            choice_hints={
                PossibleMatch.Outcome.SAME: "Nothing moves yet. A manager merges the two records.",
                PossibleMatch.Outcome.DIFFERENT: "The notice is put away and stays in the history.",
            }
        ),
        "reason": Look(rows=4, language_check=True),
    }
