"""Pausing the work, taking it up again, and ending it."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from assessments.commands import end_intervention, pause_intervention, resume_intervention
from assessments.forms.ending import EndForm, PauseForm, ResumeForm
from assessments.presenters.intervention_forms import work_form_page
from assessments.selectors.interventions import intervention_to_work_on
from assessments.views.work_forms import METHODS, answered
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import posted
from hsb_cases.core import clock


@require_http_methods(METHODS)
def pause(request: ActingRequest, reference: str) -> HttpResponse:
    """Let the work rest for a reason."""
    seen = intervention_to_work_on(request.actor, reference)
    form = PauseForm(posted(request))
    return answered(
        request,
        seen,
        form,
        act=lambda: pause_intervention(
            intervention=seen.intervention,
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=request.actor,
        ),
        said="The work is paused.",
        page=work_form_page(
            seen,
            form,
            title="Pause the work",
            button="Pause the work",
            intro="An investigation alone is no reason to pause support.",
            rules=("R33",),
        ),
    )


@require_http_methods(METHODS)
def resume(request: ActingRequest, reference: str) -> HttpResponse:
    """Take paused work up again."""
    seen = intervention_to_work_on(request.actor, reference)
    form = ResumeForm(posted(request), ends_by=seen.intervention.ends_by)
    return answered(
        request,
        seen,
        form,
        act=lambda: resume_intervention(
            intervention=seen.intervention,
            ends_by=form.cleaned_data["ends_by"],
            at=clock.now(),
            by=request.actor,
        ),
        said="The work goes on.",
        page=work_form_page(
            seen, form, title="Take the work up again", button="Take the work up again"
        ),
    )


@require_http_methods(METHODS)
def end(request: ActingRequest, reference: str) -> HttpResponse:
    """End the work; its end summary is due from then."""
    seen = intervention_to_work_on(request.actor, reference)
    form = EndForm(posted(request), today=clock.today())
    return answered(
        request,
        seen,
        form,
        act=lambda: end_intervention(
            intervention=seen.intervention,
            ending=form.ending(),
            at=clock.now(),
            by=request.actor,
        ),
        said="The work has ended. Write its end summary next.",
        page=work_form_page(
            seen,
            form,
            title="End the work",
            button="End the work",
            intro="The end summary is due two weeks after this day, unless the procedure of the"
            " area says otherwise. The case stays open until it is filed.",
            rules=("R27",),
            warning=True,
        ),
    )
