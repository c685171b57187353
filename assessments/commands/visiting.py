"""Recording that the child was seen, and what the child and the carers said."""

import datetime

from django.utils import timezone

from assessments.commands.starting import held
from assessments.models import EnquiryVisit, Section47Enquiry
from assessments.permissions import check_may_work_on
from assessments.rules.states import ENQUIRY
from assessments.rules.visiting import (
    Safety,
    Visit,
    asked_every_time,
    check_seen,
    together,
)
from assessments.selectors.recorded import SAFETY_FIELDS, VISIT_FIELDS, visit_of
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Participation
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.interpreting import interpreter_is_arranged
from hsb_cases.core.rules.answers import Answer, require


def record_visit(
    *, enquiry: Section47Enquiry, visit: Visit, at: datetime.datetime, by: Actor
) -> None:
    """Record one visit; what all visits say together stands in the enquiry.

    Raises NotPermitted for anybody but the enquiry's worker and who manages the case, and Refused
    with the field when the enquiry has ended or something is left open: whether the child was seen
    alone, the interpreter (R37), harm to a child who displayed the behaviour (R16), the risk of
    self-harm or suicide.
    """
    with acting(by, summary="Recorded a visit in a section 47 enquiry"):
        check_may_contribute(by, enquiry.case)
        enquiry = held(enquiry)
        check_may_work_on(by, enquiry)
        ENQUIRY.check_move("record a visit", state=enquiry.status)
        check_seen(visit, started_on=enquiry.started_on, today=timezone.localdate(at))
        interpreter = interpreter_is_arranged(
            needed=enquiry.case.child.interpreter,
            arranged=visit.interpreter_arranged,
            why_not=visit.interpreter_reason,
        )
        require([interpreter, *asked_answers(enquiry, visit.safety)], {})
        EnquiryVisit.objects.create(
            enquiry=enquiry,
            recorded_by=by.membership,
            recorded_at=at,
            **{name: getattr(visit, name) for name in VISIT_FIELDS},
            **{name: getattr(visit.safety, name) for name in SAFETY_FIELDS},
        )
        known = together(visit_of(enquiry), visit)
        for name in VISIT_FIELDS:
            setattr(enquiry, name, getattr(known, name))
        put_safety(enquiry, visit.safety)
        enquiry.save(update_fields=[*VISIT_FIELDS, *SAFETY_FIELDS])


def asked_answers(enquiry: Section47Enquiry, safety: Safety) -> list[Answer]:
    """What the rules answer to what is asked every time."""
    return asked_every_time(safety, child=enquiry.case.child.initials, role=role_in(enquiry))


def put_safety(enquiry: Section47Enquiry, safety: Safety) -> None:
    """Write down what is asked every time."""
    for name in SAFETY_FIELDS:
        setattr(enquiry, name, getattr(safety, name))


def role_in(enquiry: Section47Enquiry) -> str:
    """The child's part in the incident that the enquiry is about."""
    part = Participation.objects.get(case=enquiry.case_id, incident=enquiry.incident_id)
    return str(part.role)
