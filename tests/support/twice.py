"""One child recorded twice: Mila, by her school and, misspelt, by the police."""

import datetime
from dataclasses import dataclass, replace

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.models import Case, Child, PossibleMatch
from referrals.commands.submitting import submit_concern
from tests.support.concerns import MILA, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON, World

LATER = NOON + datetime.timedelta(days=2)
MISSPELT = replace(
    MILA, given_name="Milla", family_name="Heart", date_of_birth=datetime.date(2018, 3, 11)
)


@dataclass
class Twice:
    """Both records and their cases."""

    first: Child
    second: Child
    first_case: Case
    second_case: Case

    @property
    def notice(self) -> PossibleMatch:
        with as_owner():
            return PossibleMatch.objects.get(child=self.second)


def recorded_twice(world: World, **changes) -> Twice:
    """The school refers Mila and Owen; two days later the police refer a misspelt Mila."""
    school = submit_concern(
        facts=with_children(), draft_reference="DRA-FIRST", at=NOON, by=world["school"]
    )
    police = submit_concern(
        facts=with_children(replace(MISSPELT, **changes), account="Reported to a police officer."),
        draft_reference="DRA-SECOND",
        at=LATER,
        by=world["police"],
    )
    with as_owner():
        first = school.children.select_related("child", "referral__case").first()
        second = police.children.select_related("child", "referral__case").first()
        return Twice(
            first.child,
            second.child,
            first.referral.case if first.referral else None,
            second.referral.case if second.referral else None,
        )


def seen_by(actor, model) -> int:
    with acting(actor):
        return model.objects.count()
