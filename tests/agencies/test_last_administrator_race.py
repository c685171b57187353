"""Two administrators who end each other's access at the same moment: one stays."""

import threading

import pytest
from django.db import connection, connections

from hsb_cases.agencies.commands.memberships import end_membership, give_membership
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.selectors.actors import actor_for
from hsb_cases.core.errors import Refused
from tests.support.world import DAY, NOON


@pytest.mark.django_db(transaction=True)
def test_one_administrator_is_left(world):
    first = world["administrator"]
    membership = give_membership(
        person=world["school"].user,
        team=world.teams["administration"],
        role="administrator",
        starts_on=DAY,
        at=NOON,
        by=first,
    )
    second = actor_for(world["school"].user, chosen=membership.pk, on=DAY)
    start = threading.Barrier(2)
    outcomes = []

    def end(whose: Membership, by) -> None:
        with connections["default"].cursor() as cursor:
            cursor.execute("SET ROLE hsb_runtime")
        start.wait()
        try:
            end_membership(membership=whose, reason="Race", at=NOON, by=by)
            outcomes.append("ended")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=end, args=(second.membership, first)),
        threading.Thread(target=end, args=(first.membership, second)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["ended", "refused"]
    left = Membership.objects.filter(role="administrator", ended_at__isnull=True)
    assert left.count() == 1
