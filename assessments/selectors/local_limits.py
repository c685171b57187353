"""Time limits as the procedure in force in the case's area sets them."""

import datetime

from hsb_cases.agencies.rules.procedures import TimescaleFacts
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.cases.models import Case
from hsb_cases.reminders.rules.timescales import Timescale, with_local


def local_limit(limit: Timescale, case: Case, *, on: datetime.date) -> Timescale:
    """The limit in the area that holds the case, on a day; its own where the procedure is silent.

    At most three queries.
    """
    profile = profile_in_force(case.local_authority, on)
    found = [one for one in profile.timescales.all() if one.rule == limit.rule] if profile else []
    if not found:
        return limit
    set_there = found[0]
    facts = TimescaleFacts(set_there.rule, set_there.length, set_there.unit, set_there.source)
    return with_local(limit, facts)
