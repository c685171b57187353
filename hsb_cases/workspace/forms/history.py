"""Filters of the history pages. They are sent with GET, so that what was chosen is an address."""

import datetime
from collections.abc import Iterable

from django import forms
from django.utils import timezone

from hsb_cases.audit.models import AccessEntry
from hsb_cases.audit.rules.turning import Place, read_place
from hsb_cases.audit.selectors.access import WantedAccess
from hsb_cases.audit.selectors.changes import Wanted
from hsb_cases.audit.sources import Source
from hsb_cases.core.forms import GovDateField, Look

Choices = Iterable[tuple[str, str]]


class PeriodForm(forms.Form):
    """Whose entries, from which day to which. Choices are offered once the page is read."""

    lists_acts = False

    person = forms.CharField(label="Person", required=False, widget=forms.Select)
    since = GovDateField(label="From", noun="the first day", required=False)
    until = GovDateField(label="To", noun="the last day", required=False)

    looks = {
        "person": Look(width="full", label_size="s"),
        "since": Look(label_size="s"),
        "until": Look(label_size="s"),
    }

    def clean(self) -> dict[str, object]:
        """The last day is not before the first."""
        typed: dict[str, object] = super().clean() or {}
        since, until = self.day("since"), self.day("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first day")
        return typed

    def day(self, name: str) -> datetime.date | None:
        """The day typed, or None where there is none or it is no date."""
        return self.cleaned_data.get(name)

    def chosen(self, name: str) -> str:
        """What was chosen in a field, or nothing."""
        return str(self.cleaned_data.get(name) or "")

    def offer(self, name: str, choices: Choices, everything: str) -> None:
        """Say what may be chosen in a field; first comes no choice at all."""
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select)  # noqa: S101 -- tells the type checker
        widget.choices = [("", everything), *choices]

    def offer_people(self, people: Choices) -> None:
        """The people who may be chosen."""
        self.offer("person", people, "Everybody")

    @property
    def since_moment(self) -> datetime.datetime | None:
        """The first moment of the first day in England."""
        first = self.day("since")
        return start_of(first) if first else None

    @property
    def until_moment(self) -> datetime.datetime | None:
        """The first moment after the last day in England."""
        last = self.day("until")
        return start_of(last + datetime.timedelta(days=1)) if last else None

    def place(self, name: str) -> Place | None:
        """Where the reader stands: ``older`` or ``newer`` in the address."""
        return read_place(str(self.data.get(name, "")), of_acts=self.lists_acts)


class ChangesForm(PeriodForm):
    """Which saves: also by the kind of record, and by one of its fields."""

    lists_acts = True

    kind = forms.CharField(label="Kind of record", required=False, widget=forms.Select)
    field = forms.CharField(label="Field", required=False, widget=forms.Select)

    layout = ["kind", "field", "person", "since", "until"]
    looks = {
        **PeriodForm.looks,
        "kind": Look(width="full", label_size="s"),
        "field": Look(width="full", label_size="s"),
    }

    def wanted(self) -> Wanted:
        """What was asked for; a date that is none is left out, and said so on the page."""
        self.full_clean()
        return Wanted(
            person=self.chosen("person"),
            since=self.since_moment,
            until=self.until_moment,
            kind=self.chosen("kind"),
            field=self.chosen("field"),
            older_than=self.place("older"),
            newer_than=self.place("newer"),
        )

    def offer_kinds(self, kinds: Iterable[Source]) -> None:
        """The kinds that may be chosen; a kind's fields once it is chosen."""
        offered = sorted(kinds, key=lambda source: source.label)
        self.offer("kind", [(one.kind, one.label) for one in offered], "Every kind")
        chosen = next((one for one in offered if one.kind == self.chosen("kind")), None)
        if chosen is None:
            self.fields.pop("field", None)
        elif "field" in self.fields:
            named = sorted((chosen.field_label(column), column) for column in chosen.fields)
            self.offer("field", [(column, label) for label, column in named], "Every field")


class AccessForm(PeriodForm):
    """Which reads and refusals."""

    kind = forms.CharField(label="What was done", required=False, widget=forms.Select)

    layout = ["kind", "person", "since", "until"]
    looks = {**PeriodForm.looks, "kind": Look(width="full", label_size="s")}

    def wanted(self) -> WantedAccess:
        """What was asked for; a date that is none is left out, and said so on the page."""
        self.full_clean()
        kind = self.chosen("kind")
        return WantedAccess(
            person=self.chosen("person"),
            since=self.since_moment,
            until=self.until_moment,
            kind=kind if kind in AccessEntry.Kind.values else "",
            older_than=self.place("older"),
            newer_than=self.place("newer"),
        )

    def offer_kinds(self) -> None:
        """Everything that is recorded of reads."""
        self.offer("kind", AccessEntry.Kind.choices, "Everything")


def start_of(day: datetime.date) -> datetime.datetime:
    """The first moment of a day in England."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))
