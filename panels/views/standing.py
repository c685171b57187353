"""Forms of a meeting that do not open where the meeting is past what they ask for."""

from django.http import HttpResponse

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from panels.models import Meeting
from panels.presenters.meetings_forms import shut_page
from panels.rules.states import MEETING


def shut(request: ActingRequest, meeting: Meeting, step: str) -> HttpResponse | None:
    """The page that says why a form does not open; None where it does.

    A form that is sent all the same is refused by its command, and what was typed stays on it.
    """
    if request.method == "POST":
        return None
    try:
        MEETING.check_move(step, state=meeting.status)
    except Refused as refused:
        page = shut_page(meeting, refused.sentence)
        return render(request, "panels/meeting_shut.jinja", page, status=409, section="Meetings")
    return None
