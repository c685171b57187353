"""Nobody writes history in another's name, and nobody raises grants by their vocabulary."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction

from hsb_cases.agencies.acting import acting
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
