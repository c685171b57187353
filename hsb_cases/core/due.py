"""How near a due date is, in words: the same on every page."""

import datetime

from hsb_cases.core.parts import Tag
from hsb_cases.core.rules.working_days import working_days_between


def days_in_words(count: int) -> str:
    """A number of working days, e.g. "1 working day"."""
    return f"{count} working day{'' if count == 1 else 's'}"


def due_tag(due: datetime.date | None, *, today: datetime.date) -> Tag | None:
    """A tag for an open due date: overdue, due today, or the working days left.

    Late on a day without office hours counts from the last working day: "Overdue" alone then.
    """
    if due is None:
        return None
    if due == today:
        return Tag("Due today", "today")
    if due > today:
        return Tag(f"{days_in_words(working_days_between(today, due))} left")
    late = working_days_between(due, today)
    return Tag(f"{days_in_words(late)} overdue" if late else "Overdue", "overdue")
