"""The rows of section 47 enquiries and of child protection conferences."""

import datetime

from assessments.commands import (
    allocate_enquiry,
    cancel_enquiry,
    conclude_enquiry,
    record_visit,
)
from assessments.models import Section47Enquiry
from assessments.rules.states import ENQUIRY
from hsb_cases.agencies.roles import Ability
from panels.commands.conferences import cancel_conference, plan_conference, record_conference
from panels.models import Conference
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from panels.rules.states import CONFERENCE
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    VISIT,
    allocated,
    referred,
    started,
    visited,
)
from tests.states.people import MANAGER, let_everybody_in, who_can
from tests.states.table import Table
from tests.support.roles import as_owner
from tests.support.world import NOON

CONTRIBUTES, ALLOCATES = who_can(Ability.CONTRIBUTE), who_can(Ability.ALLOCATE)


def the_enquiry(world):
    """Mila's, with a social worker, and the child has been seen."""
    case, _ = referred(world)
    let_everybody_in(world, case)
    enquiry = started(world, case, by=MANAGER)
    allocated(world, enquiry, "northmere worker one", by=MANAGER)
    visited(world, enquiry, by=MANAGER)
    return enquiry


def conclude(world, enquiry, by):
    conclude_enquiry(enquiry=enquiry, conclusion=CONCLUSION, at=LATER, by=by)


def cancel(world, enquiry, by):
    cancel_enquiry(enquiry=enquiry, reason="Started for the wrong incident.", by=by)


def _after(step):
    def reached(world):
        enquiry = the_enquiry(world)
        step(world, enquiry, world[MANAGER])
        return enquiry

    return reached


def _again(enquiry):
    with as_owner():
        return Section47Enquiry.objects.select_related("case__child").get(pk=enquiry.pk)


OF_ENQUIRIES = Table(
    machine=ENQUIRY,
    states={"open": the_enquiry, "concluded": _after(conclude), "cancelled": _after(cancel)},
    steps={
        "allocate": lambda world, enquiry, by: allocate_enquiry(
            enquiry=enquiry,
            worker=world["northmere worker two"].membership,
            reason="Has room",
            at=LATER,
            by=by,
        ),
        "record a visit": lambda world, enquiry, by: record_visit(
            enquiry=enquiry, visit=VISIT, at=LATER, by=by
        ),
        "conclude": conclude,
        "cancel": cancel,
    },
    may={
        "allocate": ALLOCATES,
        "record a visit": CONTRIBUTES,
        "conclude": CONTRIBUTES,
        "cancel": ALLOCATES,
    },
    again=_again,
    state=lambda enquiry: enquiry.status,
)

HELD = Held(
    held_on=NOON.date(),
    attendance="Everybody who was invited",
    decision="plan",
    category="SAB",
    reasons="Continuing risk of significant harm to this child.",
    self_harm_risk="no",
    views=Views(child="Heard", carers="Heard"),
)


def the_conference(world):
    """A transfer-in conference, which needs no enquiry of this authority."""
    case, _ = referred(world)
    let_everybody_in(world, case)
    return plan_conference(
        case=case,
        kind=ConferenceKind.TRANSFER_IN,
        planned_for=NOON.date() + datetime.timedelta(days=7),
        chair_name="An independent chair",
        told_on=NOON.date(),
        at=NOON,
        by=world[MANAGER],
    )


def record(world, conference, by):
    record_conference(conference=conference, held=HELD, at=LATER, by=by)


def call_off(world, conference, by):
    cancel_conference(conference=conference, reason="The family did not move after all.", by=by)


def _conference_after(step):
    def reached(world):
        conference = the_conference(world)
        step(world, conference, world[MANAGER])
        return conference

    return reached


def _conference_again(conference):
    with as_owner():
        return Conference.objects.select_related("case__child").get(pk=conference.pk)


OF_CONFERENCES = Table(
    machine=CONFERENCE,
    states={
        "planned": the_conference,
        "held": _conference_after(record),
        "cancelled": _conference_after(call_off),
    },
    steps={"record": record, "cancel": call_off},
    may={"record": CONTRIBUTES, "cancel": ALLOCATES},
    again=_conference_again,
    state=lambda conference: conference.status,
)
