"""Pausing the work, taking it up again, ending it, and its end summary."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.commands.ending import Ending
from assessments.forms.choices import WORDS, SafetyForm, radios, words
from assessments.forms.intervening import VIEWS_GROUPS, VIEWS_LOOKS, ViewsForm
from assessments.forms.sessions import until
from assessments.models import EndReason
from assessments.rules.reviewing import TEXTS_OF_A_SUMMARY, SummaryFacts
from hsb_cases.core.forms import GovDateField, Group, Look


class PauseForm(forms.Form):
    """Why the work rests."""

    reason = words(
        "Why is the work paused?",
        "For example exams, an illness, or what the police or the court asked for.",
        missing="Enter why the work is paused",
    )

    looks = {"reason": Look(rows=3)}


class ResumeForm(forms.Form):
    """Until when the work is agreed now."""

    ends_by = GovDateField(label="Until when is the work agreed now?", noun="the agreed end")

    def __init__(self, data: Mapping[str, Any] | None, *, ends_by: datetime.date | None) -> None:
        super().__init__(data, initial={"ends_by": ends_by})


class EndForm(forms.Form):
    """When and why the work ended."""

    ended_on = GovDateField(label="When did the work end?", noun="the day the work ended")
    reason = radios("Why did it end?", EndReason.choices, missing="Choose why it ended")
    detail = words("If it ended early, what happened?")

    looks = {"detail": Look(rows=3, language_check=True)}

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data, initial={"ended_on": today})
        until(self, "ended_on", today)

    def ending(self) -> Ending:
        """What was entered, as the command takes it."""
        return Ending(**self.cleaned_data)


class SummaryForm(ViewsForm, SafetyForm):
    """What the work came to, and with whom the summary is shared."""

    work_done = words("What was done?", "Programme, sessions, stages, work with the carers.")
    progress = words("What has changed?", "By the measures, and by what people say.")
    remaining = words(
        "What risk and needs remain?", "By setting: at home, at school, in public, online."
    )
    next_steps = words("Who goes on with what?", "And what happens if things get worse.")
    shared_with_lead_on = GovDateField(
        label="When was it shared with the lead professional?",
        noun="the day it was shared",
        required=False,
    )
    shared_with_group_on = GovDateField(
        label="When was it shared with the agencies around the child?",
        noun="the day it was shared",
        required=False,
    )
    not_shared_with_group_reason = words("If it was not shared with them, why not?")

    layout = [
        *TEXTS_OF_A_SUMMARY,
        *VIEWS_GROUPS,
        Group("Asked every time", ["self_harm_risk"]),
        Group(
            "Shared with",
            ["shared_with_lead_on", "shared_with_group_on", "not_shared_with_group_reason"],
        ),
    ]
    reveals = SafetyForm.safety_reveals
    looks = {
        **SafetyForm.safety_looks,
        **VIEWS_LOOKS,
        **dict.fromkeys(TEXTS_OF_A_SUMMARY, WORDS),
        "not_shared_with_group_reason": Look(rows=2),
    }
    quiet = False

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        self.leave_out_harm()

    def summary(self) -> SummaryFacts:
        """What was entered, as the command takes it."""
        given = self.shown()
        views = self.views()
        for name in views.__dataclass_fields__:
            del given[name]
        return SummaryFacts(**given, views=views)
