"""Components say in words what they show in colour, and escape what people wrote."""

import datetime

from django.template import engines

from hsb_cases.core.parts import Card, Chosen, Event, Fact, Step, Tab, Tag, Task, Turn
from hsb_cases.core.why import why
from tests.support.markup import description, read

NASTY = "<script>alert(1)</script>"
MOMENT = datetime.datetime(2026, 11, 19, 9, 0, tzinfo=datetime.UTC)


def shown(source, **facts):
    return read(engines["jinja2"].from_string(source).render(facts))


def test_a_difference_is_said_and_not_only_coloured():
    page = shown(
        '{% from "components/difference.jinja" import difference %}{{ difference(a, b) }}',
        a=f"her carer {NASTY}",
        b=f"his carer {NASTY}",
    )
    assert page.one("del").text == "[removed: her]"
    assert page.one("ins").text == "[added: his]"
    assert not page.all("script")


def test_tags_are_neutral_for_facts_and_coloured_only_for_work():
    source = '{% from "components/tags.jinja" import tag %}{{ tag(item) }}'
    kinds = {
        kind: shown(source, item=Tag("Word", kind)).one("strong")["class"]
        for kind in ("fact", "state", "overdue", "today", "done")
    }
    assert kinds == {
        "fact": "govuk-tag govuk-tag--grey",
        "state": "govuk-tag",
        "overdue": "govuk-tag govuk-tag--red",
        "today": "govuk-tag govuk-tag--yellow",
        "done": "govuk-tag govuk-tag--green",
    }


def test_a_card_says_what_is_not_known_and_its_links_say_what_they_change():
    card = Card(
        NASTY,
        [Fact("Date of birth", href="/change/"), Fact("Account", f"a\nb {NASTY}")],
        href="/open/",
    )
    page = shown('{% from "components/cards.jinja" import card %}{{ card(item) }}', item=card)
    assert not page.all("script")
    assert page.one("a", href="/change/").text == "Change date of birth"
    assert page.one("a", href="/open/").text == f"Open {NASTY}"
    assert page.all("dd")[0].text == "Not known Change date of birth"
    assert "a\nb" in page.all("dd")[1].raw_text


def test_a_task_that_cannot_start_says_why_and_a_link_says_its_status():
    tasks = [
        Task("What happened", Tag("Completed", "done"), "/1/"),
        Task("Check answers", Tag("Cannot start yet"), hint="Finish the others first"),
    ]
    source = '{% from "components/tasks.jinja" import task_list %}{{ task_list(tasks) }}'
    page = shown(source, tasks=tasks)
    assert description(page, page.one("a", href="/1/")) == "Completed"
    assert "Finish the others first" in page.all("li")[1].text
    assert not page.all("li")[1].all("a")


def test_the_current_place_is_marked_for_everybody():
    tabs = [Tab("Overview", "/", current=True), Tab("Chronology", "/c/", 42)]
    source = '{% from "components/navigation.jinja" import sub_navigation %}'
    page = shown(source + '{{ sub_navigation("This case", tabs) }}', tabs=tabs)
    assert page.one("a", aria_current="page").text == "Overview"
    assert page.one("a", href="/c/").text == "Chronology 42"
    steps = [Step("Concern", state="done"), Step("Plan", state="now"), Step("Review")]
    page = shown('{% from "components/cards.jinja" import steps %}{{ steps(s) }}', s=steps)
    assert [li.text for li in page.all("li")] == ["Concern (done)", "Plan", "Review"]
    assert page.one("li", aria_current="step").text == "Plan"


def test_a_timeline_tells_when_it_happened_and_when_it_was_recorded():
    event = Event("Call", MOMENT.date(), by="Jo", recorded=MOMENT, text=NASTY)
    source = '{% from "components/timeline.jinja" import timeline %}{{ timeline([event]) }}'
    page = shown(source, event=event)
    assert page.one("time")["datetime"] == "2026-11-19"
    assert "Thursday 19 November 2026, recorded 19 November 2026 at 09:00" in page.text
    assert not page.all("script")


def test_why_something_is_shown_names_the_clause_and_what_of_it_is_our_own():
    source = '{% from "components/why.jinja" import why %}{{ why(items) }}'
    page = shown(source, items=[why("R5", here=f"Look again {NASTY}"), why("R1")])
    assert page.one("summary").text == "Why am I seeing this?"
    assert not page.all("script")
    assert "Described as agreed, but perhaps not free (R5)." in page.text
    assert "This is our own default, not statutory: the gap of 2 years is our own" in page.text
    assert "Source: Staffordshire and Stoke-on-Trent, Procedure; Leeds, What" in page.text
    assert page.text.count("our own default") == 1


def test_a_reason_without_a_clause_stands_alone_and_what_was_said_at_the_time_is_kept():
    source = (
        '{% from "components/why.jinja" import why %}'
        '{% call why(items) %}<p id="more">More</p>{% endcall %}'
    )
    own = why("choice", here="The person reporting chose it.", source="Own choice")
    page = shown(source, items=[own, why("R1", source="An older edition")])
    assert "The person reporting chose it. Source: Own choice." in page.text
    assert "Source: An older edition." in page.text
    assert "Procedure; Leeds" not in page.text
    assert page.one("p", id="more").text == "More"


def test_turning_pages_is_offered_only_where_there_is_one():
    source = '{% from "components/navigation.jinja" import turn_page %}{{ turn_page(t) }}'
    assert shown(source, t=Turn()).text == ""
    page = shown(source, t=Turn(next_href="?after=9"))
    assert [link["href"] for link in page.all("a")] == ["?after=9"]
    assert page.all("a")[0]["rel"] == "next"


def test_a_chosen_filter_can_be_taken_away_by_its_name():
    source = '{% from "components/filters.jinja" import chosen_filters %}'
    page = shown(source + "{{ chosen_filters(c) }}", c=[Chosen("Northmere City", "?")])
    assert page.one("a").text == "Remove this filter: Northmere City"


def test_a_table_has_a_caption_and_says_how_it_is_sorted():
    page = shown(
        '{% from "components/tables.jinja" import table %}'
        '{% call table("Cases", ["Case", {"text": "Due", "href": "?", "sort": "ascending"}]) %}'
        "<tr><td>x</td></tr>{% endcall %}"
    )
    assert page.one("caption").text == "Cases"
    assert page.one("th", aria_sort="ascending").one("a").text == "Due"
