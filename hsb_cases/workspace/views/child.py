"""What is recorded of a child, part by part."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.cases.commands.children import change_child
from hsb_cases.core import clock
from hsb_cases.workspace.forms.child_care import CareForm, HealthForm, SchoolForm
from hsb_cases.workspace.forms.child_part import ChildPartForm
from hsb_cases.workspace.forms.children import IdentityForm, NeedsForm, SafetyForm
from hsb_cases.workspace.selectors.case import CaseHead
from hsb_cases.workspace.selectors.people import authorities
from hsb_cases.workspace.views.people import form_page, sent, to_change

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def identity(request: ActingRequest, reference: str) -> HttpResponse:
    """Change who the child is."""
    head = to_change(request, reference)
    return _page(request, head, IdentityForm(sent(request), child=head.case.child))


@require_http_methods(METHODS)
def needs(request: ActingRequest, reference: str) -> HttpResponse:
    """Change what the child needs to take part."""
    head = to_change(request, reference)
    return _page(request, head, NeedsForm(sent(request), child=head.case.child))


@require_http_methods(METHODS)
def care(request: ActingRequest, reference: str) -> HttpResponse:
    """Change where the child lives, and the standing with social care and in law."""
    head = to_change(request, reference)
    form = CareForm(sent(request), child=head.case.child, authorities=authorities())
    return _page(request, head, form)


@require_http_methods(METHODS)
def school(request: ActingRequest, reference: str) -> HttpResponse:
    """Change the child's school, attendance and support."""
    head = to_change(request, reference)
    return _page(request, head, SchoolForm(sent(request), child=head.case.child))


@require_http_methods(METHODS)
def health(request: ActingRequest, reference: str) -> HttpResponse:
    """Change the child's GP and numbers."""
    head = to_change(request, reference)
    return _page(request, head, HealthForm(sent(request), child=head.case.child))


@require_http_methods(METHODS)
def safety(request: ActingRequest, reference: str) -> HttpResponse:
    """Change what those who work with a linked child must know."""
    head = to_change(request, reference)
    return _page(request, head, SafetyForm(sent(request), child=head.case.child))


def _page(request: ActingRequest, head: CaseHead, form: ChildPartForm) -> HttpResponse:
    def act() -> None:
        change_child(
            case=head.case,
            part=form.part(),
            on=clock.today(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
        )

    return form_page(request, head, form, act, title=form.title)
