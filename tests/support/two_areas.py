"""One child with an open case in each of two local authorities, whose teams see only their own."""

from dataclasses import dataclass, replace

from hsb_cases.cases.models import Case, Child
from referrals.commands.submitting import submit_concern
from referrals.models import Concern
from referrals.rules.facts import ChildFacts
from tests.support.concerns import MILA, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON, World

HERE, THERE = "northmere-county", "stoneford"


@dataclass
class TwoAreas:
    """The child and both cases."""

    child: Child
    here: Case
    """Northmere's, where the child lived first."""
    there: Case
    """Stoneford's."""


def reports(by, child: ChildFacts, *, draft: str, at=NOON, **changes) -> Concern:
    """A concern about one child, logged by an actor."""
    facts = with_children(child, **changes)
    return submit_concern(facts=facts, draft_reference=draft, at=at, by=by)


def known(child: Child, facts: ChildFacts = MILA, **changes) -> ChildFacts:
    """A child chosen from the matches, who is to be referred."""
    return replace(facts, existing_child=child.pk, refer=True, **changes)


def in_two_areas(world: World, facts: ChildFacts = MILA) -> TwoAreas:
    """The school refers the child in Northmere; a move to Stoneford is reported by Northmere."""
    reports(world["school"], facts, draft="DRA-HERE")
    with as_owner():
        here = Case.objects.select_related("child", "managing_team").get()
    moved = known(here.child, facts, home_authority=THERE)
    reports(world["northmere front door"], moved, draft="DRA-THERE")
    with as_owner():
        there = Case.objects.select_related("managing_team").exclude(pk=here.pk).get()
        return TwoAreas(Child.objects.get(), here, there)
