"""Rules of memberships and invitations, as tables."""

import datetime

import pytest

from hsb_cases.agencies.roles import NO_CONTENT, ROLES
from hsb_cases.agencies.rules.invitations import GOOD_FOR, expiry, is_open, token_digest
from hsb_cases.agencies.rules.memberships import (
    administrator_problem,
    dates_problem,
    kind_change_problem,
    place_problem,
)

DAY = datetime.date(2026, 6, 1)
BEFORE = datetime.date(2026, 5, 1)
LATER = datetime.date(2026, 7, 1)
NOON = datetime.datetime(2026, 6, 1, 12, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", ["front_door", "casework", "hsb", "audit", "administration"])
def test_administration_stays_apart_from_casework(role, kind):
    expected = role in NO_CONTENT if kind == "administration" else role != "administrator"
    assert (place_problem(role=role, team_kind=kind) == "") is expected


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (DAY, None, None),
        (DAY, DAY, None),
        (DAY, LATER, None),
        (LATER, None, None),
        (BEFORE, DAY, None),
        (LATER, DAY, "ends_on"),
        (BEFORE, BEFORE, "ends_on"),
    ],
)
def test_the_days_of_a_membership(starts_on, ends_on, field):
    wrong = dates_problem(starts_on=starts_on, ends_on=ends_on, today=DAY)
    assert (wrong[1] if wrong else None) == field


@pytest.mark.parametrize(
    ("before", "after", "has_members", "may"),
    [
        ("casework", "hsb", True, True),
        ("administration", "administration", True, True),
        ("casework", "administration", False, True),
        ("casework", "administration", True, False),
        ("administration", "casework", True, False),
    ],
)
def test_a_team_with_people_does_not_turn_into_administration(before, after, has_members, may):
    problem = kind_change_problem(before=before, after=after, has_members=has_members)
    assert (problem == "") is may


@pytest.mark.parametrize(("who_stay", "may"), [(0, False), (1, True), (2, True)])
def test_somebody_must_be_left_to_administer(who_stay, may):
    assert (administrator_problem(who_stay=who_stay) == "") is may


@pytest.mark.parametrize(
    ("at", "used_at", "revoked_at", "person_active", "opened"),
    [
        (NOON, None, None, True, True),
        (NOON + GOOD_FOR - datetime.timedelta(seconds=1), None, None, True, True),
        (NOON + GOOD_FOR, None, None, True, False),
        (NOON, NOON, None, True, False),
        (NOON, None, NOON, True, False),
        (NOON, None, None, False, False),
    ],
)
def test_an_invitation_is_good_once_and_for_seven_days(
    at, used_at, revoked_at, person_active, opened
):
    assert datetime.timedelta(days=7) == GOOD_FOR
    assert (
        is_open(
            at=at,
            expires_at=expiry(NOON),
            used_at=used_at,
            revoked_at=revoked_at,
            person_active=person_active,
        )
        is opened
    )


def test_the_token_cannot_be_read_from_its_digest():
    assert token_digest("a") != token_digest("b")
    assert "secret-token" not in token_digest("secret-token")
    assert len(token_digest("secret-token")) == 64
