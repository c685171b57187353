"""Recording the same once more, and recording over what somebody else did meanwhile."""

import pytest

from hsb_cases.drafts.rules.versions import Verdict
from panels.commands.arranging import uninvite
from panels.commands.recording import Place, Present, record_attendance, record_for_child, save_part
from panels.models import Invitation, MeetingChild, MeetingDraft
from tests.panels.arrange import BEGINS, MANAGER, decided, opened, sent, siblings, wrote
from tests.support.built_once import built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


@built_once
def under_way(world):
    arranged = siblings(world)
    opened(world, arranged, chair="northmere manager")
    return arranged


@built_once
def invitation(under_way):
    with as_owner():
        return Invitation.objects.order_by("pk").first()


def attendance(under_way, invitation, *, by=None, typed=None, **facts):
    present = Present(invitation.pk, **{"attended": "yes", "takes_on": "Visits.", **facts})
    return record_attendance(
        place=Place(under_way.meeting, "attendance"),
        present=[present],
        sent=typed or sent(),
        at=BEGINS,
        by=by or under_way.by,
    )


def versions(row):
    with as_owner():
        return row.history.count()


def test_attendance_in_a_conflict_writes_nothing(world, under_way, invitation):
    save_part(
        place=Place(under_way.meeting, "attendance"),
        sent=sent(window="a", takes_on="Mine"),
        at=BEGINS,
        by=under_way.by,
    )
    outcome = attendance(
        under_way, invitation, by=world[MANAGER], typed=sent(window="b", takes_on="Theirs")
    )
    assert outcome.conflict
    assert outcome.stored == {"takes_on": ["Mine"]}
    with as_owner():
        invitation.refresh_from_db()
    assert (invitation.attended, invitation.takes_on) == ("", "")


def test_the_same_attendance_again_makes_no_version(under_way, invitation):
    attendance(under_way, invitation)
    before = versions(invitation)
    assert attendance(under_way, invitation).verdict is Verdict.SAME
    assert versions(invitation) == before


def test_who_was_uninvited_meanwhile_is_left_as_they_were(under_way, invitation):
    uninvite(invitation=invitation, reason="Invited by mistake.", at=BEGINS, by=under_way.by)
    attendance(under_way, invitation)
    with as_owner():
        invitation.refresh_from_db()
    assert (invitation.attended, invitation.takes_on) == ("", "")


def test_the_same_decision_again_changes_neither_the_record_nor_what_was_typed(under_way):
    wrote(under_way, "Mila", **decided("Mila"))
    child = under_way.child("Mila")
    before = versions(child)
    typed = {"self_harm_risk": "no", "may_be_harmed_themselves": "no"}
    typed |= {"self_harm_detail": "", "may_be_harmed_detail": ""}
    again = record_for_child(
        place=Place(under_way.meeting, "risk", child),
        values=typed,
        sent=sent(**typed),
        at=BEGINS,
        by=under_way.by,
    )
    assert again.verdict is Verdict.SAME
    assert versions(child) == before
    with as_owner():
        assert MeetingChild.objects.get(pk=child.pk).self_harm_risk == "no"
        assert all(draft.recorded for draft in MeetingDraft.objects.filter(meeting_child=child))
