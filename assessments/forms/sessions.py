"""Logging a session, measuring progress, and reviewing the work."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, SafetyForm, offer, optional_radios, radios, words
from assessments.models import Attendance, Better, InterpreterArranged, ReviewDecision
from assessments.models.interventions import STAGE_CHOICES
from assessments.rules.reviewing import ReviewFacts
from assessments.rules.sessions import MeasureFacts, SessionFacts
from hsb_cases.core.forms import GovDateField, Look

SMALLEST, LARGEST = -1000, 1000
"""The numbers of any scale lie between these."""


def number(label: str, *, missing: str, hint: str = "") -> forms.IntegerField:
    """A whole number of a scale."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=SMALLEST,
        max_value=LARGEST,
        error_messages={"required": missing, "invalid": "Enter a whole number"},
    )


def until(form: forms.Form, name: str, today: datetime.date) -> None:
    """Let a date of the form be no day of the future."""
    field = form.fields[name]
    assert isinstance(field, GovDateField)  # noqa: S101 -- tells the type checker
    field.latest, field.latest_words = today, "today or before"


class SessionForm(forms.Form):
    """One session: made to be filled in within seconds."""

    offered_on = GovDateField(label="When was the session?", noun="the day of the session")
    attendance = radios(
        "What became of it?", Attendance.choices, missing="Choose what became of the session"
    )
    stage = forms.ChoiceField(
        label="What did it work on?", widget=forms.RadioSelect, required=False
    )
    missed_reason = forms.CharField(label="Why was it missed?", max_length=300, required=False)
    called_off_reason = forms.CharField(
        label="Why was it called off?", max_length=300, required=False
    )
    interpreter_arranged = optional_radios("Was an interpreter there?", InterpreterArranged.choices)
    interpreter_reason = forms.CharField(
        label="Why was no interpreter arranged?", max_length=300, required=False
    )
    notes = words("Notes", "What was worked on and how it went. It can stay empty.")
    carer_work = words("Work with the parents or carers", "If there was any.")

    looks = {
        "stage": Look(small=True),
        "notes": Look(rows=3, language_check=True, optional=True),
        "carer_work": Look(rows=2, language_check=True, optional=True),
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        today: datetime.date,
        interpreter: bool,
        recorded: Mapping[str, Any] | None = None,
    ) -> None:
        """``interpreter``: ask about one; ``recorded``: the entry that is corrected, or a start."""
        super().__init__(data, initial={"offered_on": today, **(recorded or {})})
        offer(self, "stage", STAGE_CHOICES)
        until(self, "offered_on", today)
        under = {
            "attended": ["stage"],
            "missed": ["missed_reason"],
            "cancelled": ["called_off_reason"],
        }
        self.reveals: dict[str, dict[str, list[str]]] = {"attendance": under}
        if interpreter:
            under["attended"].append("interpreter_arranged")
            self.reveals["interpreter_arranged"] = {"not_arranged": ["interpreter_reason"]}
        else:
            del self.fields["interpreter_arranged"], self.fields["interpreter_reason"]

    def clean(self) -> dict[str, Any]:
        """Ask why a session was called off under its own question."""
        given = super().clean() or {}
        if given.get("attendance") == Attendance.CANCELLED and not given.get("called_off_reason"):
            self.add_error("called_off_reason", "Enter why the session was called off")
        return given

    def session(self) -> SessionFacts:
        """What was entered, as the command takes it."""
        given = dict(self.cleaned_data)
        called_off = given.pop("called_off_reason")
        if given["attendance"] == Attendance.CANCELLED:
            given["missed_reason"] = called_off
        return SessionFacts(**given)


class MeasureForm(forms.Form):
    """Something measured before the work."""

    what = forms.CharField(
        label="What is measured?",
        help_text="Name the measure or the question in your own words. The questions of a licensed"
        " measure are not copied here.",
        max_length=150,
        error_messages={"required": "Enter what is measured"},
    )
    lowest = number("Lowest number of the scale", missing="Enter the lowest number of the scale")
    highest = number("Highest number of the scale", missing="Enter the highest number of the scale")
    better = radios("Which way is better?", Better.choices, missing="Choose which way is better")
    before = number("What was measured?", missing="Enter what was measured")
    before_on = GovDateField(label="When was it measured?", noun="the day it was measured")

    looks = {
        "what": Look(width="two-thirds"),
        "lowest": Look(width=5),
        "highest": Look(width=5),
        "better": Look(inline=True),
        "before": Look(width=5),
    }

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data)
        until(self, "before_on", today)

    def measure(self) -> MeasureFacts:
        """What was entered, as the command takes it."""
        return MeasureFacts(**self.cleaned_data)


class AgainForm(forms.Form):
    """The same, measured after the work."""

    after = number("What was measured?", missing="Enter what was measured")
    after_on = GovDateField(label="When was it measured?", noun="the day it was measured")

    looks = {"after": Look(width=5)}

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date, scale: str) -> None:
        super().__init__(data)
        self.fields["after"].help_text = scale
        until(self, "after_on", today)


class ReviewForm(SafetyForm):
    """One look back at the work."""

    held_on = GovDateField(label="When was the review?", noun="the day of the review")
    progress = words(
        "What has changed so far?",
        "By the measures, and by what the child, carers and others say.",
        missing="Enter what has changed so far",
    )
    child_views = words("What does the child say?", "In their own words.")
    child_views_missing_reason = words("If the child’s views are not recorded, why not?")
    decision = radios(
        "What did the review come to?", ReviewDecision.choices, missing="Choose what it came to"
    )
    sessions = forms.IntegerField(
        label="How many sessions are agreed now?",
        min_value=1,
        max_value=200,
        required=False,
        error_messages={"invalid": "Enter how many sessions, as a number"},
    )
    ends_by = GovDateField(label="What is the new end?", noun="the new end", required=False)
    next_steps = words("What follows, and why?")

    layout = [
        "held_on",
        "progress",
        "child_views",
        "child_views_missing_reason",
        "decision",
        "next_steps",
        "self_harm_risk",
    ]
    reveals = {**SafetyForm.safety_reveals, "decision": {"change": ["sessions", "ends_by"]}}
    looks = {
        **SafetyForm.safety_looks,
        "progress": WORDS,
        "child_views": WORDS,
        "child_views_missing_reason": Look(rows=2),
        "sessions": Look(width=3),
        "next_steps": Look(rows=3, language_check=True),
    }

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data, initial={"held_on": today})
        self.leave_out_harm()
        until(self, "held_on", today)

    def review(self) -> ReviewFacts:
        """What was entered, as the command takes it."""
        given = self.shown()
        change = given["decision"] == ReviewDecision.CHANGE
        for name in ("sessions", "ends_by"):
            given[name] = given[name] if change and given[name] else None
        return ReviewFacts(**given)
