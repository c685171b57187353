"""What somebody can do to an assessment that is signed off, to be rid of it or to go round it."""

import pytest

from assessments.commands import cancel_assessment, open_new_version
from hsb_cases.core.errors import Refused
from tests.assessments.arrange import LATER, MANAGER, ONE
from tests.assessments.writing import again, owens_case, started, whole
from tests.cases.test_closing import closed, decided
from tests.support.built_once import built_once

pytestmark = pytest.mark.django_db
REASON = "Three months have passed since."


@built_once
def owen(world):
    return owens_case(world)


@built_once
def signed(world, owen):
    return whole(world, started(world, owen))


def test_what_is_signed_off_is_not_buried_by_cancelling_a_new_version(world, signed):
    """Cancelled, it would have no step left: no other version, and no report that may be sent."""
    open_new_version(assessment=signed, reason=REASON, at=LATER, by=world[ONE])
    with pytest.raises(Refused, match="signed off, so it was not started in error"):
        cancel_assessment(assessment=signed, reason="It was started in error.", by=world[ONE])
    assert again(signed).status == "under_way"


def test_no_assessment_goes_on_in_a_closed_case(world, owen, signed):
    decided(world, owen)
    closed(world, owen)
    with pytest.raises(Refused, match="This case is closed"):
        open_new_version(assessment=again(signed), reason=REASON, at=LATER, by=world[MANAGER])
