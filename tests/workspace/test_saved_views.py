"""Views of the caseload under a name: tabs of the person who saved them, and of nobody else."""

import pytest
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.workspace.commands.saved_views import MOST_VIEWS, remove_view, save_view
from hsb_cases.workspace.models import SavedView
from hsb_cases.workspace.selectors.saved_views import saved_views
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.markup import read
from tests.workspace.opening import opened, signed_in

pytestmark = pytest.mark.django_db
QUERY = "role=harmed&sort=-opened"


def views(actor):
    with acting(actor):
        return [(view.name, view.query) for view in saved_views(actor)]


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("  ", QUERY, "Enter a name for this view"),
        ("n" * 41, QUERY, "at most 40 characters"),
        ("Harmed", "", "Choose and apply filters first"),
        ("Harmed", "x" * 501, "Choose and apply filters first"),
    ],
)
def test_a_view_needs_a_name_and_filters(world, name, query, sentence):
    with pytest.raises(Refused, match=sentence):
        save_view(name=name, query=query, by=world[ONE])


def test_a_name_that_is_there_gets_the_new_filters(world):
    save_view(name="Harmed", query="role=harmed", by=world[ONE])
    save_view(name=" Harmed ", query=QUERY, by=world[ONE])
    assert views(world[ONE]) == [("Harmed", QUERY)]


def test_there_are_no_more_views_than_tabs_that_can_be_told_apart(world):
    for number in range(MOST_VIEWS):
        save_view(name=f"View {number}", query=QUERY, by=world[ONE])
    with pytest.raises(Refused, match="Remove one of them first"):
        save_view(name="One more", query=QUERY, by=world[ONE])
    save_view(name="View 3", query="due=soon", by=world[ONE])
    assert len(views(world[ONE])) == MOST_VIEWS


def test_a_role_without_cases_has_no_views(world):
    with pytest.raises(OutOfScope):
        save_view(name="Harmed", query=QUERY, by=world["administrator"])


def test_a_view_is_seen_and_removed_by_its_owner_alone(world):
    view = save_view(name="Harmed", query=QUERY, by=world[ONE])
    assert views(world[TWO]) == []
    with acting(world[TWO]):
        assert not SavedView.objects.filter(pk=view.pk).exists()  # the database's own lock
    with pytest.raises(OutOfScope):
        remove_view(number=view.pk, by=world[TWO])
    assert remove_view(number=view.pk, by=world[ONE]) == "Harmed"
    assert views(world[ONE]) == []


def test_filters_are_saved_as_a_tab_opened_by_it_and_removed_again(world):
    cases_of_two(world)
    client, address = signed_in(world[ONE]), reverse("workspace:caseload")
    page = opened(world[ONE], "caseload", role="harmed", sort="-opened")
    (save,) = [link for link in page.all("a") if link.text == "Save as a view"]
    answer = client.post(save["href"], {"name": "Harmed first"}, follow=True)
    assert answer.redirect_chain == [(f"{address}?{QUERY}", 302)]
    shown = read(answer.content.decode())
    tab = shown.one("a", class_="moj-sub-navigation__link", aria_current="page")
    assert tab.text == "Harmed first"
    remove = shown.one("form", action=reverse("workspace:view_remove", args=[_only(world).pk]))
    assert remove.one("button").text == "Remove this view"
    gone = read(client.post(remove["action"], follow=True).content.decode())
    assert "“Harmed first” is removed. No case has changed." in gone.one("main").text
    tabs = gone.one("nav", aria_label="Views of the list").all("a")
    assert [tab.text for tab in tabs] == ["All open 1", "Overdue 1", "Next 5 working days 0"]


def test_a_view_without_a_name_is_asked_for_one(world):
    answer = signed_in(world[ONE]).post(f"{reverse('workspace:view_new')}?{QUERY}", {"name": ""})
    assert "Enter a name for this view" in answer.content.decode()
    assert views(world[ONE]) == []


def test_saving_nothing_is_refused_on_the_page(world):
    answer = signed_in(world[ONE]).post(reverse("workspace:view_new"), {"name": "Everything"})
    assert "Choose and apply filters first" in answer.content.decode()


def _only(world):
    with acting(world[ONE]):
        return SavedView.objects.get()
