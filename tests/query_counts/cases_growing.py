"""More of everything that hangs on a case."""

import datetime
import uuid

from django.contrib.auth.models import Group, Permission

from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import (
    AccessRequest,
    Case,
    CaseClosure,
    CaseGroupObjectPermission,
    Child,
    ChildAddress,
    ChildMerge,
    Exclusion,
    Household,
    HouseholdMember,
    Level,
    Person,
    PossibleMatch,
    Relationship,
    Share,
    SharingBasis,
)
from hsb_cases.cases.models.sharing import PERMISSION_OF_LEVEL
from hsb_cases.core import clock
from hsb_cases.reminders.models import Deadline, Standing
from tests.query_counts.growing import Grown
from tests.support.world import DAY, NOON


def grow(grown: Grown, more: range) -> None:
    """So many more of each."""
    _people_around(grown, more)
    _access(grown, more)
    _seen_by_others(grown, more)
    _deadlines(grown, more)
    _closures(grown, more)
    _possible_matches(grown, more)
    _merges(grown, more)
    _history(grown, more)


def _closures(grown: Grown, more: range) -> None:
    by = grown.setting.world["northmere worker one"].membership
    CaseClosure.objects.bulk_create(
        CaseClosure(
            case=grown.case,
            reason="need_met",
            summary="Nothing is left to do",
            self_harm_risk="no",
            closed_at=NOON - datetime.timedelta(days=number),
            closed_by=by,
        )
        for number in more
    )


def _people_around(grown: Grown, more: range) -> None:
    child = grown.case.child
    people = Person.objects.bulk_create(
        Person(full_name=f"Grandparent {number:03}") for number in more
    )
    Relationship.objects.bulk_create(
        Relationship(child=child, person=person, kind="grandparent") for person in people
    )
    Relationship.objects.bulk_create(
        Relationship(child=child, person=person, kind="foster_carer", to_date=DAY)
        for person in people
    )
    ChildAddress.objects.bulk_create(
        ChildAddress(child=child, lines=f"{number} Long Road") for number in more
    )
    homes = Household.objects.bulk_create(
        Household(name=f"Household {number:03}") for number in more
    )
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=one, child=child) for one in homes
    )
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=home, person=person)
        for home, person in zip(homes, people, strict=True)
    )


def _access(grown: Grown, more: range) -> None:
    """Shares that hold and that ended, people kept away, and people who ask."""
    case = grown.case
    common = {
        "case": case,
        "level": Level.STUB,
        "basis": SharingBasis.PUBLIC_TASK,
        "shared_by": "Northmere Duty Manager",
        "shared_at": NOON,
    }
    teams = [grown.teams[number].group for number in more]
    grown.shares += Share.objects.bulk_create(
        Share(group=team, purpose="Works with the family", **common) for team in teams
    )
    Share.objects.bulk_create(
        Share(
            group=team,
            purpose="Worked with the family",
            ended_at=NOON,
            ended_reason="Their work has ended",
            **common,
        )
        for team in teams
    )
    grown.exclusions += Exclusion.objects.bulk_create(
        Exclusion(case=case, user=grown.kept_away[number], reason="A neighbour", starts_at=NOON)
        for number in more
    )
    part = grown.setting.referrals["mila"].participation
    grown.requests += AccessRequest.objects.bulk_create(
        AccessRequest(
            case=case,
            participation=part,
            asked_by=grown.memberships[number],
            asker=f"Aaron Worker {number:03}, social worker",
            reason="Works with the other child",
            asked_at=NOON,
        )
        for number in more
    )


def _seen_by_others(grown: Grown, more: range) -> None:
    """What every case is shared with: auditors, coordinators and whoever reported."""
    teams = grown.setting.world.teams
    for team, level in (
        ("northmere audit", Level.VIEW),
        ("northmere hsb", Level.SUMMARY),
        ("school", Level.STUB),
    ):
        _share(teams[team].group, level, [grown.cases[number] for number in more])


def _share(group: Group, level: Level, cases: list[Case]) -> None:
    allowed = Permission.objects.get(
        content_type__app_label="cases", codename=PERMISSION_OF_LEVEL[level]
    )
    shares = Share.objects.bulk_create(
        Share(
            case=case,
            group=group,
            level=level,
            purpose="Part of the work with every child",
            basis=SharingBasis.PUBLIC_TASK,
            shared_by="Northmere Duty Manager",
            shared_at=NOON,
        )
        for case in cases
    )
    CaseGroupObjectPermission.objects.bulk_create(
        CaseGroupObjectPermission(
            group=group, permission=allowed, content_object=share.case, share=share
        )
        for share in shares
    )


def _deadlines(grown: Grown, more: range) -> None:
    case = grown.case
    Deadline.objects.bulk_create(
        Deadline(
            case=case,
            rule=f"review_{number}",
            label=f"Review {number:03}",
            source="Test",
            standing=Standing.DEFAULT,
            starts_on=DAY,
            due_on=DAY + datetime.timedelta(days=number),
            subject_kind="test",
            subject_reference=case.reference,
            owner_team=case.managing_team,
        )
        for number in more
    )


def _possible_matches(grown: Grown, more: range) -> None:
    grown.matches += PossibleMatch.objects.bulk_create(
        PossibleMatch(
            case=grown.case,
            child=grown.cases[number].child,
            why="The name is nearly the same",
            entered_by_agency="Northmere Police",
            noticed_at=NOON + datetime.timedelta(minutes=number),
            created_in=uuid.uuid4(),
        )
        for number in more
    )


def _merges(grown: Grown, more: range) -> None:
    kept = grown.case.child
    children = Child.objects.bulk_create(
        Child(
            given_name=f"Milla{number}", family_name="Heart", held_by=kept.held_by, merged_into=kept
        )
        for number in more
    )
    grown.merges += ChildMerge.objects.bulk_create(
        ChildMerge(
            kept=kept,
            merged=child,
            reason="The same date of birth and mother",
            merged_at=NOON + datetime.timedelta(minutes=number),
            moved={"rows": [], "names": [], "exclusions": [], "shares": []},
            created_in=uuid.uuid4(),
        )
        for number, child in zip(more, children, strict=True)
    )


def _history(grown: Grown, more: range) -> None:
    """Saves of the child's part by somebody else, and people who looked or were refused."""
    part = grown.setting.referrals["mila"].participation
    written = type(part).history.model
    last = written.objects.filter(id=part.pk).latest("history_id")
    kept = {
        one.attname: getattr(last, one.attname)
        for one in written._meta.concrete_fields
        if one.name != "history_id"
    }
    # Later than all else that grows, so that the first page of a history shows them.
    newest = clock.now()
    moments = [newest + datetime.timedelta(milliseconds=1 + number) for number in more]
    changed = [
        kept
        | {
            "act_id": uuid.uuid4(),
            "act_summary": f"Noted a pattern {number:03}",
            "history_type": "~",
            "history_date": moment,
            "pattern_comment": f"Week {number}",
        }
        for number, moment in zip(more, moments, strict=True)
    ]
    written.objects.bulk_create(written(**one) for one in changed)
    for kind in (AccessEntry.Kind.OPENED, AccessEntry.Kind.REFUSED):
        AccessEntry.objects.bulk_create(
            AccessEntry(
                at=moment,
                kind=kind,
                user=grown.people[number],
                actor_name=grown.people[number].full_name,
                agency="Northmere County children’s social care",
                role="Social worker",
                page="workspace:case",
                reference=grown.case.reference,
                case_id=grown.case.pk,
            )
            for number, moment in zip(more, moments, strict=True)
        )
