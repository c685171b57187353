"""What the database refuses, in words: a named constraint and the sentence it stands for.

A rule that must hold against two acts at once is a constraint. Where the database finds it broken,
the person reads the same sentence as from the command that would have said so before.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from hsb_cases.core.errors import Refused

_sentences: dict[str, str] = {}


def refuse_by(constraint: str, sentence: str) -> None:
    """Say what a constraint's refusal means. Each room declares its own in its ``apps.py``."""
    _sentences[constraint] = sentence


@contextmanager
def in_words() -> Iterator[None]:
    """Around a transaction: what a declared constraint refuses is raised as Refused.

    Every other error of the database passes as it is.
    """
    try:
        yield
    except IntegrityError as error:
        sentence = _sentences.get(_constraint(error))
        if sentence is None:
            raise
        raise Refused(sentence) from error


def _constraint(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return str(getattr(diagnosis, "constraint_name", None) or "")
