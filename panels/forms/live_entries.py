"""Entries that are added to a meeting’s record: what an agency said, a safety measure; closing."""

from collections.abc import Sequence

from django import forms

from hsb_cases.cases.models.codes import Setting
from hsb_cases.core.forms import GovDateField, Group, Look
from hsb_cases.drafts.rules.contents import Raw
from panels.commands.measuring import MeasureFacts
from panels.commands.recording import Said
from panels.forms.live import LiveForm
from panels.models import Invitation
from panels.selectors.record import ChildOfMeeting

INCIDENT, ALL = "incident", "all"


class InformationForm(LiveForm):
    """What one agency said, about one child or about the incident."""

    invitation = forms.ChoiceField(
        label="Who said it?", error_messages={"required": "Choose who said it"}
    )
    about = forms.ChoiceField(
        label="Whom is it about?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whom it is about"},
    )
    text = forms.CharField(
        label="What did they say?",
        widget=forms.Textarea,
        error_messages={"required": "Enter what they said"},
    )

    looks = {
        "about": Look(
            small=True,
            choice_hints={INCIDENT: "What is about the incident goes to no family."},
            why="What is said about one child never reaches the other child’s side, so each entry"
            " says whom it is about (R13).",
        ),
        "text": Look(rows=5, language_check=True),
    }

    def __init__(
        self,
        raw: Raw | None = None,
        *,
        invitations: Sequence[Invitation],
        children: Sequence[ChildOfMeeting],
    ) -> None:
        super().__init__(raw)
        self.invitations = {str(one.pk): one for one in invitations}
        self.children = _by_place(children)
        _offer(self, "invitation", [("", "Choose an agency"), *_named(self.invitations)])
        _offer(
            self, "about", [*((key, one.who) for key, one in self.children.items()),
            (INCIDENT, "The incident, no child alone")],
        )  # fmt: skip

    def said(self) -> Said:
        """What was entered, as the command takes it."""
        given = self.cleaned_data
        child = self.children.get(given["about"])
        return Said(
            invitation=self.invitations[given["invitation"]],
            text=given["text"],
            child=child.record if child else None,
        )


class MeasureForm(LiveForm):
    """What one organisation does, by whom and by when."""

    about = forms.ChoiceField(
        label="For whom is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for whom it is"},
    )
    organisation = forms.CharField(
        label="Where does it apply?",
        help_text="The school, the home, a club, a voluntary or faith group.",
        max_length=150,
        error_messages={"required": "Enter the organisation or the place it is for"},
    )
    setting = forms.ChoiceField(
        label="What kind of place is it?",
        choices=[("", "Choose a kind of place"), *Setting.choices],
        required=False,
    )
    measure = forms.CharField(
        label="What is done?",
        widget=forms.Textarea,
        error_messages={"required": "Enter what is done"},
    )
    owner = forms.CharField(
        label="Who does it?",
        help_text="One person.",
        max_length=150,
        error_messages={"required": "Enter the one person who does it"},
    )
    agency = forms.CharField(
        label="Which agency is this person from?",
        max_length=150,
        error_messages={"required": "Enter the agency of the person who does it"},
    )
    due_on = GovDateField(label="By when?", noun="the day by which it is done")

    layout = [
        "about", "organisation", "setting", "measure",
        Group("Owner and date", ["owner", "agency", "due_on"], size="s"),
    ]  # fmt: skip
    looks = {
        "about": Look(
            small=True,
            choice_hints={
                ALL: "Whoever works with any of them reads it. Name no child, home or school of one"
                " side."
            },
        ),
        "organisation": Look(width="two-thirds"),
        "setting": Look(optional=True),
        "measure": Look(
            rows=3,
            language_check=True,
            why="Each organisation says what it does about risk: school, home, clubs, voluntary and"
            " faith groups where the children go (R8). Each measure has one owner and a date"
            " (R40).",
        ),
        "owner": Look(width="two-thirds"),
        "agency": Look(width="two-thirds"),
    }

    def __init__(self, raw: Raw | None = None, *, children: Sequence[ChildOfMeeting]) -> None:
        super().__init__(raw)
        self.children = _by_place(children)
        _offer(
            self, "about", [*((key, one.who) for key, one in self.children.items()),
            (ALL, "All the children")],
        )  # fmt: skip

    def facts(self) -> MeasureFacts:
        """What was entered, as the command takes it."""
        given = dict(self.cleaned_data)
        child = self.children.get(given.pop("about"))
        return MeasureFacts(child=child.record if child else None, **given)


class WithdrawForm(forms.Form):
    """Why a safety measure is taken back."""

    reason = forms.CharField(
        label="Why is the measure taken back?",
        widget=forms.Textarea,
        max_length=300,
        error_messages={"required": "Enter why the measure is taken back"},
    )
    looks = {"reason": Look(rows=3)}


class CloseForm(forms.Form):
    """When those involved meet again."""

    next_meeting_on = GovDateField(
        label="When is the next meeting?",
        noun="the day of the next meeting",
        help_text="Leave it empty if none is arranged.",
        required=False,
    )


def _by_place(children: Sequence[ChildOfMeeting]) -> dict[str, ChildOfMeeting]:
    return {str(one.record.position): one for one in children}


def _named(invitations: dict[str, Invitation]) -> list[tuple[str, str]]:
    return [(key, str(one)) for key, one in invitations.items()]


def _offer(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- tells the type checker
    field.choices = choices
