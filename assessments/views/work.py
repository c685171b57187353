"""What an HSB coordinator or a manager looks after: assessments, interventions and summaries."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from assessments.presenters.work import work_page
from assessments.selectors.work import work_of
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_safe
def work(request: ActingRequest) -> HttpResponse:
    """Assessments under way, interventions near their end, and summaries that are due."""
    today = clock.today()
    page = work_page(work_of(request.actor, today=today), today=today)
    return render(request, "assessments/work.jinja", page, section="HSB work")
