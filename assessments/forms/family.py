"""Recording that a child and family assessment is complete."""

import datetime
from collections.abc import Mapping
from typing import Any

from assessments.forms.choices import WORDS, SafetyForm, radios, words
from assessments.forms.recording import ASKED, safety
from assessments.models import FamilyOutcome
from assessments.rules.family import Completed
from hsb_cases.core.forms import GovDateField, Group, Look


class CompleteFamilyForm(SafetyForm):
    """When it started and was completed, what was found, and what follows for this child alone."""

    started_on = GovDateField(
        label="When did the assessment start?",
        noun="the day the assessment started",
        help_text="The census counts from this day, Working Together from the referral.",
    )
    completed_on = GovDateField(
        label="When was it completed?", noun="the day the assessment was completed"
    )
    findings = words(
        "What was found about this child?",
        "Development, parenting, family and environment, harm outside the home, and what it all"
        " means. Write about this child: no outcome is copied from another child’s record.",
        missing="Enter what was found about this child",
    )
    outcome = radios(
        "What follows for this child?",
        FamilyOutcome.choices,
        missing="Choose what follows for this child",
    )
    child_views = words("What does the child say?", "In their own words.")
    child_views_missing_reason = words("If the child’s views are not recorded, why not?")
    carers_views = words("What do the parents or carers say?")
    carers_views_missing_reason = words("If the carers’ views are not recorded, why not?")

    layout = [
        Group("Dates", ["started_on", "completed_on"]),
        Group("What was found", ["findings", "outcome"]),
        Group("Views of the child", ["child_views", "child_views_missing_reason"]),
        Group("Views of the parents or carers", ["carers_views", "carers_views_missing_reason"]),
        Group("Asked every time", ["may_be_harmed_themselves", "self_harm_risk"]),
    ]
    reveals = SafetyForm.safety_reveals
    looks = {
        **SafetyForm.safety_looks,
        "findings": Look(rows=8, language_check=True),
        "child_views": WORDS,
        "child_views_missing_reason": Look(rows=2),
        "carers_views": WORDS,
        "carers_views_missing_reason": Look(rows=2),
    }

    def __init__(
        self, data: Mapping[str, Any] | None, *, displayed: bool, today: datetime.date
    ) -> None:
        super().__init__(data)
        if not displayed:
            self.leave_out_harm()
        for name in ("started_on", "completed_on"):
            field = self.fields[name]
            assert isinstance(field, GovDateField)  # noqa: S101 -- tells the type checker
            field.latest, field.latest_words = today, "today or before"

    def completed(self) -> Completed:
        """What was entered, as the command takes it; call it once the form is valid."""
        given = self.shown()
        own = {name: given[name] for name in given if name not in ASKED}
        return Completed(safety=safety(given), **own)
