"""One save as a page shows it: a sentence, who, when, and each record's fields."""

import datetime
from dataclasses import dataclass

from hsb_cases.audit.presenters.values import is_long, words_for
from hsb_cases.audit.rules.differences import Deed, Told, changed_columns, sentence
from hsb_cases.audit.selectors.changes import RecordChange, Save
from hsb_cases.audit.selectors.names import Names
from hsb_cases.audit.sources import Source
from hsb_cases.core.filters import plural

TOLD_APART = datetime.timedelta(minutes=5)
"""From which distance "happened" and "recorded" are shown as two moments: our default."""


@dataclass(frozen=True)
class FieldLine:
    """One field before and after. ``marked`` fields are shown word by word."""

    label: str
    before: str
    after: str
    marked: bool = False


@dataclass(frozen=True)
class RecordLines:
    """What happened to one record: its title and what became of it, and the fields."""

    title: str
    deed: Deed
    lines: tuple[FieldLine, ...]

    @property
    def heading(self) -> str:
        """The record and what became of it: ``Incident INC-2Q9X-7K4M, added``."""
        return f"{self.title}, {self.deed}"


@dataclass(frozen=True)
class CaseLink:
    """A case that a save belongs to."""

    reference: str
    href: str


@dataclass(frozen=True)
class Entry:
    """One save, as its entry in a list."""

    id: str
    what: str
    """What was done: the act's own words, or what it did to the records."""
    sentence: str
    """Who did what to which records, and why."""
    name: str
    recorded_at: datetime.datetime
    happened_at: datetime.datetime | None
    """Only where it differs from when it was recorded."""
    reason: str
    records: tuple[RecordLines, ...]
    cases: tuple[CaseLink, ...] = ()

    @property
    def contents(self) -> str:
        """What opening the entry shows."""
        fields = sum(len(record.lines) for record in self.records)
        return f"{plural(fields, 'field')} of {plural(len(self.records), 'record')}"


def entry(save: Save, names: Names, cases: tuple[CaseLink, ...] = ()) -> Entry:
    """The entry of a save; ``names`` are the words for the records it points to."""
    records = [(change, _record(change, names)) for change in save.records]
    shown = [(change, record) for change, record in records if record.lines]
    did = sentence(
        [Told(change.source.label, record.deed, len(record.lines)) for change, record in shown]
    )
    who = ", ".join(part for part in (save.role, save.agency) if part)
    return Entry(
        id=f"save-{save.act_id}",
        what=save.summary or did[:1].upper() + did[1:],
        sentence=f"{who}, {did}{f' – {save.reason}' if save.reason else ''}",
        name=save.name,
        recorded_at=save.recorded_at,
        happened_at=_happened(save),
        reason=save.reason,
        records=tuple(record for _, record in shown),
        cases=cases,
    )


def _record(change: RecordChange, names: Names) -> RecordLines:
    source, found = change.source, change.found
    lines = tuple(
        _line(source, column, change, names) for column in changed_columns(found, source.fields)
    )
    return RecordLines(title=_title(change, names), deed=found.deed, lines=lines)


def _line(source: Source, column: str, change: RecordChange, names: Names) -> FieldLine:
    field = source.fields[column]
    before = words_for(field, change.found.before.get(column), names)
    after = words_for(field, change.found.after.get(column), names)
    marked = bool(before and after) and is_long(field, before, after)
    return FieldLine(source.field_label(column), before, after, marked)


def _title(change: RecordChange, names: Names) -> str:
    """The record's label, with what tells it from others of its kind."""
    source, version = change.source, change.found.after or change.found.before
    fields = {field.name: (column, field) for column, field in source.fields.items()}
    for name in source.title:
        column, field = fields[name]
        words = words_for(field, version.get(column), names)
        if words:
            return f"{source.label}: {words}"
    return source.label


def _happened(save: Save) -> datetime.datetime | None:
    """When it happened, where a record says so and it was recorded at another time."""
    for change in save.records:
        columns = changed_columns(change.found, change.source.happened)
        for column in columns:
            written = change.found.after.get(column)
            if written:
                at = datetime.datetime.fromisoformat(written)
                return at if abs(save.recorded_at - at) > TOLD_APART else None
    return None
