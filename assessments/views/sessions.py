"""Logging sessions, measuring progress, and reviewing the work."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from assessments.commands import (
    correct_session,
    log_session,
    measure_again,
    record_measure,
    review_intervention,
)
from assessments.forms.sessions import AgainForm, MeasureForm, ReviewForm, SessionForm
from assessments.presenters.intervention_forms import (
    next_session,
    recorded_session,
    scale_words,
    work_form_page,
)
from assessments.selectors.interventions import (
    intervention_to_work_on,
    latest_session,
    measure_to_repeat,
    session_to_correct,
)
from assessments.views.work_forms import METHODS, answered
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import posted
from hsb_cases.core import clock


@require_http_methods(METHODS)
def session(request: ActingRequest, reference: str) -> HttpResponse:
    """Log one session. The day and the stage stand there already."""
    seen = intervention_to_work_on(request.actor, reference)
    last = latest_session(seen.intervention)
    form = SessionForm(
        posted(request),
        today=clock.today(),
        interpreter=seen.case.child.interpreter == "yes",
        recorded=next_session(last),
    )
    return answered(
        request,
        seen,
        form,
        act=lambda: log_session(
            intervention=seen.intervention,
            facts=form.session(),
            at=clock.now(),
            by=request.actor,
        ),
        said="The session is logged.",
        page=work_form_page(
            seen, form, title="Log a session", button="Log the session", rules=("R26",)
        ),
    )


@require_http_methods(METHODS)
def correct(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Correct one entry of the log."""
    seen, entry = session_to_correct(request.actor, reference, number)
    form = SessionForm(
        posted(request),
        today=clock.today(),
        interpreter=seen.case.child.interpreter == "yes",
        recorded=recorded_session(entry),
    )
    return answered(
        request,
        seen,
        form,
        act=lambda: correct_session(
            session=entry, facts=form.session(), at=clock.now(), by=request.actor
        ),
        said="The session is corrected.",
        page=work_form_page(
            seen,
            form,
            title="Correct a session",
            button="Save the correction",
            intro="What it said before stays in the history.",
        ),
    )


@require_http_methods(METHODS)
def measure(request: ActingRequest, reference: str) -> HttpResponse:
    """Record something that was measured before the work."""
    seen = intervention_to_work_on(request.actor, reference)
    form = MeasureForm(posted(request), today=clock.today())
    return answered(
        request,
        seen,
        form,
        act=lambda: record_measure(
            intervention=seen.intervention,
            facts=form.measure(),
            at=clock.now(),
            by=request.actor,
        ),
        said="The measure is recorded. Measure it again after the work.",
        page=work_form_page(
            seen, form, title="Measure something before the work", button="Record the measure"
        ),
    )


@require_http_methods(METHODS)
def again(request: ActingRequest, reference: str, number: int) -> HttpResponse:
    """Record the same, measured after the work."""
    seen, first = measure_to_repeat(request.actor, reference, number)
    form = AgainForm(posted(request), today=clock.today(), scale=scale_words(first))
    return answered(
        request,
        seen,
        form,
        act=lambda: measure_again(
            measure=first, **form.cleaned_data, at=clock.now(), by=request.actor
        ),
        said="The second measurement is recorded.",
        page=work_form_page(seen, form, title="Measure it again", button="Record the measure"),
    )


@require_http_methods(METHODS)
def review(request: ActingRequest, reference: str) -> HttpResponse:
    """Look back at the work, and agree how it goes on."""
    seen = intervention_to_work_on(request.actor, reference)
    form = ReviewForm(posted(request), today=clock.today())
    return answered(
        request,
        seen,
        form,
        act=lambda: review_intervention(
            intervention=seen.intervention,
            facts=form.review(),
            at=clock.now(),
            by=request.actor,
        ),
        said="The review is recorded.",
        page=work_form_page(
            seen, form, title="Record a review", button="Record the review", rules=("R27", "R36")
        ),
    )
