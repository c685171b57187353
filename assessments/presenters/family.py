"""The form of a child and family assessment, and the assessments as cards of a case."""

from django import forms

from assessments.models import FamilyAssessment
from assessments.presenters.addresses import case_address, place
from assessments.presenters.forms import FormPage
from assessments.rules.family import NOTHING_IS_DUE
from assessments.selectors.family import ToComplete
from hsb_cases.core.due import days_in_words
from hsb_cases.core.filters import day, moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.core.rules.working_days import working_days_between
from hsb_cases.core.why import why
from hsb_cases.reminders.models import Standing
from hsb_cases.reminders.rules.timescales import CAVEAT, CHILD_AND_FAMILY_ASSESSMENT


def complete_family_page(found: ToComplete, form: forms.Form) -> FormPage:
    """The form; only a sentence where none is due and nothing was sent."""
    case = found.case
    rules = ("R13", "R36", "R16") if found.displayed else ("R13", "R36")
    return FormPage(
        title="Complete the child and family assessment",
        who=case.child.full_name,
        form=form,
        button="Record that it is complete",
        cancel_href=place("workspace:case_assessments", case.reference),
        crumbs=(Crumb(f"Case {case.reference}", case_address(case.reference)),),
        intro=_due_words(found),
        missing=() if found.due or form.is_bound else (NOTHING_IS_DUE,),
        back_text="Back to the assessments",
        why=[why(rule) for rule in rules],
    )


def family_card(one: FamilyAssessment) -> Card:
    """A completed assessment, with both ways in which its time is counted."""
    late = working_days_between(
        CHILD_AND_FAMILY_ASSESSMENT.due_on(one.referred_on), one.completed_on
    )
    return Card(
        title=f"Child and family assessment, completed {short_day(one.completed_on)}",
        tags=[
            Tag(f"{days_in_words(late)} late", "overdue") if late > 0 else Tag("On time", "done")
        ],
        facts=[
            Fact("What follows", one.get_outcome_display()),
            Fact("What was found", one.findings),
            Fact("Views of the child", one.child_views or one.child_views_missing_reason),
            Fact(
                "Views of the parents or carers",
                one.carers_views or one.carers_views_missing_reason,
            ),
            Fact(
                "Risk of self-harm or suicide",
                _lines(one.get_self_harm_risk_display(), one.self_harm_detail),
            ),
            *_harm(one),
            Fact("From the referral", _counted(one, "referred_on")),
            Fact("From its start, as the census counts", _counted(one, "started_on")),
            Fact("Recorded", f"{moment(one.recorded_at)} by {one.recorded_by.user.full_name}"),
        ],
    )


def _harm(one: FamilyAssessment) -> list[Fact]:
    if not one.may_be_harmed_themselves:
        return []
    said = _lines(one.get_may_be_harmed_themselves_display(), one.harmed_themselves_detail)
    return [Fact("May this child be harmed, or have been harmed?", said)]


def _counted(one: FamilyAssessment, start: str) -> str:
    since = getattr(one, start)
    days = days_in_words(working_days_between(since, one.completed_on))
    return f"{days}, from {short_day(since)}"


def _due_words(found: ToComplete) -> str:
    if found.due is None:
        return ""
    standing = Standing(found.due.standing).label
    return f"Due by {day(found.due.due_on)}. {standing}: {found.due.source}. {CAVEAT}"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
