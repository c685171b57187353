"""Saves as they are read: grouped, filtered, paged; each with the roles and values of its time."""

import datetime

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.presenters.saves import entry
from hsb_cases.audit.rules.differences import Deed
from hsb_cases.audit.selectors.changes import (
    SYSTEM,
    Wanted,
    saves_of_case,
    saves_of_period,
)
from hsb_cases.audit.selectors.names import names_in, tally_of_cases
from hsb_cases.cases.commands.sharing import SharingReason, end_share, share_case
from hsb_cases.cases.models import Case, Child, Incident, Level, SharingBasis
from hsb_cases.core import clock
from tests.audit.arrange import ONE, TWO, cases_of_two, in_a_role, noted
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@built_once
def two(world):
    return cases_of_two(world)


def read(actor, case, **wanted):
    with acting(actor):
        return saves_of_case(case_id=case.pk, child_id=case.child_id, wanted=Wanted(**wanted))


def shown(actor, case, **wanted):
    """The entries as a page has them."""
    with acting(actor):
        page = saves_of_case(case_id=case.pk, child_id=case.child_id, wanted=Wanted(**wanted))
        names = names_in(page.saves)
        return [entry(save, names) for save in page.saves]


def lines(found):
    return {
        (record.title, line.label): (line.before, line.after)
        for record in found.records
        for line in record.lines
    }


def test_one_save_is_one_entry_newest_first(world, two):
    noted(world[ONE], two.first, "First time.")
    assert [save.summary for save in read(world[ONE], two.first).saves] == [
        "Noted a pattern",
        "Allocated the case",
        "Handed the case to another team",
        "Logged a concern",
    ]


def test_an_entry_says_who_in_which_role_did_what_and_why(world, two):
    allocated = shown(world[ONE], two.first)[0]
    assert allocated.name == "Northmere Manager"
    assert allocated.what == "Allocated the case"
    assert allocated.sentence == (
        "Team manager, Northmere County children’s social care, added Sharing and"
        " changed 2 fields of Case – Has room"
    )
    assert lines(allocated)[("Case", "Status")] == ("Referral received", "Open")
    assert lines(allocated)[("Case", "Allocated worker")] == (
        "",
        "Northmere Worker One, Casework team, Northmere County children’s social care",
    )


def test_a_record_written_twice_in_one_save_was_added_as_it_stood_at_the_end(world, two):
    logged = shown(world[ONE], two.first)[-1]
    assert {record.deed for record in logged.records} == {Deed.ADDED}
    titles = [record.title for record in logged.records]
    assert len([title for title in titles if title.startswith("Part in the incident")]) == 1
    assert lines(logged)[("Child", "Date of birth")] == ("", "Saturday 3 November 2018")
    assert lines(logged)[("Child", "Sex")] == ("", "Female")
    assert lines(logged)[("Child", "Child identified")] == ("", "Yes")


def test_when_it_happened_is_told_apart_from_when_it_was_recorded(world, two):
    logged = shown(world[ONE], two.first)[-1]
    assert logged.happened_at == NOON
    assert logged.recorded_at > NOON + DAY
    noted(world[ONE], two.first, "A comment.")
    assert shown(world[ONE], two.first)[0].happened_at is None


def test_the_value_before_is_that_of_the_version_before(world, two):
    for words in ("One.", "Two.", "Three."):
        noted(world[ONE], two.first, words)
    found = [list(lines(one).values()) for one in shown(world[ONE], two.first)[:3]]
    assert found == [[("Two.", "Three.")], [("One.", "Two.")], [("", "One.")]]


def test_a_save_that_changed_nothing_says_so(world, two):
    noted(world[ONE], two.first, "One.")
    noted(world[ONE], two.first, "One.")
    newest = shown(world[ONE], two.first)[0]
    assert newest.sentence.endswith("saved without changing anything")
    assert newest.records == ()


def test_access_given_and_ended_names_the_recipient_the_basis_and_the_end(world, two):
    one = world[ONE]
    why = SharingReason("Joint investigation", SharingBasis.LAW_ENFORCEMENT, clock.now() + DAY)
    with acting(one):
        share = share_case(
            case=two.first,
            recipient=world["police"].membership,
            level=Level.VIEW,
            why=why,
            at=clock.now(),
            by=one,
        )
    with acting(one):
        end_share(share=share, reason="It is over", at=clock.now(), by=one)
    ended, shared = shown(one, two.first)[:2]
    title = "Sharing: Pat Police, Child protection, Northmere Police"
    assert lines(shared)[(title, "Lawful basis")][1].startswith("Law enforcement")
    assert lines(shared)[(title, "Level")] == ("", "Whole record, reading")
    assert lines(ended)[(title, "Ended reason")] == ("", "It is over")
    assert ended.reason == "It is over"


def test_an_act_keeps_the_role_and_agency_of_its_time(world, two):
    noted(world[ONE], two.first, "As a social worker.")
    with as_owner():
        membership = world[ONE].membership
        with acting(world["administrator"], summary="Changed a role"):
            membership.role = "team_manager"
            membership.save()
            agency = membership.team.agency
            agency.name = "Northmere children’s services"
            agency.save()
    promoted = in_a_role(world[ONE], "team_manager")
    noted(promoted, two.first, "As a manager.")
    found = read(promoted, two.first).saves[:2]
    assert [save.role for save in found] == ["Team manager", "Social worker"]
    assert [save.agency for save in found] == [
        "Northmere children’s services",
        "Northmere County children’s social care",
    ]
    assert len({save.name for save in found}) == 1


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"kind": "cases.participation"}, ["Noted a pattern", "Logged a concern"]),
        ({"kind": "cases.child"}, ["Logged a concern"]),
        ({"kind": "cases.case", "field": "worker_id"}, ["Allocated the case"]),
        (
            {"kind": "cases.case", "field": "managing_team_id"},
            ["Handed the case to another team", "Logged a concern"],
        ),
        ({"kind": "cases.case", "field": "closed_at"}, []),
        ({"kind": "cases.participation", "field": "pattern_comment"}, ["Noted a pattern"]),
    ],
)
def test_filtered_by_the_kind_of_record_and_by_field(world, two, wanted, expected):
    noted(world[ONE], two.first, "A comment.")
    page = read(world[ONE], two.first, **wanted)
    assert [save.summary for save in page.saves] == expected
    assert page.count == len(expected)


def test_an_unknown_kind_or_field_filters_nothing(world, two):
    everything = read(world[ONE], two.first).count
    assert read(world[ONE], two.first, kind="auth.user").count == everything
    assert read(world[ONE], two.first, kind="cases.case", field="id; DROP TABLE").count > 0


def test_filtered_by_person(world, two):
    noted(world[ONE], two.first, "A comment.")
    page = read(world[ONE], two.first, person=str(world[ONE].user.pk))
    assert [save.name for save in page.saves] == ["Northmere Worker One"]
    assert {name for _, name in page.people} == {
        "Northmere Duty Manager",
        "Northmere Manager",
        "Northmere Worker One",
        "Sam Safeguard",
    }
    assert read(world[ONE], two.first, person=SYSTEM).saves == ()


def test_filtered_by_period(world, two):
    now = clock.now()
    inside, outside = {"since": now - DAY, "until": now + DAY}, {"until": now - DAY}
    assert read(world[ONE], two.first, **inside).count == 3
    assert read(world[ONE], two.first, **outside).count == 0


def test_paged_by_key_there_and_back_again(world, two):
    for number in range(60):
        noted(world[ONE], two.first, f"Comment {number}.")
    pages = [read(world[ONE], two.first)]
    while pages[-1].older:
        pages.append(read(world[ONE], two.first, older_than=pages[-1].older))
    assert [len(page.saves) for page in pages] == [25, 25, 13]
    assert {page.count for page in pages} == {63}
    acts = [save.act_id for page in pages for save in page.saves]
    assert len(acts) == len(set(acts)) == 63
    moments = [save.recorded_at for page in pages for save in page.saves]
    assert moments == sorted(moments, reverse=True)
    assert pages[0].newer is None
    back = read(world[ONE], two.first, newer_than=pages[2].newer)
    assert back.saves == pages[1].saves
    front = read(world[ONE], two.first, newer_than=back.newer)
    assert front.saves == pages[0].saves
    assert front.newer is None


def test_the_saves_of_a_period_name_the_cases_they_belong_to(world, two):
    now = clock.now()
    with acting(world["northmere auditor"]):
        page = saves_of_period(wanted=Wanted(since=now - DAY, until=now + DAY))
    by_summary = {save.summary: save.cases for save in page.saves}
    both = tuple(sorted([two.first.reference, two.second.reference]))
    assert by_summary["Logged a concern"] == both
    assert {cases for save in page.saves for cases in save.cases} == set(both)
    assert len([save for save in page.saves if save.summary == "Allocated the case"]) == 2


def test_the_whole_history_is_never_asked_for_at_once(world):
    with acting(world["northmere auditor"]), pytest.raises(ValueError, match="from when"):
        saves_of_period(wanted=Wanted(since=clock.now()))


def test_cases_are_tallied_together(world, two):
    noted(world[TWO], two.second, "A comment.")
    asked = [(case.pk, case.child_id) for case in (two.first, two.second)]
    with acting(world["northmere auditor"]):
        found = tally_of_cases(asked)
    assert [found[case].saves for case, _ in asked] == [3, 4]
    assert found[two.second.pk].last_at > found[two.first.pk].last_at
    assert tally_of_cases([]) == {}


def test_a_change_of_the_shared_incident_stands_in_both_histories(world, two):
    with acting(world[ONE], summary="Corrected the account"):
        incident = Incident.objects.get(participations__case=two.first)
        incident.account = "Another account."
        incident.save()
    for worker, case in ((ONE, two.first), (TWO, two.second)):
        assert read(world[worker], case).saves[0].summary == "Corrected the account"


@pytest.mark.parametrize(
    ("who", "kinds"),
    [
        ("teacher", set()),
        # Its own entry of the child as it was reported; never what was learnt since.
        ("school", {"referrals.concernchild"}),
        ("stoneford front door", set()),
        ("stoneford auditor", set()),
        ("administrator", set()),
        (TWO, set()),
    ],
)
def test_whoever_sees_no_case_reads_no_history_of_it(world, two, who, kinds):
    found = read(world[who], two.first)
    assert {record.source.kind for save in found.saves for record in save.records} == kinds


def test_the_database_alone_keeps_histories_apart(world, two):
    """Asked directly for every row, each worker sees only the own child's."""
    with acting(world[ONE]):
        assert {row.id for row in Case.history.all()} == {two.first.pk}
        assert {row.id for row in Child.history.all()} == {two.first.child_id}
