"""The auditor's pages: the remit, what was changed in it, and who was refused."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.commands import record_access
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.commands.opening import open_case
from hsb_cases.cases.models import Child
from hsb_cases.core import clock
from hsb_cases.core.filters import short_day
from tests.audit.arrange import ONE, cases_of_two, noted
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import own_queries

pytestmark = pytest.mark.django_db
PAGES = ("audit", "audit_changes", "audit_refusals")
MOST_QUERIES = 20


@built_once
def two(world):
    return cases_of_two(world)


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def opened(actor, page="audit", **query):
    answer = signed_in(actor).get(reverse(f"workspace:{page}"), query)
    assert answer.status_code == 200
    return read(answer.content.decode())


def name_in(row):
    """The person's name in a row; the role and the agency stand below it."""
    below = row.one("th").one("span").text
    return row.one("th").text.removesuffix(below).strip()


def more_cases(world, number):
    """So many cases more of Northmere, opened in one act."""
    by = world["northmere front door"]
    with acting(by, summary="Opened cases"):
        for count in range(number):
            child = Child.objects.create(given_name=f"Child {count}", held_by=by.team.group)
            open_case(
                child=child,
                local_authority=world.authorities["Northmere County"],
                role="harmed",
                at=NOON + datetime.timedelta(days=count),
                by=by,
            )


def test_the_start_page_lists_the_remit_with_its_saves(world, two):
    noted(world[ONE], two.first, "A comment.")
    rows = opened(world["northmere auditor"]).one("tbody").all("tr")
    found = {row.one("a")["href"]: [cell.text for cell in row.all("td")] for row in rows}
    today = short_day(clock.now())
    first = found[reverse("workspace:case_history", args=[two.first.reference])]
    assert first[:3] == ["Open", "24 March 2026", "4"]
    assert first[3].startswith(today)
    second = found[reverse("workspace:case_history", args=[two.second.reference])]
    assert second[2] == "3"


def test_another_areas_auditor_finds_nothing(world, two):
    auditor = world["stoneford auditor"]
    assert "No case has been opened in your area yet." in opened(auditor).text
    assert opened(auditor, "audit_changes").all("article") == []
    for page in PAGES:
        assert two.first.reference not in opened(auditor, page).text


def test_a_case_is_found_by_its_reference_however_it_is_typed(world, two):
    typed = two.first.reference.lower().replace("-", " ")
    (row,) = opened(world["northmere auditor"], reference=typed).one("tbody").all("tr")
    assert two.first.reference in row.text
    wrong = opened(world["northmere auditor"], reference="nonsense")
    assert "Enter a case reference like HSB-7K4M-2Q9X" in wrong.text
    none = opened(world["northmere auditor"], status="closed")
    assert "No case of your remit fits these filters." in none.text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "who", [ONE, "northmere manager", "northmere front door", "school", "administrator"]
)
def test_the_pages_are_the_auditors_alone(world, page, who):
    answer = signed_in(world[who]).get(reverse(f"workspace:{page}"))
    assert answer.status_code == 403


def test_changes_of_the_remit_name_their_cases(world, two):
    noted(world[ONE], two.first, "A comment.")
    tree = opened(world["northmere auditor"], "audit_changes")
    found = tree.all("article")
    assert found[0].one("h3").text == "Noted a pattern"
    links = [link["href"] for link in found[0].all("a")]
    assert links == [reverse("workspace:case_history", args=[two.first.reference])]
    assert len(found[-1].all("a")) == 2, "the concern belongs to both cases"
    assert "A comment." in found[0].text


def test_changes_are_filtered_by_person_and_by_period(world, two):
    noted(world[ONE], two.first, "A comment.")
    auditor = world["northmere auditor"]
    mine = opened(auditor, "audit_changes", person=str(world[ONE].user.pk))
    assert len(mine.all("article")) == 1
    past = {"since_day": "1", "since_month": "1", "since_year": "2020"}
    past |= {"until_day": "31", "until_month": "1", "until_year": "2020"}
    tree = opened(auditor, "audit_changes", **past)
    assert tree.all("article") == []
    assert "from 1 January 2020 to 31 January 2020" in tree.text
    long = opened(auditor, "audit_changes", since_day="1", since_month="1", since_year="2020")
    assert "Choose a period of 92 days or fewer" in long.text


def test_refusals_on_cases_of_the_remit_and_of_the_own_agencies_are_seen(world, two):
    somewhere = "HSB-2345-6789"
    for who, reference in (
        ("police", two.first.reference),
        ("stoneford worker one", two.first.reference),
        ("police", somewhere),
        ("stoneford worker one", somewhere),
    ):
        signed_in(world[who]).get(reverse("workspace:case", args=[reference]))
    rows = opened(world["northmere auditor"], "audit_refusals").one("tbody").all("tr")
    found = {(name_in(row), row.all("td")[1].text) for row in rows}
    assert found == {
        ("Pat Police", two.first.reference),
        ("Stoneford Worker One", two.first.reference),
        ("Pat Police", somewhere),
    }
    linked = {row.all("td")[1].text for row in rows if row.all("a")}
    assert linked == {two.first.reference}
    other = opened(world["stoneford auditor"], "audit_refusals").one("tbody").all("tr")
    assert {name_in(row) for row in other} == {"Stoneford Worker One"}


def test_a_refusal_does_not_tell_the_refused_whether_the_case_exists(world, two):
    client = signed_in(world["police"])
    client.get(reverse("workspace:case", args=[two.first.reference]))
    with acting(world["police"]):
        assert not AccessEntry.objects.filter(kind="refused").exists()


def test_refusals_are_seen_by_no_other_role(world, two):
    signed_in(world["police"]).get(reverse("workspace:case", args=["HSB-2345-6789"]))
    for who in (ONE, "northmere manager", "school", "administrator", "stoneford auditor"):
        with acting(world[who]):
            assert not AccessEntry.objects.exists(), who
    with acting(world["northmere auditor"]):
        assert AccessEntry.objects.count() == 1


def test_an_agency_that_changed_its_name_keeps_its_auditor(world):
    with acting(world["police"]):
        record_access(kind=AccessEntry.Kind.REFUSED, at=NOON, page="workspace:case")
    with as_owner(), acting(world["administrator"], summary="Renamed an agency"):
        agency = world["police"].agency
        agency.name = "Northmere and District Police"
        agency.save()
    with acting(world["northmere auditor"]):
        assert AccessEntry.objects.count() == 1


def test_the_remit_is_paged_by_key(world, two):
    more_cases(world, 30)
    client = signed_in(world["northmere auditor"])
    start = reverse("workspace:audit")
    first = read(client.get(start).content.decode())
    (older,) = first.all("a", rel="next")
    second = read(client.get(start + older["href"]).content.decode())
    (newer,) = second.all("a", rel="prev")
    again = read(client.get(start + newer["href"]).content.decode())
    pages = [
        [row.one("a")["href"] for row in tree.one("tbody").all("tr")] for tree in (first, second)
    ]
    assert [len(page) for page in pages] == [25, 7]
    assert len({href for page in pages for href in page}) == 32
    assert [row.one("a")["href"] for row in again.one("tbody").all("tr")] == pages[0]


@pytest.mark.parametrize("page", PAGES)
def test_no_more_queries_however_large_the_remit(world, two, page):
    client = signed_in(world["northmere auditor"])
    address = reverse(f"workspace:{page}")
    stranger = signed_in(world["police"])
    stranger.get(reverse("workspace:case", args=[two.first.reference]))
    counts = []
    for number in (1, 24, 100):
        more_cases(world, number)
        for _ in range(min(number, 30)):
            noted(world[ONE], two.first, f"Comment {number}.")
        client.get(address)  # the first request marks the session as active
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        counts.append(own_queries(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] < MOST_QUERIES
