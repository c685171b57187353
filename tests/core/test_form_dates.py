"""What a person may type into a date or a time, and what is said when it is not one."""

import datetime

import pytest
from django import forms

from hsb_cases.core.forms import DateParts, GovDateField, GovTimeField, PartialDateField
from hsb_cases.core.rules.partial_date import PartialDate

NOVEMBER_19 = datetime.date(2026, 11, 19)


def answered(field, day="", month="", year=""):
    made = type("OneDate", (forms.Form,), {"on": field})
    return made({"on_day": day, "on_month": month, "on_year": year})


def date_field(**facts):
    return GovDateField(noun="the date of the meeting", **facts)


@pytest.mark.parametrize(
    "typed",
    [
        ("19", "11", "2026"),
        (" 19 ", "November", "2026"),
        ("19", "nov", "2026"),
        ("19", "NOV.", "2026"),
        ("019", "011", "2026"),
    ],
)
def test_a_month_may_be_a_number_or_a_name(typed):
    form = answered(date_field(), *typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == NOVEMBER_19


@pytest.mark.parametrize(
    ("typed", "sentence", "boxes"),
    [
        (("", "", ""), "Enter the date of the meeting", ("day", "month", "year")),
        (("19", "11", ""), "The date of the meeting must include a year", ("year",)),
        (
            ("19", "", ""),
            "The date of the meeting must include a month and a year",
            ("month", "year"),
        ),
        (
            ("31", "2", "2026"),
            "The date of the meeting must be a real date, for example 19 11 2026",
            ("day", "month"),
        ),
        (
            ("19", "Movember", "2026"),
            "The date of the meeting must be a real date, for example 19 11 2026",
            ("month",),
        ),
        (
            ("x", "11", "2026"),
            "The date of the meeting must be a real date, for example 19 11 2026",
            ("day",),
        ),
        (
            ("19", "11", "26"),
            "The date of the meeting must include a year with 4 numbers, for example 2026",
            ("year",),
        ),
        (
            ("19", "11", "٢٠٢٦"),
            "The date of the meeting must be a real date, for example 19 11 2026",
            ("year",),
        ),
    ],
)
def test_the_message_says_what_is_missing_and_where(typed, sentence, boxes):
    (error,) = answered(date_field(), *typed).errors.as_data()["on"]
    assert error.messages == [sentence]
    assert error.params["boxes"] == boxes


def test_a_percent_sign_in_a_noun_is_only_a_sign():
    form = answered(GovDateField(noun="the date of the 50% review"))
    assert form.errors["on"] == ["Enter the date of the 50% review"]


def test_limits_are_days_that_still_count():
    def field():
        return date_field(earliest=NOVEMBER_19, latest=NOVEMBER_19)

    assert answered(field(), "19", "11", "2026").is_valid()
    assert answered(field(), "18", "11", "2026").errors["on"] == [
        "The date of the meeting must be on or after 19 November 2026"
    ]
    assert answered(field(), "20", "11", "2026").errors["on"] == [
        "The date of the meeting must be on or before 19 November 2026"
    ]
    past = date_field(latest=NOVEMBER_19, latest_words="today or in the past")
    assert answered(past, "20", "11", "2026").errors["on"] == [
        "The date of the meeting must be today or in the past"
    ]


def test_an_optional_date_may_stay_empty_but_not_half_filled():
    assert answered(date_field(required=False)).is_valid()
    assert answered(date_field(required=False)).fields["on"].clean(None) is None
    assert not answered(date_field(required=False), day="3").is_valid()


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        (("", "", "2014"), PartialDate(2014)),
        (("", "3", "2014"), PartialDate(2014, 3)),
        (("9", "March", "2014"), PartialDate(2014, 3, 9)),
    ],
)
def test_a_partial_date_needs_only_its_year(typed, made):
    form = answered(PartialDateField(), *typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == made


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("9", "", "2014"), "The date must include a month if it has a day"),
        (("", "3", ""), "The date must include a year"),
        (("31", "2", "2014"), "The date must be a real date, for example 2014, or 11 2014"),
    ],
)
def test_a_partial_date_says_what_it_lacks(typed, sentence):
    assert answered(PartialDateField(), *typed).errors["on"] == [sentence]


def test_a_partial_date_is_judged_by_the_days_it_may_be():
    field = PartialDateField(latest=datetime.date(2026, 6, 1))
    assert answered(field, year="2026").is_valid()
    assert not answered(PartialDateField(latest=datetime.date(2026, 6, 1)), year="2027").is_valid()


def test_a_partial_date_knows_its_first_and_last_day():
    february = PartialDate(2024, 2)
    assert (february.earliest, february.latest) == (
        datetime.date(2024, 2, 1),
        datetime.date(2024, 2, 29),
    )
    assert str(february) == "February 2024"
    assert str(PartialDate(2024, 2, 9)) == "9 February 2024"
    assert not february.is_exact
    with pytest.raises(ValueError, match="needs its month"):
        PartialDate(2024, day=9)


@pytest.mark.parametrize("field", [GovDateField, PartialDateField])
def test_a_stored_date_is_put_back_into_the_boxes(field):
    widget = field().widget
    assert widget.format_value(NOVEMBER_19) == ("19", "11", "2026")
    assert widget.format_value(PartialDate(2014, 3)) == ("", "3", "2014")
    assert widget.format_value(None) == ("", "", "")
    assert not field().has_changed(NOVEMBER_19, DateParts("19", "nov", "2026"))
    assert not field().has_changed(None, DateParts())
    assert field().has_changed(NOVEMBER_19, DateParts("20", "11", "2026"))
    assert field().has_changed(NOVEMBER_19, DateParts())


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("15:30", datetime.time(15, 30)),
        ("15.30", datetime.time(15, 30)),
        ("1530", datetime.time(15, 30)),
        ("3.30pm", datetime.time(15, 30)),
        ("3 PM", datetime.time(15)),
        ("12am", datetime.time(0)),
        ("12.15 pm", datetime.time(12, 15)),
        ("midday", datetime.time(12)),
        ("9:05", datetime.time(9, 5)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, made):
    assert GovTimeField().clean(typed) == made


@pytest.mark.parametrize("typed", ["25:00", "15", "13pm", "0am", "half past", "15:61", "-1:00"])
def test_what_is_no_time_gets_an_example(typed):
    with pytest.raises(forms.ValidationError, match="Enter the time it happened like 15:30"):
        GovTimeField(noun="the time it happened").clean(typed)
