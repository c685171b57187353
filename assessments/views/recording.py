"""What the social worker records: visits, and the outcome."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from assessments.commands import conclude_enquiry, record_visit
from assessments.forms.recording import ConcludeForm, VisitForm
from assessments.presenters.forms import form_page, interpreter_words
from assessments.rules.concluding import missing_before_conclusion
from assessments.selectors.enquiries import SeenEnquiry, enquiry_to_work_on
from assessments.selectors.recorded import visit_of
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core import clock
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def visit(request: ActingRequest, reference: str) -> HttpResponse:
    """Record that the child was seen, and what the child and the carers said."""
    seen = enquiry_to_work_on(request.actor, reference)
    record_opening(request, seen.case, seen.enquiry)
    form = VisitForm(
        posted(request),
        displayed=seen.part.role in DISPLAYED,
        today=clock.today(),
    )

    def act() -> bool:
        record_visit(enquiry=seen.enquiry, visit=form.visit(), at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The visit is recorded.")
        return redirect("assessments:enquiry", reference=reference)
    page = form_page(
        seen.enquiry,
        form,
        title="Record a visit",
        button="Save the visit",
        rules=("R36", "R37", "R16") if seen.part.role in DISPLAYED else ("R36", "R37"),
        intro="Each visit is kept as it is recorded. What was learnt at earlier ones stays; only"
        " enter what this one adds.",
        notice=interpreter_words(seen.case.child),
    )
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def conclude(request: ActingRequest, reference: str) -> HttpResponse:
    """Record the outcome for this child."""
    seen = enquiry_to_work_on(request.actor, reference)
    record_opening(request, seen.case, seen.enquiry)
    form = ConcludeForm(posted(request), displayed=seen.part.role in DISPLAYED)

    def act() -> bool:
        conclude_enquiry(
            enquiry=seen.enquiry, conclusion=form.conclusion(), at=clock.now(), by=request.actor
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The enquiry is concluded.")
        return redirect("assessments:enquiry", reference=reference)
    page = form_page(
        seen.enquiry,
        form,
        title="Conclude the enquiry",
        button="Conclude the enquiry",
        rules=("R13", "R14", "R15") if seen.part.role in DISPLAYED else ("R13", "R15"),
        intro="A concluded enquiry is not changed any more. A later one corrects it.",
        missing=() if form.is_bound else _missing(seen),
    )
    return render(request, "assessments/form.jinja", page, section="Cases")


def _missing(seen: SeenEnquiry) -> tuple[str, ...]:
    """What is still to do first; said in the form itself where something was sent already."""
    enquiry = seen.enquiry
    found = missing_before_conclusion(visit_of(enquiry), has_worker=enquiry.worker_id is not None)
    return tuple(one.sentence for one in found)
