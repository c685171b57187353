"""References: random, checksummed, easy to read out on the telephone; never a sequence.

``HSB-7K4M-2Q9X``: seven random characters and one check character, from an alphabet of 31
without 0, 1, I, O and U. The weighted sum modulo 31 finds every single wrong character and
every swap of two neighbours.
"""

import re
import secrets

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
LENGTH = 7
_SHAPE = re.compile(rf"^([A-Z]{{3}})-?([{ALPHABET}]{{4}})-?([{ALPHABET}]{{4}})$")


def new_reference(prefix: str) -> str:
    """A fresh reference for a record kind named by three letters, e.g. ``HSB`` for a case."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    whole = body + check_character(body)
    return f"{prefix}-{whole[:4]}-{whole[4:]}"


def check_character(body: str) -> str:
    """The check character for seven characters of the alphabet."""
    total = sum(weight * ALPHABET.index(mark) for weight, mark in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def tidy_reference(typed: str) -> str | None:
    """A typed reference in its proper form, or None if it cannot be one (wrong shape or check)."""
    match = _SHAPE.match(re.sub(r"\s+", "", typed).upper())
    if not match:
        return None
    prefix, first, second = match.groups()
    whole = first + second
    if check_character(whole[:LENGTH]) != whole[LENGTH:]:
        return None
    return f"{prefix}-{first}-{second}"
