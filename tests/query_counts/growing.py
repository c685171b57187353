"""More rows of everything that a page of one person lists."""

import datetime
from dataclasses import replace

from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import (
    ChildAddress,
    Household,
    HouseholdMember,
    Level,
    Person,
    Relationship,
    Share,
    SharingBasis,
)
from hsb_cases.core.references import new_reference
from hsb_cases.drafts.models import Draft
from hsb_cases.reminders.models import Deadline, Standing
from referrals.commands.submitting import submit_concern
from tests.access.setting import WRITER, Setting
from tests.support.caseload import many_cases
from tests.support.concerns import MILA, with_children
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

MOST_CONCERNS = 6
"""Each is submitted by its command, which takes its time."""


def grow(setting: Setting, rows: int) -> None:
    """So many more cases, and so many more rows of each kind on one case."""
    world = setting.world
    many_cases(world, rows, worker=world["northmere worker one"], team="northmere front door")
    with as_owner(), system_acting("Test set-up"):
        for number in range(rows):
            _around(setting, number)
            _on_the_case(setting, number)
            _own(setting, number)
    # Through the command: concerns of the school, received by the front door.
    for number in range(min(rows, MOST_CONCERNS)):
        child = replace(MILA, given_name=f"Girl{number}", refer=True)
        submit_concern(
            facts=with_children(child),
            draft_reference=new_reference("DRA"),
            at=NOON + datetime.timedelta(minutes=number),
            by=world["school"],
        )


def _around(setting: Setting, number: int) -> None:
    child = setting.cases["mila"].child
    person = Person.objects.create(full_name=f"Person {number}")
    Relationship.objects.create(child=child, person=person, kind="professional")
    ChildAddress.objects.create(child=child, lines=f"{number} Long Road")
    home = Household.objects.create(name=f"Home {number}")
    HouseholdMember.objects.create(household=home, child=child)
    HouseholdMember.objects.create(household=home, person=person)


def _on_the_case(setting: Setting, number: int) -> None:
    case, world = setting.cases["mila"], setting.world
    Share.objects.create(
        case=case,
        group=world["police"].team.group,
        level=Level.STUB,
        purpose=f"Reason {number}",
        basis=SharingBasis.PUBLIC_TASK,
        shared_by="Somebody",
        shared_at=NOON,
    )
    Deadline.objects.create(
        case=case,
        rule=f"rule_{Deadline.objects.count()}",
        label=f"Thing {number}",
        source="Test",
        standing=Standing.DEFAULT,
        starts_on=DAY,
        due_on=DAY + datetime.timedelta(days=number),
        subject_kind="test",
        subject_reference=case.reference,
        owner_team=case.managing_team,
    )


def _own(setting: Setting, number: int) -> None:
    by = setting.world[WRITER]
    Draft.objects.create(
        reference=new_reference("DRA"),
        kind="concern",
        user=by.user,
        membership=by.membership,
        contents={"sections": {}, "items": {}},
        started_at=NOON,
        saved_at=NOON,
    )
