"""No page of administration runs more queries as its rows grow."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team, User
from tests.support.roles import as_owner
from tests.support.world import DAY


def people(world, start: int, stop: int) -> None:
    for number in range(start, stop):
        user = User.objects.create_user(f"p{number}@example.test", full_name=f"Person {number:03}")
        Membership.objects.create(
            user=user, team=world.teams["school"], role="referrer", starts_on=DAY
        )


def agencies(world, start: int, stop: int) -> None:
    for number in range(start, stop):
        group = Group.objects.create(name=f"agency {number}")
        Agency.objects.create(name=f"Agency {number:03}", kind="police", group=group)


def teams(world, start: int, stop: int) -> None:
    for number in range(start, stop):
        group = Group.objects.create(name=f"team {number}")
        school = world.agencies["Castle Hill School"]
        Team.objects.create(name=f"Team {number:03}", agency=school, group=group)


def authorities(world, start: int, stop: int) -> None:
    for number in range(start, stop):
        LocalAuthority.objects.create(code=f"area-{number}", name=f"Area {number:03}")


def memberships(world, start: int, stop: int) -> None:
    """Ended memberships of one person: the page of a person shows them all."""
    for _ in range(start, stop):
        Membership.objects.create(
            user=world["teacher"].user,
            team=world.teams["police"],
            role="police",
            starts_on=DAY,
            ended_at="2026-11-01T12:00Z",
        )


@pytest.mark.parametrize(
    ("grow", "address"),
    [
        (people, lambda world: "/administration/people/"),
        (people, lambda world: f"/administration/teams/{world.teams['school'].pk}/"),
        (people, lambda world: "/administration/people/invite/"),
        (agencies, lambda world: "/administration/agencies/"),
        (agencies, lambda world: "/administration/people/invite/"),
        (teams, lambda world: f"/administration/agencies/{world.teams['school'].agency_id}/"),
        (
            teams,
            lambda world: f"/administration/people/{world['teacher'].user.pk}/memberships/new/",
        ),
        (authorities, lambda world: "/administration/local-authorities/"),
        (authorities, lambda world: "/administration/agencies/new/"),
        (memberships, lambda world: f"/administration/people/{world['teacher'].user.pk}/"),
    ],
)
def test_queries_stay_the_same_at_1_25_and_250_rows(client, world, grow, address):
    client.force_login(world["administrator"].user)
    client.get(address(world))
    counts = []
    before = 0
    for rows in (1, 25, 250):
        with as_owner(), system_acting("Test"):
            grow(world, before, rows)
        before = rows
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address(world)).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1, counts
    assert counts[0] < 20, counts


def test_a_long_list_comes_in_pages(client, world):
    with as_owner(), system_acting("Test"):
        agencies(world, 0, 60)
    client.force_login(world["administrator"].user)
    first = client.get("/administration/agencies/").text
    assert first.count('scope="row"') == 25
    assert 'href="?page=2"' in first
    last = client.get("/administration/agencies/?page=99").text
    assert 'rel="prev"' in last
    assert 'rel="next"' not in last


def test_the_pages_of_a_search_keep_its_token(client, world):
    with as_owner(), system_acting("Test"):
        people(world, 0, 60)
    client.force_login(world["administrator"].user)
    found = client.post("/administration/people/", {"words": "person"})
    token = found.url.split("=")[1]
    page = client.get(found.url).text
    assert f'href="?search={token}&amp;page=2"' in page
    second = client.get(f"{found.url}&page=2").text
    assert "Person 025" in second
    assert "Terry Teacher" not in second
