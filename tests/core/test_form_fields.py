"""Each kind of field: its name, its hint, its error, its value, and that nothing becomes markup."""

import pytest
from django import forms
from django.template import engines
from django.utils.safestring import mark_safe

from hsb_cases.core.forms import GovDateField, GovTimeField, Group, Look, PartialDateField
from tests.support.markup import description, named, read

NASTY = '"><script>alert(1)</script>'
PAGE = """
{% from "components/forms.jinja" import error_summary, field, form_fields %}
{{ error_summary(form) }}{{ form_fields(form, heading=heading) }}
"""


def shown(form, *, heading=False):
    template = engines["jinja2"].from_string(PAGE)
    return read(template.render({"form": form, "heading": heading}))


CHOICES = [("school", "School"), ("home", "At home"), ("other", "Somewhere else")]
BOXES = {
    "text": (forms.CharField, {}),
    "email": (forms.EmailField, {}),
    "tel": (forms.CharField, {"widget": forms.TextInput(attrs={"autocomplete": "tel"})}),
    "number": (forms.IntegerField, {}),
    "textarea": (forms.CharField, {"widget": forms.Textarea}),
    "password": (forms.CharField, {"widget": forms.PasswordInput}),
    "select": (forms.ChoiceField, {"choices": [("", "Choose"), *CHOICES]}),
    "file": (forms.FileField, {}),
    "time": (GovTimeField, {}),
}


def form_with(field, data=None, **attributes):
    made = type("OneField", (forms.Form,), {"answer": field, **attributes})
    return made(data)


@pytest.mark.parametrize(("kind", "facts"), BOXES.values(), ids=BOXES)
def test_a_box_is_named_by_its_label_and_described_by_its_hint(kind, facts):
    page = shown(form_with(kind(label="Their answer", help_text="As they said it", **facts)))
    box = named(page, "Their answer")
    assert box["name"] == "answer"
    assert description(page, box) == "As they said it"
    assert not page.all(class_="govuk-error-message")


@pytest.mark.parametrize(("kind", "facts"), BOXES.values(), ids=BOXES)
def test_an_error_is_said_at_the_box_and_linked_from_the_summary(kind, facts):
    messages = {"required": "Enter what they answered"}
    page = shown(form_with(kind(label="Their answer", error_messages=messages, **facts), {}))
    box = named(page, "Their answer")
    assert "Error: Enter what they answered" in description(page, box)
    link = page.one("a", href=f"#{box['id']}")
    assert link.text == "Enter what they answered"


@pytest.mark.parametrize(("kind", "facts"), BOXES.values(), ids=BOXES)
def test_nothing_a_person_wrote_becomes_markup(kind, facts):
    field = kind(label=mark_safe(NASTY), help_text=mark_safe(NASTY), required=False, **facts)  # noqa: S308 -- the very thing tested
    form = form_with(field, {"answer": NASTY})
    form.full_clean()
    form.add_error("answer", mark_safe(NASTY))  # noqa: S308 -- the very thing tested
    page = shown(form)
    assert not page.all("script")
    assert NASTY in page.text


@pytest.mark.parametrize("kind", ["text", "email", "textarea"])
def test_a_value_comes_back_exactly_as_typed(kind):
    made, facts = BOXES[kind]
    typed = f"\n  first\n    second {NASTY}\n" if kind == "textarea" else NASTY
    box = named(shown(form_with(made(label="Answer", **facts), {"answer": typed})), "Answer")
    if kind != "textarea":
        assert box["value"] == typed
    else:
        # A browser drops the first line break after the tag; what is left is what was typed.
        assert box.raw_text == "\n" + typed


def test_a_text_box_under_a_choice_keeps_its_line_breaks_and_blanks():
    made = type(
        "Where",
        (forms.Form,),
        {
            "setting": forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect),
            "kind": forms.CharField(label="What kind?", widget=forms.Textarea),
            "reveals": {"setting": {"other": ["kind"]}},
        },
    )
    typed = "one\n  two\n\nthree"
    page = shown(made({"setting": "other", "kind": typed}))
    assert named(page, "What kind?").raw_text == typed


def test_a_password_is_never_sent_back():
    field = forms.CharField(label="Password", widget=forms.PasswordInput)
    assert named(shown(form_with(field, {"answer": "open sesame"})), "Password").get("value") == ""


@pytest.mark.parametrize(
    ("widget", "field", "chosen"),
    [
        (forms.RadioSelect, forms.ChoiceField, "home"),
        (forms.CheckboxSelectMultiple, forms.MultipleChoiceField, ["home"]),
    ],
)
def test_choices_stand_in_a_fieldset_with_their_question(widget, field, chosen):
    made = field(label="Where?", choices=CHOICES, widget=widget, help_text="One place")
    page = shown(form_with(made, {"answer": chosen}))
    box = named(page, "At home")
    assert "checked" in box.attributes
    assert "checked" not in named(page, "School").attributes
    fieldset = box.within("fieldset")
    assert fieldset.all("legend")[0].text == "Where?"
    assert description(page, fieldset) == "One place"


def test_an_unanswered_choice_links_to_its_first_button_and_describes_the_fieldset():
    made = forms.ChoiceField(
        label="Where did it happen?", choices=CHOICES, widget=forms.RadioSelect
    )
    page = shown(form_with(made, {}))
    first = named(page, "School")
    assert page.one("a", href=f"#{first['id']}").text == "Answer “Where did it happen?”"
    assert description(page, first.within("fieldset")) == "Error: Answer “Where did it happen?”"


def test_a_forged_choice_is_answered_with_what_to_do():
    made = forms.ChoiceField(label="Where?", choices=CHOICES, widget=forms.RadioSelect)
    page = shown(form_with(made, {"answer": NASTY}))
    assert page.all("a")[0].text == "Choose one of the answers shown for “Where?”"


def test_a_revealed_question_hides_until_its_choice_is_chosen_and_is_not_shown_twice():
    made = type(
        "Where",
        (forms.Form,),
        {
            "setting": forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect),
            "kind": forms.CharField(label="What kind?", required=False),
            "reveals": {"setting": {"other": ["kind"]}},
        },
    )
    for chosen, hidden in (("school", True), ("other", False)):
        page = shown(made({"setting": chosen}))
        choice = named(page, "Somewhere else")
        part = page.one(id=choice["data-reveals"])
        assert named(page, "What kind?").within("div").within("div") is part
        assert ("govuk-radios__conditional--hidden" in part.classes) is hidden


def test_a_single_checkbox_is_named_by_its_whole_sentence():
    made = forms.BooleanField(label="The parents agree")
    page = shown(form_with(made, {}))
    box = named(page, "The parents agree")
    assert description(page, box) == "Error: Tick the box “The parents agree” to go on"
    assert (
        "checked" in named(shown(form_with(made, {"answer": "on"})), "The parents agree").attributes
    )


@pytest.mark.parametrize("kind", [GovDateField, PartialDateField])
def test_a_date_has_three_named_boxes_and_marks_the_one_that_is_wrong(kind):
    made = kind(label="When?", noun="the date it happened", help_text="For example 19 11 2026")
    typed = {"answer_day": "19", "answer_month": "November", "answer_year": ""}
    page = shown(form_with(made, typed))
    year = named(page, "Year")
    assert named(page, "Day")["value"] == "19"
    assert named(page, "Month")["value"] == "November"
    assert year["aria-invalid"] == "true"
    assert "aria-invalid" not in named(page, "Day").attributes
    sentence = "The date it happened must include a year"
    assert page.one("a", href=f"#{year['id']}").text == sentence
    assert description(page, year.within("fieldset")) == f"For example 19 11 2026 Error: {sentence}"


def test_one_question_a_page_has_its_question_as_the_heading():
    made = forms.ChoiceField(label="Where?", choices=CHOICES, widget=forms.RadioSelect)
    assert shown(form_with(made), heading=True).one("h1").text == "Where?"
    assert shown(form_with(forms.CharField(label="Town")), heading=True).one("h1").text == "Town"
    assert not shown(form_with(made)).all("h1")


def test_groups_keep_their_order_and_a_forgotten_field_is_never_lost():
    class Address(forms.Form):
        town = forms.CharField()
        street = forms.CharField()
        note = forms.CharField(required=False)
        layout = [Group("Address", ["street", "town"], hint="As far as known")]

    page = shown(Address())
    group = named(page, "Street").within("fieldset")
    assert [box["name"] for box in page.all("input")] == ["street", "town", "note"]
    assert group.one("legend").text == "Address"
    assert description(page, group) == "As far as known"


def test_guidance_is_said_with_the_box_and_limits_nothing():
    made = forms.CharField(label="What happened", widget=forms.Textarea, max_length=5000)
    look = Look(guide=600, language_check=True, why="So that the account is whole.")
    page = shown(form_with(made, looks={"answer": look}))
    box = named(page, "What happened")
    assert "About 600 characters" in description(page, box)
    assert "maxlength" not in box.attributes
    assert box["data-language-check"] == "true"
    assert page.one("details").one("summary").text == "Why we ask “What happened”"


def test_a_quiet_form_keeps_what_was_typed_and_complains_of_nothing():
    form = form_with(forms.EmailField(label="Email"), {"answer": "half@"})
    form.quiet = True
    page = shown(form)
    assert named(page, "Email")["value"] == "half@"
    assert not page.all(class_="govuk-error-summary")
    assert "Error" not in page.text


def test_hidden_values_are_kept_and_escaped():
    page = shown(form_with(forms.CharField(widget=forms.HiddenInput), {"answer": NASTY}))
    assert page.one("input", type="hidden")["value"] == NASTY


def test_every_id_on_a_page_is_used_once():
    class Everything(forms.Form):
        text = forms.CharField(help_text="Hint")
        when = GovDateField()
        where = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect)
        who = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
        agreed = forms.BooleanField()

    ids = [found["id"] for found in shown(Everything({})).all() if found.get("id")]
    assert len(ids) == len(set(ids))
