"""A browser in words a person knows, whatever it says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.workspace.presenters.sessions import BROWSERS, NOT_RECOGNISED, SYSTEMS, browser_words

CHROME = "Mozilla/5.0 ({}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 {}Safari/537.36"
WINDOWS = "Windows NT 10.0; Win64; x64"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (CHROME.format(WINDOWS, ""), "Chrome on Windows"),
        (CHROME.format(WINDOWS, "") + " Edg/130.0.0.0", "Edge on Windows"),
        (CHROME.format("X11; Linux x86_64", ""), "Chrome on Linux"),
        (CHROME.format("X11; CrOS x86_64 14541.0.0", ""), "Chrome on ChromeOS"),
        (CHROME.format("Linux; Android 14; Pixel 8", "Mobile "), "Chrome on Android"),
        (CHROME.format("Macintosh; Intel Mac OS X 10_15_7", ""), "Chrome on a Mac"),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            " Version/17.5 Safari/605.1.15",
            "Safari on a Mac",
        ),
        (f"{PHONE} Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari on an iPhone or iPad"),
        (f"{PHONE} Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1", "Chrome on an iPhone or iPad"),
        ("curl/8.5.0", NOT_RECOGNISED),
        ("", NOT_RECOGNISED),
        ("SomethingNew/1.0 (Windows NT 10.0; Win64; x64)", f"{NOT_RECOGNISED} on Windows"),
    ],
)
def test_a_browser_is_told_in_words(said, words):
    assert browser_words(said) == words


KNOWN = {
    words if not system else f"{words} on {system}"
    for words in {*BROWSERS.values(), NOT_RECOGNISED}
    for system in {*SYSTEMS.values(), ""}
}


@given(st.text(max_size=200) | st.from_regex(r"(Chrome|Firefox|Edg|Windows NT|[A-Za-z<>/ ]){1,9}"))
def test_no_word_that_a_browser_sends_reaches_the_page(said):
    assert browser_words(said) in KNOWN
