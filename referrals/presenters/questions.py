"""What stands around the questions of one page."""

from typing import Any, Protocol

from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.presenters.matches import match_panel
from hsb_cases.core.forms.rendering import error_of
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import first_of
from hsb_cases.drafts.rules.others import others_of
from referrals.forms.drafting import DraftForm, FormContext
from referrals.forms.reading import Reading
from referrals.forms.sections import (
    CHILDREN,
    SECTION_OF_PAGE,
    Page,
    child_name,
    item_path,
    titled,
)
from referrals.presenters.addresses import page_address, tasks_address
from referrals.presenters.drafting import PageSettings
from referrals.presenters.notices import (
    Notice,
    area_notices,
    danger_notices,
    other_text_notice,
    protection_notices,
    telephone_lines,
)
from referrals.selectors.areas import FrontDoor
from referrals.selectors.concerns import earlier_incidents


class Opened(Protocol):
    """The open draft, as far as pages ask it."""

    @property
    def draft(self) -> Draft:
        """The draft."""

    @property
    def actor(self) -> Actor:
        """Its writer."""

    @property
    def reading(self) -> Reading:
        """Everything the draft says."""

    @property
    def front_doors(self) -> dict[str, FrontDoor]:
        """The front doors of the areas in it."""

    @property
    def context(self) -> FormContext:
        """What the pages must know."""


def page_settings(draft: Draft, page: Page, path: str) -> PageSettings:
    """The page's heading, what it belongs to, and the way back."""
    items, _, rest = path.partition(".")
    if not rest:
        section = SECTION_OF_PAGE[path]
        caption = section.title if section.title != page.title else "Log a concern"
        address = tasks_address(draft.reference)
        return PageSettings(path, page.title, caption, address, "All sections")
    key, _, _ = rest.partition(".")
    name = child_name(draft.contents, key) if items == CHILDREN else ""
    title = titled(page, name)
    caption = name[:1].upper() + name[1:] if items == CHILDREN else "An adult harmed"
    if caption == title:
        caption = "The children, and any adult harmed"
    address = page_address(draft.reference, CHILDREN)
    return PageSettings(path, title, caption, address, "The children, and any adult harmed")


def page_extras(opened: Opened, path: str, form: DraftForm) -> dict[str, Any]:
    """Notices, matches and earlier incidents that belong on a page."""
    items, _, rest = path.partition(".")
    key, _, slug = rest.partition(".")
    shown: dict[str, Any] = {"notices": notices_for(opened, path)}
    if items == CHILDREN and slug == "who":
        # The sentence about records one may not see always stands where a name is searched with.
        shown["matches"] = match_panel(())
    if items == CHILDREN and slug == "match":
        bound = form["existing_child"]
        shown["matches"] = match_panel(
            form.context.possible, chosen=str(bound.value() or ""), error=error_of(bound)
        )
    if items == CHILDREN and slug == "pattern":
        match = item_path(CHILDREN, key, "match")
        chosen = first_of(opened.draft.contents, match, "existing_child")
        shown["earlier"] = earlier_incidents(opened.actor, int(chosen)) if chosen.isdigit() else ()
    if path == "refer":
        shown["by_rule"] = [
            (child.name, " ".join(reason.sentence for reason in child.reasons))
            for child in opened.reading.children
            if any(reason.rule != "choice" for reason in child.reasons)
        ]
    return shown


def notices_for(opened: Opened, path: str) -> list[Notice]:
    """What must be said on a page: danger everywhere, protection and areas with the children."""
    notices = danger_notices(opened.draft.contents, opened.front_doors)
    if path == "safety" and not notices:
        lines = tuple(telephone_lines(opened.front_doors.values()))
        notices.append(Notice("If a child is in danger now, call 999 before you go on.", lines))
    if others_of(opened.draft.contents, path):
        notices.append(other_text_notice(opened.draft, path))
    items, _, rest = path.partition(".")
    slug = rest.partition(".")[2]
    if path in {CHILDREN, "refer"} or (items == CHILDREN and slug in {"part", "home"}):
        notices += protection_notices(opened.reading)
        notices += area_notices(opened.reading, opened.front_doors)
    return notices
