"""Check your answers, and submit."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import lock_draft
from referrals.commands.submitting import submit_concern
from referrals.presenters.checking import CheckPage, check_page
from referrals.presenters.notices import (
    area_notices,
    danger_notices,
    other_text_notices,
    prompt_notices,
    protection_notices,
)
from referrals.views.own_draft import OpenDraft, own_draft

CHANGED = (
    "Something was saved in another window after you opened this page. Check the answers again,"
    " then submit."
)
INCOMPLETE = "Put these things right before you submit. Everything you wrote is kept."


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def check(request: ActingRequest, opened: OpenDraft) -> HttpResponse:
    """Everything on one page; the button submits it. Refused: nothing is lost."""
    if request.method != "POST":
        return render(request, "referrals/check.jinja", _page(opened))
    # Locked until the end: what is submitted is what is saved, and nothing is saved meanwhile.
    draft = lock_draft(reference=opened.draft.reference, by=request.actor)
    opened = OpenDraft(draft, request.actor)
    if request.POST.get("version") != str(draft.version):
        return render(request, "referrals/check.jinja", _page(opened, CHANGED))
    if opened.reading.stops:
        return render(request, "referrals/check.jinja", _page(opened, INCOMPLETE))
    try:
        concern = submit_concern(
            facts=opened.reading.facts,
            draft_reference=draft.reference,
            at=timezone.localtime(clock.now()),
            by=request.actor,
        )
    except Refused as refused:
        return render(request, "referrals/check.jinja", _page(opened, refused.sentence))
    return redirect("referrals:done", reference=concern.reference)


def _page(opened: OpenDraft, *errors: str) -> CheckPage:
    return check_page(
        opened.draft,
        opened.reading,
        opened.areas,
        notices=[
            *danger_notices(opened.draft.contents, opened.front_doors),
            *other_text_notices(opened.draft),
            *protection_notices(opened.reading),
            *area_notices(opened.reading, opened.front_doors),
        ],
        prompts=prompt_notices(opened.reading),
        errors=errors,
    )
