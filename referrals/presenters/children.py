"""The list of the children and adults of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Fact, Tag
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.contents import is_complete, keys_of
from referrals.forms.reading import ChildRead, Reading
from referrals.forms.sections import (
    ADULTS,
    CHILD_PAGES,
    CHILDREN,
    NEEDED_OF_A_CHILD,
    item_path,
    titled,
)
from referrals.presenters.addresses import page_address, tasks_address
from referrals.presenters.notices import Notice

SHOWN_SLUGS = ("who", "part", "home", "needs", "numbers")


@dataclass(frozen=True)
class ItemCard:
    """One child or adult with ways to change and remove the entry."""

    title: str
    tags: Sequence[Tag]
    facts: Sequence[Fact]
    links: Sequence[tuple[str, str]]
    """Text and address of each page of the entry."""
    remove_href: str


@dataclass(frozen=True)
class ChildrenPage:
    """The children, and any adult harmed."""

    title: str
    caption: str
    children: Sequence[ItemCard]
    adults: Sequence[ItemCard]
    notices: Sequence[Notice]
    back_href: str
    error: str = ""


def children_page(
    draft: Draft, reading: Reading, notices: Sequence[Notice], *, error: str = ""
) -> ChildrenPage:
    """Everybody entered so far."""
    return ChildrenPage(
        title="The children, and any adult harmed",
        caption="Log a concern",
        children=[child_card(draft, child) for child in reading.children],
        adults=[_adult_card(draft, key, reading) for key in keys_of(draft.contents, ADULTS)],
        notices=notices,
        back_href=tasks_address(draft.reference),
        error=error,
    )


def child_card(draft: Draft, child: ChildRead) -> ItemCard:
    """One child: the part, the age, and where the child lives."""
    paths = [item_path(CHILDREN, child.key, slug) for slug in NEEDED_OF_A_CHILD]
    whole = all(is_complete(draft.contents, path) for path in paths)
    links = [
        (
            titled(page, child.name),
            page_address(draft.reference, item_path(CHILDREN, child.key, page.slug)),
        )
        for page in CHILD_PAGES
        if page.slug in SHOWN_SLUGS
    ]
    return ItemCard(
        title=full_name(child),
        tags=[Tag("Complete", "done") if whole else Tag("In progress", "state")],
        facts=[
            Fact("Part in this", role_words(child), missing="Not chosen yet"),
            Fact("Age", age_words(child), missing="Not known"),
        ],
        links=links,
        remove_href=reverse("referrals:draft_remove", args=[draft.reference, CHILDREN, child.key]),
    )


def full_name(child: ChildRead) -> str:
    """The child's name as entered, or a place in the list."""
    facts = child.facts
    name = f"{facts.given_name} {facts.family_name}".strip() or facts.known_as
    if not facts.identified:
        name = f"{child.name}, not yet identified"
    return name or child.name[:1].upper() + child.name[1:]


def role_words(child: ChildRead) -> str:
    """The child's part in words; empty while it is not chosen."""
    return str(ParticipationRole(child.facts.role).label) if child.facts.role else ""


def age_words(child: ChildRead) -> str:
    """The age when it happened, and the date of birth where there is one."""
    born = child.facts.date_of_birth
    age = "" if child.age is None else f"{child.age} when it happened"
    return ", ".join(part for part in (age, f"born {short_day(born)}" if born else "") if part)


def _adult_card(draft: Draft, key: str, reading: Reading) -> ItemCard:
    form = reading.forms[item_path(ADULTS, key, "adult")]
    facts = form.cleaned_data
    address = page_address(draft.reference, item_path(ADULTS, key, "adult"))
    return ItemCard(
        title=facts.get("name") or facts.get("relation") or "Adult, nothing entered yet",
        tags=[Tag("Adult harmed")],
        facts=[Fact("Who", facts.get("relation", ""), missing="Not entered yet")],
        links=[("Change", address)],
        remove_href=reverse("referrals:draft_remove", args=[draft.reference, ADULTS, key]),
    )
