"""The rows of cases, referrals and hand-offs."""

import datetime
from dataclasses import replace

from hsb_cases.agencies.acting import acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.closing import close_case, reopen_case
from hsb_cases.cases.models import Case, Child
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.cases.rules.states import CASE
from referrals.commands.deciding import Decided, correct_decision, decide_referral
from referrals.commands.handing_off import record_acknowledged, record_sent
from referrals.models import Decision, HandOff, Referral
from referrals.rules.states import HAND_OFF, REFERRAL, hand_off_state
from referrals.selectors.handing_off import hand_off_for
from tests.assessments.arrange import referred
from tests.states.people import MANAGER, TEAM, let_everybody_in, who_can
from tests.states.table import Table
from tests.support.after_harm import support_decided
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.two_areas import known, reports
from tests.support.world import NOON

LATER = NOON + datetime.timedelta(days=2)
CLOSING = Closing(
    reason="need_met", summary="Everything that was planned has been done.", self_harm_risk="no"
)
DECIDED = Decided(
    Decision.EARLY_HELP,
    "Looked at together with the police.",
    "no",
    differs_because="Police and the school see no need to meet.",
)


def the_case(world):
    """Mila's case, decided on, so that nothing but its state is in the way."""
    case, _ = referred(world)
    let_everybody_in(world, case)
    with as_owner():
        referral = Referral.objects.get(case=case)
    decide_referral(referral=referral, decided=DECIDED, at=NOON, by=world[MANAGER])
    support_decided(case, by=world[MANAGER])
    return case


def allocate(world, case, by, worker="northmere worker one"):
    if case.worker == world[worker].membership:
        worker = "northmere worker two"
    allocate_case(case=case, worker=world[worker].membership, reason="Has room", at=LATER, by=by)


def close(world, case, by):
    close_case(case=case, closing=CLOSING, at=LATER, by=by)


def refer_again(world, case, by):
    with as_owner():
        child = Child.objects.get(pk=case.child_id)
    reports(by, known(child, MILA), draft="DRA-AGAIN", at=LATER)


def an_open_case(world):
    case = the_case(world)
    allocate(world, case, world[MANAGER])
    return case


def a_closed_case(world):
    case = the_case(world)
    close(world, case, world[MANAGER])
    return case


def again(case):
    with as_owner():
        return Case.objects.select_related("worker").get(pk=case.pk)


ALLOCATES = who_can(Ability.ALLOCATE)
OF_CASES = Table(
    machine=CASE,
    states={"referred": the_case, "open": an_open_case, "closed": a_closed_case},
    steps={
        "allocate": allocate,
        "close": close,
        "reopen": lambda world, case, by: reopen_case(case=case, reason="New facts", by=by),
        "refer again": refer_again,
    },
    may={
        "allocate": ALLOCATES,
        "close": ALLOCATES,
        "reopen": ALLOCATES,
        "refer again": who_can(Ability.LOG_CONCERN),
    },
    again=again,
    state=lambda case: case.status,
)


def received(world):
    case, _ = referred(world)
    let_everybody_in(world, case)
    return _referral(case=case)


def decided(world):
    referral = received(world)
    decide_referral(referral=referral, decided=DECIDED, at=NOON, by=world[MANAGER])
    return referral


def sent_out(world):
    away = with_children(replace(OWEN, home_authority="elsewhere"), first_view="abusive")
    reports(world[TEAM], away.children[0], draft="DRA-AWAY", first_view="abusive")
    return _referral(case__isnull=True)


def sent(world):
    referral = sent_out(world)
    send(world, referral, world[MANAGER])
    return referral


def acknowledged(world):
    referral = sent(world)
    acknowledge(world, referral, world[MANAGER])
    return referral


def send(world, referral, by):
    record_sent(referral=referral, how="Secure e-mail", sent_at=NOON, at=LATER, by=by)


def acknowledge(world, referral, by):
    record_acknowledged(
        referral=referral, by_whom="Their front door", acknowledged_at=LATER, at=LATER, by=by
    )


def acknowledge_once_sent(world, referral, by):
    """As the page does it: found through the person, and sent before."""
    with acting(by):
        hand_off_for(by, referral.reference)
    if referral.hand_off.sent_at is None:
        send(world, referral, by)
        referral = _referral(pk=referral.pk)
    acknowledge(world, referral, by)


def _referral(**which):
    with as_owner():
        rows = Referral.objects.select_related("case", "hand_off").filter(**which)
        return rows.order_by("pk").first()


REFERS = who_can(Ability.LOG_CONCERN, Ability.SEE_TEAM)
"""Who logs concerns and sees the own team's entries."""
OF_REFERRALS = Table(
    machine=REFERRAL,
    states={
        "received": received,
        "decided": decided,
        "sent_out": sent_out,
        "acknowledged": acknowledged,
    },
    steps={
        "decide": lambda world, referral, by: decide_referral(
            referral=referral, decided=DECIDED, at=LATER, by=by
        ),
        "correct": lambda world, referral, by: correct_decision(
            referral=referral,
            decided=DECIDED,
            because="The police told us more since.",
            at=LATER,
            by=by,
        ),
        "acknowledge": acknowledge_once_sent,
    },
    may={
        "decide": who_can(Ability.HANDLE_REFERRALS),
        "correct": who_can(Ability.HANDLE_REFERRALS),
        "acknowledge": REFERS,
    },
    again=lambda referral: _referral(pk=referral.pk),
    state=lambda referral: referral.status,
    instead={
        ("decide", "sent_out"): "This referral went to another authority",
        ("decide", "acknowledged"): "This referral went to another authority",
        ("correct", "sent_out"): "This referral went to another authority",
        ("correct", "acknowledged"): "This referral went to another authority",
        ("acknowledge", "received"): "",
        ("acknowledge", "decided"): "",
        ("acknowledge", "acknowledged"): "Record how you sent it before",
    },
)


def _of_hand_off(referral):
    with as_owner():
        found = HandOff.objects.get(referral=referral)
    return hand_off_state(
        sent=found.sent_at is not None, acknowledged=found.acknowledged_at is not None
    )


OF_HAND_OFFS = Table(
    machine=HAND_OFF,
    states={"made": sent_out, "sent": sent, "acknowledged": acknowledged},
    steps={"send": send, "acknowledge": acknowledge},
    may={"send": REFERS, "acknowledge": REFERS},
    again=lambda referral: _referral(pk=referral.pk),
    state=_of_hand_off,
)
