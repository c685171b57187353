"""Steps of the tests on a meeting's live record: its addresses, what pages send, what is stored."""

from django.urls import reverse

from panels.models import MeetingDraft
from tests.support.roles import as_owner

CHAIR = "northmere manager"
REASONS = "Both told the same, and nobody was there to look after them."
WHOLE = {"run", "close", "save", "news"}


def at(arranged, part="run", child=0):
    """The address of a page of the live record."""
    reference = arranged.meeting.reference
    if child:
        return reverse("live:child_part", args=[reference, part, child])
    if part in WHOLE:
        return reverse(f"live:{part}", args=[reference])
    return reverse("live:part", args=[reference, part])


def sending(window="w", version=0, sequence=1, **typed):
    """What a page sends."""
    return {"window": window, "version": version, "sequence": sequence, **typed}


def autosaves(client, arranged, key, **sent):
    """What an item's page sends while somebody types."""
    return client.post(at(arranged, "save"), {"path": key, **sending(**sent)})


def drafts():
    """What is typed, by part."""
    with as_owner():
        return {one.part: one.raw for one in MeetingDraft.objects.all()}
