"""The caseload page: its rows, its filter in the address, its queries."""

import pytest
from django.urls import reverse

from tests.audit.arrange import ONE, cases_of_two
from tests.support.built_once import built_once
from tests.support.caseload import many_cases
from tests.support.markup import read
from tests.workspace.opening import MOST_QUERIES, main, opened, queries, signed_in, status

pytestmark = pytest.mark.django_db


@built_once
def two(world):
    return cases_of_two(world)


def reference_of(row):
    return row.one("th").text[-len("HSB-2222-2222") :]


def rows(page):
    found = page.one("section", aria_labelledby="count")
    return found.one("tbody").all("tr") if found.all("tbody") else []


def tabs(page):
    return [link.text for link in page.one("nav", aria_label="Views of the list").all("a")]


def test_a_worker_finds_the_own_case_and_not_the_siblings(world, two):
    page = opened(world[ONE], "caseload")
    assert "1 open case, soonest due first" in main(page)
    (row,) = rows(page)
    href = reverse("workspace:case", args=[two.first.reference])
    assert row.one("a", href=href).text.startswith("M.H.")
    assert two.second.reference not in main(page)
    assert "Mila" not in main(page)


def test_a_stub_shows_reference_status_and_outcome(world, two):
    page = opened(world["school"], "caseload")
    assert len(rows(page)) == 2
    said = main(page)
    assert two.first.reference in said
    assert "Outcome: not decided yet" in said
    assert "M.H." not in said
    assert "Decide on the referral" not in said
    assert "unallocated" not in said
    assert not page.all("select", name_="worker")  # nothing to filter by that a stub hides
    assert not page.all("input", name_="due")


def test_a_coordinator_sees_a_summary_beside_a_whole_record(world, two):
    page = opened(world["northmere coordinator"], "caseload")
    by_reference = {reference_of(row): row.text for row in rows(page)}
    harmed, displaying = by_reference[two.first.reference], by_reference[two.second.reference]
    assert "M.H." in harmed
    assert "Safety summary only" in harmed
    assert "Northmere Worker One" not in harmed
    assert "Decide on the referral" not in harmed
    assert "Northmere Worker Two" in displaying
    assert "Decide on the referral" in displaying


def test_the_tabs_count_what_waits_and_lead_to_it(world, two):
    manager = world["northmere manager"]
    assert tabs(opened(manager, "caseload")) == [
        "All open 2",
        "Overdue 2",
        "Next 5 working days 0",
        "Unallocated 0",
        "Waiting for a decision 0",
    ]
    filtered = opened(manager, "caseload", due="overdue")
    assert "2 of 2 open cases" in main(filtered)
    assert filtered.one("a", aria_current="page", class_="moj-sub-navigation__link").text == (
        "Overdue 2"
    )
    assert tabs(opened(world[ONE], "caseload")) == [
        "All open 1",
        "Overdue 1",
        "Next 5 working days 0",
    ]
    assert not opened(world["school"], "caseload").all("nav", aria_label="Views of the list")


def test_the_work_of_each_worker_stands_above_the_list_of_who_shares_it_out(world, two):
    section = opened(world["northmere manager"], "caseload").one(aria_labelledby="workload")
    loads = {row.one("th").text: row.text for row in section.one("tbody").all("tr")}
    (one,) = (text for name, text in loads.items() if name.startswith("Northmere Worker One"))
    assert one.endswith("1 1")
    assert [bar["width"] for bar in section.all("rect")][:2] == ["200", "200"]
    (link,) = [link for link in section.all("a") if link.text == "Northmere Worker One"]
    answer = signed_in(world["northmere manager"]).get(link["href"])
    assert len(rows(read(answer.content.decode()))) == 1
    assert not opened(world[ONE], "caseload").all(aria_labelledby="workload")


def test_a_row_says_where_the_behaviour_lies_on_the_continuum_where_the_case_is_seen(world, two):
    page = opened(world["northmere coordinator"], "caseload")
    words = {reference_of(row): row.one("td", data_label="Continuum").text for row in rows(page)}
    assert words == {two.second.reference: "Problematic", two.first.reference: ""}


def test_rows_are_compact_by_choice_and_the_filter_keeps_it(world, two):
    page = opened(world[ONE], "caseload")
    (choice,) = page.all("a", href=f"{reverse('workspace:caseload')}?rows=compact")
    assert choice.text == "compact rows"
    page = opened(world[ONE], "caseload", rows="compact", sort="-due")
    assert "app-table--dense" in page.one("section", aria_labelledby="count").one("table")["class"]
    assert page.one("input", type="hidden", name_="rows")["value"] == "compact"
    assert page.one("input", type="hidden", name_="sort")["value"] == "-due"


def test_a_filter_stays_in_the_address_and_comes_off_by_its_tag(world, two):
    page = opened(world["northmere manager"], "caseload", role="harmed", sort="-opened")
    assert len(rows(page)) == 1
    (tag,) = page.one("ul", class_="moj-filter-tags").all("a")
    assert tag.text == "Remove this filter: Harmed"
    assert tag["href"] == f"{reverse('workspace:caseload')}?sort=-opened"
    assert (
        page.one("input", type="checkbox", name_="role", value="harmed").get("checked") is not None
    )


def test_an_empty_list_says_what_to_do(world, two):
    page = opened(world["northmere manager"], "caseload", status="closed")
    assert "No case fits these filters" in main(page)
    links = page.one("main").all("a", href=reverse("workspace:caseload"))
    assert "Show all open cases" in [link.text for link in links]


@pytest.mark.parametrize(
    "query",
    [
        {"after": "rubbish"},
        {"after": "2026-13-45.1"},
        {"before": "2026-01-01.99999999999999999999999"},
        {"sort": "name"},
        {"worker": "0; DROP TABLE"},
        {"role": "anything"},
        {"area": "elsewhere"},
        {"status": "unknown"},
    ],
)
def test_an_address_that_makes_no_sense_still_gives_a_page(world, two, query):
    assert (
        signed_in(world["northmere manager"]).get(reverse("workspace:caseload"), query).status_code
        == 200
    )


def test_turning_pages_meets_every_case_once(world):
    cases = many_cases(world, 60, worker=world[ONE], team="northmere casework")
    client = signed_in(world["northmere manager"])
    seen, path = [], reverse("workspace:caseload")
    for _ in range(5):
        page = read(client.get(path).content.decode())
        seen += [reference_of(row) for row in rows(page)]
        following = page.all("a", rel="next")
        if not following:
            break
        path = following[0]["href"]
    assert sorted(seen) == sorted(case.reference for case in cases)
    back = read(client.get(path).content.decode()).one("a", rel="prev")["href"]
    page = read(client.get(back).content.decode())
    assert [reference_of(row) for row in rows(page)] == seen[25:50]


@pytest.mark.parametrize("who", ["administrator"])
def test_who_reads_no_cases_has_no_such_page(world, who):
    assert status(world[who], "caseload") == 404


@pytest.mark.parametrize("who", [ONE, "northmere manager"])
def test_the_caseload_takes_as_many_queries_for_250_cases_as_for_one(world, who):
    counts = []
    for more in (1, 24, 225):
        many_cases(world, more, worker=world[ONE], team="northmere casework")
        counts.append(
            queries(world[who], "caseload", role="harmed" if more == 225 else "displaying")
        )
    assert len(set(counts)) == 1
    assert counts[0] < MOST_QUERIES
