"""The list of children and adults of a draft: adding and removing."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.core import clock
from hsb_cases.core.errors import Refused
from hsb_cases.core.pages import render
from hsb_cases.drafts.commands import add_item, remove_item
from hsb_cases.drafts.rules.contents import first_of, keys_of
from referrals.forms.sections import ADULTS, CHILDREN, ITEM_PAGES, child_name, item_path
from referrals.presenters.addresses import page_address
from referrals.presenters.children import children_page
from referrals.presenters.drafting import remove_page
from referrals.presenters.questions import notices_for
from referrals.views.own_draft import OpenDraft, own_draft


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def children(request: ActingRequest, opened: OpenDraft) -> HttpResponse:
    """Everybody entered so far; the buttons add one more."""
    error = ""
    items = request.POST.get("add", "")
    if request.method == "POST" and items in ITEM_PAGES:
        reference = opened.draft.reference
        try:
            key = add_item(reference=reference, items=items, at=clock.now(), by=request.actor)
        except Refused as refused:
            error = refused.sentence
        else:
            first = next(iter(ITEM_PAGES[items]))
            return redirect(page_address(reference, item_path(items, key, first)))
    page = children_page(opened.draft, opened.reading, notices_for(opened, CHILDREN), error=error)
    return render(request, "referrals/children.jinja", page)


@require_http_methods(["GET", "HEAD", "POST"])
@own_draft
def remove(request: ActingRequest, opened: OpenDraft, items: str, key: str) -> HttpResponse:
    """Ask once, then take a child or an adult out."""
    contents = opened.draft.contents
    if items not in ITEM_PAGES or key not in keys_of(contents, items):
        raise Http404
    reference = opened.draft.reference
    if request.method == "POST":
        remove_item(reference=reference, items=items, key=key, at=clock.now(), by=request.actor)
        return redirect(page_address(reference, CHILDREN))
    relation = first_of(contents, item_path(ADULTS, key, "adult"), "relation")
    name = child_name(contents, key) if items == CHILDREN else relation or "this adult"
    return render(request, "referrals/discard.jinja", remove_page(opened.draft, name))
