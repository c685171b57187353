"""From a child's pages to the facts of that child."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hsb_cases.drafts.rules.contents import first_of, keys_of
from referrals.forms.answers import answers_of
from referrals.forms.children import PartForm, PatternForm, WhoForm
from referrals.forms.circumstances import HomeForm, NeedsForm, NumbersForm
from referrals.forms.drafting import UNKNOWN, DraftForm
from referrals.forms.pages_read import PagesRead, Problem
from referrals.forms.sections import CHILDREN, child_name, item_path
from referrals.rules.facts import ChildFacts
from referrals.selectors.areas import Area

KEPT_BACK = "Given as a protected address: kept with the child’s record"
SECRET_FIELDS = frozenset({"address", "postcode"})


@dataclass(frozen=True)
class ChildForms:
    """The pages of one child."""

    key: str
    name: str
    who: WhoForm
    part: PartForm
    home: HomeForm
    needs: NeedsForm
    numbers: NumbersForm
    pattern: PatternForm | None
    """Asked only for a child chosen from the records."""
    existing_child: int | None


def read_children(pages: PagesRead) -> list[ChildForms]:
    """Every child's pages, in the order of the list."""
    keys = keys_of(pages.contents, CHILDREN)
    if not keys:
        pages.problems.append(Problem(CHILDREN, "", "Add at least one child"))
    found = [_read_child(pages, key) for key in keys]
    pages.problems += [
        *_twice(found, "match", "existing_child", "are the same record", _record_of),
        *_twice(found, "numbers", "nhs_number", "have the same NHS number", _number("nhs_number")),
        *_twice(found, "numbers", "upn", "have the same pupil number", _number("upn")),
    ]
    return found


def child_facts(child: ChildForms, home: "Home", *, refer: bool) -> ChildFacts:
    """The facts of one child, as far as they are known."""
    who, part = child.who.cleaned_data, child.part.cleaned_data
    needs, numbers = child.needs.cleaned_data, child.numbers.cleaned_data
    identified = who.get("identified") != "no"
    born = who.get("date_of_birth") if who.get("birth") == "date" else None
    return ChildFacts(
        role=part.get("role", ""),
        given_name=who.get("given_name", "") if identified else "",
        family_name=who.get("family_name", "") if identified else "",
        known_as=who.get("known_as", "") if identified else "",
        identified=identified,
        description="" if identified else who.get("description", ""),
        date_of_birth=born,
        # A date whose standing was not said is no more than what somebody said.
        date_of_birth_status=(who.get("date_of_birth_status") or "stated") if born else "",
        age_stated=who.get("age_stated") if who.get("birth") == "age" else None,
        sex=who.get("sex") or "U",
        home_authority=home.authority,
        address=home.address,
        postcode=home.postcode,
        address_protected=home.protected,
        household=home.household,
        carers=child.home.carers,
        school_name=needs.get("school_name", ""),
        send_support=needs.get("send_support") or UNKNOWN,
        disabilities=tuple(needs.get("disabilities") or ()),
        first_language=needs.get("first_language", ""),
        interpreter=needs.get("interpreter") or UNKNOWN,
        interpreter_language=_if(needs, "interpreter", "yes", "interpreter_language"),
        communication_needs=needs.get("communication_needs", ""),
        nhs_number=numbers.get("nhs_number", ""),
        upn=numbers.get("upn", ""),
        care_status=numbers.get("care_status") or "none",
        placing_authority=known(_if(numbers, "care_status", "looked_after", "placing_authority")),
        sexually_harmed=child.part.sexually_harmed,
        what_the_child_said=part.get("what_the_child_said", ""),
        safety_facts=part.get("safety_facts", ""),
        pattern_comment=(
            child.pattern.cleaned_data.get("pattern_comment", "") if child.pattern else ""
        ),
        existing_child=child.existing_child,
        refer=refer,
    )


@dataclass(frozen=True)
class Home:
    """Where a child lives, its own answers or those of the child it lives with."""

    authority: str = ""
    address: str = ""
    postcode: str = ""
    protected: bool = False
    household: str = ""


def homes_of(children: list[ChildForms]) -> dict[str, Home]:
    """Each child's home by key; children who live together share one and its household."""
    by_key = {child.key: child for child in children}
    roots = {key: _root(by_key, key) for key in by_key}
    shared = {root for key, root in roots.items() if root != key}
    names = {root: f"Shared home {n}" for n, root in enumerate(sorted(shared), start=1)}
    return {key: _home(by_key[root].home, names.get(root, "")) for key, root in roots.items()}


def reported(child: ChildForms, home: Home, areas: tuple[Area, ...]) -> dict[str, Any]:
    """The child's pages as they were sent: every question with its answer, and what was typed.

    A protected address is left out: whoever may see the child would see it here.
    """
    named = {area.code: area.name for area in areas}
    pages: Mapping[str, DraftForm | None] = {
        "who": child.who,
        "part": child.part,
        "pattern": child.pattern,
        "home": child.home,
        "needs": child.needs,
        "numbers": child.numbers,
    }
    told = {"home_authority": named.get(home.authority, "")}
    if home.protected:
        told["address"] = KEPT_BACK
    answers = [
        [answer.question, told.get(answer.field) or answer.value]
        for form in pages.values()
        if form is not None
        for answer in answers_of(form)
        if not (home.protected and answer.field == "postcode") and not answer.leads_on
    ]
    raw = {
        name: {field: typed for field, typed in form.raw.items() if not _secret(field, home)}
        for name, form in pages.items()
        if form is not None
    }
    return {
        "answers": answers,
        "raw": raw,
        "home": {"code": home.authority, "name": named.get(home.authority, "")},
    }


def known(code: str) -> str:
    """A local authority's code; empty where "not known" was chosen."""
    return "" if code == UNKNOWN else code


def _record_of(child: ChildForms) -> str:
    return "" if child.existing_child is None else str(child.existing_child)


def _number(field: str) -> Callable[[ChildForms], str]:
    return lambda child: str(child.numbers.cleaned_data.get(field) or "")


def _twice(
    children: list[ChildForms], slug: str, field: str, what: str, of: Callable[[ChildForms], str]
) -> Iterator[Problem]:
    """What only one child can have, given for two."""
    first: dict[str, str] = {}
    for child in children:
        value = of(child)
        if value and value in first:
            sentence = f"{first[value]} and {child.name} {what}. Correct one, or remove one child"
            yield Problem(item_path(CHILDREN, child.key, slug), field, sentence)
        first.setdefault(value, child.name)


def _read_child(pages: PagesRead, key: str) -> ChildForms:
    context = pages.about_child(key)
    path = {slug: item_path(CHILDREN, key, slug) for slug in ("who", "part", "pattern", "home")}
    chosen = first_of(pages.contents, item_path(CHILDREN, key, "match"), "existing_child")
    existing = int(chosen) if chosen.isascii() and chosen.isdigit() else None
    return ChildForms(
        key=key,
        name=child_name(pages.contents, key),
        who=pages.read(path["who"], WhoForm, context),
        part=pages.read(path["part"], PartForm, context),
        pattern=pages.read(path["pattern"], PatternForm, context) if existing else None,
        home=pages.read(path["home"], HomeForm, context),
        needs=pages.read(item_path(CHILDREN, key, "needs"), NeedsForm, context),
        numbers=pages.read(item_path(CHILDREN, key, "numbers"), NumbersForm, context),
        existing_child=existing,
    )


def _root(by_key: Mapping[str, ChildForms], key: str) -> str:
    """The child whose home it is: a child shares only with one entered before."""
    while (other := by_key[key].home.shares_home_with) in by_key:
        key = other
    return key


def _home(form: HomeForm, shared_name: str) -> Home:
    facts = form.cleaned_data
    return Home(
        authority=known(facts.get("home_authority", "")),
        address=facts.get("address", ""),
        postcode=facts.get("postcode", ""),
        protected=bool(facts.get("address_protected")),
        household=facts.get("household", "") or shared_name,
    )


def _secret(field: str, home: Home) -> bool:
    return home.protected and field in SECRET_FIELDS


def _if(facts: Mapping[str, Any], field: str, value: str, then: str) -> str:
    return str(facts.get(then) or "") if facts.get(field) == value else ""
