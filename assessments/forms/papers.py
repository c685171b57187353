"""Changing, approving and sending a document for one recipient, and taking it back."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from assessments.rules.papers import Line, Section
from hsb_cases.core.forms import GovDateField, GovTimeField, Group, Look

READ_FIRST = "Open the copy and read it first"
CHARACTERS_A_ROW = 75
MOST_ROWS = 8
WORDS = "words-"


class ReadForm(forms.Form):
    """A form about a text that was read: it says which."""

    read = forms.CharField(widget=forms.HiddenInput, error_messages={"required": READ_FIRST})

    def read_again(self, read: str) -> None:
        """Keep what was typed, and say that a later text was read."""
        self.data = {**{name: self.data[name] for name in self.data}, "read": read}

    def clean_read(self) -> datetime.datetime:
        """When the text that was read had been prepared."""
        try:
            return timezone.make_aware(
                datetime.datetime.fromisoformat(self.cleaned_data["read"]), datetime.UTC
            )
        except ValueError:
            raise forms.ValidationError(READ_FIRST, code="unread") from None


def stamp(prepared_at: datetime.datetime) -> str:
    """What the hidden field holds for a text that was prepared at a time."""
    return prepared_at.astimezone(datetime.UTC).replace(tzinfo=None).isoformat()


class ApproveForm(ReadForm):
    """That the copy was read as it stands."""


class ChangeForm(ReadForm):
    """Every line of a document, to write anew or to empty."""

    naming: frozenset[str] = frozenset()
    """Sections whose lines are headed by a name that somebody typed, not by words of ours."""

    def __init__(
        self,
        *args: Any,
        sections: Sequence[Section],
        found: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """``found`` says by a text what it holds of another child’s side."""
        super().__init__(*args, **kwargs)
        self.layout: list[Group] = []
        self.looks: dict[str, Look] = {}
        self.sections: list[tuple[str, list[tuple[Line, str]]]] = []
        for section in sections:
            places = _places(section)
            self.sections.append((section.title, list(zip(section.lines, places, strict=True))))
            names = [
                name
                for line, at in zip(section.lines, places, strict=True)
                for name in self._add(section, at, line, found)
            ]
            self.layout.append(Group(section.title, names))

    def _add(self, section: Section, at: str, line: Line, found: Mapping[str, str]) -> list[str]:
        names = []
        if section.title in self.naming:
            names.append(f"key-{at}")
            self.fields[names[0]] = forms.CharField(
                label=f"Who or what: {line.key}",
                help_text=found.get(line.key, ""),
                initial=line.key,
                max_length=400,
                required=False,
            )
        name = f"{WORDS}{at}"
        self.fields[name] = forms.CharField(
            label=f"What stands there: {line.key}" if names else line.key,
            help_text=found.get(line.words, ""),
            initial=line.words,
            widget=forms.Textarea,
            required=False,
        )
        rows = sum(len(row) // CHARACTERS_A_ROW + 1 for row in line.words.splitlines())
        self.looks[name] = Look(rows=min(MOST_ROWS, max(2, rows)), language_check=True)
        return [*names, name]

    def written(self) -> list[Section]:
        """The sections as they were typed; a line whose name was emptied keeps the name it had."""
        typed = self.cleaned_data
        return [
            Section(
                title,
                tuple(
                    Line(typed.get(f"key-{at}") or line.key, typed[f"{WORDS}{at}"])
                    for line, at in lines
                ),
            )
            for title, lines in self.sections
        ]

    def left_over(self) -> list[str]:
        """What was typed for lines that the text has no more."""
        return [
            str(words)
            for name, words in self.data.items()
            if name.startswith(WORDS) and name not in self.fields and str(words).strip()
        ]


def _places(section: Section) -> list[str]:
    """A name for each line that it keeps when others are taken out."""
    seen: Counter[str] = Counter()
    made = []
    for line in section.lines:
        seen[line.key] += 1
        told = f"{section.title}\n{line.key}\n{seen[line.key]}"
        made.append(hashlib.sha256(told.encode()).hexdigest()[:12])
    return made


class SentForm(forms.Form):
    """How and when an approved copy was sent."""

    how = forms.CharField(
        label="How did you send it?",
        help_text="For example “secure email to the front door” or “handed over at home”.",
        max_length=200,
        error_messages={"required": "Enter how you sent it"},
    )
    sent_on = GovDateField(label="Day", noun="the day you sent it")
    time = GovTimeField(label="Time", noun="the time you sent it", help_text="For example 15:30.")

    looks = {"time": Look(width=5)}

    def sent_at(self) -> datetime.datetime:
        """The day and time in England."""
        typed = self.cleaned_data
        return timezone.make_aware(datetime.datetime.combine(typed["sent_on"], typed["time"]))


class WithdrawForm(forms.Form):
    """Why a copy is taken back."""

    reason = forms.CharField(
        label="Why is this copy withdrawn?",
        widget=forms.Textarea,
        max_length=300,
        error_messages={"required": "Enter why this copy is withdrawn"},
    )
    looks = {"reason": Look(rows=3)}
