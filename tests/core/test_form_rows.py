"""Rows added and removed by buttons that the server answers."""

from django import forms
from django.http import QueryDict
from django.template import engines

from hsb_cases.core.forms import GovDateField, rows_changed
from tests.support.markup import named, read


class Child(forms.Form):
    name = forms.CharField(label="Name", max_length=5)
    born = GovDateField(label="Date of birth", noun="the date of birth", required=False)
    schools = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], required=False, widget=forms.CheckboxSelectMultiple
    )


Children = forms.formset_factory(Child, extra=1)
SENT = (
    "children-TOTAL_FORMS=3&children-INITIAL_FORMS=0&children-0-name=Mila&children-1-name=Owen"
    "&children-1-schools=a&children-2-name=Rosa&children-2-born_year=2014"
    "&children-2-schools=a&children-2-schools=b&note=kept&csrfmiddlewaretoken=t"
)


def shown(formset):
    template = engines["jinja2"].from_string(
        '{% from "components/forms.jinja" import add_another, error_summary %}'
        '{{ error_summary(formset) }}{{ add_another(formset, "child") }}'
    )
    return read(template.render({"formset": formset}))


def test_no_button_means_no_change():
    assert rows_changed(QueryDict(SENT), prefix="children") is None
    assert rows_changed(QueryDict(SENT + "&add=adults"), prefix="children") is None


def test_adding_keeps_everything_typed_and_makes_room():
    data = rows_changed(QueryDict(SENT + "&add=children"), prefix="children")
    formset = Children(data, prefix="children")
    formset.quiet = True
    page = shown(formset)
    values = [box["value"] for box in page.all("input") if box["name"].endswith("-name")]
    assert values == ["Mila", "Owen", "Rosa", ""]
    assert not page.all(class_="govuk-error-message")


def test_removing_a_row_moves_the_rest_up_with_all_their_answers():
    data = rows_changed(QueryDict(SENT + "&remove=children-1"), prefix="children")
    assert data["children-TOTAL_FORMS"] == "2"
    assert data["children-1-name"] == "Rosa"
    assert data["children-1-born_year"] == "2014"
    assert data.getlist("children-1-schools") == ["a", "b"]
    assert "children-2-name" not in data
    assert data["note"] == "kept"


def test_a_forged_button_changes_nothing():
    for forged in ("children-9", "children--1", "children-", "children-1-name", "other-1", ""):
        data = QueryDict(SENT).copy()
        data["remove"] = forged
        assert rows_changed(data, prefix="children") is None


def test_a_forged_number_of_rows_is_no_number():
    data = rows_changed(QueryDict("children-TOTAL_FORMS=many&add=children"), prefix="children")
    assert data["children-TOTAL_FORMS"] == "1"


def test_the_last_row_cannot_be_removed_and_each_button_says_which_row_it_means():
    one = Children(QueryDict("children-TOTAL_FORMS=1&children-INITIAL_FORMS=0"), prefix="children")
    one.quiet = True
    assert not shown(one).all("button", name_="remove")
    page = shown(Children(QueryDict(SENT), prefix="children"))
    assert [button.text for button in page.all("button", name_="remove")] == [
        "Remove child 1",
        "Remove child 2",
        "Remove child 3",
    ]
    assert page.one("button", name_="add").text == "Add another child"


def test_errors_in_rows_are_linked_from_one_summary():
    data = QueryDict(SENT.replace("name=Owen", "name=").replace("name=Rosa", "name=Rosalind"))
    page = shown(Children(data, prefix="children"))
    links = {link["href"]: link.text for link in page.all("a")}
    assert links["#id_children-1-name"] == "Enter name"
    assert links["#id_children-2-name"] == "Shorten “Name” to 5 characters or fewer: it has 8"
    assert links["#id_children-2-born-day"] == "The date of birth must include a day and a month"
    assert all(page.one(id=href.removeprefix("#")) for href in links)


def test_a_row_is_a_group_with_its_own_name():
    page = shown(Children(QueryDict(SENT), prefix="children"))
    first = page.one("fieldset", id="children-0")
    assert first.all("legend")[0].text == "Child 1 of 3"
    assert named(first, "Name")["name"] == "children-0-name"
