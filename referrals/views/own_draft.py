"""What every page of a draft begins with: whose it is, and everything it says so far."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.selectors.matching import MatchQuery, PossibleChild, likely_matches
from hsb_cases.core import clock
from hsb_cases.core.errors import OutOfScope
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import keys_of, raw_of
from hsb_cases.drafts.selectors import draft_for
from referrals.forms.drafting import DraftForm, FormContext
from referrals.forms.pages_read import PagesRead
from referrals.forms.reading import Reading, read_draft
from referrals.forms.sections import CHILDREN, ITEM_PAGES, KIND, SINGLE_PAGES, Page
from referrals.selectors.areas import Area, FrontDoor, areas_to_choose, front_doors
from referrals.selectors.concerns import concern_of_draft

DraftView = Callable[..., HttpResponse]


@dataclass(frozen=True)
class OpenDraft:
    """A draft as its writer has it open now."""

    draft: Draft
    actor: Actor

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The local authorities to choose from."""
        return areas_to_choose()

    @cached_property
    def context(self) -> FormContext:
        """What the pages must know that was not typed on them."""
        return FormContext(
            areas=self.areas,
            today=clock.today(),
            reporter_name=self.actor.user.full_name,
            reporter_role=self.actor.role.label,
        )

    @cached_property
    def reading(self) -> Reading:
        """Everything the draft says, and what is missing in it."""
        return read_draft(self.draft.contents, self.context, agency_kind=self.actor.agency.kind)

    @cached_property
    def front_doors(self) -> dict[str, FrontDoor]:
        """The front doors of the areas where the children live, and of the reporter's own."""
        codes = [child.facts.home_authority for child in self.reading.children]
        return front_doors(self.areas, [*codes, *own_area(self.actor)], clock.today())

    def page_at(self, path: str) -> Page:
        """The page of a path. Raises Http404 for one that there is not in this draft."""
        items, _, rest = path.partition(".")
        key, _, slug = rest.partition(".")
        pages = ITEM_PAGES.get(items, {}) if rest else SINGLE_PAGES
        page = pages.get(slug if rest else path)
        if page is None or (rest and key not in keys_of(self.draft.contents, items)):
            raise Http404
        return page

    def context_of(self, path: str) -> FormContext:
        """The context of one page: a child's name, the records like it, whom no rule refers."""
        if path == "refer":
            return self.reading.forms[path].context
        items, _, rest = path.partition(".")
        if items != CHILDREN or not rest:
            return self.context
        key, _, slug = rest.partition(".")
        context = PagesRead(self.draft.contents, self.context).about_child(key)
        return replace(context, possible=tuple(self.matches(key))) if slug == "match" else context

    def form_at(self, path: str) -> DraftForm:
        """The page's form as it stands: with what was typed, quiet about what is wrong."""
        form = self.page_at(path).form(
            raw_of(self.draft.contents, path), context=self.context_of(path)
        )
        form.quiet = True
        return form

    def matches(self, key: str) -> list[PossibleChild]:
        """Records that may be of the same child, among those the actor may see."""
        child = next(child for child in self.reading.children if child.key == key)
        facts = child.facts
        if not facts.identified:
            return []
        return likely_matches(
            self.actor,
            MatchQuery(
                given_name=facts.given_name,
                family_name=facts.family_name,
                known_as=facts.known_as,
                date_of_birth=facts.date_of_birth,
                date_of_birth_status=facts.date_of_birth_status,
                nhs_number=facts.nhs_number,
                upn=facts.upn,
            ),
        )


def own_area(actor: Actor) -> list[str]:
    """The code of the area that the actor's agency works in; none for an agency of several."""
    authority = actor.agency.local_authority
    return [authority.code] if authority else []


def check_logs_concerns(actor: Actor) -> None:
    """Logging concerns belongs to the role. Raises PermissionDenied."""
    if not actor.can(Ability.LOG_CONCERN):
        raise PermissionDenied(f"Your role, {actor.role.label.lower()}, does not log concerns.")


def open_own(actor: Actor, reference: str) -> OpenDraft:
    """The draft of a reference for its writer.

    Raises PermissionDenied for a role that logs no concerns, and OutOfScope for a draft that is
    not the actor's or was submitted or discarded.
    """
    check_logs_concerns(actor)
    return OpenDraft(draft_for(actor, reference, kind=KIND), actor)


def own_draft(view: DraftView) -> DraftView:
    """Open the draft of the address for its writer, and hand it to the view.

    A draft that was submitted meanwhile leads to its concern. Nothing of it is kept by browsers:
    going back shows what is saved now.
    """

    @never_cache
    @wraps(view)
    def opened(request: ActingRequest, reference: str, **parts: str) -> HttpResponse:
        try:
            draft = open_own(request.actor, reference)
        except OutOfScope:
            concern = concern_of_draft(request.actor, reference)
            if concern is None:
                raise
            return redirect("referrals:done", reference=concern.reference)
        return view(request, draft, **parts)

    return opened
