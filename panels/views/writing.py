"""Writing a part of a meeting’s record once it is typed: which command takes which form."""

from django import forms

from hsb_cases.agencies.acting import Actor
from hsb_cases.core import clock
from hsb_cases.drafts.rules.contents import Raw
from hsb_cases.drafts.rules.versions import Sent
from panels.commands.measuring import add_measure
from panels.commands.recording import (
    Place,
    record_attendance,
    record_for_child,
    record_information,
)
from panels.forms.live import AttendanceForm, ChildForm, LiveForm
from panels.forms.live_at import form_of
from panels.forms.live_entries import InformationForm, MeasureForm
from panels.rules.agenda import Item
from panels.selectors.live import LiveMeeting


def write(place: Place, form: LiveForm, sent: Sent, *, by: Actor) -> bool:
    """Write a valid form into the record. Raises Refused and NotPermitted as the commands do."""
    at = clock.now()
    if isinstance(form, InformationForm):
        record_information(meeting=place.meeting, said=form.said(), at=at, by=by)
    elif isinstance(form, MeasureForm):
        add_measure(meeting=place.meeting, facts=form.facts(), at=at, by=by)
    elif isinstance(form, AttendanceForm):
        record_attendance(place=place, present=form.present(), sent=sent, at=at, by=by)
    elif isinstance(form, ChildForm):
        record_for_child(place=place, values=form.values(), sent=sent, at=at, by=by)
    return True


def put_together(live: LiveMeeting, item: Item, sent: Sent) -> Sent:
    """Both texts of each question one after the other; of choices, the one that stands already."""
    draft = live.drafts.get(item.key)
    stands: Raw = draft.raw if draft else {}
    asked = form_of(live, item, None).fields
    raw = {
        name: _both(asked.get(name), stands.get(name, [""]), sent.raw.get(name, [""]))
        for name in {**stands, **sent.raw}
    }
    return Sent(raw, sent.version, sent.window, sent.sequence)


def _both(field: forms.Field | None, stands: list[str], mine: list[str]) -> list[str]:
    there, here = "".join(stands).strip(), "".join(mine).strip()
    if not there or not here or there == here:
        return stands if there else mine
    if field is None or not isinstance(field.widget, forms.Textarea):
        return stands
    return [f"{there}\n\n{here}"]
