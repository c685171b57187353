"""Saving in the background while somebody types, and words to look at. Both answer in JSON."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core.filters import clock
from hsb_cases.core.rules.images import hints_in
from referrals.views.drafting import save_page
from referrals.views.own_draft import open_own
from referrals.views.two_texts import conflict_of

LONGEST_CHECKED = 100_000
"""Characters of one text that are looked through for words."""


@require_POST
def autosave(request: ActingRequest, reference: str) -> HttpResponse:
    """Save one page as it is typed. The answer leaves after the commit, so "saved" is true.

    200 with the time and the version; 409 with both texts where another window saved first, and
    what was typed here is kept beside its text; 404 where the draft was submitted or discarded
    meanwhile.
    """
    opened = open_own(request.actor, reference)
    path = request.POST.get("path", "")
    form, saved = save_page(request, opened, path)
    if saved.conflict:
        page = conflict_of(opened, path, form, saved)
        both = [{"question": f.question, "mine": f.mine, "saved": f.saved} for f in page.fields]
        answer = {"saved_at": page.saved, "version": page.version, "fields": both}
        return JsonResponse(answer, status=409)
    at = clock(saved.draft.saved_at, seconds=True)
    return JsonResponse({"saved_at": at, "version": saved.draft.version})


@require_POST
def language(request: ActingRequest) -> HttpResponse:
    """Words of a text to look at. The text is not kept."""
    found = hints_in(request.POST.get("text", "")[:LONGEST_CHECKED])
    hints = [{"found": h.found, "instead": h.instead, "why": h.why} for h in found]
    return JsonResponse({"hints": hints}, headers={"Cache-Control": "no-store"})
