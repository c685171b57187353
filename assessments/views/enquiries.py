"""One enquiry: its page, its start, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from assessments.commands import cancel_enquiry, start_enquiry
from assessments.forms.starting import CancelForm, StartForm
from assessments.models import EnquiryKind, Section47Enquiry
from assessments.presenters.enquiry import enquiry_page
from assessments.presenters.forms import form_page, incident_choices, start_page
from assessments.selectors.enquiries import case_to_start, enquiry_overview, enquiry_to_allocate
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.core import clock
from hsb_cases.core.pages import render

METHODS = ["GET", "HEAD", "POST"]


@require_safe
def enquiry(request: ActingRequest, reference: str) -> HttpResponse:
    """Where the enquiry stands, what was learnt, what was found, and what can be done next."""
    found = enquiry_overview(request.actor, reference)
    record_opening(request, found.seen.case, found.seen.enquiry)
    page = enquiry_page(found, request.actor, today=clock.today())
    return render(request, "assessments/enquiry.jinja", page, section="Cases")


@require_http_methods(METHODS)
def start(request: ActingRequest, reference: str) -> HttpResponse:
    """Start an enquiry for the child of a case."""
    case, parts = case_to_start(request.actor, reference)
    record_opening(request, case, None)
    incidents = {str(part.incident_id): part.incident for part in parts}
    form = StartForm(posted(request), incidents=incident_choices(parts), today=clock.today())

    def act() -> Section47Enquiry:
        given = form.cleaned_data
        return start_enquiry(
            case=case,
            incident=incidents[given["incident"]],
            kind=EnquiryKind(given["kind"]),
            strategy_reference="",
            started_on=given["started_on"],
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(request, "The enquiry has started. Allocate a social worker next.")
        return redirect("assessments:enquiry", reference=made.reference)
    page = start_page(case, form)
    return render(request, "assessments/form.jinja", page, section="Cases")


@require_http_methods(METHODS)
def cancel(request: ActingRequest, reference: str) -> HttpResponse:
    """Take back an enquiry that was started in error."""
    seen = enquiry_to_allocate(request.actor, reference)
    record_opening(request, seen.case, seen.enquiry)
    form = CancelForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        cancel_enquiry(enquiry=seen.enquiry, reason=reason, by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The enquiry is cancelled.")
        return redirect("assessments:enquiry", reference=reference)
    page = form_page(
        seen.enquiry,
        form,
        title="Cancel the enquiry",
        button="Cancel the enquiry",
        intro="Cancel an enquiry only if it was started in error. It stays in the record.",
        warning=True,
    )
    return render(request, "assessments/form.jinja", page, section="Cases")
