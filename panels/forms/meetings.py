"""Convening and arranging a meeting."""

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from hsb_cases.agencies.models import Agency
from hsb_cases.core.forms import GovDateField, GovTimeField, Look
from panels.models.codes import MeetingKind, Mode

Choices = Sequence[tuple[str, str]]
KIND_HINTS = {
    "strategy_discussion": "Decides for each child whether a section 47 enquiry is needed.",
    "professionals_meeting": "As the Cambridgeshire and Peterborough protocol names it.",
    "planning_meeting": "For complex behaviour below the threshold of social work.",
    "multi_agency_meeting": "For what follows without a child protection conference.",
}
WHY_AN_AUTHORITY = (
    "One combined meeting is held for all children of an incident. The authority that chairs keeps"
    " its record; each authority receives the record of its own child only."
)


def _words(label: str, *, hint: str = "", missing: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """A day and a time of day in England."""
    return timezone.make_aware(datetime.datetime.combine(day, time))


class WhenForm(forms.Form):
    """When and how people meet."""

    planned_on = GovDateField(label="On which day is it?", noun="the day of the meeting")
    planned_time = GovTimeField(
        label="At what time?", noun="the time of the meeting", help_text="For example, 10:30"
    )
    mode = forms.ChoiceField(
        label="How do people meet?",
        choices=Mode,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how people meet"},
    )

    looks = {"planned_time": Look(width=5)}

    @property
    def planned_at(self) -> datetime.datetime:
        """The moment that was typed."""
        return _moment(self.cleaned_data["planned_on"], self.cleaned_data["planned_time"])


class ConveneForm(WhenForm):
    """Which meeting, chaired by whom, about which children."""

    kind = forms.ChoiceField(
        label="Which meeting is it?",
        choices=MeetingKind,
        widget=forms.RadioSelect,
        initial=MeetingKind.STRATEGY_DISCUSSION,
        error_messages={"required": "Choose which meeting it is"},
    )
    local_authority = forms.ChoiceField(
        label="Which authority chairs?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the authority that chairs"},
    )
    override_r7 = forms.CharField(
        label="If another authority chairs than the one recommended, why?",
        help_text="Say what was agreed, and with whom. Whoever works with any of the children reads"
        " it.",
        widget=forms.Textarea,
        required=False,
    )
    affected = forms.MultipleChoiceField(
        label="Is it about these children as well?",
        help_text="They saw it, or are affected. It is always about the others.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    field_order = ["kind", "planned_on", "planned_time", "mode", "local_authority", "override_r7"]

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        authorities: Choices,
        recommended: str,
        affected: Choices,
        own: str,
    ) -> None:
        """``recommended`` is the number of the authority that R7 recommends; empty: none."""
        super().__init__(data, initial={"local_authority": recommended or own})
        self.fields["local_authority"].choices = authorities  # type: ignore[attr-defined]
        hints = {recommended: "Recommended: it happened here."} if recommended else {}
        self.looks = {
            **WhenForm.looks,
            "kind": Look(choice_hints=KIND_HINTS),
            "local_authority": Look(choice_hints=hints, why=WHY_AN_AUTHORITY),
            "override_r7": Look(rows=3, language_check=True),
            "affected": Look(small=True),
        }
        if not recommended:
            del self.fields["override_r7"]
        if affected:
            self.fields["affected"].choices = affected  # type: ignore[attr-defined]
        else:
            del self.fields["affected"]

    @property
    def overridden(self) -> dict[str, str]:
        """By clause, why the person goes on in spite of its warning."""
        return {"R7": self.cleaned_data.get("override_r7", "")}


class RearrangeForm(WhenForm):
    """Another day, time or way to meet."""


class ChairForm(forms.Form):
    """Who chairs."""

    chair = forms.ChoiceField(
        label="Who chairs?",
        help_text="They may read the incident until the minutes are sent.",
        error_messages={"required": "Choose who chairs"},
    )

    looks = {
        "chair": Look(
            why="Children’s social care convenes and chairs the meeting: the chair is somebody of"
            " the authority that chairs."
        )
    }

    def __init__(self, data: QueryDict | None = None, *, people: Choices) -> None:
        super().__init__(data)
        self.fields["chair"].choices = [("", "Choose a person"), *people]  # type: ignore[attr-defined]


class InviteForm(forms.Form):
    """Who is asked to come."""

    who = forms.ChoiceField(
        label="Whom do you invite?",
        choices=[
            ("team", "A team that uses this service"),
            ("person", "One person who uses this service"),
            ("other", "Somebody outside this service"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom you invite"},
    )
    team = forms.ChoiceField(label="Team", required=False)
    email = forms.EmailField(
        label="The person’s work email address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": False}),
    )
    organisation = forms.CharField(label="Organisation", max_length=150, required=False)
    agency_kind = forms.ChoiceField(
        label="What kind of organisation is it?",
        choices=[("", "Choose a kind"), *Agency.Kind.choices],
        required=False,
    )
    person_name = forms.CharField(label="Who comes?", max_length=150, required=False)
    about = forms.ChoiceField(
        label="Which children does it know?",
        help_text="Who works with one child alone is not shown to the other family’s side.",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which children the organisation knows"},
    )

    reveals = {
        "who": {
            "team": ["team"],
            "person": ["email"],
            "other": ["organisation", "agency_kind"],
        }
    }
    layout = ["who", "person_name", "about"]
    looks = {
        "email": Look(width="two-thirds"),
        "organisation": Look(width="two-thirds"),
        "person_name": Look(width="two-thirds", optional=True),
    }

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        teams: Choices,
        children: Choices,
        asked_kind: str = "",
    ) -> None:
        """``asked_kind`` is the kind of agency that the procedure still asks for."""
        chosen = {"agency_kind": asked_kind, "about": "all"}
        super().__init__(data, initial=chosen)
        self.fields["team"].choices = [("", "Choose a team"), *teams]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("all", "All of them"), *children]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What belongs to the choice must be there; what does not is left out."""
        given = super().clean() or self.cleaned_data
        asked = {
            "team": (("team", "Choose the team that you invite"),),
            "person": (("email", "Enter the work email address of the person you invite"),),
            "other": (
                ("organisation", "Enter the organisation that you invite"),
                ("agency_kind", "Choose what kind of organisation it is"),
            ),
        }
        for name, sentence in asked.get(given.get("who", ""), ()):
            if not given.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        return given


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(widget=forms.Textarea, max_length=300)
    looks = {"reason": Look(rows=3)}

    def __init__(self, data: QueryDict | None = None, *, label: str, missing: str) -> None:
        super().__init__(data)
        self.fields["reason"].label = label
        self.fields["reason"].error_messages["required"] = missing


class OpenForm(forms.Form):
    """When the meeting began."""

    started_on = GovDateField(label="On which day did it begin?", noun="the day it began")
    started_time = GovTimeField(
        label="At what time did it begin?", noun="the time it began", help_text="For example, 10:30"
    )

    looks = {
        "started_on": Look(
            why="The time of a section 47 enquiry and of an initial conference runs from the day"
            " of the strategy discussion that started it."
        ),
        "started_time": Look(width=5),
    }

    @property
    def started_at(self) -> datetime.datetime:
        """The moment that was typed."""
        return _moment(self.cleaned_data["started_on"], self.cleaned_data["started_time"])
