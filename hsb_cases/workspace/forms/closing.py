"""Closing a case, and reopening it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from hsb_cases.cases.models.codes import CensusClosure, ClosureReason, YesNoUnknown
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.core.forms import Group, Look
from hsb_cases.workspace.forms.child_part import long_text, radios, select

GOES_ON = ("goes_on_stepped_down", "goes_on_adult_services")
REASONS = [one for one in ClosureReason.choices if one[0] != ClosureReason.TRANSFERRED.value]
"""A transfer is an act of its own, which tells the authority that takes over."""
WHO = {
    "goes_on_stepped_down": "Who works with the child from here?",
    "goes_on_adult_services": "Which service, and who there, takes over?",
}
WORDS = Look(rows=4, language_check=True)


class CloseForm(forms.Form):
    """Why a case ends, and who goes on."""

    reason = forms.ChoiceField(
        label="Why does the case end?", choices=REASONS, widget=forms.RadioSelect
    )
    goes_on_stepped_down = long_text(WHO["goes_on_stepped_down"])
    goes_on_adult_services = long_text(WHO["goes_on_adult_services"])
    summary = forms.CharField(
        label="What was done, and why can it end?",
        help_text="Whoever reads the record when something happens again starts here.",
        widget=forms.Textarea,
        error_messages={"required": "Enter what was done and why the case can end"},
    )
    self_harm_risk = radios("Is there a risk of self-harm or suicide?", YesNoUnknown)
    self_harm_detail = long_text("What is the risk, and what is done about it?")
    census_reason = select(
        "Reason in the children in need census", CensusClosure, "No episode of the census ends"
    )

    layout = [
        Group("Why it ends", ["reason", "summary"]),
        Group("Asked at every decision", ["self_harm_risk"]),
        Group("For the census", ["census_reason"]),
    ]
    reveals: Mapping[str, Mapping[str, Sequence[str]]] = {
        "reason": {name.removeprefix("goes_on_"): [name] for name in GOES_ON},
        "self_harm_risk": {"yes": ["self_harm_detail"]},
    }
    looks = {
        **{name: Look(rows=2) for name in GOES_ON},
        "summary": WORDS,
        "self_harm_risk": Look(
            inline=True, why="It is asked at every decision and review about a child."
        ),
        "self_harm_detail": WORDS,
    }

    def clean(self) -> dict[str, Any]:
        """Who takes over is asked beside the answer that makes it necessary."""
        given = dict(self.cleaned_data)
        field = f"goes_on_{given.get('reason', '')}"
        if field in self.fields and not given.get(field):
            self.add_error(field, "Enter who takes over")
        return given

    def closing(self) -> Closing:
        """What was entered, as the command takes it."""
        given = self.cleaned_data
        at_risk = given["self_harm_risk"] == YesNoUnknown.YES
        return Closing(
            reason=given["reason"],
            summary=given["summary"],
            goes_on_with=given.get(f"goes_on_{given['reason']}", ""),
            census_reason=given["census_reason"],
            self_harm_risk=given["self_harm_risk"],
            self_harm_detail=given["self_harm_detail"] if at_risk else "",
        )


class ReopenForm(forms.Form):
    """Why a case is reopened."""

    reason = forms.CharField(
        label="Why is the case reopened?",
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": "Enter why the case is reopened"},
    )

    looks = {"reason": Look(rows=3)}
