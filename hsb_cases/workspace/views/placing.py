"""Recording that the authority which placed a child here was told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.cases.commands.placing import record_placing_authority_told
from hsb_cases.cases.selectors.placing import placed_here
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.workspace.forms.placing import PlacingToldForm
from hsb_cases.workspace.presenters.case_placed import placing_told_page
from hsb_cases.workspace.views.people import sent, to_change


@require_http_methods(["GET", "HEAD", "POST"])
def told(request: ActingRequest, reference: str) -> HttpResponse:
    """Record who at the placing authority was told, when, and of what."""
    head = to_change(request, reference)
    form = PlacingToldForm(sent(request), today=clock.today())

    def act() -> bool:
        record_placing_authority_told(
            case=head.case, told=form.told(), at=clock.now(), by=request.actor
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "It is recorded that the placing authority was told.")
        return redirect("workspace:case", reference=reference)
    page = placing_told_page(head, placed_here(head.case), request.actor, form)
    return render(request, "workspace/case_form.jinja", page, section="Cases")
