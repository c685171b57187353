"""Possible matches that the teams of known children look at."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt
from hsb_cases.cases.commands.matching import decide_match
from hsb_cases.cases.forms.matching import DecideMatchForm
from hsb_cases.cases.models import Level, PossibleMatch
from hsb_cases.cases.presenters.notices import match_page, notices_page
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.cases.selectors.notices import notice_for, notices_for
from hsb_cases.cases.views.recording import record_opening
from hsb_cases.core import clock
from hsb_cases.core.pages import render


@require_safe
def matches(request: ActingRequest) -> HttpResponse:
    """What waits to be looked at, or to be merged, oldest first."""
    found = notices_for(request.actor, after=request.GET.get("after", ""))
    return render(request, "cases/matches.jinja", notices_page(found, request.actor))


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: ActingRequest, reference: str, mark: uuid.UUID) -> HttpResponse:
    """One possible match: say whether it is the same child."""
    actor = request.actor
    case = case_for(actor, reference, at_least=Level.CONTRIBUTE).case
    notice = notice_for(actor, case, mark)
    record_opening(request, case)
    form = DecideMatchForm(request.POST if request.method == "POST" else None)
    decided = attempt(
        form,
        lambda: decide_match(
            notice=notice.match,
            outcome=PossibleMatch.Outcome(form.cleaned_data["outcome"]),
            reason=form.cleaned_data["reason"],
            at=clock.now(),
            by=actor,
        ),
    )
    if decided is None:
        return render(request, "cases/match.jinja", match_page(notice, actor, form))
    if decided.outcome == PossibleMatch.Outcome.SAME:
        return redirect("cases:match", reference=reference, mark=mark)
    messages.success(request, "Recorded: not the same child. The notice is put away.")
    return redirect("cases:matches")
