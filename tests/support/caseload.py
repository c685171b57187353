"""Many cases at once, as the database would have them: the commands would take minutes."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor, system_acting
from hsb_cases.cases.models import (
    Case,
    CaseGroupObjectPermission,
    CaseUserObjectPermission,
    Child,
    Incident,
    Level,
    Participation,
    Share,
    SharingBasis,
)
from hsb_cases.cases.models.sharing import PERMISSION_OF_LEVEL
from hsb_cases.core.references import new_reference
from hsb_cases.reminders.models import Deadline, Standing
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON, World


@dataclass(frozen=True)
class Kind:
    """What the cases are like: tests of lists ask for no more than different ones."""

    around: datetime.date = DAY
    """Due dates run from ten days before this day on, one a day."""
    due: str = "Do something"
    names: Sequence[str] = ()
    """Given and family names, in turn; without any, numbered ones."""
    categories: Sequence[str] = ("",)
    """Where the behaviour lies on the continuum, in turn."""

    def name(self, n: int) -> tuple[str, str]:
        """The given and the family name of the child of a number."""
        if not self.names:
            return f"Given{n}", "Many"
        given, family = self.names[n % len(self.names)].split()
        return given, family


def many_cases(
    world: World, number: int, *, worker: Actor, team: str, kind: Kind = Kind()
) -> list[Case]:
    """So many open cases of a worker and a team, each with an incident and a deadline.

    Every fifth case is due on the same day as the one before, so that pages must break ties.
    """
    from django.contrib.auth.models import Permission

    with as_owner(), system_acting("Test set-up"):
        managing = world.teams[team]
        area = managing.agency.local_authority
        children = Child.objects.bulk_create(
            Child(
                given_name=kind.name(n)[0],
                family_name=kind.name(n)[1],
                date_of_birth=datetime.date(2014, 1, 1) + datetime.timedelta(days=n),
                date_of_birth_status="verified",
                home_authority=area,
                held_by=managing.group,
            )
            for n in range(number)
        )
        cases = Case.objects.bulk_create(
            Case(
                reference=new_reference("HSB"),
                child=child,
                local_authority=area,
                managing_team=managing,
                status="open",
                opened_at=NOON - datetime.timedelta(hours=n),
                worker=worker.membership,
            )
            for n, child in enumerate(children)
        )
        manage = Permission.objects.get(
            content_type__app_label="cases", codename=PERMISSION_OF_LEVEL[Level.MANAGE]
        )
        for recipient in ("group", "person"):
            shares = Share.objects.bulk_create(
                Share(
                    case=case,
                    group=managing.group if recipient == "group" else None,
                    membership=worker.membership if recipient == "person" else None,
                    level=Level.MANAGE,
                    purpose="Test",
                    basis=SharingBasis.PUBLIC_TASK,
                    shared_by="Test",
                    shared_at=NOON,
                )
                for case in cases
            )
            if recipient == "group":
                CaseGroupObjectPermission.objects.bulk_create(
                    CaseGroupObjectPermission(
                        group=managing.group, permission=manage, content_object=case, share=share
                    )
                    for case, share in zip(cases, shares, strict=True)
                )
            else:
                CaseUserObjectPermission.objects.bulk_create(
                    CaseUserObjectPermission(
                        user=worker.user,
                        membership=worker.membership,
                        permission=manage,
                        content_object=case,
                        share=share,
                    )
                    for case, share in zip(cases, shares, strict=True)
                )
        _work(world, cases, team, kind)
        return cases


def _work(world: World, cases: list[Case], team: str, kind: Kind) -> None:
    managing = world.teams[team]
    incidents = Incident.objects.bulk_create(
        Incident(
            reference=new_reference("INC"),
            account="Account",
            held_by=managing.group,
            category=kind.categories[n % len(kind.categories)],
        )
        for n in range(len(cases))
    )
    Participation.objects.bulk_create(
        Participation(
            incident=incident,
            child=case.child,
            case=case,
            role="harmed" if n % 2 else "displaying",
        )
        for n, (case, incident) in enumerate(zip(cases, incidents, strict=True))
    )
    Deadline.objects.bulk_create(
        Deadline(
            case=case,
            rule="test_rule",
            label=kind.due,
            source="Test",
            standing=Standing.DEFAULT,
            starts_on=datetime.date(2026, 1, 1),
            due_on=kind.around + datetime.timedelta(days=(n - n // 5) - 10),
            subject_kind="test",
            subject_reference=case.reference,
            owner_team=managing,
        )
        for n, case in enumerate(cases)
    )
