"""Search before create: who is shown what, who is told, and what nobody learns."""

import datetime

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.commands.matching import decide_match
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Child, Level, PossibleMatch, SharingBasis
from hsb_cases.cases.rules.likeness import close_dates, reason_sentence
from hsb_cases.cases.selectors.matching import MatchQuery, likely_matches
from hsb_cases.cases.selectors.notices import notices_for
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.twice import LATER, recorded_twice, seen_by
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
MILA_BORN = datetime.date(2018, 11, 3)
SOUGHT = MatchQuery("Mila", "Hart", date_of_birth=MILA_BORN)


@built_once
def known(world):
    return submit_concern(
        facts=with_children(), draft_reference="DRA-KNOWN", at=NOON, by=world["school"]
    )


def found(actor, sought=SOUGHT):
    with acting(actor):
        return likely_matches(actor, sought)


@pytest.mark.parametrize(
    ("who", "finds"),
    [
        ("northmere front door", ["Mila Hart"]),
        ("northmere front door manager", ["Mila Hart"]),
        ("northmere auditor", ["Mila Hart"]),
        # Summary of a harmed child, a stub, other teams, other agencies, no content: nothing.
        ("northmere coordinator", []),
        ("school", []),
        ("teacher", []),
        ("northmere manager", []),
        ("northmere worker one", []),
        ("police", []),
        ("stoneford front door", []),
        ("administrator", []),
    ],
)
def test_only_records_the_actor_may_read_are_shown(world, known, who, finds):
    assert [match.name for match in found(world[who])] == finds


@pytest.mark.parametrize(
    ("level", "finds"),
    [
        (Level.STUB, 0),
        (Level.SUMMARY, 0),
        (Level.VIEW, 1),
        (Level.CONTRIBUTE, 1),
        (Level.MANAGE, 1),
    ],
)
def test_a_record_is_shown_from_the_level_that_reads_it(world, known, level, finds):
    worker, front_door = world["northmere worker one"], world["northmere front door"]
    case = case_of(known, "Mila")
    why = SharingReason("Joint enquiry", SharingBasis.PUBLIC_TASK)
    share_case(case=case, recipient=worker.membership, level=level, why=why, at=NOON, by=front_door)
    assert len(found(worker)) == finds


def test_whoever_is_kept_away_from_a_case_does_not_find_its_child(world, known):
    manager = world["northmere front door manager"]
    worker = world["northmere front door"]
    assert len(found(worker)) == 1
    exclude_person(
        case=case_of(known, "Mila"), user=worker.user, reason="A relative", at=NOON, by=manager
    )
    assert found(worker) == []


def test_a_child_in_the_own_log_is_found_until_a_case_is_opened(world):
    mild = with_children(
        OWEN.__class__(**{**vars(OWEN), "refer": False}), first_view="inappropriate"
    )
    submit_concern(facts=mild, draft_reference="DRA-LOG", at=NOON, by=world["school"])
    sought = MatchQuery("Owen", "Reed", date_of_birth=OWEN.date_of_birth)
    assert [(m.name, m.case_reference) for m in found(world["school"], sought)] == [
        ("Owen Reed", "")
    ]
    assert found(world["police"], sought) == []


@pytest.mark.parametrize(
    ("sought", "why"),
    [
        (SOUGHT, "Date of birth the same; names the same"),
        (
            MatchQuery("Mila", "Hart", date_of_birth=datetime.date(2018, 3, 11)),
            "Day and month of birth swapped; names the same",
        ),
        (
            MatchQuery("Hart", "Mila", date_of_birth=datetime.date(2018, 11, 8)),
            "Date of birth differs by one digit; names the same",
        ),
        (
            MatchQuery("Milla", "Heart", date_of_birth=MILA_BORN),
            "Date of birth the same; names alike",
        ),
        (MatchQuery("MÍLA", "hart"), "Names the same"),
        (
            MatchQuery(
                "Mila",
                "Hart",
                date_of_birth=datetime.date(2020, 1, 1),
                date_of_birth_status="estimated",
            ),
            "Date of birth near, and one of them is estimated; names the same",
        ),
        (MatchQuery("Somebody", "Else", nhs_number="999 000 0018"), "NHS number the same"),
        (MatchQuery("Somebody", "Else", upn="A950000178301"), "Unique pupil number the same"),
        (MatchQuery("Minnie", "Hart", date_of_birth=MILA_BORN), None),
    ],
)
def test_each_kind_of_likeness_is_found_and_said(world, sought, why):
    with_numbers = MILA.__class__(
        **{**vars(MILA), "nhs_number": "9990000018", "upn": "A950000178301"}
    )
    submit_concern(
        facts=with_children(with_numbers), draft_reference="DRA-N", at=NOON, by=world["school"]
    )
    matches = found(world["northmere front door"], sought)
    assert [match.name for match in matches] == ["Mila Hart"]
    assert why is None or matches[0].why == why


def test_other_names_are_searched(world, known):
    with as_owner(), acting(world["northmere front door"]):
        mila = Child.objects.get(given_name="Mila")
        mila.other_names = ["Camilla Osei"]
        mila.save()
    assert [m.name for m in found(world["northmere front door"], MatchQuery("Camila", "Osei"))] == [
        "Mila Hart"
    ]


def test_a_shared_birthday_alone_is_no_match(world, known):
    sought = MatchQuery("Zofia", "Nowak", date_of_birth=MILA_BORN)
    assert found(world["northmere front door"], sought) == []


def test_hidden_records_change_neither_answer_nor_order_nor_queries(world, known):
    """Stoneford's front door asks with and without hidden children alike in the database."""
    stoneford = world["stoneford front door"]
    with acting(stoneford):
        held = {"held_by": stoneford.team.group, "date_of_birth_status": "stated"}
        Child.objects.create(
            given_name="Mila", family_name="Harte", date_of_birth=MILA_BORN, **held
        )
        Child.objects.create(given_name="Milo", family_name="Hart", date_of_birth=MILA_BORN, **held)
        with CaptureQueriesContext(connection) as before:
            answer = likely_matches(stoneford, SOUGHT)
    for number in range(8):
        submit_concern(
            facts=with_children(), draft_reference=f"DRA-H{number}", at=NOON, by=world["school"]
        )
    with acting(stoneford), CaptureQueriesContext(connection) as after:
        assert likely_matches(stoneford, SOUGHT) == answer
    assert len(answer) == 2
    assert len(before) == len(after) == 3


def test_nothing_found_takes_the_same_queries_as_something(world, known):
    police = world["police"]
    with acting(police), CaptureQueriesContext(connection) as queries:
        assert likely_matches(police, SOUGHT) == []
    assert len(queries) == 3


def test_the_runtime_role_cannot_compare_without_the_permission(world, known):
    row = "ROW(ARRAY['Mila Hart'], NULL, false, NULL, NULL, '', '', NULL)::hsb_looked_for"
    with pytest.raises(ProgrammingError, match="permission denied"), acting(world["police"]):
        connection.cursor().execute(f"SELECT * FROM hsb_alike_children({row}, true, 0)")


# --- Telling the owning team -----------------------------------------------------------------


def test_the_team_of_the_known_child_is_told_and_the_reporter_is_not(world):
    twice = recorded_twice(world)
    notice = twice.notice
    assert notice.case_id == twice.first_case.pk
    assert notice.why == "Date of birth close and names alike"
    assert notice.entered_by_agency == "Northmere Police"
    assert notice.noticed_at == LATER
    told = {name for name, actor in world.actors.items() if seen_by(actor, PossibleMatch)}
    assert told == {"northmere front door", "northmere front door manager"}
    assert {
        name for name, actor in world.actors.items() if seen_by(actor, PossibleMatch.history.model)
    } == told


def test_the_notice_is_the_systems_own_and_has_its_history(world):
    notice = recorded_twice(world).notice
    with as_owner():
        version = notice.history.get()
        assert (version.history_type, version.actor_name) == ("+", "The system")
        assert version.act_id == notice.created_in
        assert version.act_id != Child.objects.get(pk=notice.child_id).created_in
        assert version.why == notice.why
        assert not AccessEntry.objects.exists()


def test_even_inside_the_act_that_submits_the_notice_is_not_seen(world):
    submit_concern(facts=with_children(), draft_reference="D1", at=NOON, by=world["school"])
    police = world["police"]
    with acting(police):
        submit_concern(facts=with_children(), draft_reference="D2", at=LATER, by=police)
        assert not PossibleMatch.objects.exists()
    with as_owner():
        assert PossibleMatch.objects.count() == 2


def test_brothers_and_sisters_of_one_concern_are_not_taken_for_each_other(world):
    twin = MILA.__class__(**{**vars(MILA), "given_name": "Milo"})
    submit_concern(
        facts=with_children(MILA, twin), draft_reference="D1", at=NOON, by=world["school"]
    )
    with as_owner():
        assert not PossibleMatch.objects.exists()


def test_a_child_chosen_from_the_matches_is_told_to_nobody(world, known):
    front_door = world["northmere front door"]
    mila = found(front_door)[0]
    chosen = MILA.__class__(**{**vars(MILA), "existing_child": mila.child_id})
    submit_concern(facts=with_children(chosen), draft_reference="D2", at=LATER, by=front_door)
    with as_owner():
        assert not PossibleMatch.objects.exists()


def test_nobody_can_have_a_record_compared_that_is_not_theirs(world):
    twice = recorded_twice(world)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM cases_possiblematch")
        cursor.execute("SET session_replication_role = DEFAULT")
    with acting(world["police"]), connection.cursor() as cursor:
        cursor.execute(
            "SELECT hsb_note_possible_matches(%s, NULL, '{}', 'X', now())", [twice.second.pk]
        )
    with as_owner():
        assert not PossibleMatch.objects.exists()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("northmere front door", 1),
        ("northmere front door manager", 1),
        ("northmere manager", 0),
        ("stoneford front door", 0),
        ("stoneford front door manager", 0),
        ("northmere worker one", None),
        ("northmere auditor", None),
        ("northmere coordinator", None),
        ("school", None),
        ("police", None),
        ("teacher", None),
        ("administrator", None),
    ],
)
def test_who_is_shown_the_list_of_notices(world, who, sees):
    recorded_twice(world)
    with acting(world[who]):
        if sees is None:
            with pytest.raises(OutOfScope):
                notices_for(world[who])
        else:
            assert len(notices_for(world[who]).notices) == sees


def test_the_other_record_is_shown_only_to_whoever_may_see_it(world):
    """The second record is in Stoneford: Northmere learns that it may be the same, no more."""
    recorded_twice(world, home_authority="stoneford")
    with acting(world["northmere front door"]):
        notice = notices_for(world["northmere front door"]).notices[0]
    assert notice.other is None
    assert notice.other_reference == ""


def test_a_notice_is_decided_once_with_a_reason(world):
    notice = recorded_twice(world).notice
    front_door = world["northmere front door"]
    different = PossibleMatch.Outcome.DIFFERENT

    def decide(**changes):
        facts = {"notice": notice, "outcome": different, "reason": "Met both", "at": LATER}
        return decide_match(**{**facts, "by": front_door, **changes})

    with acting(front_door):
        for changes, field in (({"outcome": "open"}, "outcome"), ({"reason": " "}, "reason")):
            with pytest.raises(Refused) as refused:
                decide(**changes)
            assert refused.value.field == field
        assert decide().decided_at == LATER
        with pytest.raises(Refused, match="already"):
            decide()
        assert notices_for(front_door).notices == ()


@pytest.mark.parametrize("who", ["northmere worker one", "police", "school", "northmere auditor"])
def test_who_may_not_decide(world, who):
    notice = recorded_twice(world).notice
    with acting(world[who]), pytest.raises(NotPermitted):
        decide_match(
            notice=notice,
            outcome=PossibleMatch.Outcome.DIFFERENT,
            reason="Met both",
            at=LATER,
            by=world[who],
        )


# --- Pure rules ------------------------------------------------------------------------------


def test_close_dates_of_a_birthday():
    close = close_dates(datetime.date(2012, 8, 19))
    assert close.swapped is None  # there is no nineteenth month
    assert datetime.date(2012, 8, 10) in close.slips
    assert datetime.date(2021, 8, 19) in close.slips  # two digits exchanged
    assert datetime.date(2012, 8, 19) not in close.slips
    assert datetime.date(1912, 8, 19) not in close.slips  # no child is that old
    assert close_dates(datetime.date(2018, 11, 3)).swapped == datetime.date(2018, 3, 11)
    assert close_dates(datetime.date(2018, 3, 3)).swapped is None


def test_reasons_read_as_one_sentence():
    assert reason_sentence(("born_same", "names_alike")) == "Date of birth the same; names alike"
    assert reason_sentence(()) == ""


def case_of(concern, given_name):
    with as_owner():
        entry = concern.children.select_related("referral__case").get(child__given_name=given_name)
        return entry.referral.case
