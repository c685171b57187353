"""What an entry on the track must say, by its kind."""

import datetime

import pytest

from assessments.rules import justice_events as kinds
from assessments.rules.justice_entries import Entry, fields_of, what_is_missing

TODAY = datetime.date(2026, 7, 20)
SENTENCED = {"kind": "sentence", "happened_on": TODAY, "notification_required": "yes"}


@pytest.mark.parametrize(
    ("facts", "corrects", "fields"),
    [
        (SENTENCED, False, []),
        ({**SENTENCED, "happened_on": TODAY + datetime.timedelta(1)}, False, ["happened_on"]),
        ({**SENTENCED, "notification_required": ""}, False, ["notification_required"]),
        ({**SENTENCED, "notification_until": datetime.date(2031, 7, 20)}, False, []),
        (
            {**SENTENCED, "notification_until": TODAY - datetime.timedelta(1)},
            False,
            ["notification_until"],
        ),
        (
            {**SENTENCED, "notification_required": "no", "notification_until": TODAY},
            False,
            ["notification_until"],
        ),
        (SENTENCED, True, ["correction_reason"]),
        ({**SENTENCED, "correction_reason": "It was another court day."}, True, []),
        ({"kind": "in_error", "happened_on": TODAY}, False, ["corrects"]),
        ({"kind": "mappa_level", "happened_on": TODAY}, False, ["mappa_level", "mappa_category"]),
        (
            {
                "kind": "mappa_level",
                "happened_on": TODAY,
                "mappa_level": "1",
                "mappa_category": "1",
            },
            False,
            [],
        ),
        ({"kind": "interview", "happened_on": TODAY}, False, []),
    ],
)
def test_what_an_entry_must_say(facts, corrects, fields):
    answers = what_is_missing(Entry(**facts), today=TODAY, corrects=corrects)
    assert [one.field for one in answers] == fields


@pytest.mark.parametrize("kind", kinds.EVENTS)
def test_only_what_belongs_to_a_kind_is_asked(kind):
    asked = fields_of(kind)
    assert asked[-1] == "detail"
    assert ("happened_on" in asked) == (kind != "in_error")
    assert ("court" in asked) == (kind in kinds.IN_COURT)
    assert ("conditions" in asked) == (kind in kinds.HAS_CONDITIONS)
    assert ("notification_required" in asked) == (kind in kinds.MAY_BRING_NOTIFICATION)
    assert ("mappa_level" in asked) == (kind in {"mappa_referral", "mappa_level"})
