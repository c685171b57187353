"""The sections of a concern's draft, their pages, and how far each is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hsb_cases.drafts.rules.contents import first_of, is_complete, is_started, keys_of
from referrals.forms.around import AdultForm, SafetyForm, WellbeingForm, WhoKnowsForm
from referrals.forms.children import MatchForm, PartForm, PatternForm, WhoForm
from referrals.forms.circumstances import HomeForm, NeedsForm, NumbersForm
from referrals.forms.drafting import DraftForm
from referrals.forms.incident import (
    AccountForm,
    AgreementForm,
    BehaviourForm,
    WhenForm,
    WhereForm,
)
from referrals.forms.reporter import FirstViewForm, ReferForm, YouForm

KIND = "concern"
CHILDREN = "children"
ADULTS = "adults"


@dataclass(frozen=True)
class Page:
    """One page of a draft. ``{name}`` in the title stands for the child."""

    slug: str
    title: str
    form: type[DraftForm]


@dataclass(frozen=True)
class Section:
    """One line of the task list. Without pages it is the list of children and adults."""

    slug: str
    title: str
    hint: str
    pages: tuple[Page, ...] = ()


SECTIONS = (
    Section(
        "what-happened",
        "What happened",
        "The facts in the words used, and the kind of behaviour",
        (
            Page("account", "What happened", AccountForm),
            Page("behaviour", "The behaviour", BehaviourForm),
            Page("agreement", "Whether it was agreed", AgreementForm),
        ),
    ),
    Section(
        "when-and-where",
        "When and where",
        "The day, the place, and whether technology was part of it",
        (Page("when", "When it happened", WhenForm), Page("where", "Where it happened", WhereForm)),
    ),
    Section(
        CHILDREN,
        "The children, and any adult harmed",
        "Everybody involved, also those whose names you do not know",
    ),
    Section(
        "who-knows",
        "Who knows, and what parents were told",
        "Children, family, professionals, police",
        (Page("who-knows", "Who knows, and what parents were told", WhoKnowsForm),),
    ),
    Section(
        "safety",
        "Immediate safety",
        "Danger now, self-harm, and whether a child may be abused",
        (
            Page("safety", "Immediate safety", SafetyForm),
            Page("wellbeing", "Asked every time", WellbeingForm),
        ),
    ),
    Section(
        "first-view",
        "Your first view, and whom to refer",
        "Where you see it on the continuum",
        (
            Page("first-view", "Your first view on the continuum", FirstViewForm),
            Page("refer", "Who is referred", ReferForm),
        ),
    ),
    Section(
        "you",
        "About you, and consent",
        "Who reports, and whether consent was asked for",
        (Page("you", "About you, and consent", YouForm),),
    ),
)
CHILD_PAGES = (
    Page("who", "Who the child is", WhoForm),
    Page("match", "Is {name} known already?", MatchForm),
    Page("part", "{name}’s part in what happened", PartForm),
    Page("pattern", "What happened to {name} before", PatternForm),
    Page("home", "{name}’s home", HomeForm),
    Page("needs", "{name}’s school and needs", NeedsForm),
    Page("numbers", "{name}’s numbers", NumbersForm),
)
ADULT_PAGES = (Page("adult", "An adult harmed", AdultForm),)
NEEDED_OF_A_CHILD = ("who", "part", "home")
"""Pages without which a child's entry is not complete; the others may stay empty."""

SECTION_OF_PAGE = {page.slug: section for section in SECTIONS for page in section.pages}
SINGLE_PAGES = {page.slug: page for section in SECTIONS for page in section.pages}
ITEM_PAGES = {
    CHILDREN: {page.slug: page for page in CHILD_PAGES},
    ADULTS: {page.slug: page for page in ADULT_PAGES},
}


def item_path(items: str, key: str, slug: str) -> str:
    """Where a page of a list's item stands in the contents."""
    return f"{items}.{key}.{slug}"


def child_name(contents: Mapping[str, Any], key: str) -> str:
    """What to call a child of the draft: a first name, or its place in the list."""
    path = item_path(CHILDREN, key, "who")
    if first_of(contents, path, "identified") != "no":
        for field in ("given_name", "known_as", "family_name"):
            if name := first_of(contents, path, field):
                return name
    keys = keys_of(contents, CHILDREN)
    return f"child {keys.index(key) + 1 if key in keys else len(keys) + 1}"


def titled(page: Page, name: str = "") -> str:
    """The page's heading, about a child where it is about one."""
    title = page.title.replace("{name}", name)
    return title[:1].upper() + title[1:]


def title_at(contents: Mapping[str, Any], path: str) -> str:
    """The heading of the page at a path, about a child where it is about one."""
    items, _, rest = path.partition(".")
    if not rest:
        return titled(SINGLE_PAGES[path])
    key, _, slug = rest.partition(".")
    return titled(ITEM_PAGES[items][slug], child_name(contents, key))


def paths_of(contents: Mapping[str, Any], section: Section) -> Iterator[str]:
    """The paths of the pages that a section needs."""
    yield from (page.slug for page in section.pages)
    if section.slug == CHILDREN:
        for key in keys_of(contents, CHILDREN):
            yield from (item_path(CHILDREN, key, slug) for slug in NEEDED_OF_A_CHILD)
        for key in keys_of(contents, ADULTS):
            yield item_path(ADULTS, key, "adult")


def section_is_complete(contents: Mapping[str, Any], section: Section) -> bool:
    """Whether every page the section needs was saved whole."""
    if section.slug == CHILDREN and not keys_of(contents, CHILDREN):
        return False
    return all(is_complete(contents, path) for path in paths_of(contents, section))


def section_is_started(contents: Mapping[str, Any], section: Section) -> bool:
    """Whether anything was saved in the section."""
    if section.slug == CHILDREN and (keys_of(contents, CHILDREN) or keys_of(contents, ADULTS)):
        return True
    return any(is_started(contents, path) for path in paths_of(contents, section))


def concern_title(contents: Mapping[str, Any]) -> str:
    """The draft in a list of drafts, by the children's first names."""
    names = [child_name(contents, key) for key in keys_of(contents, CHILDREN)]
    if not names:
        return "Concern, no child entered yet"
    most_named = 3
    shown = names[:most_named]
    if len(names) > most_named:
        shown.append(f"{len(names) - most_named} more")
    return f"Concern about {listed(shown)}"


def concern_progress(contents: Mapping[str, Any]) -> tuple[int, int]:
    """How many sections are complete, and how many there are."""
    done = sum(1 for section in SECTIONS if section_is_complete(contents, section))
    return done, len(SECTIONS)


def listed(names: list[str]) -> str:
    """Names in a sentence: "Mila, Owen and Kofi"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
