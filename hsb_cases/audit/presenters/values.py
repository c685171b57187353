"""How a recorded value reads on a page: labels for choices, names for records, dates in full."""

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from hsb_cases.audit.rules.differences import is_blank
from hsb_cases.audit.selectors.names import Names, kind_pointed_to
from hsb_cases.core.filters import clock, day

HIDDEN_RECORD = "A record that you may not see"
LONG = 60
"""Characters from which a text is shown word by word instead of side by side: our default."""
_UNDERSCORES = re.compile(r"_+")


def words_for(field: models.Field, value: Any, names: Names) -> str:
    """A value of a field, as JSON holds it, in words; empty where there is nothing to read."""
    if is_blank(value):
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get((kind_pointed_to(field), value), HIDDEN_RECORD)
    if isinstance(field, ArrayField):
        return "\n".join(words_for(field.base_field, item, names) for item in value)
    if field.choices:
        # A value that is no choice any more was one when it was recorded: it is shown as it stands.
        return str(dict(field.flatchoices).get(value, value))
    return _moment(field, value) or _lines(value)


def _moment(field: models.Field, value: Any) -> str:
    """A date or a moment in full; nothing for any other field."""
    if isinstance(field, models.DateTimeField):
        at = datetime.datetime.fromisoformat(value)
        return f"{day(at)} at {clock(at)}"
    return day(datetime.date.fromisoformat(value)) if isinstance(field, models.DateField) else ""


def is_long(field: models.Field, *texts: str) -> bool:
    """Whether a change of this field is better read word by word."""
    return isinstance(field, models.TextField) or (
        isinstance(field, models.CharField)
        and not field.choices
        and any(len(text) > LONG for text in texts)
    )


def _lines(value: Any, indent: str = "") -> str:
    """Any other value as text; what a form held line by line: ``Given name: Mila``."""
    if isinstance(value, Mapping):
        parts = [
            f"{indent}{_spoken(key)}: {_lines(item, indent).lstrip()}"
            for key, item in value.items()
            if not is_blank(item)
        ]
        return "\n".join(parts)
    if isinstance(value, list):
        return "; ".join(_lines(item).replace("\n", ", ") for item in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def _spoken(key: str) -> str:
    words = _UNDERSCORES.sub(" ", key).strip()
    return words[:1].upper() + words[1:]
