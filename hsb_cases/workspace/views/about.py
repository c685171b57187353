"""Pages about the service itself, open to everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hsb_cases.core.pages import render


@login_not_required
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to do the common things, and whom to ask."""
    return render(request, "workspace/help.jinja", title="Help")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works with which aids, and what does not."""
    return render(request, "workspace/accessibility.jinja", title="Accessibility")


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is recorded about the people who use the service, and about children."""
    return render(request, "workspace/privacy.jinja", title="Privacy")
