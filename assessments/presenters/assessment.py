"""The page of one assessment, as far as it has got, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.models import AssessmentStatus, HsbAssessment
from assessments.permissions import may_cancel_assessment
from assessments.presenters.forms import FormPage
from assessments.presenters.justice import crumbs_of
from assessments.presenters.tracks import incident_words
from assessments.selectors.tools import SeenAssessment
from hsb_cases.agencies.acting import Actor
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag

STATUS_TAGS = {
    AssessmentStatus.UNDER_WAY: Tag("Under way", "state"),
    AssessmentStatus.CANCELLED: Tag("Cancelled", "done"),
}


@dataclass(frozen=True)
class AssessmentPage:
    """What the page shows."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    facts: Sequence[Fact]
    cancel_href: str
    cancelled: str


def assessment_page(seen: SeenAssessment, actor: Actor) -> AssessmentPage:
    """The page for whoever sees the child's whole record."""
    one = seen.assessment
    may_cancel = one.is_under_way and may_cancel_assessment(actor, one, seen.level)
    return AssessmentPage(
        title=f"Assessment {one.reference}",
        who=one.case.child.full_name,
        marks=[one.tool_version, one.reference, incident_words(one.incident)],
        tags=[STATUS_TAGS[AssessmentStatus(one.status)]],
        crumbs=(*crumbs_of(one.case), Crumb(f"Assessment {one.reference}", "")),
        facts=_facts(one),
        cancel_href=reverse("hsb_assessments:cancel", args=[one.reference]) if may_cancel else "",
        cancelled=one.cancelled_reason,
    )


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
        missing=() if one.is_under_way else ("This assessment has ended.",),
        back_text="Back to the assessment",
    )


def _facts(one: HsbAssessment) -> list[Fact]:
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
