"""Recording a meeting under way: saved as typed, never over somebody else's text."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Incident
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.drafts.rules.versions import Verdict
from panels.commands.arranging import (
    Guest,
    cancel_meeting,
    invite,
    name_chair,
    rearrange,
    uninvite,
)
from panels.commands.closing import open_meeting
from panels.commands.measuring import withdraw_measure
from panels.commands.recording import Place, record_for_child, save_part
from panels.models import AgencyInformation, Invitation, Meeting, MeetingDraft, SafetyMeasure
from panels.models.codes import Mode
from panels.rules.agenda import beside
from tests.panels.arrange import (
    BEGINS,
    DOOR,
    MANAGER,
    decided,
    everybody_came,
    invited,
    measure,
    opened,
    said,
    sent,
    siblings,
    two_families,
    wrote,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
CHAIR = "northmere manager"
TOMORROW = BEGINS + datetime.timedelta(days=1)


@built_once
def under_way(world):
    arranged = siblings(world)
    opened(world, arranged, chair=CHAIR)
    return arranged


def save(arranged, by, *, part="decision", name="Mila", **facts):
    child = arranged.child(name) if name else None
    return save_part(
        place=Place(arranged.meeting, part, child), sent=sent(**facts), at=BEGINS, by=by
    )


class TestTwoPeopleInOnePart:
    """Both texts are kept: the second to save is shown both."""

    def test_the_second_gets_both_texts_back_and_nothing_is_overwritten(self, world, under_way):
        first, second = world[DOOR], world[MANAGER]
        assert save(under_way, first, window="a", rationale="Mine").verdict is Verdict.SAVE
        theirs = save(under_way, second, window="b", rationale="Theirs")
        assert theirs.conflict
        assert theirs.stored == {"rationale": ["Mine"]}
        assert theirs.by == first.user.full_name
        with as_owner():
            assert MeetingDraft.objects.get().raw == {"rationale": ["Mine"]}

    def test_whoever_has_seen_the_other_text_may_replace_it(self, world, under_way):
        first = save(under_way, world[DOOR], window="a", rationale="Mine")
        after = save(
            under_way, world[MANAGER], window="b", version=first.version, rationale="Agreed"
        )
        assert after.verdict is Verdict.SAVE
        assert after.version == 2

    def test_a_conflict_keeps_the_record_as_it_was(self, world, under_way):
        save(under_way, world[DOOR], window="a", rationale="Mine")
        outcome = record_for_child(
            place=Place(under_way.meeting, "decision", under_way.child("Mila")),
            values={"rationale": "Theirs"},
            sent=sent(window="b", rationale="Theirs"),
            at=BEGINS,
            by=world[MANAGER],
        )
        assert outcome.conflict
        assert under_way.child("Mila").rationale == ""

    def test_a_late_save_of_the_same_window_is_dropped(self, world, under_way):
        save(under_way, world[DOOR], sequence=2, rationale="Newer")
        late = save(under_way, world[DOOR], sequence=1, rationale="Older")
        assert late.verdict is Verdict.LATE
        with as_owner():
            assert MeetingDraft.objects.get().raw == {"rationale": ["Newer"]}

    def test_the_same_part_of_another_child_is_another_part(self, world, under_way):
        save(under_way, world[DOOR], window="a", name="Mila", rationale="About Mila")
        other = save(under_way, world[MANAGER], window="b", name="Owen", rationale="About Owen")
        assert other.verdict is Verdict.SAVE


def test_recording_writes_the_childs_own_record_and_no_other(world, under_way):
    wrote(under_way, "Mila", **decided("Mila"))
    assert under_way.child("Mila").rationale == decided("Mila")["rationale"]
    assert under_way.child("Owen").rationale == ""
    with as_owner():
        assert all(draft.recorded for draft in MeetingDraft.objects.all())


def test_typing_on_marks_the_part_as_not_recorded(world, under_way):
    wrote(under_way, "Mila", **decided("Mila"))
    save(under_way, world[DOOR], sequence=2, rationale="Something else")
    with as_owner():
        assert MeetingDraft.objects.filter(recorded=False).count() == 1


@pytest.mark.parametrize("part", ["attendance", "measures", "no-such-part"])
def test_what_is_no_part_of_a_child_is_not_written_into_its_record(world, under_way, part):
    with pytest.raises(OutOfScope):
        record_for_child(
            place=Place(under_way.meeting, part, under_way.child("Mila")),
            values={"rationale": "x"},
            sent=sent(),
            at=BEGINS,
            by=world[DOOR],
        )


def test_attendance_keeps_a_reason_for_absence_alone(world, under_way):
    everybody_came(under_way, attended="no", absence_reason="On leave", takes_on="")
    with as_owner():
        assert {one.absence_reason for one in Invitation.objects.all()} == {"On leave"}
    with as_owner():
        drafts = MeetingDraft.objects.all()
        drafts.delete()
    everybody_came(under_way, absence_reason="On leave")
    with as_owner():
        assert {one.absence_reason for one in Invitation.objects.all()} == {""}


def test_information_and_measures_say_what_they_must(world, under_way):
    with pytest.raises(Refused, match="Enter what they said"):
        said(under_way, "  ")
    for name, sentence in (
        ("organisation", "organisation or the place"),
        ("measure", "what is done"),
        ("owner", "the one person"),
        ("agency", "the agency of the person"),
    ):
        with pytest.raises(Refused, match=sentence):
            measure(under_way, **{name: " "})


def test_an_entry_empties_what_its_writer_typed_for_it_and_nobody_elses(world, under_way):
    own, others = world[DOOR].membership.pk, world[MANAGER].membership.pk
    for part in ("information", "measures"):
        save(under_way, world[DOOR], part=beside(part, own), name="", text="Typed")
        save(under_way, world[MANAGER], part=beside(part, others), name="", text="Typed too")
    said(under_way, "The police know of no earlier report.")
    measure(under_way, "Mila")
    with as_owner():
        left = MeetingDraft.objects.values_list("saved_by_id", flat=True)
        assert list(left) == [others, others]
        assert AgencyInformation.objects.count() == SafetyMeasure.objects.count() == 1


def test_a_measure_is_taken_back_with_a_reason_and_once(world, under_way):
    made = measure(under_way)
    for reason, words in ((" ", "why the measure"), ("Not possible", "")):
        if words:
            with pytest.raises(Refused, match=words):
                withdraw_measure(measure=made, reason=reason, at=BEGINS, by=world[DOOR])
        else:
            withdraw_measure(measure=made, reason=reason, at=BEGINS, by=world[DOOR])
    with pytest.raises(Refused, match="already"):
        withdraw_measure(measure=made, reason="Again", at=BEGINS, by=world[DOOR])


class TestInvitations:
    def test_somebody_is_invited_once(self, world):
        arranged = siblings(world)
        team = world.teams["police"]
        guest = Guest("police", team=team)
        made = invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)
        assert (made.organisation, made.required) == (str(team), True)
        with pytest.raises(Refused, match="invited already"):
            invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)

    def test_a_person_is_named_as_the_service_knows_them(self, world):
        arranged = siblings(world)
        guest = Guest("police", membership=world["police"].membership)
        made = invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)
        assert (made.person_name, made.organisation) == ("Pat Police", "Northmere Police")
        with pytest.raises(Refused, match="invited already"):
            invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)

    def test_an_outsider_needs_an_organisation_and_is_invited_once(self, world):
        arranged = siblings(world)
        with pytest.raises(Refused, match="organisation that is invited"):
            invite(meeting=arranged.meeting, guest=Guest("health"), at=NOON, by=arranged.by)
        guest = Guest("health", organisation="Hospital", person_name="Wen Li")
        invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)
        with pytest.raises(Refused, match="invited already"):
            invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)

    def test_somebody_who_has_left_is_not_invited(self, world):
        arranged = siblings(world)
        membership = world["police"].membership
        with as_owner(), acting(world["administrator"]):
            membership.ended_at = NOON
            membership.save()
        with pytest.raises(Refused, match="has not ended"):
            invite(
                meeting=arranged.meeting,
                guest=Guest("police", membership=membership),
                at=NOON,
                by=arranged.by,
            )

    def test_an_invitation_is_taken_back_with_a_reason_and_once(self, world):
        arranged = siblings(world)
        made = invited(arranged)[0]
        with pytest.raises(Refused, match="why the invitation"):
            uninvite(invitation=made, reason=" ", at=NOON, by=arranged.by)
        uninvite(invitation=made, reason="Another team comes", at=NOON, by=arranged.by)
        with pytest.raises(Refused, match="already"):
            uninvite(invitation=made, reason="Again", at=NOON, by=arranged.by)


class TestTheChair:
    @pytest.mark.parametrize(
        ("who", "words"),
        [
            ("police", "chairing authority’s children’s social care"),
            ("stoneford manager", "chairing authority’s children’s social care"),
            ("northmere auditor", "works on cases"),
        ],
    )
    def test_the_chair_is_of_the_chairing_authoritys_social_care(self, world, who, words):
        arranged = siblings(world)
        with pytest.raises(Refused, match=words):
            name_chair(
                meeting=arranged.meeting, chair=world[who].membership, at=NOON, by=arranged.by
            )

    def test_another_chair_takes_the_place_of_the_first_who_then_sees_nothing(self, world):
        arranged = two_families(world)
        for chair in ("fenbridge chair", "fenbridge manager"):
            name_chair(
                meeting=arranged.again(),
                chair=world[chair].membership,
                at=NOON,
                by=arranged.by,
            )
        with acting(world["fenbridge chair"]):
            assert not Meeting.objects.exists()
        with acting(world["fenbridge manager"]):
            assert Meeting.objects.exists()
        with pytest.raises(Refused, match="chairs the meeting already"):
            name_chair(
                meeting=arranged.again(),
                chair=world["fenbridge manager"].membership,
                at=NOON,
                by=arranged.by,
            )

    def test_a_chair_who_has_left_is_not_named(self, world):
        arranged = siblings(world)
        membership = world[CHAIR].membership
        with as_owner(), acting(world["administrator"]):
            membership.ended_at = NOON
            membership.save()
        with pytest.raises(Refused, match="has not ended"):
            name_chair(meeting=arranged.meeting, chair=membership, at=NOON, by=arranged.by)


ACTS = {
    "rearrange": lambda a, by: rearrange(
        meeting=a.meeting, planned_at=TOMORROW, mode=Mode.TELEPHONE, by=by
    ),
    "invite": lambda a, by: invite(
        meeting=a.meeting, guest=Guest("health", organisation="Clinic"), at=NOON, by=by
    ),
    "open": lambda a, by: open_meeting(meeting=a.meeting, started_at=BEGINS, at=BEGINS, by=by),
    "record": lambda a, by: save(a, by, part="attendance", name=""),
    "cancel": lambda a, by: cancel_meeting(
        meeting=a.meeting, reason="It is not needed", at=NOON, by=by
    ),
}
ALLOWED = {
    "planned": {"rearrange", "invite", "open", "cancel"},
    "under_way": {"invite", "record", "cancel"},
    "cancelled": set(),
}


def in_state(world, state):
    arranged = siblings(world)
    name_chair(meeting=arranged.meeting, chair=world[CHAIR].membership, at=NOON, by=arranged.by)
    arranged.meeting = arranged.again()
    if state == "under_way":
        open_meeting(meeting=arranged.meeting, started_at=BEGINS, at=BEGINS, by=arranged.by)
    if state == "cancelled":
        cancel_meeting(meeting=arranged.meeting, reason="Not needed", at=NOON, by=arranged.by)
    arranged.meeting = arranged.again()
    return arranged


@pytest.mark.parametrize("state", ALLOWED)
@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_possible_in_its_states_alone(world, act, state):
    arranged = in_state(world, state)
    if act in ALLOWED[state]:
        ACTS[act](arranged, arranged.by)
    else:
        with pytest.raises((Refused, OutOfScope)):
            ACTS[act](arranged, arranged.by)


CONDUCTS = {DOOR, MANAGER, CHAIR}


@pytest.mark.parametrize(
    "who",
    [
        DOOR, MANAGER, CHAIR, "northmere worker one", "northmere coordinator", "northmere auditor",
        "school", "police", "stoneford front door", "administrator",
    ],
)  # fmt: skip
@pytest.mark.parametrize("act", ACTS)
def test_the_chair_and_the_conducting_team_act_and_nobody_else(world, act, who):
    arranged = in_state(world, "under_way" if act == "record" else "planned")
    by = world[who]
    if who in CONDUCTS:
        ACTS[act](arranged, by)
    else:
        with pytest.raises(NotPermitted, match="keep this meeting’s record"):
            ACTS[act](arranged, by)


def test_opening_needs_a_chair_and_a_time_that_has_come(world):
    arranged = siblings(world)
    with pytest.raises(Refused, match="who chairs"):
        ACTS["open"](arranged, arranged.by)
    name_chair(meeting=arranged.meeting, chair=world[CHAIR].membership, at=NOON, by=arranged.by)
    with pytest.raises(Refused, match="not in the future"):
        open_meeting(meeting=arranged.again(), started_at=BEGINS, at=NOON, by=arranged.by)


def test_calling_off_says_why_and_shuts_the_incident_again(world):
    arranged = two_families(world)
    with pytest.raises(Refused, match="called off"):
        cancel_meeting(meeting=arranged.meeting, reason=" ", at=NOON, by=arranged.by)
    ACTS["cancel"](arranged, arranged.by)
    with acting(arranged.by):
        assert not Incident.objects.exists()
