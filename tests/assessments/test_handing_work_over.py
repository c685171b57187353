"""What allocating, swapping, covering and taking back an enquiry refuse, each with what to do."""

from dataclasses import replace

import pytest

from assessments.commands import cancel_enquiry, reallocate_all, swap_workers
from assessments.models import Section47Enquiry
from assessments.permissions import check_may_work_on, may_allocate
from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Level, SharingBasis
from hsb_cases.core.errors import NotPermitted, Refused
from tests.assessments.arrange import (
    LATER,
    MANAGER,
    ONE,
    STRATEGY,
    TWO,
    allocated,
    referred,
    siblings,
    started,
    taken_over,
    worker_of,
)
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db


@built_once
def both(world):
    return siblings(world)


def cover(world, leaving, taking, *, by=MANAGER):
    return reallocate_all(
        leaving=world[leaving].membership,
        taking=world[taking].membership,
        reason="On leave until May",
        at=LATER,
        by=world[by],
    )


def swap(world, one, other):
    swap_workers(
        one=one, other=other, reason="Each knows the other family", at=LATER, by=world[MANAGER]
    )


def is_refused(act, sentence, field):
    with pytest.raises(Refused) as refused:
        act()
    assert (refused.value.sentence, refused.value.field) == (sentence, field)


def test_the_case_follows_later_to_whoever_has_the_enquiry(world, both):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    allocated(world, enquiry, ONE, with_case=True)
    with as_owner():
        both.mila.refresh_from_db()
        assert both.mila.worker == world[ONE].membership
        assert Section47Enquiry.objects.get().allocated_at == STRATEGY


def test_an_enquiry_is_taken_back_with_a_reason(world, both):
    enquiry = started(world, both.mila)
    is_refused(
        lambda: cancel_enquiry(enquiry=enquiry, reason=" ", by=world[MANAGER]),
        "Enter why the enquiry is cancelled, in a sentence or more.",
        "reason",
    )
    with as_owner():
        assert Section47Enquiry.objects.get().status == "open"


def test_leave_cover_goes_to_somebody_else(world, both):
    allocated(world, started(world, both.mila), ONE)
    is_refused(
        lambda: cover(world, ONE, ONE), "Choose somebody else to take the work over.", "taking"
    )


def test_leave_cover_says_when_there_is_nothing_to_hand_over(world, both):
    is_refused(
        lambda: cover(world, ONE, TWO),
        "This worker has no open case or enquiry that you manage.",
        "leaving",
    )


@pytest.mark.parametrize("who", [ONE, "northmere auditor", "police"])
def test_who_allocates_nothing_arranges_no_leave_cover(world, both, who):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    with pytest.raises(NotPermitted) as refused:
        cover(world, ONE, TWO, by=who)
    role = world[who].role.label.lower()
    assert refused.value.sentence == f"Your role, {role}, may not allocate. Ask a manager."
    assert worker_of(enquiry) == world[ONE].membership


def test_a_swap_is_between_two_children(world, both):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    is_refused(
        lambda: swap(world, enquiry, enquiry), "Choose the enquiry of another child.", "other"
    )


def test_a_swap_needs_a_social_worker_on_each_side(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    is_refused(
        lambda: swap(world, mila, owen),
        f"Nobody has enquiry {owen.reference} yet. Allocate it instead.",
        "other",
    )


def test_one_worker_swaps_with_nobody(world):
    """A child who was only affected may have the same social worker as the child harmed."""
    ana = replace(OWEN, role="affected", given_name="Ana", refer=True)
    cases = referred(world, with_children(MILA, ana))
    taken_over(world, *cases)
    enquiries = [started(world, case) for case in cases]
    for enquiry in enquiries:
        allocated(world, enquiry, ONE)
    is_refused(
        lambda: swap(world, *enquiries), "Both enquiries have this social worker already.", "other"
    )


def test_other_agencies_add_to_a_case_and_start_no_enquiry(world, both):
    share_case(
        case=both.mila,
        recipient=world["police"].membership,
        level=Level.CONTRIBUTE,
        why=SharingReason("Joint enquiry", SharingBasis.PUBLIC_TASK),
        at=STRATEGY,
        by=world[MANAGER],
    )
    with pytest.raises(NotPermitted) as refused:
        started(world, both.mila, by="police")
    assert refused.value.sentence == (
        "Children’s social care starts a section 47 enquiry. Ask the team that manages the case."
    )
    with as_owner():
        assert not Section47Enquiry.objects.exists()


def test_who_only_reads_works_on_no_enquiry_whatever_the_level(world, both):
    enquiry = started(world, both.mila)
    auditor = world["northmere auditor"]
    with acting(auditor):
        seen = Section47Enquiry.objects.select_related("case").get(pk=enquiry.pk)
        assert Case.objects.filter(pk=seen.case_id).exists()
        with pytest.raises(NotPermitted) as refused:
            check_may_work_on(auditor, seen)
    assert refused.value.sentence == (
        "The enquiry’s social worker does this, or whoever manages the case. Ask one of them."
    )


@pytest.mark.parametrize(
    ("who", "level", "may"),
    [
        (MANAGER, Level.MANAGE, True),
        (MANAGER, Level.CONTRIBUTE, False),
        (ONE, Level.MANAGE, False),
        ("northmere auditor", Level.MANAGE, False),
    ],
)
def test_who_manages_the_case_and_allocates_is_offered_it(world, who, level, may):
    assert may_allocate(world[who], level) is may
