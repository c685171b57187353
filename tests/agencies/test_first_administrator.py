"""One command begins a real installation."""

import datetime

import pytest
from django.core.management import CommandError, call_command

from hsb_cases.agencies.commands.administrators import create_first_administrator
from hsb_cases.agencies.commands.invitations import accept_invitation
from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.selectors.actors import actor_for
from hsb_cases.core.errors import Refused
from tests.support.world import DAY, NOON

GOOD = "correct horse battery staple"


def create(email: str = "ada@example.test"):
    return create_first_administrator(
        email=email, full_name="Ada First", address="https://hsb.example.test", at=NOON
    )


def accept(invited, at: datetime.datetime = NOON):
    token = invited.link.rstrip("/").rsplit("/", 1)[1]
    return accept_invitation(token=token, password=GOOD, at=at)


def test_an_empty_installation_gets_a_team_and_its_administrator(db):
    person = accept(create())
    actor = actor_for(person, chosen=None, on=DAY)
    assert actor.role.label == "System administrator"
    assert actor.agency.kind == Agency.Kind.PARTNERSHIP
    assert actor.agency.local_authority is None
    assert actor.team.kind == Team.Kind.ADMINISTRATION
    assert actor.principals == ()


def test_it_works_once(db):
    accept(create())
    with pytest.raises(Refused, match="an administrator already"):
        create("second@example.test")
    assert Membership.objects.count() == 1


def test_a_link_that_was_lost_is_made_again_for_the_same_address(db):
    first = create()
    second = create("ADA@example.test")
    with pytest.raises(Refused):
        accept(first)
    assert accept(second)
    assert Membership.objects.count() == 1


def test_another_address_is_refused_while_the_first_waits(db):
    create()
    with pytest.raises(Refused, match=r"ada@example\.test was invited"):
        create("other@example.test")


def test_a_team_that_is_there_is_used(world):
    from hsb_cases.agencies.acting import system_acting

    with system_acting("Test"):
        Membership.objects.filter(role="administrator").update(ended_at=NOON)
    person = accept(create())
    assert actor_for(person, chosen=None, on=DAY).team == world.teams["administration"]


def test_a_partnership_that_is_there_gets_the_team(world):
    from hsb_cases.agencies.acting import system_acting

    with system_acting("Test"):
        Membership.objects.filter(role="administrator").update(ended_at=NOON)
        team = world.teams["administration"]
        team.active = False
        team.save(update_fields=["active"])
    person = accept(create())
    assert actor_for(person, chosen=None, on=DAY).agency == team.agency


def test_the_command_prints_the_link(db, capsys, settings):
    settings.PUBLIC_ADDRESS = "https://hsb.example.test"
    call_command("create_first_administrator", email="ada@example.test", name="Ada First")
    printed = capsys.readouterr().out
    assert "Ada First opens this link within 7 days" in printed
    assert "https://hsb.example.test/account/invitation/" in printed


def test_the_command_says_why_not(db):
    create()
    with pytest.raises(CommandError, match="was invited"):
        call_command("create_first_administrator", email="b@example.test", name="B")
    with pytest.raises(CommandError, match="email address like"):
        call_command("create_first_administrator", email="nonsense", name="B")
