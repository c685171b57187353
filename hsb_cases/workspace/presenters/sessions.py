"""Where a person is signed in, in words a person knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from ua_parser import parse

from hsb_cases.core.filters import moment

NOT_RECOGNISED = "A browser we do not recognise"
BROWSERS = {
    "Chrome": "Chrome",
    "Chrome Mobile": "Chrome",
    "Chrome Mobile iOS": "Chrome",
    "Edge": "Edge",
    "Edge Mobile": "Edge",
    "Firefox": "Firefox",
    "Firefox Mobile": "Firefox",
    "Firefox iOS": "Firefox",
    "Mobile Safari": "Safari",
    "Opera": "Opera",
    "Opera Mobile": "Opera",
    "Safari": "Safari",
    "Samsung Internet": "Samsung Internet",
}
"""Browsers by the names that the library gives them, and what people call them."""
SYSTEMS = {
    "Android": "Android",
    "Chrome OS": "ChromeOS",
    "Fedora": "Linux",
    "Linux": "Linux",
    "Mac OS X": "a Mac",
    "Ubuntu": "Linux",
    "Windows": "Windows",
    "iOS": "an iPhone or iPad",
}
"""Systems, likewise."""


@dataclass(frozen=True)
class SessionLine:
    """One place where the person is signed in."""

    signed_in: str
    is_this: bool
    browser: str
    network_address: str


def session_lines(sessions: Iterable[UserSession]) -> list[SessionLine]:
    """The sessions as a table shows them."""
    return [
        SessionLine(
            signed_in=moment(one.created_at),
            is_this=one.is_current(),
            browser=browser_words(one.user_agent),
            network_address=one.ip,
        )
        for one in sessions
    ]


def browser_words(user_agent: str) -> str:
    """What a browser says of itself, in words: "Chrome on Windows".

    Only known names are shown: the text is the browser's, and may hold anything.
    """
    found = parse(user_agent)
    browser = BROWSERS.get(found.user_agent.family, "") if found.user_agent else ""
    system = SYSTEMS.get(found.os.family, "") if found.os else ""
    words = browser or NOT_RECOGNISED
    return f"{words} on {system}" if system else words
