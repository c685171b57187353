"""The forms about one assessment: supervision, a new version, other people; and starting one."""

from django import forms

from assessments.models import AssessmentStatus
from assessments.presenters.forms import FormPage
from assessments.presenters.justice import assessments_address, crumbs_of
from assessments.presenters.record import address
from assessments.rules.record_complete import missing
from assessments.selectors.records import Record
from hsb_cases.cases.models import Case
from hsb_cases.core.pages import Crumb
from hsb_cases.core.why import why

BACK = "Back to the assessment"


def supervision_page(record: Record, form: forms.Form) -> FormPage:
    """Sending it for supervision, or what is missing first."""
    one = record.assessment
    left = [answer.sentence for _, answer in missing(record.written)] if record.written else []
    if one.status != AssessmentStatus.UNDER_WAY:
        left = ["This assessment is not being written now."]
    elif record.written is None:
        left = ["Nothing is recorded yet. Write the parts first."]
    return _page(
        record,
        form,
        title="Send for supervision",
        button="Send for supervision",
        intro="Until it comes back nobody changes it. Somebody who wrote none of it reads it, signs"
        " it off or returns it with a reason.",
        missing=tuple(dict.fromkeys(left)),
        rules=("R36", "R37", "R16"),
    )


def decide_page(record: Record, form: forms.Form, *, own_work: str) -> FormPage:
    """Signing off or returning; ``own_work``: why this person may not."""
    left: tuple[str, ...] = (own_work,) if own_work else ()
    if record.assessment.status != AssessmentStatus.WAITING:
        left = ("This assessment does not wait for supervision.",)
    return _page(
        record,
        form,
        title="Supervision",
        button="Record decision",
        intro="Read the assessment first. Nobody signs off what they wrote, now or before.",
        missing=left,
    )


def new_version_page(record: Record, form: forms.Form) -> FormPage:
    """A new version of a signed-off assessment."""
    signed = record.assessment.status == AssessmentStatus.SIGNED_OFF
    return _page(
        record,
        form,
        title="Open a new version",
        button="Open a new version",
        intro="It starts with the text of the last one, which stays as it is. What is asked every"
        " time is asked anew.",
        missing=() if signed else ("A new version follows one that is signed off.",),
    )


def hand_over_page(record: Record, form: forms.Form) -> FormPage:
    """Other people go on with it."""
    under_way = record.assessment.status == AssessmentStatus.UNDER_WAY
    return _page(
        record,
        form,
        title="Hand the assessment over",
        button="Hand over",
        intro="Whoever wrote in it so far stays one of its authors, and does not sign it off.",
        missing=() if under_way else ("This assessment is not being written now.",),
        rules=("R20",),
    )


def start_family_page(case: Case, form: forms.Form) -> FormPage:
    """Starting a child and family assessment."""
    return FormPage(
        title="Start a child and family assessment",
        who=case.child.full_name,
        form=form,
        button="Start the assessment",
        cancel_href=assessments_address(case.reference),
        crumbs=crumbs_of(case),
        intro="Social care’s assessment of this child in the family. It is due 45 working days"
        " after the referral.",
        back_text="Back to the assessments",
    )


def _page(
    record: Record,
    form: forms.Form,
    *,
    title: str,
    button: str,
    intro: str,
    missing: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
) -> FormPage:
    one = record.assessment
    return FormPage(
        title=title,
        who=f"{one.case.child.full_name}, {one.get_tool_display()} {one.reference}",
        form=form,
        button=button,
        cancel_href=address(one),
        crumbs=(*crumbs_of(one.case), Crumb(f"Assessment {one.reference}", address(one))),
        intro=intro,
        missing=missing,
        back_text=BACK,
        why=[why(rule) for rule in rules],
    )
