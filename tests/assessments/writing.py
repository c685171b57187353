"""Writing an assessment, as steps: every part with words, sent for supervision, signed off."""

import datetime

from assessments.commands import (
    record_part,
    record_training,
    send_for_supervision,
    sign_off_assessment,
    start_assessment,
    start_family_assessment,
)
from assessments.commands.assessing import Beginning
from assessments.commands.writing import Place
from assessments.models import AssessmentVersion, HsbAssessment, HsbReferral
from assessments.rules.record_parts import parts_of
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Level, Participation, SharingBasis
from hsb_cases.drafts.rules.versions import Sent
from tests.assessments.arrange import MANAGER, ONE, case_allocated, siblings
from tests.support.roles import as_owner
from tests.support.world import NOON

WHY = SharingReason("To assess", SharingBasis.PUBLIC_TASK)
AT = datetime.datetime(2026, 5, 11, 10, 0, tzinfo=datetime.UTC)
SUPERVISED = datetime.datetime(2026, 6, 1, 15, 0, tzinfo=datetime.UTC)
TODAY = AT.date()
COORDINATOR, DUTY = "northmere coordinator", "northmere front door manager"
ANSWERS = {
    "concerns": "He repeats the behaviour when nobody is near.",
    "strengths": "He talks with his grandmother about it.",
    "child_views": "“I want to be at home again.”",
    "child_views_missing_reason": "",
    "carers_views": "His mother wants help for both children.",
    "carers_views_missing_reason": "",
    "interpreter_arranged": "not_needed",
    "interpreter_reason": "",
    "may_be_harmed_themselves": "unknown",
    "harmed_themselves_detail": "",
    "self_harm_risk": "no",
    "self_harm_detail": "",
    "formulation": "What happened to him early, and what keeps it going now.",
    "factors": ["19B"],
    "supervision_level": "close",
    "supervision_detail": "An adult looks in at all times at home.",
    "recommendations": "Work on relationships, and a safety plan at school.",
    "plain_why": "We wanted to find out how to help you.",
    "plain_strengths": "You talk with people you trust.",
    "plain_worries": "We worry that it could happen again.",
    "plain_views": "You want to be at home.",
    "plain_next": "You will meet somebody every week.",
}
"""Something for every question of every part."""


def works_on(world, case, name, level=Level.CONTRIBUTE):
    """Somebody is given the case."""
    share_case(
        case=case,
        recipient=world[name].membership,
        level=level,
        why=WHY,
        at=NOON,
        by=world[MANAGER],
    )


def trained(world, name, tool="aim3", *, by=MANAGER):
    return record_training(
        user=world[name].user,
        tool=tool,
        trained_on=datetime.date(2025, 3, 1),
        valid_until=datetime.date(2027, 3, 1),
        provider="AIM Project",
        at=AT,
        by=world[by],
    )


def owens_case(world):
    """Owen’s, 13, with a worker; the coordinator and the police work on it too."""
    case = siblings(world).owen
    case_allocated(world, case, ONE)
    for name in (COORDINATOR, "police"):
        works_on(world, case, name)
    trained(world, ONE)
    return case


def incident_of(case):
    with as_owner():
        found = Participation.objects.select_related("incident").filter(case=case).order_by("pk")
        return found[0].incident


def started(world, case, *, by=ONE, assessor=ONE, co_worker=None, tool="aim3"):
    beginning = Beginning(
        tool=tool,
        assessor=world[assessor].membership,
        co_worker=world[co_worker].membership if co_worker else None,
    )
    return start_assessment(
        case=case, incident=incident_of(case), beginning=beginning, at=AT, by=world[by]
    )


def family_started(world, case, *, by=ONE, assessor=ONE, co_worker=None, at=AT, incident=None):
    return start_family_assessment(
        case=case,
        incident=incident or incident_of(case),
        assessor=world[assessor].membership,
        co_worker=world[co_worker].membership if co_worker else None,
        at=at,
        by=world[by],
    )


def place_of(assessment, name):
    return Place(assessment, next(one for one in parts_of(assessment.tool) if one.name == name))


def typed(version=0, sequence=1, window="w", **raw):
    return Sent({name: [value] for name, value in raw.items()}, version, window, sequence)


def recorded(world, assessment, name, *, by=ONE, sent=None, at=AT, **changes):
    """One part with words in it."""
    place = place_of(assessment, name)
    values = {field: changes.get(field, ANSWERS[field]) for field in place.part.fields}
    sent = sent or typed(version=99, window="", said=str(values))
    return record_part(place=place, values=values, sent=sent, at=at, by=world[by])


def written(world, assessment, *, by=ONE, **changes):
    """Every part with words in it."""
    for part in parts_of(assessment.tool):
        recorded(world, assessment, part.name, by=by, **changes)
    return assessment


def sent(world, assessment, *, by=ONE, at=AT):
    send_for_supervision(assessment=assessment, at=at, by=world[by])
    return assessment


def signed_off(world, assessment, *, by=COORDINATOR, at=SUPERVISED, note=""):
    """As it was sent last."""
    with as_owner():
        read = AssessmentVersion.objects.filter(assessment=assessment).latest("number").sent_at
    sign_off_assessment(assessment=assessment, note=note, read=read, at=at, by=world[by])
    return assessment


def whole(world, assessment, *, by=ONE, supervisor=COORDINATOR, at=SUPERVISED, **changes):
    """Written, supervised and signed off."""
    written(world, assessment, by=by, **changes)
    return signed_off(world, sent(world, assessment, by=by), by=supervisor, at=at)


def again(record):
    """The record as the database holds it now."""
    related = {HsbAssessment: ("case__child", "assessor", "co_worker"), HsbReferral: ("case",)}
    with as_owner():
        found = type(record).objects.select_related(*related.get(type(record), ()))
        return found.get(pk=record.pk)
