"""More areas, agencies, teams, people and sessions, and more of what hangs on one of each."""

import datetime

from allauth.usersessions.models import UserSession
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from hsb_cases.agencies.models import (
    Agency,
    LocalAuthority,
    Membership,
    PathwayStep,
    ProcedureProfile,
    ProfileTimescale,
    Team,
    User,
)
from tests.query_counts.growing import Grown, groups
from tests.support.world import DAY, NOON

EARLIEST = datetime.date(2025, 12, 31)
"""The last day before the edition that the setting has."""


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    _agencies(more)
    _teams(grown, more)
    _people(grown, more)
    _areas(grown, more)
    _sessions(grown, more)


def _agencies(more: range) -> None:
    names = [f"Police force {number:03}" for number in more]
    Agency.objects.bulk_create(
        Agency(name=name, kind=Agency.Kind.POLICE, group=group)
        for name, group in zip(names, groups(names), strict=True)
    )


def _teams(grown: Grown, more: range) -> None:
    care = grown.setting.world.agencies["Northmere County children’s social care"]
    names = [f"Locality team {number:03}" for number in more]
    grown.teams += Team.objects.bulk_create(
        Team(agency=care, name=name, group=group)
        for name, group in zip(names, groups(names), strict=True)
    )


def _people(grown: Grown, more: range) -> None:
    """Social workers of one team; and somebody who works, and somebody who worked, in many."""
    world = grown.setting.world
    casework = world.teams["northmere casework"]
    people = User.objects.bulk_create(
        User(email=f"worker{number}@example.test", full_name=f"Aaron Worker {number:03}")
        for number in more
    )
    grown.people += people
    grown.kept_away += User.objects.bulk_create(
        User(email=f"neighbour{number}@example.test", full_name=f"Nia Neighbour {number:03}")
        for number in more
    )
    grown.memberships += Membership.objects.bulk_create(
        Membership(user=person, team=casework, role="social_worker", starts_on=DAY)
        for person in people
    )
    teams = [grown.teams[number] for number in more]
    Membership.objects.bulk_create(
        Membership(user=world["teacher"].user, team=team, role="social_worker", starts_on=DAY)
        for team in teams
    )
    Membership.objects.bulk_create(
        Membership(
            user=world["police"].user,
            team=team,
            role="social_worker",
            starts_on=DAY,
            ended_at=NOON,
        )
        for team in teams
    )


def _areas(grown: Grown, more: range) -> None:
    LocalAuthority.objects.bulk_create(
        LocalAuthority(code=f"area-{number}", name=f"Area {number:03}") for number in more
    )
    days = [EARLIEST - datetime.timedelta(days=number) for number in more]
    editions = ProcedureProfile.objects.bulk_create(
        ProcedureProfile(
            local_authority=grown.setting.edition.local_authority,
            in_force=(day, day + datetime.timedelta(days=1)),
            procedure_title="Procedure",
            procedure_edition=f"Edition {number:03}",
            front_door_name="Front door",
            contact_source="The procedure",
        )
        for number, day in zip(more, days, strict=True)
    )
    PathwayStep.objects.bulk_create(
        PathwayStep(
            profile=edition,
            category="abusive",
            response="Contact the front door at once",
            contact_front_door=True,
            source="The procedure",
        )
        for edition in editions
    )
    ProfileTimescale.objects.bulk_create(
        ProfileTimescale(
            profile=edition, rule="end_summary", length=14, unit="calendar_days", source="Page 4"
        )
        for edition in editions
    )


def _sessions(grown: Grown, more: range) -> None:
    """The police officer stays signed in on ever more machines."""
    user = grown.setting.world["police"].user
    for number in more:
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        UserSession.objects.create(
            user=user,
            ip="192.0.2.1",
            session_key=session.session_key,
            user_agent=f"Browser {number}",
        )
