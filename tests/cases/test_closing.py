"""Closing a case, and the new incident or the manager that reopens it (domain.md §3.2, 17–18)."""

import datetime
from dataclasses import replace

import pytest

from assessments.commands import cancel_enquiry
from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.closing import close_case, reopen_case
from hsb_cases.cases.models import Case, CaseClosure, Child, Level
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.rules.closing import (
    ANOTHER_IS_OPEN,
    GOES_ON,
    MERGED,
    Closing,
    missing_to_close,
    nothing_is_open,
)
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.commands import set_deadline
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import AIM_ASSESSMENT
from referrals.commands.deciding import Decided, decide_referral
from referrals.models import Decision, Referral
from tests.assessments.arrange import MANAGER, ONE, case_allocated, siblings, started
from tests.support.after_harm import support_decided
from tests.support.built_once import built_once
from tests.support.concerns import OWEN
from tests.support.roles import as_owner
from tests.support.two_areas import HERE, in_two_areas, known, reports
from tests.support.world import NOON

DOOR = "northmere front door"
LATER = NOON + datetime.timedelta(days=60)
CLOSING = Closing(
    reason="need_met",
    summary="Mila is safe, her therapy has ended and school reports no concern.",
    self_harm_risk="no",
    census_reason="RC7",
)


@built_once
def both(world):
    """Mila's and Owen's cases, decided on; Mila's has a worker."""
    found = siblings(world)
    for case in (found.mila, found.owen):
        decided(world, case)
    case_allocated(world, found.mila, ONE)
    return found


def decided(world, case, *, by=MANAGER, decision=Decision.EARLY_HELP):
    """By the front door, and where the child was harmed, on support."""
    with as_owner():
        referral = Referral.objects.filter(case=case).order_by("-pk").first()
    choice = Decided(
        decision=decision,
        differs_because="Police, health and the school see no need to meet.",
        reasons="Looked at together with police, health and the school.",
        self_harm_risk="no",
    )
    decide_referral(referral=referral, decided=choice, at=NOON, by=world[by])
    support_decided(case, by=world[by])


def closed(world, case, *, by=MANAGER, at=LATER, **changes):
    return close_case(case=case, closing=replace(CLOSING, **changes), at=at, by=world[by])


def again(case):
    with as_owner():
        return Case.objects.select_related("managing_team").get(pk=case.pk)


class TestRules:
    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"reason": ""}, "reason"),
            ({"summary": "Done."}, "summary"),
            ({"self_harm_risk": ""}, "self_harm_risk"),
            ({"self_harm_risk": "yes"}, "self_harm_risk"),
            *(({"reason": reason}, "goes_on_with") for reason in sorted(GOES_ON)),
        ],
    )
    def test_each_missing_item_is_named(self, changes, field):
        (answer,) = missing_to_close(replace(CLOSING, **changes), child="M.H.")
        assert (answer.kind, answer.field) == ("refuse", field)

    def test_nothing_is_missing_of_a_whole_closure(self):
        assert missing_to_close(CLOSING, child="M.H.") == []
        stepped = replace(CLOSING, reason="stepped_down", goes_on_with="Early help, Donna Reeve")
        assert missing_to_close(stepped, child="M.H.") == []

    def test_what_is_open_is_said_in_one_sentence_after_another(self):
        assert nothing_is_open([]) == []
        (answer,) = nothing_is_open(["Do this.", "Do that."])
        assert answer.sentence == "This case cannot be closed yet. Do this. Do that."


@pytest.mark.django_db
class TestClosing:
    def test_the_closure_is_kept_and_the_worker_goes(self, world, both):
        made = closed(world, both.mila, self_harm_risk="yes", self_harm_detail="Her GP knows.")
        case = again(both.mila)
        assert (case.status, case.closed_at, case.worker) == ("closed", LATER, None)
        assert (made.closed_by, made.self_harm_detail) == (
            world[MANAGER].membership,
            "Her GP knows.",
        )
        with acting(world[ONE]):
            assert level_on(case) == 0
        with acting(world[MANAGER]):
            assert level_on(case) == Level.MANAGE
            assert case.history.first().history_change_reason == CLOSING.summary

    @pytest.mark.parametrize(
        "who",
        [ONE, "northmere auditor", "northmere coordinator", DOOR, "stoneford manager", "school"],
    )
    def test_who_does_not_manage_it_neither_closes_nor_reopens_it(self, world, both, who):
        with pytest.raises((NotPermitted, OutOfScope)):
            closed(world, both.mila, by=who)
        closed(world, both.mila)
        with pytest.raises((NotPermitted, OutOfScope)):
            reopen_case(case=both.mila, reason="New facts", by=world[who])
        assert again(both.mila).status == "closed"

    def test_it_is_closed_once_and_not_without_what_is_asked(self, world, both):
        with pytest.raises(Refused) as refused:
            closed(world, both.mila, self_harm_risk="")
        assert refused.value.field == "self_harm_risk"
        closed(world, both.mila)
        with pytest.raises(Refused, match="This case is “Closed”, so you cannot close it"):
            closed(world, both.mila)
        with pytest.raises(Refused, match="This case is “Closed”, so you cannot allocate it"):
            case_allocated(world, both.mila, ONE)

    def test_time_limits_of_our_own_end_and_those_of_the_law_keep_it_open(self, world, both):
        with acting(world[MANAGER], summary="Test set-up"):
            set_deadline(
                case=both.mila,
                rule=AIM_ASSESSMENT,
                starts_on=NOON.date(),
                subject_kind="test",
                subject_reference="TST-1",
                owner_team=both.mila.managing_team,
            )
        enquiry = started(world, both.mila)
        with pytest.raises(Refused) as refused:
            closed(world, both.mila)
        said = refused.value.sentence
        assert said.startswith("This case cannot be closed yet.")
        assert f"Conclude or cancel section 47 enquiry {enquiry.reference} first." in said
        assert "Hold the initial child protection conference: due by 20 April 2026." in said
        cancel_enquiry(enquiry=enquiry, reason="Started for the wrong incident.", by=world[MANAGER])
        closed(world, both.mila)
        with as_owner():
            left = Deadline.objects.get(case=both.mila, rule=AIM_ASSESSMENT.rule)
        assert left.cancelled_reason == "The case was closed"

    def test_a_closure_is_never_edited(self, world, both):
        made = closed(world, both.mila)
        with acting(world[ONE]):
            assert CaseClosure.objects.filter(pk=made.pk).update(summary="Otherwise") == 0
        reopen_case(case=both.mila, reason="New facts about March", by=world[MANAGER])
        case_allocated(world, both.mila, ONE)
        closed(world, both.mila, at=LATER + datetime.timedelta(days=1), reason="not_hsb")
        with as_owner():
            kept = [one.reason for one in CaseClosure.objects.filter(case=both.mila)]
        assert kept == ["not_hsb", "need_met"]


@pytest.mark.django_db
class TestReopening:
    def test_a_manager_reopens_it_with_a_reason_and_nobody_is_allocated(self, world, both):
        closed(world, both.mila)
        with pytest.raises(Refused) as refused:
            reopen_case(case=both.mila, reason=" ", by=world[MANAGER])
        assert refused.value.field == "reason"
        reopen_case(case=both.mila, reason="New facts about March", by=world[MANAGER])
        case = again(both.mila)
        assert (case.status, case.closed_at, case.worker) == ("open", None, None)
        with pytest.raises(Refused, match="This case is “Open”, so you cannot reopen it"):
            reopen_case(case=both.mila, reason="Once more", by=world[MANAGER])

    def test_a_case_that_ended_in_a_merge_stays_closed(self, world, both):
        with as_owner(), acting(world[MANAGER], summary="Test set-up"):
            case = again(both.mila)
            case.status, case.closed_at, case.worker = "closed", LATER, None
            case.save()
        with pytest.raises(Refused, match="became one") as refused:
            reopen_case(case=both.mila, reason="New facts", by=world[MANAGER])
        assert refused.value.sentence == MERGED

    def test_a_child_has_one_open_case_in_an_authority(self, world, both):
        closed(world, both.mila)
        with as_owner(), acting(world[MANAGER], summary="Test set-up"):
            first = again(both.mila)
            second = Case.objects.create(
                reference="HSB-TEST-0002",
                child=first.child,
                local_authority=first.local_authority,
                managing_team=first.managing_team,
                opened_at=LATER,
            )
        with pytest.raises(Refused) as refused:
            reopen_case(case=both.mila, reason="New facts", by=world[MANAGER])
        assert refused.value.sentence == ANOTHER_IS_OPEN
        assert second.status == "referred"

    @pytest.mark.parametrize("by", [MANAGER, "northmere coordinator"])
    def test_a_new_referral_reopens_it_at_the_front_door(self, world, both, by):
        closed(world, both.owen)
        reported_again(world, both.owen, by=by)
        case = again(both.owen)
        assert (case.status, case.closed_at, case.worker) == ("referred", None, None)
        assert case.managing_team == world.teams[DOOR]
        for who, level in ((DOOR, Level.MANAGE), (MANAGER, Level.MANAGE), (ONE, 0)):
            with acting(world[who]):
                assert level_on(case) == level, who
        with as_owner():
            assert Case.objects.filter(child=case.child_id).count() == 1
            latest = Referral.objects.filter(case=case).order_by("-pk").first()
            version = case.history.first()
            assert CaseClosure.objects.get(case=case).reason == "need_met"
        assert latest.received_by == world.teams[DOOR]
        assert latest.decision_due_on == datetime.date(2026, 5, 26)
        assert version.history_change_reason == "A new referral reopened the case"
        assert (version.actor_name, version.status) == (world[by].user.full_name, "referred")
        decided(world, case, by=DOOR)

    def test_it_is_reopened_unseen_and_whoever_reports_learns_nothing_of_it(self, world):
        areas = in_two_areas(world)
        decided(world, areas.here, by=DOOR)
        closed(world, areas.here, by=DOOR)
        stoneford = world["stoneford front door"]
        moved_back = known(areas.child, home_authority=HERE)
        reports(stoneford, moved_back, draft="DRA-BACK", at=LATER)
        case = again(areas.here)
        assert (case.status, case.managing_team) == ("referred", world.teams[DOOR])
        with acting(stoneford):
            assert level_on(case) == Level.STUB
            assert not CaseClosure.objects.exists()
            assert list(Case.objects.all()) == [areas.there]
        with acting(world[DOOR]):
            assert level_on(case) == Level.MANAGE

    def test_a_case_that_ended_in_a_merge_is_not_reopened_by_a_referral(self, world, both):
        with as_owner(), acting(world[MANAGER], summary="Test set-up"):
            case = again(both.owen)
            case.status, case.closed_at = "closed", LATER
            case.save()
        reported_again(world, both.owen, by=MANAGER)
        assert again(both.owen).status == "closed"
        with as_owner():
            assert Case.objects.filter(child=case.child_id, status="referred").count() == 1


def reported_again(world, case, *, by):
    """A new incident of the case's child, on 22 May, the Friday before a bank holiday."""
    at = datetime.datetime(2026, 5, 22, 12, 0, tzinfo=datetime.UTC)
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
    return reports(
        world[by], known(child, OWEN), draft="DRA-AGAIN", at=at, first_view="problematic"
    )
