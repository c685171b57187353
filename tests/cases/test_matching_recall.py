"""How many known children are found again when one thing was entered wrongly."""

import random
import uuid

import pytest

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Child
from hsb_cases.cases.selectors.matching import MatchQuery, likely_matches
from tests.support.built_once import built_once
from tests.support.children import SLIPS, fictional_children
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


@built_once
def known(world):
    """320 children in the front door's log, and as many of others that it may not see."""
    children = fictional_children(640)
    with as_owner(), system_acting("Test set-up"):
        made = Child.objects.bulk_create(
            Child(
                given_name=child.given,
                family_name=child.family,
                known_as=child.known_as,
                date_of_birth=child.born,
                date_of_birth_status="stated",
                held_by=world.teams["northmere front door" if number < 320 else "school"].group,
                created_in=uuid.uuid4(),
            )
            for number, child in enumerate(children)
        )
    return list(zip(made[:320], children[:320], strict=True)), {child.pk for child in made[320:]}


@pytest.mark.parametrize(("with_date", "least"), [(True, 0.95), (False, 0.85)])
def test_a_child_entered_with_one_error_is_found_among_the_first_five(
    world, known, with_date, least
):
    mine, others = known
    actor = world["northmere front door"]
    chance = random.Random(7)  # noqa: S311 -- slips of a test, not secrets
    asked = found = 0
    with acting(actor):
        for number, (record, child) in enumerate(mine):
            typed = SLIPS[number % len(SLIPS)](child, chance)
            sought = MatchQuery(
                given_name=typed.given,
                family_name=typed.family,
                date_of_birth=typed.born if with_date else None,
            )
            matches = [match.child_id for match in likely_matches(actor, sought)]
            assert len(matches) <= 5
            assert not others & set(matches)
            asked += 1
            found += record.pk in matches
    assert asked == 320
    assert found / asked >= least, f"{found} of {asked} found"
