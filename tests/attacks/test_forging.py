"""Nobody writes history in another's name, and nobody raises grants by their vocabulary."""

import uuid

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import Team
from hsb_cases.cases.models import Person
from hsb_cases.cases.models.sharing import PERMISSION_OF_LEVEL
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


def refused(act):
    refusal = pytest.raises(DatabaseError, match=r"row-level security|permission denied")
    with refusal, transaction.atomic():
        act()


def test_a_version_names_the_person_who_acts(world):
    with acting(world["school"]):
        person = Person.objects.create(full_name="An adult")
        version = person.history.get()
        assert version.history_user == world["school"].user
        for other in (world["police"].user.pk, None):
            version.pk = None
            version._state.adding = True
            version.history_user_id = other
            refused(version.save)


@pytest.mark.parametrize(
    ("column", "forged"),
    [
        ("actor_name", "Pat Police"),
        ("actor_agency", "Northmere Police"),
        ("actor_role", "Team manager"),
        ("act_id", uuid.UUID(int=7)),
        ("history_user_id", None),
    ],
)
@pytest.mark.parametrize("who", ["school", "administrator"])
def test_a_version_is_signed_by_who_acts_in_the_agency_and_role_they_act_in(
    world, who, column, forged
):
    """Of a protected record, and of the open directory of agencies and people."""
    with acting(world[who]):
        record = (
            Person.objects.create(full_name="An adult")
            if who == "school"
            else Team.objects.get(pk=world.teams["school"].pk)
        )
        record.save()
        version = record.history.latest()
        assert version.actor_agency == world[who].agency.name
        version.pk = None
        version._state.adding = True
        setattr(version, column, forged)
        refused(version.save)


def test_the_system_signs_as_itself_and_gives_the_signature_back(world):
    with acting(world["administrator"]):
        team = Team.objects.get(pk=world.teams["school"].pk)
        with system_acting("Tidied up"):
            team.save()
        team.save()
    assert [version.actor_name for version in team.history.all()[:2]] == [
        "Ada Admin",
        "The system",
    ]


def test_what_the_product_never_writes_is_only_read(world):
    group = world["school"].team.group
    user = world["school"].user
    manage = Permission.objects.get(codename="manage_case")
    refused(lambda: group.permissions.add(manage))
    refused(lambda: user.user_permissions.add(manage))
    refused(lambda: user.groups.add(world["police"].team.group))
    for table in (
        "guardian_groupobjectpermission",
        "guardian_userobjectpermission",
        "auth_permission",
        "django_content_type",
        "django_migrations",
    ):
        refused(lambda table=table: _run(f"DELETE FROM {table}"))
        _run(f"SELECT count(*) FROM {table}")
    refused(lambda: _run("DELETE FROM auth_group"))


def _run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_words_of_grants_cannot_be_changed_while_serving(world):
    for codename in PERMISSION_OF_LEVEL.values():
        refused(
            lambda codename=codename: Permission.objects.filter(codename=codename).update(
                codename="manage_case"
            )
        )
    refused(lambda: Permission.objects.filter(codename="view_stub").delete())
    refused(lambda: ContentType.objects.filter(app_label="cases").update(model="x"))
    with as_owner():
        assert Permission.objects.filter(codename="view_stub").exists()
