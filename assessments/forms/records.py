"""The parts of an assessment that are written, and the forms of its supervision.

Nothing must be answered to be recorded: what is missing is asked for before supervision.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.assessing import NOBODY
from assessments.forms.choices import WORDS, offer, optional_radios, radios, words
from assessments.forms.papers import ReadForm
from assessments.models import InterpreterArranged, SupervisionLevel
from assessments.rules.record_complete import FACTORS
from assessments.rules.record_parts import (
    FORMULATION,
    PLAIN,
    RECOMMENDATIONS,
    SAFETY,
    VIEWS,
    Part,
)
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.forms import Look
from hsb_cases.drafts.forms import as_data
from hsb_cases.drafts.rules.contents import Raw

LONG = Look(rows=8, language_check=True)
PLAIN_LOOK = Look(rows=4, language_check=True)
OWN_WORDS = "In your own words. No text of a tool and no score."


class PartForm(forms.Form):
    """A part of an assessment, bound to what is typed in it."""

    quiet = False
    reveals: dict[str, dict[str, list[str]]] = {}

    def __init__(self, raw: Raw | None = None) -> None:
        super().__init__(None if raw is None else as_data(raw))

    def values(self) -> dict[str, Any]:
        """The answers, without what stands under an answer that was not chosen."""
        given: dict[str, Any] = dict(self.cleaned_data)
        for question, by_choice in self.reveals.items():
            shown = by_choice.get(given.get(question, ""), [])
            for names in by_choice.values():
                given.update({name: "" for name in names if name not in shown})
        return given


class DomainForm(PartForm):
    """Concerns and strengths of one domain, side by side."""

    concerns = words("Concerns", OWN_WORDS)
    strengths = words("Strengths", "What helps, and what others can build on.")

    looks = {"concerns": LONG, "strengths": LONG}


class ViewsForm(PartForm):
    """What the child and the carers say, and whether an interpreter was there."""

    child_views = words("What does the child say?", "In the child’s words, where you can.")
    child_views_missing_reason = words("Why are the child’s views not recorded?")
    carers_views = words("What do the parents or carers say?")
    carers_views_missing_reason = words("Why are the carers’ views not recorded?")
    interpreter_arranged = optional_radios("Was an interpreter there?", InterpreterArranged.choices)
    interpreter_reason = words("Why was none arranged?")

    reveals = {"interpreter_arranged": {"not_arranged": ["interpreter_reason"]}}
    looks = {
        "child_views": WORDS,
        "child_views_missing_reason": Look(rows=2),
        "carers_views": WORDS,
        "carers_views_missing_reason": Look(rows=2),
        "interpreter_arranged": Look(
            why="An interpreter is booked for each contact where one is needed; a member of the"
            " family does not interpret (R37)."
        ),
        "interpreter_reason": Look(rows=2),
    }


class SafetyPartForm(PartForm):
    """What is asked every time somebody thinks about the child."""

    may_be_harmed_themselves = optional_radios(
        "May this child be harmed, or have been harmed?",
        YesNoUnknown.choices,
        "The behaviour can be a sign of abuse or trauma.",
    )
    harmed_themselves_detail = words("What makes you think so, and what is done about it?")
    self_harm_risk = optional_radios(
        "Is there a risk of self-harm or suicide?", YesNoUnknown.choices
    )
    self_harm_detail = words("What is the risk, and what is done about it?")

    reveals = {
        "may_be_harmed_themselves": {"yes": ["harmed_themselves_detail"]},
        "self_harm_risk": {"yes": ["self_harm_detail"]},
    }
    looks = {
        "may_be_harmed_themselves": Look(
            inline=True, why="It is asked every time of a child who displayed the behaviour (R16)."
        ),
        "harmed_themselves_detail": WORDS,
        "self_harm_risk": Look(
            inline=True, why="It is asked at every decision and review about a child."
        ),
        "self_harm_detail": WORDS,
    }

    def leave_out_harm(self) -> None:
        """For a child who did not display the behaviour."""
        for name in ("may_be_harmed_themselves", "harmed_themselves_detail"):
            del self.fields[name]

    def values(self) -> dict[str, Any]:
        """The answers; what is not asked of this child is empty."""
        asked = super().values()
        return {name: asked.get(name, "") for name in self.base_fields}


class FormulationForm(PartForm):
    """How it hangs together, and how closely the child is supervised."""

    formulation = words("Formulation", "How the behaviour came about, and what keeps it going.")
    supervision_level = optional_radios(
        "How closely is the child supervised?", SupervisionLevel.choices
    )
    supervision_detail = words("Where, when and by whom?")

    looks = {
        "formulation": Look(
            rows=10,
            language_check=True,
            why="What a tool finds is part of a formulation and never stands alone as a score"
            " (R22).",
        ),
        "supervision_detail": WORDS,
    }


class FamilyFormulationForm(PartForm):
    """The analysis of a child and family assessment, and its factors."""

    formulation = words("Analysis", "What the child needs, and what the family can give.")
    factors = forms.MultipleChoiceField(
        label="Which factors did you find?",
        help_text="Choose all that apply.",
        choices=list(FACTORS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    looks = {
        "formulation": Look(rows=10, language_check=True),
        "factors": Look(
            why="End-of-assessment factors of the children in need census. None of them says that"
            " a child displayed harmful sexual behaviour: 19B describes the child who was harmed."
        ),
    }


class RecommendationsForm(PartForm):
    """What should happen."""

    recommendations = words("What do you recommend?", "For whom, by whom and by when.")

    looks = {"recommendations": LONG}


class PlainForm(PartForm):
    """The same for the child and the carers, in words they use."""

    plain_why = words("Why did we do this?")
    plain_strengths = words("What goes well?")
    plain_worries = words("What do people worry about?")
    plain_views = words("What did the child tell us?")
    plain_next = words("What happens next?")

    looks = {
        "plain_why": Look(
            rows=4,
            language_check=True,
            why="The report for the child and the carers is made from these answers and from"
            " nothing else. Speak to the child, and of nobody else’s child or family.",
        ),
        **dict.fromkeys(
            ("plain_strengths", "plain_worries", "plain_views", "plain_next"), PLAIN_LOOK
        ),
    }


FORMS: Mapping[str, type[PartForm]] = {
    VIEWS: ViewsForm,
    SAFETY: SafetyPartForm,
    FORMULATION: FormulationForm,
    RECOMMENDATIONS: RecommendationsForm,
    PLAIN: PlainForm,
}


def form_of(kind: str, part: Part, raw: Raw | None, *, role: str) -> PartForm:
    """The form of a part, bound to what was typed; ``role``: the child’s part in the incident."""
    if part.domain:
        return DomainForm(raw)
    if part.name == FORMULATION and kind == CHILD_AND_FAMILY:
        return FamilyFormulationForm(raw)
    form = FORMS[part.name](raw)
    if isinstance(form, SafetyPartForm) and role not in DISPLAYED:
        form.leave_out_harm()
    return form


def raw_of_values(values: Mapping[str, object]) -> Raw:
    """What is recorded, in the shape of what is typed."""
    return {
        name: [str(one) for one in value] if isinstance(value, list) else [str(value)]
        for name, value in values.items()
    }


def put_together(form: PartForm, stands: Raw, mine: Raw) -> Raw:
    """Both texts of each question one after the other; of choices, the one that stands already."""
    made: Raw = {}
    for name in {**stands, **mine}:
        there, here = stands.get(name, []), mine.get(name, [])
        both = [one.strip() for one in ("".join(there), "".join(here))]
        if not all(both) or both[0] == both[1]:
            made[name] = there if both[0] else here
        elif isinstance(form.fields[name].widget, forms.Textarea):
            made[name] = ["\n\n".join(both)]
        else:
            made[name] = there
    return made


class SuperviseForm(ReadForm):
    """Signing off, or returning with a reason; it says which text was read."""

    decision = radios(
        "What do you decide?",
        [
            ("sign_off", "Sign it off: from now on its text stays as it is"),
            ("return", "Return it to its authors"),
        ],
        missing="Choose whether you sign it off or return it",
    )
    note = words("Is there anything to note?", "It stands with the assessment.")
    reason = words("What is to be changed or added?")

    reveals = {"decision": {"sign_off": ["note"], "return": ["reason"]}}
    looks = {"note": Look(rows=3, optional=True), "reason": WORDS}


class NewVersionForm(forms.Form):
    """Why there is a new version."""

    reason = words(
        "Why is there a new version?",
        "For example that three months have passed, or that something new is known.",
        missing="Enter why there is a new version",
    )

    looks = {"reason": Look(rows=3)}


class PeopleForm(forms.Form):
    """Who makes an assessment."""

    assessor = radios("Who assesses?", (), missing="Choose who assesses")
    co_worker = forms.ChoiceField(
        label="Who works with the assessor?", widget=forms.RadioSelect, required=False
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        people: Sequence[tuple[str, str, str]],
        initial: Mapping[str, str] | None = None,
    ) -> None:
        """``people``: number, name and hint of each who could."""
        super().__init__(data, initial={"co_worker": NOBODY, **(initial or {})})
        named = [(number, name) for number, name, _ in people]
        offer(self, "assessor", named)
        offer(self, "co_worker", [(NOBODY, "Nobody"), *named])
        hints = Look(choice_hints={number: hint for number, _, hint in people})
        self.looks = {"assessor": hints, "co_worker": hints, **self.more_looks}

    more_looks: Mapping[str, Look] = {}


class HandOverForm(PeopleForm):
    """Who goes on with an assessment, and why."""

    reason = words("Why do others go on with it?", missing="Enter why others go on with it")

    more_looks = {"reason": Look(rows=3)}


class StartFamilyForm(PeopleForm):
    """About which incident, and who makes the child and family assessment."""

    incident = radios("Which incident is it about?", (), missing="Choose the incident")

    field_order = ["incident", "assessor", "co_worker"]

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        people: Sequence[tuple[str, str, str]],
        incidents: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data, people=people)
        offer(self, "incident", incidents)
        if len(incidents) == 1:
            self.fields["incident"].initial = incidents[0][0]
