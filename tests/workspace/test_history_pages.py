"""The two pages of a case's history, as people open them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Case, Participation
from tests.audit.arrange import ONE, TWO, cases_of_two, noted
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db
PAGES = ("case_history", "case_access")
MOST_QUERIES = 20


@built_once
def two(world):
    return cases_of_two(world)


def signed_in(actor):
    client = Client()
    client.force_login(actor.user)
    return client


def address(case, page="case_history"):
    return reverse(f"workspace:{page}", args=[case.reference])


def opened(actor, case, page="case_history", **query):
    answer = signed_in(actor).get(address(case, page), query)
    assert answer.status_code == 200
    return read(answer.content.decode())


def entries(tree):
    return tree.all("article")


def many_saves(case, number):
    """So many saves more of the child's part, as the database would have them."""
    with as_owner(), connection.cursor() as cursor:
        part = Participation.objects.get(case=case)
        columns = [
            field.column
            for field in Participation.history.model._meta.concrete_fields
            if field.column not in {"history_id", "act_id", "history_date", "pattern_comment"}
        ]
        listed = ", ".join(columns)
        cursor.execute(
            f"INSERT INTO cases_historicalparticipation"
            f" ({listed}, act_id, history_date, pattern_comment)"
            f" SELECT {listed}, gen_random_uuid(), now() + n * interval '1 second', 'Week ' || n"
            " FROM generate_series(1, %s) n, ("
            "  SELECT * FROM cases_historicalparticipation WHERE id = %s AND history_type = '~'"
            "  ORDER BY history_id DESC LIMIT 1) last",
            [number, part.pk],
        )


def test_every_save_is_an_entry_with_its_fields_inside(world, two):
    noted(world[ONE], two.first, "The school has seen nothing since.", reason="Weekly check")
    found = entries(opened(world[ONE], two.first))
    assert [one.one("h3").text for one in found] == [
        "Noted a pattern",
        "Allocated the case",
        "Handed the case to another team",
        "Logged a concern",
    ]
    newest = found[0]
    assert "Social worker, Northmere County children’s social care, changed 1 field" in newest.text
    assert "Weekly check" in newest.text
    row = newest.one("details").one("tbody").one("tr")
    assert row.one("th").text == "Pattern comment"
    assert [cell.text for cell in row.all("td")] == [
        "Nothing",
        "The school has seen nothing since.",
    ]


def test_a_long_text_is_marked_word_by_word_with_words_for_who_hears_it(world, two):
    noted(world[ONE], two.first, "Nothing was seen at school.")
    noted(world[ONE], two.first, "Nothing was heard at school.")
    row = entries(opened(world[ONE], two.first))[0].one("tbody").one("tr")
    assert row.one("del").text == "[removed: seen]"
    assert row.one("ins").text == "[added: heard]"


def test_what_people_wrote_is_shown_as_text(world, two):
    noted(world[ONE], two.first, "<script>alert(1)</script>", reason="<b>bold</b>")
    answer = signed_in(world[ONE]).get(address(two.first))
    assert b"<script>alert" not in answer.content
    assert b"<b>bold" not in answer.content
    assert b"&lt;script&gt;alert" in answer.content


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "who", ["school", "teacher", "police", TWO, "stoneford auditor", "administrator"]
)
def test_whoever_does_not_see_the_whole_record_finds_no_history(world, two, page, who):
    there = signed_in(world[who]).get(address(two.first, page))
    missing = address(two.first, page).replace(two.first.reference, "HSB-0000-0000")
    nowhere = signed_in(world[who]).get(missing)
    assert there.status_code == nowhere.status_code == 404
    assert two.first.reference not in there.content.decode()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "who", [ONE, "northmere manager", "northmere auditor", "northmere coordinator"]
)
def test_whoever_sees_the_whole_record_reads_its_history(world, two, page, who):
    # The second child displayed the behaviour: that record the coordinator works on.
    case = two.second if who == "northmere coordinator" else two.first
    assert signed_in(world[who]).get(address(case, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_pages_only_answer_reads(world, two, page, method):
    answer = getattr(signed_in(world[ONE]), method)(address(two.first, page))
    assert answer.status_code == 405


def test_reading_is_recorded_and_shown(world, two):
    opened(world["northmere auditor"], two.first)
    tree = opened(world[ONE], two.first, "case_access")
    rows = tree.one("tbody").all("tr")
    assert "Northmere Auditor" in rows[0].text
    assert "Opened" in rows[0].text
    assert "History of the case" in rows[0].text
    with as_owner():
        kept = AccessEntry.objects.filter(case_id=two.first.pk).order_by("pk")
        assert [(one.actor_name, one.page) for one in kept] == [
            ("Northmere Auditor", "workspace:case_history"),
            ("Northmere Worker One", "workspace:case_access"),
        ]


def test_a_refusal_is_shown_to_the_people_of_the_case(world, two):
    signed_in(world["teacher"]).get(address(two.first))
    tree = opened(world[ONE], two.first, "case_access", kind="refused")
    (row,) = tree.one("tbody").all("tr")
    assert "Terry Teacher" in row.text
    assert "Refused" in row.text


def test_filters_stay_in_the_address_and_come_off_one_by_one(world, two):
    noted(world[ONE], two.first, "A comment.")
    person = str(world[ONE].user.pk)
    query = {"kind": "cases.participation", "field": "pattern_comment", "person": person}
    tree = opened(world[ONE], two.first, **query, older="nonsense")
    assert len(entries(tree)) == 1
    tags = {tag.text: tag["href"] for tag in tree.all("a") if "moj-filter__tag" in tag.classes}
    assert tags == {
        "Remove this filter: Part in the incident": f"?person={person}",
        "Remove this filter: Pattern comment": f"?kind=cases.participation&person={person}",
        "Remove this filter: Northmere Worker One": (
            "?kind=cases.participation&field=pattern_comment"
        ),
    }
    chosen = {
        option["value"] for option in tree.all("option") if option.get("selected") is not None
    }
    assert chosen == {"cases.participation", "pattern_comment", person}


def test_a_period_is_filtered_by_days_in_england(world, two):
    days = {"since_day": "1", "since_month": "1", "since_year": "2020"}
    assert len(entries(opened(world[ONE], two.first, **days))) == 3
    before = {"until_day": "1", "until_month": "1", "until_year": "2020"}
    tree = opened(world[ONE], two.first, **before)
    assert entries(tree) == []
    assert "Nothing was changed that fits these filters." in tree.text


def test_a_date_that_is_none_is_said_to_be_one(world, two):
    tree = opened(world[ONE], two.first, since_day="31", since_month="2", since_year="2026")
    assert "The first day must be a real date" in tree.text
    assert len(entries(tree)) == 3
    both = {"since_day": "2", "since_month": "1", "since_year": "2026"}
    both |= {"until_day": "1", "until_month": "1", "until_year": "2026"}
    tree = opened(world[ONE], two.first, **both)
    assert "The last day must be the same as or after the first day" in tree.text


@pytest.mark.parametrize("page", PAGES)
def test_no_more_queries_however_long_the_history(world, two, page):
    client = signed_in(world[ONE])
    counts = []
    for number in (1, 24, 225):
        many_saves(two.first, number)
        client.get(address(two.first))  # now and then a request notes that its person is there
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address(two.first, page)).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] < MOST_QUERIES


def test_older_and_newer_saves_lead_to_each_other(world, two):
    many_saves(two.first, 30)
    client = signed_in(world[ONE])
    first = read(client.get(address(two.first)).content.decode())
    assert len(entries(first)) == 25
    (older,) = first.all("a", rel="next")
    second = read(client.get(address(two.first) + older["href"]).content.decode())
    assert len(entries(second)) == 8
    (newer,) = second.all("a", rel="prev")
    again = read(client.get(address(two.first) + newer["href"]).content.decode())
    assert [one.text for one in entries(again)] == [one.text for one in entries(first)]
    assert "33 saves" in first.text


def test_the_case_page_leads_to_its_history(world, two):
    answer = signed_in(world[ONE]).get(reverse("workspace:case", args=[two.first.reference]))
    assert address(two.first) in answer.content.decode()
    with as_owner():
        assert Case.objects.count() == 2
