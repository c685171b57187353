"""Planning the work with a child, handing it over, and calling it off."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, offer, optional_radios, radios, words
from assessments.models import Basis
from assessments.models.interventions import PROGRAMME_CHOICES
from assessments.rules.agreeing import Agreement
from assessments.rules.intervening import Plan, Views
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.core.forms import GovDateField, Group, Look

MOST_SESSIONS = 200
ONE_SESSION = re.compile(r"[0-9]{1,3}")
OF_VIEWS = tuple(Views.__dataclass_fields__)
VIEWS_GROUPS = (
    Group("Views of the child", ["child_views", "child_views_missing_reason"]),
    Group("Views of the parents or carers", ["carers_views", "carers_views_missing_reason"]),
)
VIEWS_LOOKS = {
    "child_views": WORDS,
    "child_views_missing_reason": Look(rows=2),
    "carers_views": WORDS,
    "carers_views_missing_reason": Look(rows=2),
}


class ViewsForm(forms.Form):
    """What the child and the carers say, or why they were not asked."""

    child_views = words("What does the child say?", "In their own words.")
    child_views_missing_reason = words("If the child’s views are not recorded, why not?")
    carers_views = words("What do the parents or carers say?")
    carers_views_missing_reason = words("If the carers’ views are not recorded, why not?")

    def views(self) -> Views:
        """What was entered, as the commands take it."""
        return Views(**{name: self.cleaned_data[name] for name in OF_VIEWS})


class PlanForm(ViewsForm):
    """Which programme, on what basis, and what is agreed before the first session."""

    mainstream_comprehension = optional_radios(
        "Does the child manage written work as in mainstream school?", YesNoUnknown.choices
    )
    programme = radios("Which programme?", PROGRAMME_CHOICES, missing="Choose the programme")
    why_this_programme = words(
        "If it is another one than proposed, why?", "Your reason is kept with the plan."
    )
    aims = words(
        "What is the work for?",
        "From this child’s assessment: needs and strengths, not what happened.",
        missing="Enter what the work is for",
    )
    practitioner = radios("Who does the work?", (), missing="Choose who does the work")
    basis = radios(
        "On what does the work rest?", Basis.choices, missing="Choose on what the work rests"
    )
    consent_from = forms.CharField(
        label="Who of the family agreed to it?", max_length=150, required=False
    )
    content_explained = forms.CharField(
        label="Who heard what the programme speaks about?",
        help_text="It speaks openly about sex. Say so to the child and the carers beforehand.",
        max_length=150,
        required=False,
    )
    lead_professional = forms.CharField(
        label="Who is the lead professional?", max_length=150, required=False
    )
    sessions = forms.IntegerField(
        label="How many sessions are agreed?",
        min_value=1,
        max_value=MOST_SESSIONS,
        required=False,
        error_messages={"invalid": "Enter how many sessions, as a number"},
    )
    reviews_after = forms.CharField(
        label="After which sessions is the work reviewed?",
        help_text="For example 4, 8",
        required=False,
    )
    starts_on = GovDateField(
        label="From when does the work go on?", noun="the day from which it goes on", required=False
    )
    ends_by = GovDateField(
        label="Until when is it agreed?", noun="the day until which it is agreed", required=False
    )
    shared_with_lead_on = GovDateField(
        label="When was the plan shared with the lead professional?",
        noun="the day the plan was shared",
        required=False,
    )

    layout = [
        Group(
            "Programme",
            ["mainstream_comprehension", "programme", "why_this_programme", "aims", "practitioner"],
        ),
        Group("Basis", ["basis", "content_explained"]),
        Group(
            "Agreed before the first session",
            [
                "lead_professional",
                "sessions",
                "reviews_after",
                "starts_on",
                "ends_by",
                "shared_with_lead_on",
            ],
            hint="What is left open here is asked again before the first session.",
        ),
        *VIEWS_GROUPS,
    ]
    reveals = {"basis": {"none": ["consent_from"]}}
    looks = {
        **VIEWS_LOOKS,
        "mainstream_comprehension": Look(inline=True),
        "why_this_programme": Look(rows=2),
        "aims": WORDS,
        "consent_from": Look(width="two-thirds"),
        "content_explained": Look(width="two-thirds", optional=True),
        "lead_professional": Look(width="two-thirds"),
        "sessions": Look(width=3),
        "reviews_after": Look(width=10),
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        practitioners: Sequence[tuple[str, str, str]],
        planned: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(planned or {}))
        offer(self, "practitioner", [(number, name) for number, name, _ in practitioners])
        self.looks = {
            **self.looks,
            "practitioner": Look(choice_hints={number: hint for number, _, hint in practitioners}),
        }

    def clean_reviews_after(self) -> tuple[int, ...]:
        """The numbers of sessions. Raises ValidationError for anything else."""
        parts = re.split(r"[\s,;&]+|\band\b", self.cleaned_data["reviews_after"])
        typed = [part for part in parts if part]
        if any(not ONE_SESSION.fullmatch(part) for part in typed):
            raise forms.ValidationError("Enter the numbers of the sessions, for example 4, 8")
        return tuple(int(part) for part in typed)

    def plan(self) -> Plan:
        """What was entered, as the command takes it; consent belongs to voluntary work alone."""
        given = self.cleaned_data
        agreed = {name: given[name] for name in Agreement.__dataclass_fields__}
        rest = set(Plan.__dataclass_fields__) - {"views", "agreement"}
        facts = {name: given[name] for name in rest}
        if given["basis"] != Basis.NONE:
            facts["consent_from"] = ""
        return Plan(**facts, views=self.views(), agreement=Agreement(**agreed))


class CancelInterventionForm(forms.Form):
    """Why work that has not begun is called off."""

    reason = words(
        "Why is the intervention cancelled?",
        "For example that the family did not agree after all.",
        missing="Enter why the intervention is cancelled",
    )

    looks = {"reason": Look(rows=3)}


class HandOverForm(forms.Form):
    """Who goes on with the work, and why."""

    practitioner = radios("Who goes on with the work?", (), missing="Choose who goes on")
    reason = words("Why is it handed over?", missing="Enter why it is handed over")

    looks = {"reason": Look(rows=3)}

    def __init__(
        self, data: Mapping[str, Any] | None, *, practitioners: Sequence[tuple[str, str, str]]
    ) -> None:
        super().__init__(data)
        offer(self, "practitioner", [(number, name) for number, name, _ in practitioners])
        self.looks = {
            **self.looks,
            "practitioner": Look(choice_hints={number: hint for number, _, hint in practitioners}),
        }
