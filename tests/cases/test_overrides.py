"""A warning that somebody went on in spite of stays on the case, with the reason."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.overrides import record_override, record_overrides
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, Level, RuleOverride, SharingBasis
from hsb_cases.core.errors import NotPermitted
from hsb_cases.core.rules.answers import Overridden, require, warn
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
REASON = "The county has worked with all of the children."
ABOUT = {"subject_kind": "strategy_discussion", "subject_reference": "MTG-TEST-0001", "at": NOON}


@built_once
def case(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        return Case.objects.order_by("pk").first()


def overridden():
    return require(
        [warn("R7", "Another chair is recommended."), warn("R5", "They differ in age.")],
        {"R7": REASON, "R5": "Both were seen and spoke freely."},
    )


def test_every_warning_is_kept_with_its_reason_and_who_went_on(case, world):
    by = world["northmere front door"]
    record_overrides(case=case, overridden=overridden(), by=by, **ABOUT)
    with as_owner():
        found = list(RuleOverride.objects.filter(case=case))
        past = RuleOverride.history.filter(case=case).first()
    assert [(one.rule, one.sentence) for one in found] == [
        ("R7", "Another chair is recommended."),
        ("R5", "They differ in age."),
    ]
    assert found[0].reason == past.reason or found[1].reason == past.reason
    assert {one.recorded_by_id for one in found} == {by.membership.pk}
    assert str(found[0]) == "R7 in MTG-TEST-0001"


def test_who_does_not_work_on_the_case_records_nothing(case, world):
    for person in ("northmere auditor", "stoneford front door", "school"):
        with pytest.raises(NotPermitted):
            record_override(case=case, overridden=overridden()[0], by=world[person], **ABOUT)
    with as_owner():
        assert not RuleOverride.objects.exists()


def test_what_was_recorded_is_not_changed_by_who_adds_to_the_case(case, world):
    by, police = world["northmere front door"], world["police"]
    record_override(case=case, overridden=overridden()[0], by=by, **ABOUT)
    share_case(
        case=case,
        recipient=police.membership,
        level=Level.CONTRIBUTE,
        why=SharingReason("Joint enquiry", SharingBasis.PUBLIC_TASK),
        at=NOON,
        by=world["northmere front door manager"],
    )
    with acting(police):
        assert RuleOverride.objects.filter(case=case).count() == 1
        assert RuleOverride.objects.filter(case=case).update(reason="Changed") == 0


@pytest.mark.parametrize(
    "wrong",
    [
        Overridden("R7", "", REASON),
        Overridden("R7", "Another chair is recommended.", ""),
        Overridden("X7", "Another chair is recommended.", REASON),
        Overridden("R07", "Another chair is recommended.", REASON),
    ],
)
def test_a_record_without_clause_warning_or_reason_is_not_kept(case, world, wrong):
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        record_override(case=case, overridden=wrong, by=world["northmere front door"], **ABOUT)
