"""Assessing a child in the scenarios: training, the tool, supervision, and the HSB service."""

from assessments.commands import (
    answer_hsb_referral,
    make_hsb_referral,
    record_acknowledgement,
    record_justice_event,
    record_training,
    start_assessment,
    start_family_assessment,
)
from assessments.commands.assessing import Beginning
from assessments.commands.hsb_referring import Asking, Replying
from assessments.models import Acceptance, HsbReferral
from assessments.rules.justice_entries import Entry
from assessments.selectors.hsb_referrals import teams_for
from assessments.selectors.tools import choosing
from hsb_cases.agencies.acting import acting
from tests.assessments.writing import again, sent, signed_off, written
from tests.scenarios.steps import day, owned

SAID = "The service meets the child and the carers, and says what it offers."


def trained(story, who, tool, *, by, at):
    """Somebody’s training is entered."""
    record_training(
        user=story[who].user,
        tool=tool,
        trained_on=day("2025-09-01"),
        valid_until=day("2027-09-01"),
        provider="AIM Project",
        at=at,
        by=story[by],
    )


def facts_of(story, name, *, by, at):
    """What the choice of a tool rests on."""
    case = story.cases[name]
    with acting(story[by]):
        found = choosing(story[by], case.reference, incident="", today=at.date(), now=at)
    return found.facts


def begun(story, name, tool, *, by, at, **more):
    """An assessment starts with a tool."""
    return start_assessment(
        case=story.cases[name],
        incident=story.incident,
        beginning=Beginning(tool=tool, assessor=story[by].membership, **more),
        at=at,
        by=story[by],
    )


def supervised(story, assessment, *, by, supervisor, at, **changes):
    """Every part is written, and the coordinator signs it off."""
    written(story, assessment, by=by, at=at, **changes)
    sent(story, again(assessment), by=by, at=at)
    return signed_off(story, again(assessment), by=supervisor, at=at)


def family_assessed(story, name, *, by, supervisor, begins, at, **changes):
    """Social care’s own assessment of the child is written, and a manager signs it off."""
    assessment = start_family_assessment(
        case=story.cases[name],
        incident=story.incident,
        assessor=story[by].membership,
        co_worker=None,
        at=begins,
        by=story[by],
    )
    return supervised(story, assessment, by=by, supervisor=supervisor, at=at, **changes)


def happened(story, name, kind, on, *, by, at):
    """Something happens in the criminal process."""
    record_justice_event(
        case=story.cases[name],
        incident=story.incident,
        entry=Entry(kind=kind, happened_on=day(on)),
        at=at,
        by=story[by],
    )


def acknowledges(story, name, how_much, *, by, at):
    """What the child acknowledges."""
    record_acknowledgement(
        case=story.cases[name],
        incident=story.incident,
        acceptance=Acceptance(how_much),
        words="",
        asked_on=at.date(),
        at=at,
        by=story[by],
    )


def referred_on(story, name, *, by, at, **more):
    """The child is referred to the HSB service of the area."""
    case = story.cases[name]
    team = owned(lambda: teams_for(case))[0]
    asking = Asking(
        to_team=team,
        own_risk_assessment="An adult is in the room whenever younger children are near.",
        incidents=[story.incident.reference],
        lead_professional=f"{by}, social worker",
        basis="statutory",
        **more,
    )
    return make_hsb_referral(case=case, asking=asking, at=at, by=story[by])


def answers(story, referral, outcome, *, by, at, **more):
    """The service answers."""
    replying = Replying(outcome=outcome, answer=SAID, **more)
    answer_hsb_referral(referral=referral, replying=replying, at=at, by=story[by])
    return owned(lambda: HsbReferral.objects.filter(pk=referral.pk))[0]
