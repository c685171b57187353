"""Actions: one person who does each, of one agency, by a date; and who hears when it is late (R40).

All of it is our own default; no procedure asks for it in these words.
"""

import datetime
import re

from hsb_cases.core.rules.answers import Answer, follows, refuse, warn
from hsb_cases.reminders.rules.timescales import OVERDUE_TO_MANAGER

OWNER, MANAGER = "owner", "manager"
_SEVERAL = re.compile(r"\s(?:and|or)\s|[,;/&+]|\ball\b|\bboth\b|\beverybody\b", re.IGNORECASE)


@follows("R40")
def action_is_owned(*, owner: str, agency: str, has_date: bool, key: str = "") -> list[Answer]:
    """What is missing of an action, and a warning where it has several owners.

    ``owner`` is the person's name, ``agency`` the agency's; ``key`` goes before each field's name.
    """
    found = [
        refuse("R40", sentence, field=f"{key}{field}")
        for given, field, sentence in (
            (owner.strip(), "owner", "Enter the one person who does this."),
            (agency.strip(), "agency", "Enter the agency of the person who does this."),
            (has_date, "due_on", "Enter the day by which this is done."),
        )
        if not given
    ]
    if _SEVERAL.search(owner.strip()):
        found.append(
            warn(
                "R40",
                f"“{owner.strip()}” seems to be more than one person. What several people own,"
                " nobody does: name one, or make one action for each.",
                field=f"{key}owner",
            )
        )
    return found


@follows("R40")
def who_hears(due_on: datetime.date, *, today: datetime.date) -> tuple[str, ...]:
    """Who hears of an action that is not done: its owner once the day has passed, later a manager.

    The manager hears from the 5th working day after it was due.
    """
    if today <= due_on:
        return ()
    if today < OVERDUE_TO_MANAGER.due_on(due_on):
        return (OWNER,)
    return (OWNER, MANAGER)
