"""The form of an item of the agenda, with what stands in it."""

from hsb_cases.drafts.rules.contents import Raw
from panels.forms.live import (
    ASKED_OF_EACH,
    CHILD_FORMS,
    Asked,
    AttendanceForm,
    LiveForm,
    answer_name,
)
from panels.forms.live_entries import InformationForm, MeasureForm
from panels.models import MeetingDraft
from panels.rules.agenda import OF_ENTRIES, Item
from panels.rules.parts import ATTENDANCE, INFORMATION
from panels.selectors.live import LiveMeeting


def draft_at(live: LiveMeeting, item: Item) -> MeetingDraft | None:
    """What is typed in an item; of a list of entries, the actor’s own entry."""
    if item.part.name in OF_ENTRIES:
        return live.beside.get((item.key, live.actor.membership.pk))
    return live.drafts.get(item.key)


def form_at(live: LiveMeeting, item: Item) -> LiveForm:
    """The form with what is typed in the item or, before that, recorded. It shows no errors."""
    draft = draft_at(live, item)
    if item.part.name in OF_ENTRIES:
        form = form_of(live, item, draft.raw if draft else None)
    else:
        form = form_of(live, item, {**recorded_at(live, item), **(draft.raw if draft else {})})
    form.quiet = True
    return form


def form_of(live: LiveMeeting, item: Item, raw: Raw | None) -> LiveForm:
    """The form of an item, bound to what was typed; None: to nothing."""
    children, invitations = live.record.children, live.record.invitations
    if item.part.name == ATTENDANCE:
        return AttendanceForm(raw, invitations=invitations)
    if item.part.name == INFORMATION:
        return InformationForm(raw, invitations=invitations, children=children)
    child = live.child_at(item.child)
    if child is None:
        return MeasureForm(raw, children=children)
    asked = Asked(role=child.role, kind=live.meeting.kind)
    return CHILD_FORMS[item.part.name](raw, of=asked)


def recorded_at(live: LiveMeeting, item: Item) -> Raw:
    """What the record says in an item, in the shape of what is typed."""
    if item.part.name == ATTENDANCE:
        return {
            answer_name(name, one.pk): [getattr(one, name)]
            for one in live.record.invitations
            for name in ASKED_OF_EACH
        }
    child = live.child_at(item.child)
    return {name: [getattr(child.record, name)] for name in item.part.fields} if child else {}
