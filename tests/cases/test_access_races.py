"""Acts on the access to one case at the same moment, committed for real.

Each pair has answers that must not both hold. Whoever comes second is refused with a sentence, and
afterwards the projection equals the grants.
"""

import datetime
from dataclasses import dataclass
from typing import Any

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.sharing import (
    SharingReason,
    end_share,
    exclude_person,
    share_case,
)
from hsb_cases.cases.models import (
    Case,
    CaseGroupObjectPermission,
    CaseloadEntry,
    CaseUserObjectPermission,
    Exclusion,
    Level,
    Share,
    SharingBasis,
)
from hsb_cases.core.errors import Refused
from hsb_cases.drafts.commands import start_draft
from hsb_cases.drafts.models import Draft
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Decision, Referral
from tests.support.concerns import MILA, SIBLINGS, with_children
from tests.support.racing import projection_differs, together
from tests.support.roles import as_owner
from tests.support.world import NOON, World, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
ROUNDS = 6


@dataclass
class Arranged:
    """A case that Northmere's front door manages."""

    world: World
    case: Case

    def __getitem__(self, short: str) -> Any:
        return self.world[short]


@pytest.fixture
def arranged(transactional_db):
    with as_owner():
        world = build_world()
    facts = with_children(MILA)
    submit_concern(facts=facts, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Arranged(world, Case.objects.get())


def is_refused(result: Any) -> bool:
    """Refused, with a sentence that says what to do or how it stands."""
    if not isinstance(result, Refused):
        return False
    assert result.sentence.endswith(".")
    return len(result.sentence) > 20


def decided(decision):
    return Decided(
        decision=decision,
        reasons="The school keeps the children apart, and the family agrees to early help.",
        self_harm_risk="no",
        differs_because="The family has asked for help itself, and the school sees them daily.",
    )


def gives(arranged, who, level, by):
    return lambda: share_case(
        case=arranged.case,
        recipient=arranged[who].membership,
        level=level,
        why=WHY,
        at=NOON,
        by=arranged[by],
    )


def excludes(arranged, who, by):
    return lambda: exclude_person(
        case=arranged.case, user=arranged[who].user, reason="A relative", at=NOON, by=arranged[by]
    )


def allocates(arranged, who, by):
    return lambda: allocate_case(
        case=arranged.case,
        worker=arranged[who].membership,
        reason="To work with the child",
        at=NOON,
        by=arranged[by],
    )


def level_of(arranged, who):
    with acting(arranged[who]):
        levels = CaseloadEntry.objects.values_list("level", flat=True)
        return max(levels, default=0)


def grants_without_an_open_share():
    with as_owner():
        return sum(
            model.objects.exclude(share__ended_at__isnull=True).count()
            for model in (CaseGroupObjectPermission, CaseUserObjectPermission)
        )


def test_a_grant_against_a_revocation_of_the_same_principal(arranged):
    """One share ends while another to the same person begins: what is open is what is seen."""
    for turn in range(ROUNDS):
        old = gives(arranged, "police", Level.VIEW, "northmere front door")()
        by_door, by_manager = arranged["northmere front door"], "northmere front door manager"
        ended, given = together(
            lambda old=old, by=by_door: end_share(share=old, reason="Over", at=NOON, by=by),
            gives(arranged, "police", Level.CONTRIBUTE, by_manager),
        )
        assert ended is None
        assert isinstance(given, Share)
        assert projection_differs() == 0, turn
        assert grants_without_an_open_share() == 0, turn
        assert level_of(arranged, "police") == Level.CONTRIBUTE, turn
        end_share(share=given, reason="Over", at=NOON, by=by_door)
        assert level_of(arranged, "police") == 0, turn


def test_the_same_share_ended_twice_ends_once(arranged):
    given = gives(arranged, "police", Level.VIEW, "northmere front door")()
    results = together(
        *(
            lambda by=arranged[name], reason=name: end_share(
                share=given, reason=reason, at=NOON, by=by
            )
            for name in ("northmere front door", "northmere front door manager")
        )
    )
    assert sorted(map(is_refused, results)) == [False, True]
    with as_owner():
        assert Share.history.filter(id=given.pk, history_type="~").count() == 1
    assert projection_differs() == 0


def test_the_same_referral_decided_twice_is_decided_once(arranged):
    with as_owner():
        referral = Referral.objects.get()
    results = together(
        *(
            lambda by=arranged[name], decision=decision: decide_referral(
                referral=referral, decided=decided(decision), at=NOON, by=by
            )
            for name, decision in (
                ("northmere front door", Decision.EARLY_HELP),
                ("northmere front door manager", Decision.NO_FURTHER_ACTION),
            )
        )
    )
    assert sorted(map(is_refused, results)) == [False, True]
    first = [Decision.EARLY_HELP, Decision.NO_FURTHER_ACTION][results.index(None)]
    with as_owner():
        referral.refresh_from_db()
        assert referral.decision == first
        assert Referral.history.filter(id=referral.pk, status="decided").count() == 1
        assert Deadline.objects.get().met_on == NOON.date()
        assert Case.objects.get().next_due_on is None
    assert projection_differs() == 0


def test_an_allocation_against_an_exclusion_of_the_same_worker(arranged):
    """Either they have the case and stay, or they are kept away and do not get it."""
    for turn in range(ROUNDS):
        worker = "northmere worker one" if turn % 2 else "northmere worker two"
        allocated, excluded = together(
            allocates(arranged, worker, "northmere front door"),
            excludes(arranged, worker, "northmere front door manager"),
        )
        assert sorted((is_refused(allocated), is_refused(excluded))) == [False, True], turn
        with as_owner():
            arranged.case.refresh_from_db()
            has_it = arranged.case.worker_id == arranged[worker].membership.pk
            kept = Exclusion.objects.filter(
                user=arranged[worker].user, ended_at__isnull=True
            ).exists()
        assert has_it != kept
        assert has_it == (not is_refused(allocated))
        assert level_of(arranged, worker) == (Level.MANAGE if has_it else 0)
        assert projection_differs() == 0, turn
        _as_before(arranged)


def _as_before(arranged):
    """The case has another worker, and nobody is kept away."""
    with as_owner():
        for exclusion in Exclusion.objects.filter(ended_at__isnull=True):
            Exclusion.objects.filter(pk=exclusion.pk).update(ended_at=NOON)
        arranged.case.refresh_from_db()
    if arranged.case.worker_id != arranged["northmere manager"].membership.pk:
        allocates(arranged, "northmere manager", "northmere front door")()


def test_a_grant_against_an_exclusion_of_the_same_person_never_shows_the_case(arranged):
    given, excluded = together(
        gives(arranged, "police", Level.VIEW, "northmere front door"),
        excludes(arranged, "police", "northmere front door manager"),
    )
    assert isinstance(excluded, Exclusion)
    assert isinstance(given, Share) or is_refused(given)
    assert level_of(arranged, "police") == 0
    assert projection_differs() == 0


def test_two_allocations_leave_one_worker_with_the_case(arranged):
    for turn in range(ROUNDS):
        # One of them may have it from the turn before, and is refused.
        together(
            allocates(arranged, "northmere worker one", "northmere front door"),
            allocates(arranged, "northmere worker two", "northmere front door manager"),
        )
        with as_owner():
            arranged.case.refresh_from_db()
        has_it = {
            who: arranged[who].membership.pk == arranged.case.worker_id
            for who in ("northmere worker one", "northmere worker two")
        }
        assert sorted(has_it.values()) == [False, True]
        for who, has in has_it.items():
            assert level_of(arranged, who) == (Level.MANAGE if has else 0), (turn, who)
        assert projection_differs() == 0, turn


def test_two_submits_of_one_draft_make_one_concern_and_one_case_a_child(arranged):
    school = arranged["school"]
    for turn in range(ROUNDS // 2):
        at = NOON + datetime.timedelta(days=turn)
        draft = start_draft(kind="concern", at=at, by=school)
        with as_owner():
            before = Case.objects.count()
        first, second = together(
            *[
                lambda draft=draft, at=at: submit_concern(
                    facts=SIBLINGS, draft_reference=draft.reference, at=at, by=school
                )
            ]
            * 2
        )
        assert isinstance(first, Concern)
        assert first == second
        with as_owner():
            assert Case.objects.count() == before + 2
            assert Referral.objects.filter(concern=first).count() == 2
            assert not Draft.objects.filter(pk=draft.pk).exists()
        assert projection_differs() == 0, turn
