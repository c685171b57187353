"""Concluding a section 47 enquiry: the outcome for one child, and whether a conference follows."""

import datetime
from dataclasses import fields

from assessments.commands.starting import end_deadlines, held
from assessments.commands.visiting import asked_answers, put_safety, role_in
from assessments.models import EnquiryStatus, Section47Enquiry
from assessments.permissions import check_may_work_on
from assessments.rules.concluding import (
    Conclusion,
    check_conclusion,
    missing_before_conclusion,
    what_follows,
)
from assessments.rules.states import ENQUIRY
from assessments.selectors.recorded import SAFETY_FIELDS, visit_of
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.own_record import written_for_this_child
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import Answer, require

OWN_WORDS = ("significant_harm_finding", "next_steps")
CONCLUSION_FIELDS = tuple(one.name for one in fields(Conclusion) if one.name != "safety")


def conclude_enquiry(
    *, enquiry: Section47Enquiry, conclusion: Conclusion, at: datetime.datetime, by: Actor
) -> None:
    """Conclude one child's enquiry; its worker is free for another child from then on.

    Where no conference is required, none is due any more. Raises NotPermitted for anybody but the
    enquiry's worker and who manages the case, and Refused with the field when it has ended,
    something is missing, a conference is asked for a child who displayed the behaviour without the
    finding about that child (R14), or the words are those of another child's enquiry (R13).
    """
    with acting(by, summary="Concluded a section 47 enquiry"):
        check_may_contribute(by, enquiry.case)
        enquiry = held(enquiry)
        check_may_work_on(by, enquiry)
        status = ENQUIRY.check_move("conclude", state=enquiry.status)
        _check_nothing_is_missing(enquiry)
        check_conclusion(conclusion)
        require(
            [
                what_follows(conclusion, role=role_in(enquiry)),
                *_own_words(enquiry, conclusion),
                *asked_answers(enquiry, conclusion.safety),
            ],
            {},
        )
        for name in CONCLUSION_FIELDS:
            setattr(enquiry, name, getattr(conclusion, name))
        put_safety(enquiry, conclusion.safety)
        enquiry.status = EnquiryStatus(status)
        enquiry.concluded_at, enquiry.concluded_by = at, by.membership
        ended = ["status", "concluded_at", "concluded_by"]
        enquiry.save(update_fields=[*CONCLUSION_FIELDS, *SAFETY_FIELDS, *ended])
        if not conclusion.conference_required:
            end_deadlines(
                enquiry, reason=f"No conference: {conclusion.conference_not_required_reason}"
            )


def _check_nothing_is_missing(enquiry: Section47Enquiry) -> None:
    missing = missing_before_conclusion(visit_of(enquiry), has_worker=enquiry.worker_id is not None)
    if missing:
        sentences = " ".join(answer.sentence for answer in missing)
        raise Refused(f"The enquiry cannot be concluded yet. {sentences}")


def _own_words(enquiry: Section47Enquiry, conclusion: Conclusion) -> list[Answer]:
    """Whether the finding and the next steps were written for this child, as far as one sees."""
    others = list(
        Section47Enquiry.objects.filter(
            incident=enquiry.incident_id, status=EnquiryStatus.CONCLUDED
        ).exclude(case=enquiry.case_id)
    )
    return [
        written_for_this_child(
            getattr(conclusion, name),
            [getattr(other, name) for other in others],
            child=enquiry.case.child.initials,
            field=name,
        )
        for name in OWN_WORDS
    ]
