"""The caseload: what each level tells, each case once, page after page."""

import datetime

import pytest
from django.db import connection

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, CaseloadEntry, Level, SharingBasis
from hsb_cases.cases.selectors.caseload import (
    caseload,
    caseload_choices,
    count_caseload,
    rows_of,
)
from hsb_cases.cases.selectors.caseload_counts import caseload_counts
from hsb_cases.cases.selectors.caseload_questions import (
    ME,
    NOBODY,
    OVERDUE,
    SOON,
    CaseloadFilter,
    Days,
    Order,
    Place,
)
from referrals.commands.submitting import submit_concern
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.caseload import many_cases
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

pytestmark = pytest.mark.django_db
DAYS = Days(today=DAY, soon_until=DAY + datetime.timedelta(days=7))
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)


@built_once
def siblings(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return list(Case.objects.order_by("pk"))


def rows(actor, asked=None, **options):
    with acting(actor):
        return list(caseload(actor, asked or CaseloadFilter(), days=DAYS, **options).rows)


def count(actor, asked=None):
    with acting(actor):
        return count_caseload(actor, asked or CaseloadFilter(), days=DAYS)


@pytest.mark.parametrize(
    ("who", "levels"),
    [
        ("northmere front door", [Level.MANAGE, Level.MANAGE]),
        ("northmere auditor", [Level.VIEW, Level.VIEW]),
        ("northmere coordinator", [Level.SUMMARY, Level.CONTRIBUTE]),
        ("school", [Level.STUB, Level.STUB]),
        ("northmere worker one", []),
        ("northmere manager", []),
        ("police", []),
        ("teacher", []),
        ("stoneford front door", []),
        ("administrator", []),
    ],
)
def test_who_finds_which_cases_at_which_level(world, siblings, who, levels):
    found = rows(world[who])
    assert sorted(row.level for row in found) == sorted(levels)
    assert count(world[who]) == len(levels)


def test_a_stub_row_holds_reference_and_status_alone(world, siblings):
    for row in rows(world["school"]):
        assert row.reference in {case.reference for case in siblings}
        assert row.status == "referred"
        assert (row.initials, row.age, row.roles) == ("", None, ())
        assert (row.next_due_on, row.next_due_label, row.worker_id) == (None, "", None)
        assert (row.protected_address, row.restricted, row.interpreter) == (False, False, False)


def test_a_summary_row_adds_initials_age_and_part_and_no_more(world, siblings):
    found = {row.level: row for row in rows(world["northmere coordinator"])}
    mila = found[Level.SUMMARY]
    assert (mila.initials, mila.age, mila.roles) == ("M.H.", 7, ("harmed",))
    assert (mila.next_due_on, mila.next_due_label, mila.worker_name) == (None, "", "")
    assert found[Level.CONTRIBUTE].next_due_label


def test_the_projection_itself_tells_a_stub_holder_nothing_more(world, siblings):
    """The second lock: the row as the database shows it, past every selector."""
    with acting(world["school"]):
        entries = list(CaseloadEntry.objects.all())
    # Two principals of one person keep the stub: the team and the reporter.
    assert {entry.level for entry in entries} == {Level.STUB}
    assert {entry.next_due_on for entry in entries} == {None}
    assert {entry.next_due_label for entry in entries} == {""}
    assert {entry.worker_id for entry in entries} == {None}
    assert {entry.due_order for entry in entries} == {datetime.date(9999, 12, 31)}


@pytest.mark.parametrize(
    "asked",
    [
        CaseloadFilter(due=(OVERDUE,)),
        CaseloadFilter(due=(SOON,)),
        CaseloadFilter(worker=NOBODY),
        CaseloadFilter(roles=("harmed",)),
    ],
)
def test_a_stub_is_found_by_nothing_that_it_does_not_show(world, siblings, asked):
    assert rows(world["school"], asked) == []
    assert count(world["school"], asked) == 0


def test_a_case_reached_twice_stands_once_at_the_highest_level(world, siblings):
    front_door = world["northmere front door"]
    share_case(
        case=siblings[0],
        recipient=front_door.membership,
        level=Level.STUB,
        why=WHY,
        at=NOON,
        by=world["northmere front door manager"],
    )
    found = rows(front_door)
    assert [row.case_id for row in found] == [case.pk for case in siblings]
    assert {row.level for row in found} == {Level.MANAGE}
    assert count(front_door) == 2
    with acting(front_door):
        again = rows_of(front_door, [siblings[0].pk], today=DAY)
    assert [row.level for row in again] == [Level.MANAGE]


def test_an_excluded_person_finds_no_trace(world, siblings):
    front_door = world["northmere front door"]
    exclude_person(
        case=siblings[0],
        user=front_door.user,
        reason="A relative",
        at=NOON,
        by=world["northmere front door manager"],
    )
    assert [row.case_id for row in rows(front_door)] == [siblings[1].pk]
    assert count(front_door) == 1
    assert count(front_door, CaseloadFilter(roles=("harmed",))) == 0
    with acting(front_door):
        assert rows_of(front_door, [siblings[0].pk], today=DAY) == ()
        assert caseload_counts(front_door, days=DAYS).open == 1


def test_access_that_has_run_out_shows_nothing(world, siblings):
    police = world["police"]
    until = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=1)
    share_case(
        case=siblings[0],
        recipient=police.membership,
        level=Level.VIEW,
        why=SharingReason("Joint enquiry", SharingBasis.LAW_ENFORCEMENT, until=until),
        at=NOON,
        by=world["northmere front door"],
    )
    assert len(rows(police)) == 1
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_caseloadentry SET expires_at = now() - interval '1 second'"
            " WHERE expires_at IS NOT NULL"
        )
    assert rows(police) == []


def test_filters_by_worker_part_and_what_is_due(world):
    two = cases_of_two(world)
    one = world[ONE]
    manager = world["northmere manager"]
    assert [row.case_id for row in rows(one, CaseloadFilter(worker=ME))] == [two.first.pk]
    assert rows(manager, CaseloadFilter(worker=ME)) == []
    other = CaseloadFilter(worker=str(world[TWO].membership.pk))
    assert [row.case_id for row in rows(manager, other)] == [two.second.pk]
    assert rows(manager, CaseloadFilter(worker=NOBODY)) == []
    harmed = CaseloadFilter(roles=("harmed", "both"))
    assert [row.case_id for row in rows(manager, harmed)] == [two.first.pk]
    assert len(rows(manager, CaseloadFilter(due=(SOON,)))) == 2
    assert rows(manager, CaseloadFilter(due=(OVERDUE,))) == []
    assert rows(manager, CaseloadFilter(statuses=("closed",))) == []
    with acting(manager):
        counts = caseload_counts(manager, days=DAYS)
    assert (counts.open, counts.overdue, counts.unallocated, counts.soon) == (2, 0, 0, 2)


def test_the_choices_name_only_areas_and_workers_of_cases_one_sees(world, siblings):
    with acting(world["school"]):
        found = caseload_choices(world["school"])
        assert [name for _, _, name in found.areas] == ["Northmere County"]
        assert found.workers == ()
    with acting(world["police"]):
        assert caseload_choices(world["police"]).areas == ()


@pytest.mark.parametrize(
    "order", [Order(), Order(descending=True), Order("opened"), Order("opened", descending=True)]
)
def test_paging_forth_and_back_meets_each_case_once(world, order):
    cases = many_cases(world, 37, worker=world[ONE], team="northmere casework")
    manager = world["northmere manager"]
    pages, place = [], None
    with acting(manager):
        while True:
            page = caseload(manager, CaseloadFilter(), days=DAYS, order=order, place=place, rows=10)
            pages.append([row.case_id for row in page.rows])
            if not page.has_after:
                break
            place = page.rows[-1].place(order)
        forth = [number for page in pages for number in page]
        assert sorted(forth) == sorted(case.pk for case in cases)
        assert [len(page) for page in pages] == [10, 10, 10, 7]
        first_of_last = caseload(
            manager, CaseloadFilter(), days=DAYS, order=order, place=place, rows=10
        ).rows[0]
        back = caseload(
            manager,
            CaseloadFilter(),
            days=DAYS,
            order=order,
            place=first_of_last.place(order, backwards=True),
            rows=10,
        )
    assert [row.case_id for row in back.rows] == pages[2]
    assert (back.has_before, back.has_after) == (True, True)


def test_soonest_due_comes_first_and_nothing_due_last(world, siblings):
    cases = many_cases(world, 6, worker=world[ONE], team="northmere front door")
    found = rows(world["northmere front door"])
    due = [row.next_due_on or datetime.date.max for row in found]
    assert due == sorted(due)
    assert len(found) == len(cases) + len(siblings)


def test_a_place_that_is_no_date_is_refused(world, siblings):
    with pytest.raises(ValueError, match="isoformat"):
        rows(world["northmere front door"], place=Place("tomorrow", 1))
    with pytest.raises(ValueError, match="time zone"):
        rows(
            world["northmere front door"],
            order=Order("opened"),
            place=Place("2026-03-24T12:00:00", 1),
        )
