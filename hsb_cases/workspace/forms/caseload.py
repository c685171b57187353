"""The filter beside the caseload; it stays in the address."""

from collections.abc import Mapping
from typing import Any

from django import forms

from hsb_cases.cases.models import CaseStatus
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.cases.selectors.caseload import CaseloadChoices
from hsb_cases.cases.selectors.caseload_questions import (
    ME,
    NOBODY,
    OPEN_STATUSES,
    OVERDUE,
    SOON,
    CaseloadFilter,
)
from hsb_cases.core.forms.layout import Look
from hsb_cases.workspace.forms.sharing import offer
from hsb_cases.workspace.models import LONGEST_NAME
from hsb_cases.workspace.presenters.words import ROLE_WORDS

DUE_CHOICES = ((OVERDUE, "Overdue"), (SOON, "In the next 5 working days"))


class CaseloadForm(forms.Form):
    """Status, due, part, worker and area; nothing chosen means every open case."""

    status = forms.MultipleChoiceField(
        choices=CaseStatus.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    due = forms.MultipleChoiceField(
        choices=DUE_CHOICES, widget=forms.CheckboxSelectMultiple, required=False
    )
    worker = forms.ChoiceField(required=False)
    role = forms.MultipleChoiceField(
        label="Part in an incident",
        choices=[(role.value, ROLE_WORDS[role]) for role in ParticipationRole],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    area = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    # Applying filters keeps the order and the height of the rows.
    sort = forms.CharField(widget=forms.HiddenInput, required=False)
    rows = forms.CharField(widget=forms.HiddenInput, required=False)

    looks = {
        "status": Look(small=True),
        "due": Look(small=True),
        "role": Look(small=True),
        "area": Look(small=True),
        "worker": Look(label_size="s"),
    }

    def __init__(
        self,
        data: Mapping[str, Any],
        *,
        choices: CaseloadChoices,
        sees_whole: bool,
        sees_named: bool,
    ) -> None:
        super().__init__(data)
        self._areas = {code: number for number, code, _ in choices.areas}
        named = [(str(pk), f"{name}, {team}") for pk, name, team in choices.workers]
        workers = [("", "Anybody"), (ME, "Me"), (NOBODY, "Unallocated"), *named]
        self._words: dict[str, dict[str, str]] = {
            "status": {status.value: str(status.label) for status in CaseStatus},
            "due": dict(DUE_CHOICES),
            "role": {role.value: words for role, words in ROLE_WORDS.items()},
            "worker": dict(workers),
            "area": {code: name for _, code, name in choices.areas},
        }
        if len(choices.areas) > 1:
            offer(self, "area", [(code, name) for _, code, name in choices.areas])
        else:
            del self.fields["area"]
        # Whoever sees no more than stubs is offered nothing that stubs do not show.
        if not sees_whole:
            del self.fields["due"]
        if not sees_named:
            del self.fields["role"]
        if sees_whole:
            offer(self, "worker", workers)
        else:
            del self.fields["worker"]

    def asked(self) -> CaseloadFilter:
        """What was chosen; every open case where the address asks for something unknown."""
        if not self.is_valid():
            return CaseloadFilter()
        chosen = self.cleaned_data
        return CaseloadFilter(
            statuses=tuple(chosen["status"]) or OPEN_STATUSES,
            worker=chosen.get("worker", ""),
            areas=tuple(self._areas[code] for code in chosen.get("area", ())),
            due=tuple(chosen.get("due", ())),
            roles=tuple(chosen.get("role", ())),
        )

    def words_of(self, field: str, value: str) -> str:
        """How a choice reads on the tag that removes it."""
        words = self._words[field].get(value, value)
        return {
            "worker": f"Worker: {words.partition(',')[0]}",
            "due": f"Due: {words[:1].lower()}{words[1:]}" if value == SOON else words,
        }.get(field, words)


class SaveViewForm(forms.Form):
    """A name for the filters of the caseload."""

    name = forms.CharField(
        label="What do you want to call this view?",
        help_text="It stands as a tab above your list of cases. Others do not see it. Use no"
        " names of people.",
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter a name for this view, for example Harmed, no worker"},
    )

    looks = {"name": Look(width="two-thirds")}
