"""Beginning to log a concern, and throwing a draft away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import discard_draft, start_draft
from hsb_cases.reminders.rules.timescales import REFERRAL_DECISION
from referrals.forms.sections import KIND
from referrals.presenters.drafting import StartPage, discard_page
from referrals.presenters.notices import telephone_lines
from referrals.selectors.areas import areas_to_choose, front_doors
from referrals.views.own_draft import OpenDraft, check_logs_concerns, own_area, own_draft


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: ActingRequest) -> HttpResponse:
    """What is needed and what happens; the button begins a draft."""
    actor = request.actor
    check_logs_concerns(actor)
    if request.method == "POST":
        draft = start_draft(kind=KIND, at=clock.now(), by=actor)
        return redirect("referrals:draft", reference=draft.reference)
    doors = front_doors(areas_to_choose(), own_area(actor), clock.today())
    page = StartPage(
        title="Log a concern",
        telephones=telephone_lines(doors.values()),
        decision_by=REFERRAL_DECISION.due_on(clock.today()),
    )
    return render(request, "referrals/start.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def discard(request: ActingRequest, opened: OpenDraft) -> HttpResponse:
    """Ask once, then delete the draft."""
    if request.method == "POST":
        discard_draft(reference=opened.draft.reference, by=request.actor)
        messages.success(request, "The draft is deleted.")
        return redirect("referrals:concerns")
    return render(request, "referrals/discard.jinja", discard_page(opened.draft))
