"""An assessment in facts, and taking it back."""

from django import forms
from django.urls import reverse

from assessments.models import AssessmentStatus, HsbAssessment
from assessments.presenters.forms import FormPage
from assessments.presenters.justice import crumbs_of
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact, Tag

STATUS_TAGS = {
    AssessmentStatus.UNDER_WAY: Tag("Under way", "state"),
    AssessmentStatus.WAITING: Tag("Waiting for supervision", "today"),
    AssessmentStatus.SIGNED_OFF: Tag("Signed off", "done"),
    AssessmentStatus.CANCELLED: Tag("Cancelled", "done"),
}


def cancel_page(one: HsbAssessment, form: forms.Form) -> FormPage:
    """Taking back an assessment started in error."""
    return FormPage(
        title="Cancel the assessment",
        who=one.case.child.full_name,
        form=form,
        button="Cancel the assessment",
        cancel_href=reverse("hsb_assessments:assessment", args=[one.reference]),
        crumbs=crumbs_of(one.case),
        intro="Cancel an assessment only if it was started in error. It stays in the record.",
        warning=True,
        missing=() if one.is_open else ("This assessment has ended.",),
        back_text="Back to the assessment",
    )


def facts_of(one: HsbAssessment) -> list[Fact]:
    """With which tool, why, by whom."""
    with_whom = one.co_worker.user.full_name if one.co_worker else ""
    facts = [
        Fact("Tool", f"{one.get_tool_display()}\nEdition: {one.tool_version}"),
        Fact("Why this tool", one.why_this_tool),
        Fact("Started", short_day(one.started_on)),
        Fact("Assessor", f"{one.assessor.user.full_name}, {one.assessor.team.name}"),
        Fact("Works with the assessor", with_whom, missing="Nobody"),
        Fact("Age at the incident", _years(one.age_at_incident)),
        Fact("Age at the start", _years(one.age_at_start)),
    ]
    if one.adaptations:
        facts.append(Fact("Fitted to the child’s needs", one.adaptations))
    if one.needs_coordinator:
        facts.append(Fact("Coordinates the agencies", one.needs_coordinator))
    return facts


def _years(age: int | None) -> str:
    return "" if age is None else str(age)
