"""Where a reader stands in a list that is paged by key: a moment and what tells ties apart."""

import datetime
import re
from dataclasses import dataclass

_NUMBERED = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")
_OF_ACTS = re.compile(r"([0-9]{1,17})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
_MICROSECOND = datetime.timedelta(microseconds=1)


@dataclass(frozen=True)
class Place:
    """The last entry read: everything on the next page is older (or newer) than this."""

    at: datetime.datetime
    key: str
    """The number of a row or the id of an act, as text."""

    def written(self) -> str:
        """The place as it stands in an address."""
        return f"{(self.at - _EPOCH) // _MICROSECOND}-{self.key}"


def read_place(typed: str, *, of_acts: bool = False) -> Place | None:
    """The place an address names; None where it names none, so that the first page is shown."""
    match = (_OF_ACTS if of_acts else _NUMBERED).fullmatch(typed)
    if not match:
        return None
    # Seventeen digits of microseconds end in the year 5138: no date is too late to be one.
    return Place(at=_EPOCH + int(match[1]) * _MICROSECOND, key=match[2])
