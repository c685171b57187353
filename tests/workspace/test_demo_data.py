"""The made-up partnership of a newcomer’s machine: loaded once, and nowhere else."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from hsb_cases.agencies.models import User
from hsb_cases.agencies.roles import ROLES
from hsb_cases.cases.models import Case
from hsb_cases.workspace.demo.partnership import PASSWORD
from referrals.models import Concern
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


def said(command):
    out = StringIO()
    call_command(command, stdout=out)
    return out.getvalue().splitlines()


def counted():
    with as_owner():
        return [model.objects.count() for model in (User, Concern, Case)]


def test_the_demo_data_is_loaded_once_and_every_role_can_sign_in(client, settings):
    (line,) = said("demo_data")
    people, concerns, cases = before = counted()
    assert line == f"Demo data: {people} people, {concerns} concerns."
    assert cases >= concerns > 1
    assert said("demo_data") == []
    assert counted() == before

    lines = [line.split(" – ") for line in said("demo_sign_ins")]
    assert [password for _, _, password in lines] == [PASSWORD] * len(lines)
    labels = [label for label, _, _ in lines]
    assert len(set(labels)) == len(labels)
    assert set(labels) <= {role.label for role in ROLES.values()}
    for _, email, _ in lines:
        assert client.login(username=email, password=PASSWORD), email

    settings.DEMO_PEOPLE = False
    assert said("demo_sign_ins") == []  # no password is printed where demo people may not exist


def test_people_who_are_there_already_are_left_alone(world):
    before = counted()
    assert said("demo_data") == []
    assert counted() == before


def test_demo_people_exist_under_local_settings_alone(settings):
    settings.DEMO_PEOPLE = False
    with pytest.raises(CommandError, match="Demo people exist under local settings only"):
        said("demo_data")
    assert counted() == [0, 0, 0]
