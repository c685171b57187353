"""The front door's decision, and a manager's reason why a child needs no referral."""

from django import forms

from hsb_cases.core.forms.layout import Look
from referrals.models import Decision


class DecisionForm(forms.Form):
    """The decision for one child."""

    decision = forms.ChoiceField(
        label="What is decided for this child?",
        choices=Decision,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is decided for this child"},
    )
    reasons = forms.CharField(
        label="Reasons for the decision",
        help_text="The referrer sees the decision. People who work on the case see the reasons.",
        widget=forms.Textarea,
        error_messages={"required": "Enter the reasons for the decision"},
    )

    looks = {
        "decision": Look(
            why="Working Together asks for a decision within one working day of the referral, for"
            " each child separately."
        ),
        "reasons": Look(rows=6, language_check=True),
    }


class NotReferredForm(forms.Form):
    """Why one child of a serious incident needs no referral."""

    participation = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why does this child need no referral?",
        widget=forms.Textarea,
        error_messages={"required": "Enter why this child needs no referral"},
    )
