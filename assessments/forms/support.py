"""Deciding on support for a child who was harmed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, SafetyForm, radios, words
from assessments.forms.sessions import until
from assessments.rules.support import DECISIONS, Offer, Support
from assessments.rules.visiting import Safety
from hsb_cases.core.forms import GovDateField, Look


class SupportForm(SafetyForm):
    """Impact, needs and the decision, for this child alone."""

    impact = words(
        "What did it do to this child?",
        "As the child, the carers and those who know the child say.",
        missing="Enter what it did to this child",
    )
    needs = words("What does this child need?", missing="Enter what this child needs")
    decision = radios(
        "What is decided about support after the abuse?",
        list(DECISIONS.items()),
        missing="Choose what was decided about support after the abuse",
    )
    provider = forms.CharField(label="Who gives the support?", max_length=150, required=False)
    starts_on = GovDateField(
        label="From when is it given?", noun="the day from which it is given", required=False
    )
    reason = words(
        "Why has the child no support now?",
        "If it was declined: in the child’s own words. It can be offered again at any time.",
    )
    offered_on = GovDateField(
        label="When was it offered?", noun="the day it was offered", required=False
    )

    layout = ["impact", "needs", "decision", "offered_on", "reason", "self_harm_risk"]
    reveals = {**SafetyForm.safety_reveals, "decision": {"accepted": ["provider", "starts_on"]}}
    looks = {
        **SafetyForm.safety_looks,
        "impact": WORDS,
        "needs": WORDS,
        "provider": Look(width="two-thirds"),
        "reason": Look(rows=3, language_check=True),
    }

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data)
        self.leave_out_harm()
        until(self, "offered_on", today)

    def support(self) -> Support:
        """Impact, needs and decision."""
        return Support(**{name: self.cleaned_data[name] for name in Support.__dataclass_fields__})

    def offer(self) -> Offer:
        """Who gives it and when, where it was accepted; when it was offered, where it was."""
        given = self.cleaned_data
        accepted = given["decision"] == "accepted"
        return Offer(
            provider=given["provider"] if accepted else "",
            offered_on=None if given["decision"] == "not_required" else given["offered_on"],
            starts_on=given["starts_on"] if accepted else None,
        )

    def safety(self) -> Safety:
        """What is asked every time."""
        given = self.shown()
        return Safety(
            self_harm_risk=given["self_harm_risk"], self_harm_detail=given["self_harm_detail"]
        )
