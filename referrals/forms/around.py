"""Who knows, how safe everybody is, and adults harmed."""

from typing import ClassVar

from django import forms

from hsb_cases.cases.models import codes
from hsb_cases.core.forms import Look
from referrals.forms.drafting import DraftForm, long_text, radios


class WhoKnowsForm(DraftForm):
    """Who knows already, and what parents and carers were told (R36)."""

    who_knows = long_text(
        "Who knows about it already?",
        help_text="Children, family and professionals, and what they were told.",
        required=False,
    )
    parents_told = radios("Have the parents or carers been told?", codes.YesNoUnknown)
    parents_told_what = long_text("Who was told, when, and how did they respond?", required=False)
    parents_not_told_why = long_text("Why not?", required=False)
    police_reference = forms.CharField(
        label="Police reference",
        help_text="If the police know of it.",
        max_length=60,
        required=False,
    )
    evidence_held = long_text(
        "What evidence is kept, where and by whom?",
        help_text="For example a telephone handed to the police, or notes in the school’s file."
        " Never describe or attach an image: give a police reference instead.",
        required=False,
    )

    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "parents_told": {"yes": ["parents_told_what"], "no": ["parents_not_told_why"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "who_knows": Look(rows=4, language_check=True, optional=True),
        "parents_told": Look(
            why="Parents are told unless that raises the risk to a child. What each side knows"
            " decides who may safely be spoken to first."
        ),
        "parents_told_what": Look(rows=3, language_check=True),
        "parents_not_told_why": Look(rows=3),
        "police_reference": Look(width=20, optional=True),
        "evidence_held": Look(rows=3, language_check=True, optional=True),
    }

    def clean(self) -> None:
        """What was told, or why nothing was."""
        if self.cleaned_data.get("parents_told") == "yes":
            self.needs("parents_told_what", "Enter who was told and how they responded")
        if self.cleaned_data.get("parents_told") == "no":
            self.needs("parents_not_told_why", "Enter why the parents or carers were not told")


class SafetyForm(DraftForm):
    """Whether anybody is in danger now, and what was done."""

    immediate_danger = radios("Is any child in immediate danger?", codes.YesNoUnknown)
    immediate_action = long_text(
        "What has been done to keep every child safe?",
        help_text="For each child, the one who displayed the behaviour as well.",
        required=False,
    )

    must: ClassVar[frozenset[str]] = frozenset({"immediate_danger"})
    looks: ClassVar[dict[str, Look]] = {
        "immediate_action": Look(rows=4, language_check=True, optional=True)
    }


class WellbeingForm(DraftForm):
    """Asked every time: self-harm and suicide; whether the child may be abused (R16)."""

    self_harm_risk = radios(
        "Is there a risk of self-harm or suicide for any of the children?",
        codes.YesNoUnknown,
        help_text="Think of each child: those harmed and those who displayed the behaviour.",
    )
    self_harm_detail = long_text("Which child, and what is known?", required=False)
    displaying_child_may_be_abused = radios(
        "Could a child who displayed the behaviour be abused or have been abused?",
        codes.YesNoUnknown,
    )
    abuse_detail = long_text("What makes you think so?", required=False)

    must: ClassVar[frozenset[str]] = frozenset({"self_harm_risk", "displaying_child_may_be_abused"})
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "self_harm_risk": {"yes": ["self_harm_detail"]},
        "displaying_child_may_be_abused": {"yes": ["abuse_detail"]},
    }
    looks: ClassVar[dict[str, Look]] = {
        "self_harm_risk": Look(
            why="The risk is raised for every child after such an incident, so it is asked each"
            " time, whoever the child is."
        ),
        "self_harm_detail": Look(rows=3, language_check=True),
        "displaying_child_may_be_abused": Look(
            why="Harmful sexual behaviour can be a sign that the child is harmed too. Every"
            " procedure asks for this question each time."
        ),
        "abuse_detail": Look(rows=3, language_check=True),
    }

    def clean(self) -> None:
        """What is known, where there is a risk."""
        if self.cleaned_data.get("self_harm_risk") == "yes":
            self.needs("self_harm_detail", "Enter which child is at risk and what is known")
        if self.cleaned_data.get("displaying_child_may_be_abused") == "yes":
            self.needs("abuse_detail", "Enter what makes you think the child may be abused")


class AdultForm(DraftForm):
    """An adult harmed."""

    relation = forms.CharField(
        label="Who is the adult?",
        help_text="For example “teacher at the school” or “grandmother of the child”.",
        max_length=150,
        error_messages={"required": "Enter who the adult is"},
    )
    name = forms.CharField(label="Name", max_length=150, required=False)
    what_was_done = long_text("What was done to them?", required=False)

    must: ClassVar[frozenset[str]] = frozenset({"relation"})
    looks: ClassVar[dict[str, Look]] = {
        "name": Look(width="two-thirds", optional=True),
        "what_was_done": Look(rows=4, language_check=True, optional=True),
    }
