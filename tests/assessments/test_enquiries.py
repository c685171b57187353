"""Starting, visiting and concluding enquiries: who may in which state, and what follows."""

import datetime
from dataclasses import replace

import pytest

from assessments.commands import allocate_enquiry, cancel_enquiry, conclude_enquiry, record_visit
from assessments.models import Section47Enquiry
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, Level, Participation, Share, SharingBasis
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    MANAGER,
    ONE,
    SAFETY,
    STRATEGY,
    STRATEGY_DAY,
    TWO,
    VISIT,
    allocated,
    case_allocated,
    siblings,
    started,
    visited,
    worker_of,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
DISPLAYING = replace(
    CONCLUSION,
    outcome="substantiated_no_continuing",
    significant_harm="no",
    significant_harm_finding="He was neglected when he was small; he is safe with his grandmother.",
    conference_required=False,
    conference_not_required_reason="He is not at risk of significant harm now.",
    next_steps="HSB panel on 28 April, then a child in need plan.",
)


@built_once
def both(world):
    return siblings(world)


def conference(enquiry):
    with as_owner():
        return Deadline.objects.get(rule="initial_conference", subject_reference=enquiry.reference)


def test_the_conference_is_due_15_working_days_after_the_strategy_discussion(world, both):
    """Scenario 1: strategy 26 March 2026, Good Friday and Easter Monday between, due 20 April."""
    enquiry = started(world, both.mila)
    due = conference(enquiry)
    assert (due.starts_on, due.due_on) == (STRATEGY_DAY, datetime.date(2026, 4, 20))
    assert (due.standing, due.subject_kind) == ("statutory", "section_47_enquiry")
    assert due.owner_team == both.mila.managing_team or due.owner_team == world[MANAGER].team
    allocated(world, enquiry, ONE)
    assert conference(enquiry).owner == world[ONE].membership


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"started_on": STRATEGY_DAY + datetime.timedelta(days=1)}, "must be today or before"),
        ({"again": True}, "open already"),
        ({"incident": "another"}, "has a part"),
        ({"closed": True}, "is closed"),
    ],
)
def test_when_an_enquiry_does_not_start(world, both, changes, sentence):
    if changes.pop("again", False):
        started(world, both.mila)
    if changes.pop("closed", False):
        with as_owner(), system_acting("Test set-up"):
            both.mila.status, both.mila.closed_at = "closed", STRATEGY
            both.mila.save()
    if changes.get("incident"):
        with as_owner(), system_acting("Test set-up"):
            there = Participation.objects.get(case=both.mila).incident
            there.pk, there.reference = None, "INC-TEST-0001"
            there.save()
            changes["incident"] = there
    with pytest.raises(Refused, match=sentence):
        started(world, both.mila, **changes)


def test_a_later_strategy_discussion_starts_a_new_enquiry_once_the_first_has_ended(world, both):
    first = started(world, both.mila)
    cancel_enquiry(enquiry=first, reason="Started for the wrong incident.", by=world[MANAGER])
    assert conference(first).cancelled_reason == "The enquiry was cancelled"
    second = started(world, both.mila, started_on=STRATEGY_DAY)
    assert second.reference != first.reference


def test_the_enquirys_worker_sees_and_adds_to_the_record_and_the_one_before_does_not(world, both):
    enquiry = started(world, both.mila)

    def level(name):
        with acting(world[name]):
            from hsb_cases.cases.permissions import level_on

            return level_on(both.mila)

    allocated(world, enquiry, ONE)
    assert level(ONE) == Level.CONTRIBUTE
    allocated(world, enquiry, TWO)
    assert (level(ONE), level(TWO)) == (0, Level.CONTRIBUTE)
    with as_owner():
        share = Share.objects.get(membership=world[TWO].membership, ended_at__isnull=True)
    assert share.purpose == f"Social worker in section 47 enquiry {enquiry.reference}"


def test_a_case_handed_on_leaves_the_enquirys_worker_their_enquiry(world, both):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE, with_case=True)
    with as_owner(), system_acting("Test set-up"):
        world.person("third", "Northmere Third", "northmere casework", "social_worker")
    case_allocated(world, both.mila, "third")
    with acting(world[ONE]):
        assert Section47Enquiry.objects.filter(pk=enquiry.pk).exists()
    visited(world, enquiry, by=ONE)


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("police", "local authority that holds the case"),
        ("stoneford worker one", "local authority that holds the case"),
        (ONE, "has the enquiry already"),
        (TWO, "kept away"),
        ("left", "has not ended"),
    ],
)
def test_who_cannot_take_an_enquiry(world, both, to, sentence):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    exclude_person(
        case=both.mila, user=world[TWO].user, reason="A relative", at=STRATEGY, by=world[MANAGER]
    )
    if to == "left":
        to = "northmere coordinator"
        with as_owner(), system_acting("Test set-up"):
            world[to].membership.ended_at = STRATEGY
            world[to].membership.save()
    with pytest.raises(Refused, match=sentence):
        allocated(world, enquiry, to)
    with pytest.raises(Refused) as refused:
        allocated(world, enquiry, MANAGER, reason=" ")
    assert refused.value.field == "reason"


ACTS = {
    "allocate": lambda world, enquiry, by: allocate_enquiry(
        enquiry=enquiry,
        worker=world["northmere coordinator"].membership,
        reason="Has room",
        at=LATER,
        by=by,
    ),
    "record a visit": lambda world, enquiry, by: record_visit(
        enquiry=enquiry, visit=VISIT, at=LATER, by=by
    ),
    "conclude": lambda world, enquiry, by: conclude_enquiry(
        enquiry=enquiry, conclusion=CONCLUSION, at=LATER, by=by
    ),
    "cancel": lambda world, enquiry, by: cancel_enquiry(
        enquiry=enquiry, reason="Started for the wrong incident.", by=by
    ),
}
MAY = {
    MANAGER: {"allocate", "record a visit", "conclude", "cancel"},
    ONE: {"record a visit", "conclude"},
    # Whoever has the case manages it, and so records too.
    "the case's worker": {"record a visit", "conclude"},
    TWO: set(),
    "police": set(),
    "contributing police": set(),
    "northmere coordinator": set(),
    "northmere auditor": set(),
    "northmere front door": set(),
    "stoneford manager": set(),
    "school": set(),
    "administrator": set(),
}
"""Who may do what with an open enquiry of which worker one is the social worker."""
ENDED = "This enquiry has ended"


@pytest.mark.parametrize("state", ["open", "concluded", "cancelled"])
def test_every_state_action_and_role_is_allowed_or_refused_with_a_sentence(world, both, state):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    visited(world, enquiry)
    with as_owner(), system_acting("Test set-up"):
        world.person("the case's worker", "Cas Worker", "northmere casework", "social_worker")
        world.person("contributing police", "Con Police", "police", "police")
    case_allocated(world, both.mila, "the case's worker")
    share_case(
        case=both.mila,
        recipient=world["contributing police"].membership,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=STRATEGY,
        by=world[MANAGER],
    )
    if state == "concluded":
        ACTS["conclude"](world, enquiry, world[MANAGER])
    if state == "cancelled":
        ACTS["cancel"](world, enquiry, world[MANAGER])
    for who, may in MAY.items():
        for act, work in ACTS.items():
            said = _said(lambda work=work, who=who: work(world, enquiry, world[who]))
            if act not in may:
                expected = (NotPermitted, OutOfScope)
                assert isinstance(said, expected), (who, act, said)
                assert isinstance(said, OutOfScope) or len(said.sentence) > 30, (who, act)
            elif state == "open":
                assert said is None, (who, act, said)
            else:
                assert ENDED in said.sentence, (who, act)


def _said(work):
    """What stood in the way of an act, which is taken back in any case."""
    from django.db import transaction

    with transaction.atomic():
        try:
            work()
        except (Refused, OutOfScope) as refused:
            return refused
        finally:
            transaction.set_rollback(True)
    return None


def test_a_visit_is_recorded_with_what_was_asked(world, both):
    enquiry = started(world, both.owen)
    allocated(world, enquiry, TWO)
    safety = replace(
        SAFETY, may_be_harmed_themselves="yes", harmed_themselves_detail="Bruises last winter."
    )
    visited(world, enquiry, by=TWO, safety=safety)
    with as_owner():
        enquiry.refresh_from_db()
        version = enquiry.history.first()
    assert enquiry.child_seen_on == STRATEGY_DAY
    assert enquiry.child_views == VISIT.child_views
    assert enquiry.harmed_themselves_detail == "Bruises last winter."
    assert version.act_summary == "Recorded a visit in a section 47 enquiry"


@pytest.mark.rule("R37")
def test_a_visit_to_a_child_who_needs_an_interpreter_says_whether_one_was_booked(world, both):
    enquiry = started(world, both.mila)
    allocated(world, enquiry, ONE)
    with as_owner(), system_acting("Test set-up"):
        child = both.mila.child
        child.interpreter, child.interpreter_language = "yes", "Tigrinya"
        child.save()
    with pytest.raises(Refused, match="An interpreter is needed here") as refused:
        visited(world, enquiry, by=ONE)
    assert refused.value.field == "interpreter_arranged"
    visited(world, enquiry, by=ONE, interpreter_arranged="booked")


def concluded(world, enquiry, conclusion=CONCLUSION, *, by=MANAGER):
    conclude_enquiry(enquiry=enquiry, conclusion=conclusion, at=LATER, by=world[by])
    with as_owner():
        enquiry.refresh_from_db()
    return enquiry


def test_scenario_1_the_conference_for_the_child_harmed_and_none_for_the_other(world, both):
    """R14: Owen's enquiry finds past neglect but no continuing risk."""
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    for enquiry, worker in ((mila, ONE), (owen, TWO)):
        visited(world, enquiry, by=worker)
    concluded(world, mila, by=ONE)
    assert conference(mila).is_open
    assert (mila.status, mila.concluded_by) == ("concluded", world[ONE].membership)
    with pytest.raises(Refused, match="found that this child suffers") as refused:
        concluded(world, owen, replace(DISPLAYING, conference_required=True), by=TWO)
    assert refused.value.field == "significant_harm"
    concluded(world, owen, DISPLAYING, by=TWO)
    ended = conference(owen)
    assert ended.cancelled_reason == ("No conference: He is not at risk of significant harm now.")
    with as_owner():
        owens = Case.objects.get(pk=both.owen.pk)
    assert owens.next_due_label != "Hold the initial child protection conference"


def test_a_long_reason_is_shortened_where_a_deadline_keeps_it(world, both):
    owen = started(world, both.owen)
    allocated(world, owen, TWO)
    visited(world, owen)
    concluded(world, owen, replace(DISPLAYING, conference_not_required_reason="Safe now. " * 60))
    kept = conference(owen).cancelled_reason
    assert len(kept) == 200
    assert kept.endswith("…")


def test_an_enquiry_is_not_concluded_before_the_child_was_seen_and_heard(world, both):
    enquiry = started(world, both.mila)
    with pytest.raises(Refused) as refused:
        concluded(world, enquiry)
    for words in ("Allocate a social worker", "when the child was seen", "views of the child"):
        assert words in refused.value.sentence


@pytest.mark.rule("R13")
def test_an_outcome_is_not_copied_from_the_other_childs_enquiry(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    visited(world, mila)
    visited(world, owen)
    concluded(world, mila)
    copied = replace(DISPLAYING, significant_harm_finding=CONCLUSION.significant_harm_finding)
    with pytest.raises(Refused, match="The same words stand for another child"):
        concluded(world, owen, copied)
    concluded(world, owen, DISPLAYING)


def test_a_worker_who_sees_one_child_only_learns_nothing_of_the_others_words(world, both):
    """Worker two does not see Mila's enquiry, so cannot find out by trying what it says."""
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    visited(world, mila)
    visited(world, owen)
    concluded(world, mila)
    copied = replace(DISPLAYING, significant_harm_finding=CONCLUSION.significant_harm_finding)
    concluded(world, owen, copied, by=TWO)


def test_a_merge_takes_the_enquiry_along(world):
    from hsb_cases.cases.commands.merging import merge_children, unmerge_children
    from tests.support.twice import recorded_twice

    twice = recorded_twice(world)
    door = "northmere front door manager"
    enquiry = started(world, twice.second_case, by=door)
    made = merge_children(
        kept=twice.first, merged=twice.second, reason="One girl.", at=LATER, by=world[door]
    )
    with as_owner():
        enquiry.refresh_from_db()
    assert enquiry.case == twice.first_case
    unmerge_children(merge=made.merge, reason="Two girls.", at=LATER, by=world[door])
    with as_owner():
        enquiry.refresh_from_db()
    assert enquiry.case == twice.second_case
    assert worker_of(enquiry) is None
