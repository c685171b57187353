"""Which page comes after which."""

from hsb_cases.drafts.rules.contents import first_of
from referrals.forms.sections import (
    CHILD_PAGES,
    CHILDREN,
    SECTION_OF_PAGE,
    item_path,
)
from referrals.presenters.addresses import page_address, tasks_address
from referrals.views.own_draft import OpenDraft


def address_after(opened: OpenDraft, path: str) -> str:
    """The page after the one of a path, or the list that the path belongs to."""
    reference = opened.draft.reference
    items, _, rest = path.partition(".")
    if not rest:
        slugs = [page.slug for page in SECTION_OF_PAGE[path].pages]
        following = slugs[slugs.index(path) + 1 :]
        return page_address(reference, following[0]) if following else tasks_address(reference)
    if items != CHILDREN:
        return page_address(reference, CHILDREN)
    key, _, slug = rest.partition(".")
    slugs = [page.slug for page in CHILD_PAGES]
    for later in slugs[slugs.index(slug) + 1 :]:
        if _is_asked(opened, key, later):
            return page_address(reference, item_path(CHILDREN, key, later))
    return page_address(reference, CHILDREN)


def _is_asked(opened: OpenDraft, key: str, slug: str) -> bool:
    """Whether a child's page has anything to ask: two of them only sometimes have."""
    if slug == "match":
        return bool(opened.matches(key))
    if slug == "pattern":
        chosen = first_of(
            opened.draft.contents, item_path(CHILDREN, key, "match"), "existing_child"
        )
        return chosen.isdigit()
    return True
