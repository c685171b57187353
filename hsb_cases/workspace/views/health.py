"""Whether the web process lives, and whether it can do its work."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from hsb_cases.core.database.safety import unsafe_because


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 -- a view is given its request
    """The process answers."""
    return JsonResponse({"alive": True})


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 -- a view is given its request
    """The database answers, and the role it is asked under cannot pass the row lock."""
    problem = unsafe_because(connection)
    return JsonResponse({"ready": not problem, "problem": problem}, status=503 if problem else 200)
