"""Planning and recording a conference, and recording a core group."""

import datetime
from typing import Any

from django import forms

from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.core.forms import GovDateField, Group, Look
from hsb_cases.reminders.rules.timescales import CAVEAT
from panels.commands.core_groups import CoreGroupFacts
from panels.models.conferences import AbuseCategory, ConferenceDecision, ConferenceKind, StepDown
from panels.rules.conferences import Held, Views

WHY_SELF_HARM = (
    "Case reviews found children whose own risk was lost behind the incident, so it is asked at"
    " every decision and review."
)


def _words(label: str, *, hint: str = "", missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


class PlanConferenceForm(forms.Form):
    """Which conference, when, and who chairs it."""

    kind = forms.ChoiceField(
        label="Which conference is it?",
        choices=ConferenceKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which conference it is"},
    )
    told_on = GovDateField(
        label="When was this authority told that the child moved here?",
        noun="the day on which this authority was told",
        required=False,
    )
    planned_for = GovDateField(label="When will it be held?", noun="the day of the conference")
    chair_name = forms.CharField(
        label="Who chairs it?",
        help_text="An independent chair, who does not manage the case.",
        max_length=150,
        error_messages={"required": "Enter who chairs the conference"},
    )

    reveals = {"kind": {"transfer_in": ["told_on"]}}
    looks = {
        "kind": Look(
            why="Working Together: an initial conference within 15 working days of the strategy"
            " discussion that started the enquiry, the first review within 3 months, later ones"
            f" within 6 months. {CAVEAT}"
        ),
        "chair_name": Look(width="two-thirds"),
    }


class _AskedForm(forms.Form):
    """What is asked at every decision and review."""

    child_views = _words("What does the child say?")
    child_views_missing_reason = _words("If the child’s views are not recorded, why not?")
    self_harm_risk = forms.ChoiceField(
        label="Is this child at risk of self-harm or suicide?",
        choices=YesNoUnknown,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether this child is at risk of self-harm or suicide"},
    )
    self_harm_detail = _words("What is known of the risk, and who is keeping the child safe?")

    reveals: dict[str, dict[str, list[str]]] = {"self_harm_risk": {"yes": ["self_harm_detail"]}}


class RecordConferenceForm(_AskedForm):
    """What the conference heard and decided for this child."""

    held_on = GovDateField(label="When was it held?", noun="the day on which it was held")
    attendance = _words(
        "Who took part?",
        hint="Name and agency of each, and who did not come and why.",
        missing="Enter who took part",
    )
    carers_views = _words("What do the parents or carers say?")
    carers_views_missing_reason = _words("If their views are not recorded, why not?")
    decision = forms.ChoiceField(
        label="What did the conference decide?",
        choices=ConferenceDecision,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the conference decided"},
    )
    category = forms.ChoiceField(
        label="Category of the plan",
        choices=AbuseCategory,
        widget=forms.RadioSelect,
        required=False,
    )
    step_down = forms.ChoiceField(
        label="What follows for this child?",
        choices=StepDown,
        widget=forms.RadioSelect,
        required=False,
    )
    reasons = _words(
        "Reasons for the decision",
        hint="For this child alone.",
        missing="Enter the reasons for the decision",
    )

    reveals = {
        "self_harm_risk": {"yes": ["self_harm_detail"]},
        "decision": {"plan": ["category"], "no_plan": ["step_down"]},
    }
    layout = [
        "held_on",
        "attendance",
        Group("Views", ["child_views", "child_views_missing_reason", "carers_views",
                        "carers_views_missing_reason"]),
        "self_harm_risk",
        Group("Decision", ["decision", "reasons"]),
    ]  # fmt: skip
    looks = {
        "attendance": Look(rows=4),
        "child_views": Look(rows=3, language_check=True),
        "child_views_missing_reason": Look(rows=2),
        "carers_views": Look(rows=3, language_check=True),
        "carers_views_missing_reason": Look(rows=2),
        "self_harm_risk": Look(why=WHY_SELF_HARM),
        "self_harm_detail": Look(rows=3),
        "reasons": Look(rows=5, language_check=True),
    }

    def held(self) -> Held:
        """What was typed, as facts; a hidden choice that was left behind does not count."""
        given: dict[str, Any] = self.cleaned_data
        decision = given["decision"]
        return Held(
            held_on=given["held_on"],
            attendance=given["attendance"],
            decision=decision,
            reasons=given["reasons"],
            self_harm_risk=given["self_harm_risk"],
            self_harm_detail=given["self_harm_detail"],
            category=given["category"] if decision == ConferenceDecision.PLAN else "",
            step_down=given["step_down"] if decision == ConferenceDecision.NO_PLAN else "",
            views=Views(
                child=given["child_views"],
                child_missing_reason=given["child_views_missing_reason"],
                carers=given["carers_views"],
                carers_missing_reason=given["carers_views_missing_reason"],
            ),
        )


class CoreGroupForm(_AskedForm):
    """What a core group did and heard."""

    held_on = GovDateField(label="When did the core group meet?", noun="the day it met")
    attendance = _words("Who took part?", missing="Enter who took part")
    summary = _words(
        "What was done, and what is done next, by whom?",
        missing="Enter what was done, and what is done next and by whom",
    )

    layout = [
        "held_on",
        "attendance",
        "summary",
        Group("Views", ["child_views", "child_views_missing_reason"]),
        "self_harm_risk",
    ]
    looks = {
        "attendance": Look(rows=3),
        "summary": Look(rows=5, language_check=True),
        "child_views": Look(rows=3, language_check=True),
        "child_views_missing_reason": Look(rows=2),
        "self_harm_risk": Look(why=WHY_SELF_HARM),
        "self_harm_detail": Look(rows=3),
    }

    def facts(self) -> CoreGroupFacts:
        """What was typed, as facts."""
        given: dict[str, Any] = self.cleaned_data
        held_on: datetime.date = given["held_on"]
        names = (
            "attendance",
            "summary",
            "self_harm_risk",
            "self_harm_detail",
            "child_views",
            "child_views_missing_reason",
        )
        return CoreGroupFacts(held_on=held_on, **{name: given[name].strip() for name in names})


class CancelConferenceForm(forms.Form):
    """Why a planned conference is taken back."""

    reason = _words("Why is it cancelled?", missing="Enter why it is cancelled")
    looks = {"reason": Look(rows=3)}
