"""The rows of HSB assessments."""

import datetime

from assessments.commands import cancel_assessment, record_training, start_assessment
from assessments.commands.assessing import Beginning
from assessments.models import HsbAssessment
from assessments.rules.states import ASSESSMENT
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Participation
from tests.assessments.arrange import referred
from tests.states.people import MANAGER, let_everybody_in, placed, who_can
from tests.states.table import Table
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON


def the_assessment(world):
    """Owen's, by a practitioner who is trained in it."""
    _, case = referred(world)
    let_everybody_in(world, case)
    assessor = placed(world, "hsb_practitioner").membership
    record_training(
        user=assessor.user,
        tool="aim3",
        trained_on=DAY - datetime.timedelta(days=90),
        valid_until=DAY + datetime.timedelta(days=365),
        provider="AIM Project",
        at=NOON,
        by=world[MANAGER],
    )
    with as_owner():
        incident = Participation.objects.select_related("incident").get(case=case).incident
    return start_assessment(
        case=case,
        incident=incident,
        beginning=Beginning(tool="aim3", assessor=assessor),
        at=NOON,
        by=world[MANAGER],
    )


def cancel(world, assessment, by):
    cancel_assessment(assessment=assessment, reason="Started for the wrong incident.", by=by)


def cancelled(world):
    assessment = the_assessment(world)
    cancel(world, assessment, world[MANAGER])
    return assessment


def _again(assessment):
    with as_owner():
        return HsbAssessment.objects.select_related("case__child").get(pk=assessment.pk)


OF_ASSESSMENTS = Table(
    machine=ASSESSMENT,
    states={"under_way": the_assessment, "cancelled": cancelled},
    steps={"cancel": cancel},
    may={"cancel": who_can(Ability.ASSESS)},
    again=_again,
    state=lambda assessment: assessment.status,
)
