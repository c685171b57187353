"""Grants and changes of one case at once: the projection equals the grants afterwards."""

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.sharing import SharingReason, end_share, share_case
from hsb_cases.cases.models import Case, CaseloadEntry, Level, SharingBasis
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.reminders.commands import meet_deadline
from hsb_cases.reminders.models import Deadline
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON, build_world

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
ROUNDS = 12


def in_threads(*acts):
    """Each act in a thread and connection of its own, as the runtime role, begun together."""
    begin = threading.Barrier(len(acts))
    failures = []

    def run(act):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE hsb_runtime")
            begin.wait(timeout=20)
            act()
        except (Refused, OutOfScope) as refused:
            # Lost the race for an allocation or an end: that is an answer.
            failures.append(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(run, act) for act in acts]:
            done.result(timeout=60)
    return failures


def reconcile():
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT looked, mended FROM hsb_reconcile_caseload()")
        return cursor.fetchone()


@pytest.fixture
def world(db, _django_db_helper):
    with as_owner():
        return build_world()


def test_racing_grants_and_changes_leave_the_projection_right(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        case = Case.objects.order_by("pk").first()
    front_door, manager = world["northmere front door"], world["northmere front door manager"]
    workers = [world["northmere worker one"], world["northmere worker two"]]
    for turn in range(ROUNDS):
        given = share_case(
            case=case,
            recipient=world["police"].membership,
            level=Level.VIEW,
            why=WHY,
            at=NOON,
            by=front_door,
        )
        in_threads(
            lambda given=given: end_share(share=given, reason="Over", at=NOON, by=front_door),
            lambda: share_case(
                case=case,
                recipient=world.teams["northmere hsb"].group,
                level=Level.CONTRIBUTE,
                why=WHY,
                at=NOON,
                by=manager,
            ),
            lambda turn=turn: allocate_case(
                case=case, worker=workers[turn % 2].membership, reason="Turn", at=NOON, by=manager
            ),
            lambda turn=turn: _touch_deadline(case, turn, front_door),
        )
        looked, mended = reconcile()
        assert looked == 2
        assert mended == 0, f"round {turn}: the projection differed from its grants"
    with as_owner():
        case.refresh_from_db()
        entries = CaseloadEntry.objects.filter(case=case, level__gte=Level.VIEW)
        assert {entry.worker_id for entry in entries} == {case.worker_id}
        assert {entry.next_due_on for entry in entries} == {case.next_due_on}


def _touch_deadline(case, turn, by):
    """Meets what is due and makes something new due: two changes of the case."""
    from hsb_cases.agencies.acting import acting
    from hsb_cases.reminders.commands import set_deadline
    from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION

    with acting(by, summary="Raced"):
        open_ones = Deadline.objects.filter(case=case, met_on__isnull=True)
        for deadline in open_ones.select_for_update():
            meet_deadline(deadline=deadline, on=NOON.date())
        set_deadline(
            case=case,
            rule=REFERRAL_DECISION,
            starts_on=NOON.date() + datetime.timedelta(days=turn),
            subject_kind="race",
            subject_reference=f"RACE-{turn}",
            owner_team=by.team,
        )
