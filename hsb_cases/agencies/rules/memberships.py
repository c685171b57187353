"""Who may hold which role where, for how long, and that somebody can always administer."""

import datetime

from hsb_cases.agencies.roles import NO_CONTENT

ADMINISTRATION = "administration"
"""The kind of team whose people look after the installation and see no case content."""
ADMINISTRATOR = "administrator"


def place_problem(*, role: str, team_kind: str) -> str:
    """Why a role does not fit a kind of team, as a sentence; nothing if it fits.

    A system administrator sees no content (domain.md §6), so administration stays apart from
    casework: administrators sit in administration teams, and nobody there sees a case.
    """
    if role == ADMINISTRATOR and team_kind != ADMINISTRATION:
        return "Choose an administration team for a system administrator"
    if team_kind == ADMINISTRATION and role not in NO_CONTENT:
        return "Choose another team: people in an administration team see no case content"
    return ""


def dates_problem(
    *, starts_on: datetime.date, ends_on: datetime.date | None, today: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with a membership's days: a sentence and the day it is about; None if right."""
    if ends_on is None:
        return None
    if ends_on < starts_on:
        return "Enter a last day that is not before the first day", "ends_on"
    if ends_on < today:
        return "Enter a last day that is not in the past", "ends_on"
    return None


def kind_change_problem(*, before: str, after: str, has_members: bool) -> str:
    """Why a team's kind may not change, as a sentence; nothing if it may.

    A team with people cannot turn into or out of administration: their roles would not fit.
    """
    if has_members and before != after and ADMINISTRATION in {before, after}:
        return "End this team’s memberships before you change what kind of team it is"
    return ""


def administrator_problem(*, who_stay: int) -> str:
    """Why an act may not end an administrator's access, as a sentence; nothing if it may.

    ``who_stay`` counts the people who can sign in and administer, without a last day, once the
    act is done.
    """
    if who_stay > 0:
        return ""
    return (
        "Nobody could look after this installation any more. Give another person who has set a"
        " password the role of system administrator first."
    )
