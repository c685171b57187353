"""What a person does with the own home page."""

import datetime

from hsb_cases.agencies.acting import Actor, acting


def mark_changes_as_seen(*, at: datetime.datetime, by: Actor) -> None:
    """Show on home only what changes after ``at``, the moment the page was opened.

    An earlier moment than the one kept already changes nothing: two open tabs lose no news.
    """
    with acting(by, summary="Marked the changes on home as seen"):
        user = by.user
        if user.last_home_visit_at is not None and user.last_home_visit_at >= at:
            return
        user.last_home_visit_at = at
        # The history of people leaves this column out: a version would repeat the one before.
        user.save_without_historical_record(update_fields=["last_home_visit_at"])  # type: ignore[attr-defined]  # simple_history adds it
