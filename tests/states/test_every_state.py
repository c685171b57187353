"""Every state × step × role of every state machine: allowed, or refused with which sentence.

The rows come from the machines: one without rows, and a state or a step without one, fails here
with its name.
"""

import pytest
from django.db import transaction

from hsb_cases.agencies.roles import ROLES
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.core.management.commands.state_diagrams import machines
from tests.states.of_assessments import OF_ASSESSMENTS, OF_HSB_REFERRALS, OF_REPORTS
from tests.states.of_cases import OF_CASES, OF_HAND_OFFS, OF_REFERRALS
from tests.states.of_enquiries import OF_CONFERENCES, OF_ENQUIRIES
from tests.states.of_interventions import OF_INTERVENTIONS
from tests.states.of_meetings import OF_MEETINGS, OF_MINUTES
from tests.states.people import OUTSIDE, placed

pytestmark = pytest.mark.django_db

TABLES = (
    OF_CASES,
    OF_REFERRALS,
    OF_HAND_OFFS,
    OF_ENQUIRIES,
    OF_ASSESSMENTS,
    OF_REPORTS,
    OF_HSB_REFERRALS,
    OF_INTERVENTIONS,
    OF_MEETINGS,
    OF_MINUTES,
    OF_CONFERENCES,
)
ROWS = [
    pytest.param(table, state, id=f"{table.machine.record}: {state}")
    for table in TABLES
    for state in table.machine.states
]
SHORTEST_SENTENCE = 20


def test_every_machine_has_rows_for_its_states_and_steps():
    known = {table.machine.record: table for table in TABLES}
    assert list(known) == [machine.record for machine in machines()]
    for machine in machines():
        table = known[machine.record]
        steps = {move.name for move in machine.moves}
        assert table.machine is machine
        assert set(table.states) == set(machine.states), machine.record
        assert set(table.steps) == set(table.may) == steps, machine.record
        for allowed in table.may.values():
            assert set(ROLES) > allowed, machine.record


@pytest.mark.parametrize(("table", "state"), ROWS)
def test_each_role_takes_each_step_or_is_told_why_not(world, table, state):
    record = table.again(table.states[state](world))
    assert table.state(record) == state
    for step in table.steps:
        for role in asked(table.may[step]):
            where = f"{step} as {role}"
            said, after = taken(table, step, world, record, placed(world, role))
            if role not in table.may[step]:
                assert isinstance(said, NotPermitted | OutOfScope), (where, said)
                assert isinstance(said, OutOfScope) or len(said.sentence) > SHORTEST_SENTENCE, where
            elif (expected := sentence(table, step, state)) is None:
                assert said is None, (where, said)
                assert after == table.machine.check_move(step, state=state), where
            elif expected:
                assert isinstance(said, Refused), (where, said)
                assert said.sentence.startswith(expected), (where, said.sentence)
            else:
                assert isinstance(said, OutOfScope), (where, said)
        said, _ = taken(table, step, world, record, world[OUTSIDE])
        assert isinstance(said, Refused | OutOfScope), f"{step} from outside"


def asked(allowed):
    """Every role that may not; of those that may, one for each set of abilities.

    What is allowed costs most to try, and all these people are equally well placed.
    """
    alike = {}
    for role in sorted(allowed):
        alike.setdefault(ROLES[role].abilities, role)
    return [role for role in ROLES if role not in allowed or role in alike.values()]


def sentence(table, step, state):
    """What the table says of a step for who may take it: None, it is allowed."""
    if (step, state) in table.instead:
        return table.instead[step, state]
    try:
        table.machine.check_move(step, state=state)
    except Refused as refused:
        return refused.sentence
    return None


def taken(table, step, world, record, by):
    """What stood in the way of a step, and where the record stood after it; it is taken back."""
    with transaction.atomic():
        try:
            table.steps[step](world, record, by)
        except (Refused, OutOfScope) as refused:
            return refused, None
        else:
            return None, table.state(table.again(record))
        finally:
            transaction.set_rollback(True)
