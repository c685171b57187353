"""Referring to the HSB service, its answer, and taking a referral back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, offer, radios, words
from assessments.models import ReadingAssessment, TakingPart, WorkBasis
from assessments.rules.hsb_referral import ACCEPT, ANSWERS, LIST
from hsb_cases.core.forms import GovDateField, Look


class MakeHsbReferralForm(forms.Form):
    """What a referral to the HSB service says and brings with it."""

    to_team = radios("To which team?", (), missing="Choose the team")
    asks_for = words("What do you hope for?", "For example advice, an assessment, or work.")
    own_risk_assessment = words(
        "What is your agency’s own assessment of the risk?",
        "To whom, where, how likely, how serious; and what is done about it now.",
        missing="Enter your agency’s own assessment of the risk",
    )
    incidents = forms.MultipleChoiceField(
        label="Which incident reports go with it?",
        help_text="As they read today.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the incidents whose reports go with the referral"},
    )
    lead_professional = forms.CharField(
        label="Who is the lead professional?",
        help_text="Who leads the child’s plan: name, role and agency. It need not be a social"
        " worker.",
        max_length=150,
        error_messages={"required": "Name the lead professional, who leads the child’s plan"},
    )
    basis = radios(
        "On what basis would the work go on?",
        WorkBasis.choices,
        missing="Choose on what basis the work would go on",
    )
    consent_from = forms.CharField(
        label="Who of the family agreed?",
        help_text="For example “Owen and his mother”.",
        max_length=200,
        required=False,
    )
    can_take_part = radios(
        "Can the child take part in the work?",
        TakingPart.choices,
        missing="Choose whether the child can take part",
    )
    reading_assessment = radios(
        "What did the reading assessment come to?",
        ReadingAssessment.choices,
        missing="Choose what the reading assessment came to",
    )

    reveals = {"basis": {"none": ["consent_from"]}}
    looks = {
        "asks_for": WORDS,
        "own_risk_assessment": Look(
            rows=8,
            language_check=True,
            why="The service weighs what the referring agency has found itself, with the reports of"
            " the incidents (R42).",
        ),
        "lead_professional": Look(width="two-thirds"),
        "basis": Look(
            why="Nobody has to accept work without a statutory or court basis: the family agrees,"
            " and it is recorded as a voluntary intervention (R41)."
        ),
        "consent_from": Look(width="two-thirds"),
        "can_take_part": Look(
            why="A disability alone excludes nobody. Where it is in doubt whether the child can"
            " take part, a reading assessment is offered (R24)."
        ),
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        teams: Sequence[tuple[str, str]],
        incidents: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        offer(self, "to_team", teams)
        offer(self, "incidents", incidents)
        if len(teams) == 1:
            self.fields["to_team"].initial = teams[0][0]
        if len(incidents) == 1:
            self.fields["incidents"].initial = [incidents[0][0]]
        self.fields["reading_assessment"].initial = ReadingAssessment.NOT_DONE

    def consent(self) -> str:
        """Who agreed, where the basis asks for it."""
        given = self.cleaned_data
        return given["consent_from"] if given["basis"] == WorkBasis.NONE else ""


class AnswerHsbReferralForm(forms.Form):
    """What the service answers."""

    reading_assessment = radios(
        "What did the reading assessment come to?",
        ReadingAssessment.choices,
        missing="Choose what the reading assessment came to",
    )
    outcome = radios("What does the service answer?", (), missing="Choose the answer")
    answer = words(
        "What do you tell the referrer?",
        "What the service offers, the advice, or to whom it points and why.",
        missing="Enter what you tell the referrer",
    )
    expected_on = GovDateField(
        label="When do you expect to begin?",
        noun="the day on which you expect to begin",
        help_text="If you know it.",
        required=False,
    )

    looks = {"answer": Look(rows=5, language_check=True), "expected_on": Look(optional=True)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, offered: Sequence[str], reading: str
    ) -> None:
        """``offered``: the names of the steps that its state allows."""
        super().__init__(data, initial={"reading_assessment": reading})
        offer(self, "outcome", [(name, ANSWERS[name]) for name in ANSWERS if name in offered])

    def expected(self) -> Any:
        """The day, where the service takes the child."""
        given = self.cleaned_data
        return given["expected_on"] if given["outcome"] in {ACCEPT, LIST} else None


class WithdrawHsbReferralForm(forms.Form):
    """Why a referral is taken back."""

    reason = words(
        "Why is the referral taken back?",
        "For example that the family does not want the work.",
        missing="Enter why the referral is taken back",
    )

    looks = {"reason": Look(rows=3)}
