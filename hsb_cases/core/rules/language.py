"""Words to look at twice, and what to write instead (domain.md §1). It warns, never blocks.

Text inside quotation marks is left alone: a child's own words, a court's outcome or the title of
a document stand as they are.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """One entry of the table: what to look for, what to use instead, and why."""

    pattern: str
    """A regular expression for whole words, in lower case."""
    instead: str
    why: str


@dataclass(frozen=True)
class LanguageHint:
    """A word found in a text, with what to use instead."""

    found: str
    instead: str
    why: str


_LABEL = "A label stays with a child. Describe what happened; the role belongs to this incident."
_JUDGED = "It judges before the facts are known."

TABLE = (
    Wording(
        r"(?:young|juvenile|child|adolescent|teenage) sex(?:ual)? offenders?|young abusers?"
        r"|child abusers?|abusers?|perpetrators?|perps?|predators?"
        r"|sexually (?:abusive|troubled) (?:youths?|child|children|boys?|girls?)",
        "child who has displayed harmful sexual behaviour",
        _LABEL,
    ),
    Wording(
        r"schedule (?:1|one) offenders?", "person assessed as posing a risk to children", _LABEL
    ),
    Wording(
        r"(?:sex )?offenders?|guilty",
        "child alleged to have …; after court, state the outcome",
        "There is no finding unless a court has made one.",
    ),
    Wording(
        r"victims?",
        "child who has been harmed",
        "A child is more than what was done to them. The word may stand for police, court and the"
        " Victims’ Code.",
    ),
    Wording(
        r"sexually harmful (?:child|children|boys?|girls?)"
        r"|sexuali[sz]ed (?:child|children|boys?|girls?)"
        r"|deviant (?:child|children|boys?|girls?)|deviants?"
        r"|high[- ]risk (?:child|children|boys?|girls?)",
        "describe the behaviour, the setting and the level of concern",
        _LABEL,
    ),
    Wording(
        r"peer[- ]on[- ]peer abuse",
        "child-on-child abuse, and describe the behaviour",
        "The relationship alone narrows thinking.",
    ),
    Wording(
        r"sexting",
        "sharing of images",
        "Say what was sent, by whom and whether it was wanted; do not describe the image.",
    ),
    Wording(
        r"child porn(?:ography)?",
        "indecent images of children",
        "An image of a child’s abuse is not pornography.",
    ),
    Wording(
        r"just experimenting|only experimenting|(?:just )?banter|boys will be boys",
        "the facts you observed and the category on the continuum",
        "It makes the behaviour sound smaller than it may be.",
    ),
    Wording(
        r"consensual(?:ly)?",
        "“both children described it as agreed”, and what speaks for and against that",
        "A child under 13 cannot consent, and a difference in power can hide pressure.",
    ),
    Wording(
        r"in denial|liars?|refus(?:es|ed|ing) to admit",
        "does not currently acknowledge the behaviour",
        _JUDGED,
    ),
    Wording(
        r"promiscuous|promiscuity|lifestyle choices?"
        r"|put(?:s|ting)? (?:herself|himself|themselves|themself) at risk|attention[- ]seeking",
        "the child’s need and the harm",
        "It makes a child answerable for what was done to them.",
    ),
    Wording(
        r"disclosed everything|(?:failed|fails|failing) to disclose",
        "told us …, or has not yet told us",
        "Children tell in their own time, and seldom all at once.",
    ),
    Wording(
        r"treatment|cured?|cures",
        "intervention, support",
        "Harmful sexual behaviour is not an illness.",
    ),
    Wording(r"incest(?:uous)?", "sibling sexual behaviour", "It names a crime, not what happened."),
)

# An apostrophe inside a word is none of these: a single quotation mark opens after a blank.
_QUOTED = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"]*\"|(?<!\w)‘(?:[^’]|’(?=\w))*’(?!\w)"
    r"|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)"
)
_WHOLE = [
    (re.compile(rf"(?<!\w)(?:{wording.pattern})(?!\w)", re.IGNORECASE), wording)
    for wording in TABLE
]


def language_hints(text: str) -> list[LanguageHint]:
    """The words of a text to look at, in reading order, each once.

    Where two entries meet in one place, the longer one speaks ("child abuser", not "abuser").
    """
    open_text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    places: list[tuple[int, int, str, Wording]] = [
        (match.start(), match.end(), text[match.start() : match.end()], wording)
        for pattern, wording in _WHOLE
        for match in pattern.finditer(open_text)
    ]
    hints: dict[str, LanguageHint] = {}
    reached = 0
    for start, end, found, wording in sorted(places, key=lambda place: (place[0], -place[1])):
        if start < reached:
            continue
        reached = end
        hints.setdefault(found.lower(), LanguageHint(found, wording.instead, wording.why))
    return list(hints.values())
