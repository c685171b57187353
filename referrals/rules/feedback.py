"""What whoever referred is told of the outcome (R11).

Staffordshire and Stoke-on-Trent, Strategy discussion/meeting: the outcome is shared with the
professionals involved; a referrer who is not a professional is told limited information only.
"""

from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import follows

FULL, LIMITED = "full", "limited"
LIMITED_TEXT = (
    "Thank you for telling us. We have looked at what you told us and decided what happens next."
    " To protect the children and their families we cannot tell you more. If you are worried about"
    " a child again, please tell us; if a child is in danger now, ring 999."
)
"""The whole of what may be said to somebody who is not a professional: it names nobody."""


@follows("R11")
def feedback_kind(*, reporter_is_professional: bool) -> str:
    """Whether the referrer is told the outcome (``full``) or the fixed text (``limited``)."""
    return FULL if reporter_is_professional else LIMITED


@follows("R11")
def feedback_text(kind: str, written: str) -> str:
    """The text that goes to the referrer.

    Raises Refused for an empty full text, and for any text but the fixed one to somebody who is
    not a professional.
    """
    if kind == LIMITED:
        if written.strip() not in {"", LIMITED_TEXT}:
            raise Refused(
                "This referrer is not a professional, so only the fixed text may be sent.",
                field="text",
            )
        return LIMITED_TEXT
    if not written.strip():
        raise Refused("Enter what the referrer is told of the outcome.", field="text")
    return written.strip()


def full_text(decision: str, case_reference: str) -> str:
    """A beginning for what a professional is told: the decision in words, to be completed."""
    return f"We decided on your referral ({case_reference}): {decision[:1].lower()}{decision[1:]}."


def reads_the_outcome_here(*, professional: bool, reporter: str, recorder: str) -> bool:
    """Whether the referrer reads the outcome in the own entry, so that nobody has to tell them.

    True for a professional who wrote the concern down themselves; somebody who wrote down what
    another person reported (a call to the front door) still has to tell that person.
    """
    return professional and _tidy(reporter) == _tidy(recorder)


def _tidy(name: str) -> str:
    return " ".join(name.split()).casefold()
