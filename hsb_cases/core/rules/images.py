"""Texts that may describe an image of a child: to look at twice, before they are kept (R38)."""

import re

from hsb_cases.core.rules.answers import follows
from hsb_cases.core.rules.language import LanguageHint, language_hints

INSTEAD = "say that there is an image, who holds it now, and the police reference"
WHY = (
    "An image of a child is neither kept nor described here: each description can harm the child"
    " again, and nobody needs it to protect the child. Do not open, copy or send it."
)

_IMAGE = (
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|selfies?|screenshots?|videos?|clips?|films?"
    r"|recordings?|footage|nudes?)"
)
_SHOWS = r"(?:shows?|showed|showing|depicts?|depicted|depicting|in which|(?:is|was|were|are) of)"
_BODY = (
    r"(?:naked|nude|undressed|unclothed|topless|genitals?|genitalia|penis|vagina|breasts?"
    r"|private parts|underwear|pants|knickers|(?:his|her|their) (?:bottom|bum)|masturbat\w+)"
)
# Within one sentence, a few words apart, in either order.
_APART = r"(?:[^\w.!?\n]+\w+(?:[’'-]\w+)?){0,6}?[^\w.!?\n]+"
_DESCRIBED = re.compile(
    rf"(?<!\w)(?:{_IMAGE}{_APART}(?:{_SHOWS}{_APART})?{_BODY}"
    rf"|{_BODY}{_APART}(?:in|on){_APART}{_IMAGE})(?!\w)",
    re.IGNORECASE,
)


@follows("R38")
def image_hints(text: str) -> list[LanguageHint]:
    """The passages of a text that seem to describe an image, in reading order, each once.

    It is a hint: what is sexual in an image cannot be told from words alone. That nothing can be
    uploaded is held by the forms, which take no files.
    """
    found = dict.fromkeys(match[0] for match in _DESCRIBED.finditer(text))
    return [LanguageHint(passage, INSTEAD, WHY) for passage in found]


def hints_in(text: str) -> list[LanguageHint]:
    """Everything in a text to look at twice: words about children, and descriptions of images."""
    return [*language_hints(text), *image_hints(text)]
