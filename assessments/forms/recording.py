"""Recording a visit, and concluding an enquiry."""

import datetime
from collections.abc import Mapping
from typing import Any

from assessments.forms.choices import (
    WORDS,
    SafetyForm,
    optional_radios,
    radios,
    words,
)
from assessments.models import InterpreterArranged, Outcome, YesNo
from assessments.rules.concluding import Conclusion
from assessments.rules.visiting import Safety, Visit
from hsb_cases.core.forms import GovDateField, Group, Look


class VisitForm(SafetyForm):
    """Whether the child was seen, what was said, and what is asked every time."""

    child_seen_on = GovDateField(
        label="When was the child seen?",
        noun="the day the child was seen",
        help_text="Leave it empty if the child has not been seen.",
        required=False,
    )
    not_seen_reason = words("If the child has not been seen, why not?")
    seen_alone = optional_radios("Was the child seen alone?", YesNo.choices)
    not_alone_reason = words("Why was the child not seen alone?")
    interpreter_arranged = radios(
        "Was an interpreter there?",
        InterpreterArranged.choices,
        missing="Choose whether an interpreter was there",
        hint="For the child, a parent or a carer.",
    )
    interpreter_reason = words("Why was no interpreter arranged?")
    child_views = words(
        "What does the child say?",
        "About what happened, how safe they feel, and what they want. In their own words.",
    )
    child_views_missing_reason = words("If the child’s views are not recorded, why not?")
    carers_views = words("What do the parents or carers say?")
    carers_views_missing_reason = words("If the carers’ views are not recorded, why not?")

    layout = [
        Group(
            "Seeing the child",
            ["child_seen_on", "not_seen_reason", "seen_alone", "interpreter_arranged"],
        ),
        Group("Views of the child", ["child_views", "child_views_missing_reason"]),
        Group("Views of the parents or carers", ["carers_views", "carers_views_missing_reason"]),
        Group("Asked every time", ["may_be_harmed_themselves", "self_harm_risk"]),
    ]
    reveals = {
        **SafetyForm.safety_reveals,
        "seen_alone": {"no": ["not_alone_reason"]},
        "interpreter_arranged": {"not_arranged": ["interpreter_reason"]},
    }
    looks = {
        **SafetyForm.safety_looks,
        "not_seen_reason": Look(rows=2),
        "seen_alone": Look(inline=True),
        "not_alone_reason": Look(rows=2),
        "interpreter_arranged": Look(
            why="Where the child or a carer needs an interpreter, one is booked for each contact."
            " That nobody of the family interprets is our own default (R37)."
        ),
        "interpreter_reason": Look(rows=2),
        "child_views": WORDS,
        "child_views_missing_reason": Look(rows=2),
        "carers_views": WORDS,
        "carers_views_missing_reason": Look(rows=2),
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        displayed: bool,
        today: datetime.date,
    ) -> None:
        super().__init__(data)
        if not displayed:
            self.leave_out_harm()
        field = self.fields["child_seen_on"]
        assert isinstance(field, GovDateField)  # noqa: S101 -- tells the type checker
        field.latest, field.latest_words = today, "today or before"

    def visit(self) -> Visit:
        """What was entered, as the command takes it."""
        given = self.shown()
        return Visit(
            safety=_safety(given), **{name: given[name] for name in given if name not in ASKED}
        )


class ConcludeForm(SafetyForm):
    """The outcome for this child alone."""

    enquiries_made = words(
        "Whom did you ask, and what did they say?",
        "Each agency and person, and what they know of this child.",
        missing="Enter whom you asked and what they said",
    )
    outcome = radios(
        "What is the outcome for this child?",
        Outcome.choices,
        missing="Choose the outcome for this child",
    )
    significant_harm = radios(
        "Does this child suffer, or is this child likely to suffer, significant harm?",
        YesNo.choices,
        missing="Choose whether this child suffers, or is likely to suffer, significant harm",
    )
    significant_harm_finding = words(
        "What does that finding rest on?",
        "Write about this child. No outcome is copied from another child’s enquiry.",
        missing="Enter what the finding about significant harm rests on",
    )
    conference_required = radios(
        "Is an initial child protection conference required?",
        YesNo.choices,
        missing="Choose whether a conference is required",
    )
    conference_not_required_reason = words("Why is no conference required?")
    next_steps = words(
        "What are the next steps for this child?",
        "Without a conference: a multi-agency meeting, a service plan, who does what by when.",
    )

    layout = [
        "enquiries_made",
        Group("Outcome", ["outcome", "significant_harm", "significant_harm_finding"]),
        Group("What follows", ["conference_required", "next_steps"]),
        Group("Asked every time", ["may_be_harmed_themselves", "self_harm_risk"]),
    ]
    reveals = {
        **SafetyForm.safety_reveals,
        "conference_required": {"no": ["conference_not_required_reason"]},
    }
    looks = {
        **SafetyForm.safety_looks,
        "enquiries_made": Look(rows=8, language_check=True),
        "significant_harm": Look(inline=True),
        "significant_harm_finding": WORDS,
        "conference_required": Look(
            inline=True,
            why="A child who displayed the behaviour has a conference only where this child"
            " suffers, or is likely to suffer, significant harm (R14).",
        ),
        "conference_not_required_reason": WORDS,
        "next_steps": WORDS,
    }

    def __init__(self, data: Mapping[str, Any] | None, *, displayed: bool) -> None:
        super().__init__(data)
        if not displayed:
            self.leave_out_harm()

    def conclusion(self) -> Conclusion:
        """What was entered, as the command takes it."""
        given = self.shown()
        given["conference_required"] = given["conference_required"] == "yes"
        return Conclusion(
            safety=_safety(given), **{name: given[name] for name in given if name not in ASKED}
        )


ASKED = frozenset(Safety.__dataclass_fields__)


def _safety(given: Mapping[str, Any]) -> Safety:
    return Safety(**{name: given[name] for name in ASKED if name in given})
