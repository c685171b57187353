"""Which save may replace which."""

import pytest

from hsb_cases.drafts.rules.contents import tidy_raw, without_item
from hsb_cases.drafts.rules.versions import Sent, Verdict, verdict_on

STORED = {"raw": {"a": ["old"]}, "version": 5, "window": "w1", "sequence": 3}


@pytest.mark.parametrize(
    ("stored", "sent", "verdict"),
    [
        (None, Sent({"a": ["x"]}, 0), Verdict.SAVE),
        (STORED, Sent({"a": ["old"]}, 0), Verdict.SAME),
        (STORED, Sent({"a": ["new"]}, 5, "w2", 1), Verdict.SAVE),
        (STORED, Sent({"a": ["new"]}, 9, "", 0), Verdict.SAVE),
        (STORED, Sent({"a": ["new"]}, 4, "w2", 1), Verdict.CONFLICT),
        (STORED, Sent({"a": ["new"]}, 4, "", 0), Verdict.CONFLICT),
        # A page's own saves may overtake each other on the way.
        (STORED, Sent({"a": ["new"]}, 1, "w1", 4), Verdict.SAVE),
        (STORED, Sent({"a": ["older"]}, 1, "w1", 2), Verdict.LATE),
        (STORED, Sent({"a": ["other"]}, 1, "w1", 3), Verdict.LATE),
        ({**STORED, "window": ""}, Sent({"a": ["new"]}, 4, "", 9), Verdict.CONFLICT),
    ],
)
def test_no_window_overwrites_what_another_saved(stored, sent, verdict):
    assert verdict_on(stored, sent) is verdict


def test_typed_text_is_kept_but_for_line_ends_and_nul():
    raw = {"a": ["one\r\ntwo\rthree\x00", "  blanks stay  "]}
    assert tidy_raw(raw) == {"a": ["one\ntwo\nthree", "  blanks stay  "]}


def test_removing_an_item_takes_its_pages_and_no_others():
    contents = {
        "sections": {"children.k1.who": 1, "children.k10.who": 2, "account": 3},
        "items": {"children": ["k1", "k10"], "adults": ["k1"]},
    }
    assert without_item(contents, "children", "k1") == {
        "sections": {"children.k10.who": 2, "account": 3},
        "items": {"children": ["k10"], "adults": ["k1"]},
    }
