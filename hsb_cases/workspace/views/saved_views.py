"""Views of the caseload that a person keeps: saving and removing them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.workspace.commands.saved_views import remove_view, save_view
from hsb_cases.workspace.forms.caseload import SaveViewForm
from hsb_cases.workspace.presenters.caseload_address import caseload_href, query_of
from hsb_cases.workspace.presenters.saved_views import SaveViewPage
from hsb_cases.workspace.views.refusals import refused_in


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActingRequest) -> HttpResponse:
    """Give the filters in the address a name."""
    if not request.actor.can(Ability.READ_CASES):
        raise Http404
    query = query_of(request.GET)
    form = SaveViewForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            view = save_view(name=form.cleaned_data["name"], query=query, by=request.actor)
        except Refused as refused:
            refused_in(form, refused)
        else:
            messages.success(request, f"“{view.name}” is now a tab above your cases.")
            return redirect(caseload_href(query))
    page = SaveViewPage(form=form, cancel_href=caseload_href(query))
    return render(request, "workspace/save_view.jinja", page)


@require_POST
def remove(request: ActingRequest, number: int) -> HttpResponse:
    """Remove one of the own views."""
    name = remove_view(number=number, by=request.actor)
    messages.success(request, f"“{name}” is removed. No case has changed.")
    return redirect("workspace:caseload")
