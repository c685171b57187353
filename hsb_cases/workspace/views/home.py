"""Home: what must be done, by when, and what changed since the last look."""

import datetime

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.selectors.caseload_counts import caseload_counts
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.drafts.selectors import drafts_of
from hsb_cases.workspace.commands.home import mark_changes_as_seen
from hsb_cases.workspace.presenters.home import (
    HomeFacts,
    home_page,
    home_without_cases,
    sees_no_content,
)
from hsb_cases.workspace.selectors.concerns import own_concerns
from hsb_cases.workspace.selectors.days import caseload_days
from hsb_cases.workspace.selectors.due import MINE, TEAM, due_work, own_cases, usual_view
from hsb_cases.workspace.selectors.requests import requests_to_answer
from hsb_cases.workspace.selectors.since import since_last_look


@require_safe
def home(request: ActingRequest) -> HttpResponse:
    """The first screen after signing in."""
    actor, now, today = request.actor, clock.now(), clock.today()
    if sees_no_content(actor):
        page = home_without_cases(actor, today=today)
    else:
        asked = request.GET.get("whose", "")
        whose = asked if asked in {MINE, TEAM} else usual_view(actor)
        page = home_page(actor, _facts(actor, whose, now, today), now=now, today=today)
    return render(request, "workspace/home.jinja", page)


def _facts(actor: Actor, whose: str, now: datetime.datetime, today: datetime.date) -> HomeFacts:
    """Everything home shows, each part read once."""
    concerns, more = own_concerns(actor) if actor.can(Ability.LOG_CONCERN) else ([], False)
    own, more_own = own_cases(actor, today=today)
    looks_after_others = actor.can(Ability.SEE_TEAM)
    counts = caseload_counts(actor, days=caseload_days(today)) if looks_after_others else None
    return HomeFacts(
        whose=whose,
        work=due_work(actor, whose=whose, today=today),
        since=since_last_look(actor, whose=whose, now=now, today=today),
        drafts=drafts_of(actor),
        concerns=concerns,
        more_concerns=more,
        own=own,
        more_own=more_own,
        counts=counts if counts is not None and counts.whole else None,
        requests=requests_to_answer(actor, today=today),
    )


@require_POST
def seen(request: ActingRequest) -> HttpResponse:
    """Marks the changes shown as seen: those up to the moment the page was opened."""
    try:
        until = datetime.datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        until = clock.now()
    now = clock.now()
    mark_changes_as_seen(at=min(until, now) if until.tzinfo else now, by=request.actor)
    return redirect("workspace:home")
