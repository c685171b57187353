"""The front door's decision, and a manager's reason why a child needs no referral."""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

from hsb_cases.cases.models import codes
from hsb_cases.core.forms.layout import Look
from hsb_cases.reminders.rules.timescales import CAVEAT
from referrals.models import Decision, ParallelPathway

SELF_HARM_REVEALS = {"self_harm_risk": {"yes": ["self_harm_detail"]}}
SELF_HARM_LOOKS = {
    "self_harm_risk": Look(
        inline=False,
        why="Case reviews found children whose own risk was lost behind the incident, so it is"
        " asked at every decision.",
    ),
    "self_harm_detail": Look(rows=3, language_check=True),
}


class SelfHarmForm(forms.Form):
    """What is asked at every decision about a child."""

    self_harm_risk = forms.ChoiceField(
        label="Is this child at risk of self-harm or suicide?",
        choices=codes.YesNoUnknown,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether this child is at risk of self-harm or suicide"},
    )
    self_harm_detail = forms.CharField(
        label="What is known of the risk, and who is keeping the child safe?",
        widget=forms.Textarea,
        required=False,
    )


class DecisionForm(SelfHarmForm):
    """The decision for one child."""

    decision = forms.ChoiceField(
        label="What is decided for this child?",
        choices=Decision,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is decided for this child"},
    )
    differs_because = forms.CharField(
        label="If this protects less than what is proposed, why?",
        widget=forms.Textarea,
        required=False,
    )
    parallel_pathways = forms.MultipleChoiceField(
        label="Does another pathway run alongside?",
        choices=ParallelPathway,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reasons = forms.CharField(
        label="Reasons for the decision",
        help_text="The referrer sees the decision. People who work on the case see the reasons.",
        widget=forms.Textarea,
        error_messages={"required": "Enter the reasons for the decision"},
    )

    reveals = SELF_HARM_REVEALS
    field_order = [
        "decision",
        "differs_because",
        "parallel_pathways",
        "self_harm_risk",
        "self_harm_detail",
        "reasons",
    ]
    looks = {
        "decision": Look(
            why="Working Together asks for a decision within one working day of the referral, for"
            f" each child separately. {CAVEAT}"
        ),
        "differs_because": Look(rows=3, language_check=True),
        "parallel_pathways": Look(small=True),
        **SELF_HARM_LOOKS,
        "reasons": Look(rows=6, language_check=True),
    }


class DecisionInSpiteOfDoubtsForm(DecisionForm):
    """The decision for a child where something speaks against a free agreement (R5)."""

    override_r5 = forms.CharField(
        label="If social work does not look at it, why do you rely on the agreement?",
        help_text="Needed for no further action, advice or early help.",
        widget=forms.Textarea,
        required=False,
    )

    field_order = ["decision", "differs_because", "override_r5", *DecisionForm.field_order[2:]]
    looks = {**DecisionForm.looks, "override_r5": Look(rows=3, language_check=True)}


def decision_form(typed: QueryDict | None = None, *, doubts: bool) -> DecisionForm:
    """The form; with ``doubts``, it asks why the agreement is relied on."""
    return (DecisionInSpiteOfDoubtsForm if doubts else DecisionForm)(typed)


class CorrectionForm(DecisionInSpiteOfDoubtsForm):
    """A decision in the place of an earlier one."""

    corrected_because = forms.CharField(
        label="Why is the earlier decision corrected?",
        help_text="What was overlooked, or is known by now. The earlier decision stays on record.",
        widget=forms.Textarea,
        error_messages={"required": "Enter why the earlier decision is corrected"},
    )

    field_order = ["corrected_because", *DecisionInSpiteOfDoubtsForm.field_order]
    looks = {
        **DecisionInSpiteOfDoubtsForm.looks,
        "corrected_because": Look(rows=4, language_check=True),
    }

    def __init__(
        self, typed: QueryDict | None = None, *, doubts: bool, earlier: Mapping[str, object]
    ) -> None:
        # What is asked at every decision is not answered by what was said last.
        super().__init__(typed, initial=dict(earlier))
        if not doubts:
            del self.fields["override_r5"]


class NotReferredForm(SelfHarmForm):
    """Why one child of an incident needs no referral."""

    child = forms.ChoiceField(
        label="Which child?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose the child",
            "invalid_choice": "Choose a child of the list: this one has a referral or a reason by"
            " now",
        },
    )
    reason = forms.CharField(
        label="Why does this child need no referral?",
        help_text="For example that the child was not there, or is referred with another concern:"
        " give its reference. Whoever works with any child of the incident reads it.",
        widget=forms.Textarea,
        error_messages={"required": "Enter why this child needs no referral"},
    )
    field_order = ["child", "reason", "self_harm_risk", "self_harm_detail"]
    reveals = SELF_HARM_REVEALS
    looks = {"reason": Look(rows=5, language_check=True), **SELF_HARM_LOOKS}

    def __init__(
        self, typed: QueryDict | None = None, *, children: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(typed)
        field = self.fields["child"]
        field.choices = children  # type: ignore[attr-defined]  # a ChoiceField
        if len(children) == 1:
            field.initial = children[0][0]
