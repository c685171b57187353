"""Two records of one child become one, and two again: nothing lost, nobody sees more."""

import datetime
import threading
from dataclasses import replace

import pytest
from django.apps import apps
from django.db import connection, connections
from django.forms.models import model_to_dict

from hsb_cases.agencies.acting import acting
from hsb_cases.cases import rechecks
from hsb_cases.cases.commands.merging import (
    ASK_THE_OTHER_TEAM,
    MERGED_MEANWHILE,
    merge_children,
    unmerge_children,
)
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, grant, share_case
from hsb_cases.cases.models import (
    Case,
    CaseloadEntry,
    Child,
    ChildMerge,
    Exclusion,
    Level,
    Participation,
    PossibleMatch,
    SharingBasis,
)
from hsb_cases.cases.selectors.matching import MatchQuery, likely_matches
from hsb_cases.cases.selectors.notices import notices_for
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.submitting import submit_concern
from referrals.models import ConcernChild, Referral
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.twice import LATER, recorded_twice, seen_by
from tests.support.world import NOON, build_world

pytestmark = pytest.mark.django_db
AFTER = LATER + datetime.timedelta(days=1)
SHARED = SharingReason("Joint work", SharingBasis.PUBLIC_TASK)


@built_once
def twice(world):
    return recorded_twice(world)


def merge(world, twice, **changes):
    facts = {
        "kept": twice.first,
        "merged": twice.second,
        "reason": "Her mother confirmed both dates.",
        "at": AFTER,
        "by": world["northmere front door manager"],
    }
    return merge_children(**{**facts, **changes})


def unmerge(world, made, **changes):
    facts = {
        "merge": made.merge,
        "reason": "Two cousins after all.",
        "at": AFTER + datetime.timedelta(days=1),
        "by": world["northmere front door manager"],
    }
    return unmerge_children(**{**facts, **changes})


def test_everything_of_the_merged_record_hangs_on_the_kept_one(world, twice):
    merge(world, twice)
    with as_owner():
        first, second = twice.first, twice.second
        second.refresh_from_db()
        first.refresh_from_db()
        assert second.merged_into == first
        assert first.other_names == ["Milla Heart"]
        for model in ("case", "participation", "childaddress", "relationship", "householdmember"):
            rows = apps.get_model("cases", model).objects
            assert not rows.filter(child=second).exists(), model
            assert rows.filter(child=first).count() == 2, model
        assert Referral.objects.filter(child=first).count() == 2


def test_two_open_cases_in_one_authority_become_one(world, twice):
    merge(world, twice)
    with as_owner():
        first, second = (
            Case.objects.get(pk=case.pk) for case in (twice.first_case, twice.second_case)
        )
        assert (first.status, second.status) == ("referred", "closed")
        assert second.closed_at == AFTER
        assert set(
            Participation.objects.filter(child=twice.first).values_list("case", flat=True)
        ) == {first.pk}
        assert Referral.objects.filter(case=first).count() == 2
        assert Deadline.objects.filter(case=first).count() == 2
        assert first.next_due_on == datetime.date(2026, 3, 25)
        assert second.next_due_on is None
        assert set(
            CaseloadEntry.objects.filter(case=second).values_list("status", "next_due_on")
        ) == {("closed", None)}


def test_cases_in_two_authorities_both_go_on(world):
    twice = recorded_twice(world, home_authority="stoneford")
    manager, other = world["northmere front door manager"], world["stoneford front door manager"]
    with acting(other):
        grant(
            case=twice.second_case,
            recipient=manager.membership,
            level=Level.MANAGE,
            why=SHARED,
            at=LATER,
            by=other,
        )
    merge(world, twice)
    with as_owner():
        statuses = Case.objects.filter(child=twice.first).values_list("status", flat=True)
        assert list(statuses) == ["referred", "referred"]


def test_the_merged_record_is_not_offered_and_its_name_finds_the_kept_one(world, twice):
    manager = world["northmere front door manager"]
    merge(world, twice)
    with acting(manager):
        matches = likely_matches(manager, MatchQuery("Milla", "Heart"))
        assert [match.child_id for match in matches] == [twice.first.pk]
        assert notices_for(manager).notices == ()
        assert PossibleMatch.objects.get().outcome == PossibleMatch.Outcome.SAME


def test_nobody_sees_more_of_a_child_than_before(world, twice):
    """The police entered the second record: once its cases move it must not come back to them."""
    before = {name: seen_by(actor, Child) for name, actor in world.actors.items()}
    merge(world, twice)
    after = {name: seen_by(actor, Child) for name, actor in world.actors.items()}
    assert after == before
    assert before["police"] == before["school"] == 0


def test_the_reporters_keep_their_own_entry(world, twice):
    merge(world, twice)
    with acting(world["police"]):
        entry = ConcernChild.objects.get()
        assert entry.display_name == "Milla Heart"
        references = set(CaseloadEntry.objects.values_list("reference", flat=True))
        assert references == {entry.case_reference} == {twice.second_case.reference}


def test_what_was_moved_is_in_the_history_with_the_reason(world, twice):
    made = merge(world, twice)
    with as_owner():
        version = twice.second_case.history.first()
        assert version.child_id == twice.first.pk
        assert version.act_summary == "Merged two records of one child"
        assert version.history_change_reason == "Her mother confirmed both dates."
        moved = {(entry["table"], entry["row"]) for entry in made.merge.moved["rows"]}
        assert ("cases.case", twice.second_case.pk) in moved
        assert ("cases.child", twice.second.pk) in moved


def everything():
    """Every row of the four rooms as it is, but the merges themselves and ended exclusions."""
    left_out = {ChildMerge, Exclusion}
    with as_owner():
        return {
            (model._meta.label, row.pk): model_to_dict(row)
            | {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields}
            for app in ("cases", "referrals", "reminders")
            for model in apps.get_app_config(app).get_models()
            if model not in left_out and not hasattr(model, "instance_type")
            for row in model._default_manager.all()
        }


VARIATIONS = {
    "plain": {},
    "another authority": {"home_authority": "elsewhere"},
    "same names": {"given_name": "Mila", "family_name": "Hart"},
    "known as": {"known_as": "Mimi"},
    "no address": {"address": "", "household": "", "carers": ()},
    "displaying": {"role": "displaying", "refer": True},
    "age not known": {"date_of_birth": None, "date_of_birth_status": "", "age_stated": None},
    "not identified": {
        "identified": False,
        "given_name": "",
        "family_name": "",
        "date_of_birth": None,
        "date_of_birth_status": "",
        "description": "A girl of about seven",
    },
}


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("keep_second", [False, True])
def test_merged_and_unmerged_gives_the_same_rows_as_before(world, variation, keep_second):
    twice = recorded_twice(world, **VARIATIONS[variation])
    before = everything()
    pair = (twice.second, twice.first) if keep_second else (twice.first, twice.second)
    kept, merged = pair
    if twice.second_case is None or (variation == "not identified" and keep_second):
        with pytest.raises(Refused):
            merge(world, twice, kept=kept, merged=merged)
        assert everything() == before
        return
    made = merge(world, twice, kept=kept, merged=merged)
    assert everything() != before
    unmerge(world, made)
    after = everything()
    if variation == "displaying":
        # Coordinators were shown the whole record of the joined case: that share has ended.
        ended = [key for key in after if key not in before]
        assert {label for label, _ in ended} <= {"cases.Share"}
        assert all(after[key]["ended_at"] is not None for key in ended)
        after = {key: row for key, row in after.items() if key in before}
    assert after == before


def test_a_wrong_merge_can_be_made_again_after_it_was_undone(world, twice):
    unmerge(world, merge(world, twice))
    made = merge(world, twice)
    with as_owner():
        assert ChildMerge.objects.filter(merged=twice.second).count() == 2
        assert ChildMerge.objects.get(undone_at__isnull=True) == made.merge


@pytest.mark.parametrize(
    ("who", "refused"),
    [
        ("northmere front door", "Your role, front door worker, may not merge records"),
        ("northmere worker one", "Your role, social worker"),
        ("northmere coordinator", "Your role, hsb coordinator"),
        ("northmere auditor", "Your role, auditor"),
        ("police", "Your role, police officer"),
        ("school", "Your role, designated safeguarding lead"),
        ("administrator", "Your role, system administrator"),
        # Managers of teams that hold neither record.
        ("northmere manager", ASK_THE_OTHER_TEAM),
        ("stoneford front door manager", ASK_THE_OTHER_TEAM),
    ],
)
def test_who_may_not_merge_or_unmerge(world, twice, who, refused):
    with pytest.raises(NotPermitted, match=refused[:40]):
        merge(world, twice, by=world[who])
    made = merge(world, twice)
    with pytest.raises(NotPermitted):
        unmerge(world, made, by=world[who])


@pytest.mark.parametrize("level", [Level.STUB, Level.SUMMARY, Level.VIEW, Level.CONTRIBUTE])
@pytest.mark.parametrize("side", ["first", "second"])
def test_a_merge_needs_both_records_at_the_level_that_manages(world, twice, level, side):
    manager = world["northmere manager"]
    lower, other = (
        (twice.first_case, twice.second_case)
        if side == "first"
        else (twice.second_case, twice.first_case)
    )
    for case, given in ((lower, level), (other, Level.MANAGE)):
        share_case(
            case=case,
            recipient=manager.membership,
            level=given,
            why=SHARED,
            at=LATER,
            by=world["northmere front door manager"],
        )
    with pytest.raises(NotPermitted) as refused:
        merge(world, twice, by=manager)
    assert refused.value.sentence == ASK_THE_OTHER_TEAM


def test_an_entry_in_a_log_nobody_here_sees_stops_the_merge_without_being_named(world, twice):
    """A school that sees the second record as its pupil's logs a mild concern of its own on it."""
    school = world["school"]
    share_case(
        case=twice.second_case,
        recipient=school.membership,
        level=Level.VIEW,
        why=SHARED,
        at=LATER,
        by=world["northmere front door manager"],
    )
    chosen = replace(
        MILA, existing_child=twice.second.pk, role="affected", sexually_harmed="", refer=False
    )
    submit_concern(
        facts=with_children(chosen, first_view="inappropriate"),
        draft_reference="DRA-LOG",
        at=LATER,
        by=school,
    )
    with pytest.raises(NotPermitted) as refused:
        merge(world, twice)
    assert refused.value.sentence == ASK_THE_OTHER_TEAM
    merge(world, twice, kept=twice.second, merged=twice.first)


def test_reasons_are_asked_for(world, twice):
    with pytest.raises(Refused) as refused:
        merge(world, twice, reason=" ")
    assert refused.value.field == "reason"
    made = merge(world, twice)
    with pytest.raises(Refused) as refused:
        unmerge(world, made, reason="")
    assert refused.value.field == "reason"


def test_a_record_is_merged_once(world, twice):
    made = merge(world, twice)
    for pair in ((twice.first, twice.second), (twice.second, twice.first)):
        with pytest.raises(Refused, match="merged into another since") as refused:
            merge(world, twice, kept=pair[0], merged=pair[1])
        assert refused.value.sentence == MERGED_MEANWHILE
    unmerge(world, made)
    with pytest.raises(Refused, match="undone already"):
        unmerge(world, made)
    with pytest.raises(Refused, match="two different"):
        merge(world, twice, merged=twice.first)


def test_two_parts_in_one_incident_are_refused_with_what_to_do(world):
    """The same child entered twice in one concern, once harmed and once displaying."""
    concern = submit_concern(
        facts=with_children(MILA, replace(OWEN, refer=True)),
        draft_reference="DRA-ONE",
        at=NOON,
        by=world["school"],
    )
    with as_owner():
        mila, owen = (entry.child for entry in concern.children.select_related("child"))
    with pytest.raises(Refused) as refused:
        merge_children(
            kept=mila,
            merged=owen,
            reason="One child",
            at=AFTER,
            by=world["northmere front door manager"],
        )
    assert concern.incident.reference in refused.value.sentence
    assert "harmed and displaying" in refused.value.sentence
    assert "Correct the incident" in refused.value.sentence


def test_whoever_is_kept_away_from_one_record_is_kept_away_from_the_joined_one(world, twice):
    manager = world["northmere front door manager"]
    worker = world["northmere front door"]
    exclude_person(
        case=twice.first_case, user=worker.user, reason="A relative", at=LATER, by=manager
    )
    assert seen_by(worker, Child) == 2  # Owen and the second record
    made = merge(world, twice)
    with acting(worker):
        assert list(Child.objects.values_list("given_name", flat=True)) == ["Owen"]
    unmerge(world, made)
    assert seen_by(worker, Child) == 2


def test_a_change_made_since_is_not_overwritten_by_undoing(world, twice):
    made = merge(world, twice)
    manager = world["northmere front door manager"]
    with acting(manager, summary="Reopened"):
        Case.objects.filter(pk=twice.first_case.pk).first()
        first = Case.objects.get(pk=twice.first_case.pk)
        first.status, first.closed_at = "closed", AFTER
        first.save()
        second = Case.objects.get(pk=twice.second_case.pk)
        second.status, second.closed_at = "open", None
        second.save()
    before = everything()
    with pytest.raises(Refused, match="changed since the merge"):
        unmerge(world, made)
    assert everything() == before


def test_a_merge_is_undone_from_the_last_one_back(world, twice):
    manager = world["northmere front door manager"]
    third = submit_concern(
        facts=with_children(replace(MILA, given_name="Myla"), account="A third report."),
        draft_reference="DRA-THIRD",
        at=LATER,
        by=world["teacher"],
    )
    with as_owner():
        other = third.children.select_related("child").get().child
    inner = merge(world, twice)
    outer = merge_children(kept=other, merged=twice.first, reason="One child", at=AFTER, by=manager)
    with pytest.raises(Refused, match="Undo that merge first"):
        unmerge(world, inner)
    unmerge(world, outer)
    unmerge(world, inner)
    with as_owner():
        assert not Child.objects.filter(merged_into__isnull=False).exists()


def test_a_rule_that_refuses_undoes_the_whole_merge(world, twice, monkeypatch):
    def same_worker(child, at, by):
        raise Refused("One worker cannot hold both children.")

    monkeypatch.setattr(rechecks, "_checks", [*rechecks._checks, same_worker])
    before = everything()
    with pytest.raises(Refused, match="One worker"):
        merge(world, twice)
    assert everything() == before


def test_a_child_found_to_be_under_13_is_child_protection_after_the_merge(world):
    """R3 again: the record without an age joins the one that says she is seven."""
    twice = recorded_twice(
        world,
        date_of_birth=None,
        date_of_birth_status="",
        age_stated=14,
        refer=True,
    )
    with as_owner():
        part = twice.second.participations.get()
        part.age_at_incident = None
        with acting(world["northmere front door manager"]):
            part.save()
        referral = Referral.objects.get(child=twice.second)
        assert referral.route == "social_care"
    made = merge(world, twice)
    with as_owner():
        referral.refresh_from_db()
        assert referral.route == "child_protection"
        assert Participation.objects.get(pk=part.pk).age_at_incident == 7
    assert any(referral.reference in sentence for sentence in made.prompts)


def test_nothing_new_begins_on_a_merged_record(world, twice):
    merge(world, twice)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SAVEPOINT here")
        with pytest.raises(Exception, match="was merged into another record"):
            cursor.execute(
                "INSERT INTO cases_participation SELECT nextval('cases_participation_id_seq'),"
                " created_in, role, age_at_incident, sexually_harmed, what_the_child_said,"
                " pattern_comment, case_id, %s, incident_id FROM cases_participation LIMIT 1",
                [twice.second.pk],
            )
        cursor.execute("ROLLBACK TO here")


@pytest.mark.django_db(transaction=True)
def test_of_two_managers_who_merge_at_once_one_wins_and_the_other_reads_why():
    with as_owner():
        world = build_world()
    twice = recorded_twice(world)
    with as_owner(), acting(world["northmere front door manager"]):
        other = world.person(
            "other manager", "Other Manager", "northmere front door", "team_manager"
        )
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def go(actor, kept, merged):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            start.wait(timeout=20)
            merge_children(kept=kept, merged=merged, reason="One child", at=AFTER, by=actor)
            outcomes.append("merged")
        except Refused as refused:
            outcomes.append(refused.sentence)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(
            target=go, args=(world["northmere front door manager"], twice.first, twice.second)
        ),
        threading.Thread(target=go, args=(other, twice.second, twice.first)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(outcomes) == sorted(["merged", MERGED_MEANWHILE])
    with as_owner():
        assert ChildMerge.objects.count() == 1
