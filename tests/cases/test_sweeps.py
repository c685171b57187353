"""The sweeps run as the worker's role, see rows, and may do nothing else."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, CaseloadEntry, Level, SharingBasis
from hsb_cases.cases.tasks import end_expired_shares, reconcile_caseload
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner, as_worker
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def shared(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with as_owner():
        case = Case.objects.order_by("pk").first()
    until = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=1)
    return share_case(
        case=case,
        recipient=world["police"].membership,
        level=Level.VIEW,
        why=SharingReason("Joint enquiry", SharingBasis.LAW_ENFORCEMENT, until=until),
        at=NOON,
        by=world["northmere front door"],
    )


def police_entries(world):
    with as_owner():
        return CaseloadEntry.objects.filter(principal=f"m{world['police'].membership.pk}").count()


def test_access_whose_end_has_passed_leaves_the_projection(world, shared):
    with as_worker():
        assert end_expired_shares() == {"looked": 1, "ended": 0}
    assert police_entries(world) == 1
    with as_owner(), connection.cursor() as cursor:
        # As a day later: nobody can share until a moment that has passed.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE cases_share SET until = now() - interval '1 day'")
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute(
            "UPDATE cases_caseloadentry SET expires_at = now() - interval '1 day'"
            " WHERE expires_at IS NOT NULL"
        )
    with as_worker():
        assert end_expired_shares() == {"looked": 1, "ended": 1}
    assert police_entries(world) == 0


def test_reconciling_looks_at_every_case_and_mends_what_differs(world, shared):
    with as_worker():
        assert reconcile_caseload() == {"looked": 2, "mended": 0}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_caseloadentry WHERE principal LIKE 'm%'")
        cursor.execute("UPDATE cases_caseloadentry SET next_due_label = 'Wrong' WHERE level = 10")
        before = CaseloadEntry.objects.count()
    with as_worker():
        assert reconcile_caseload() == {"looked": 2, "mended": 2}
        assert reconcile_caseload() == {"looked": 2, "mended": 0}
    with as_owner():
        assert CaseloadEntry.objects.count() > before
        assert not CaseloadEntry.objects.filter(next_due_label="Wrong").exists()


@pytest.mark.parametrize(
    "table", ["cases_case", "cases_child", "cases_caseloadentry", "cases_share"]
)
def test_the_worker_role_reads_no_table(shared, table):
    with (
        as_worker(),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SELECT count(*) FROM {table}")


def test_the_runtime_role_may_not_sweep(shared):
    with pytest.raises(DatabaseError), transaction.atomic():
        reconcile_caseload()
