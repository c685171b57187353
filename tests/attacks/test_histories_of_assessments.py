"""The histories: whoever does not read what is not signed off reads it nowhere else either."""

import pytest
from django.urls import reverse

from assessments.commands import return_assessment
from hsb_cases.cases.models import Level
from tests.assessments.arrange import MANAGER, ONE, TWO
from tests.assessments.writing import (
    COORDINATOR,
    SUPERVISED,
    owens_case,
    sent,
    signed_off,
    started,
    works_on,
    written,
)
from tests.support.built_once import built_once
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
TAKEN_OUT = {
    "concerns": "He did what Mila’s cousin Peregrine did.",
    "recommendations": "A talk with Mila’s aunt Philippa first.",
}


@built_once
def owen(world):
    case = owens_case(world)
    works_on(world, case, TWO, level=Level.VIEW)
    return case


@built_once
def unfinished(world, owen):
    return written(world, started(world, owen), **TAKEN_OUT)


def shown(world, case, who):
    """Which of both texts the case’s history shows somebody."""
    page = reverse("workspace:case_history", args=[case.reference])
    text = signed_in(world[who]).get(page).content.decode()
    return [name for name in ("Peregrine", "Philippa") if name in text]


@pytest.mark.parametrize(
    ("who", "reads"), [(ONE, True), (MANAGER, True), (TWO, False), ("police", False)]
)
def test_what_was_taken_out_before_supervision_is_for_its_authors(
    world, owen, unfinished, who, reads
):
    """The police add to the case and assess nobody; worker two reads it."""
    expected = ["Peregrine", "Philippa"] if reads else []
    assert shown(world, owen, who) == expected
    sent(world, unfinished)
    return_assessment(
        assessment=unfinished,
        reason="Leave her family out of this.",
        at=SUPERVISED,
        by=world[COORDINATOR],
    )
    signed_off(world, sent(world, written(world, unfinished)))
    assert shown(world, owen, who) == expected
