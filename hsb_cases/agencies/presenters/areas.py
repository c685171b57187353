"""Pages about local authorities and their procedures."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.urls import reverse

from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.agencies.presenters.administration import Listing, Row, crumb, tabs, turn_of
from hsb_cases.agencies.rules.procedures import LOCAL_TIMESCALES
from hsb_cases.core.filters import plural, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tab, Tag

NOT_GIVEN = "Not given in the procedure"
ASKED = "It or the youth justice service is asked to take part"
NOT_ASKED = "The procedure does not ask for it"
RECEIVES = "Referrals arrive here"
LEAVES = "Referrals leave as a document"


@dataclass(frozen=True)
class AuthoritiesPage:
    """The list of local authorities."""

    listing: Listing
    tabs: Sequence[Tab]
    title: str = "Local authorities"


@dataclass(frozen=True)
class EditionPage:
    """One local authority with one edition of its procedure and the way to the others."""

    title: str
    receives: str
    edition_title: str
    in_force: str
    is_recorded: bool
    cards: Sequence[Card]
    editions: Sequence[Tab]
    crumbs: Sequence[Crumb]
    tabs: Sequence[Tab]
    change_href: str
    new_edition_href: str


def authorities_page(page: "Page[Any]") -> AuthoritiesPage:
    """The page for one page of local authorities with their numbers."""
    rows = [
        Row(
            area.name,
            reverse("agencies:local_authority", args=[area.code]),
            (
                RECEIVES if area.uses_product else LEAVES,
                "Recorded" if area.editions_in_force else "Not recorded",
                plural(area.agencies_count, "agency", "agencies"),
            ),
        )
        for area in page
    ]
    return AuthoritiesPage(
        tabs=tabs("Local authorities"),
        listing=Listing(
            caption="Local authorities by name",
            headings=("Local authority", "Referrals", "Procedure in force", "Agencies"),
            rows=rows,
            turn=turn_of(page),
            empty="No local authorities yet.",
            empty_action="Add a local authority",
            empty_href=reverse("agencies:local_authority_new"),
        ),
    )


def edition_page(
    area: LocalAuthority, editions: list[ProcedureProfile], shown: ProcedureProfile | None
) -> EditionPage:
    """The page of an area with the edition to show; None: no procedure is recorded."""
    return EditionPage(
        title=area.name,
        receives=RECEIVES if area.uses_product else LEAVES,
        edition_title=f"{shown.procedure_title}: {shown.procedure_edition}" if shown else "",
        in_force=_in_force(shown) if shown else "",
        is_recorded=shown is not None,
        cards=_cards(shown) if shown else (),
        editions=[_edition(area, one, current=one == shown) for one in editions],
        crumbs=(crumb("Local authorities", "agencies:local_authorities"), Crumb(area.name, "")),
        tabs=tabs("Local authorities"),
        change_href=reverse("agencies:local_authority_change", args=[area.code]),
        new_edition_href=reverse("agencies:procedure_new", args=[area.code]),
    )


def _edition(area: LocalAuthority, edition: ProcedureProfile, *, current: bool) -> Tab:
    href = reverse("agencies:procedure", args=[area.code, edition.pk])
    return Tab(_in_force(edition), href, current=current)


def _in_force(edition: ProcedureProfile) -> str:
    first, after = edition.in_force.lower, edition.in_force.upper
    start = f"From {short_day(first)}" if first else "From before records began here"
    if after is None:
        return start
    return f"{start} to {short_day(after - datetime.timedelta(days=1))}"


def _cards(edition: ProcedureProfile) -> list[Card]:
    return [
        Card("Contacts", _contacts(edition)),
        Card("Panel", _panel(edition)),
        Card("HSB service", _service(edition)),
        *_pathway(edition),
        Card("Local timescales", _timescales(edition)),
    ]


def _fact(key: str, value: str) -> Fact:
    return Fact(key, value, missing=NOT_GIVEN)


def _contacts(edition: ProcedureProfile) -> list[Fact]:
    checked = short_day(edition.contact_checked_on) or "Not checked: as printed in the procedure"
    return [
        _fact("Front door", edition.front_door_name),
        _fact("Telephone", edition.front_door_phone),
        _fact("Out of hours", edition.out_of_hours_name),
        _fact("Telephone out of hours", edition.out_of_hours_phone),
        _fact("Police", edition.police_contact),
        _fact("Source", edition.contact_source),
        Fact("Last checked", checked),
    ]


def _panel(edition: ProcedureProfile) -> list[Fact]:
    return [
        _fact("Name", edition.panel_name),
        _fact("Lead", edition.panel_lead),
        _fact("Source", edition.panel_source),
    ]


def _service(edition: ProcedureProfile) -> list[Fact]:
    ages = ""
    if edition.hsb_service_from_age is not None:
        ages = f"{edition.hsb_service_from_age} to {edition.hsb_service_to_age} years"
    return [
        _fact("Name", edition.hsb_service_name),
        _fact("Telephone", edition.hsb_service_phone),
        _fact("Email", edition.hsb_service_email),
        _fact("Ages", ages),
        _fact("Whom it takes", edition.hsb_service_terms),
        Fact("At the strategy discussion", ASKED if edition.hsb_service_at_strategy else NOT_ASKED),
        _fact("Source", edition.hsb_service_source),
    ]


def _pathway(edition: ProcedureProfile) -> list[Card]:
    steps = {step.category: step for step in edition.pathway.all()}
    cards = []
    for category, words in Continuum.choices:
        step = steps.get(category)
        tags = (Tag("Contact the front door"),) if step and step.contact_front_door else ()
        facts = [
            _fact("What it asks for", step.response if step else ""),
            *([_fact("Source", step.source)] if step else []),
        ]
        cards.append(Card(f"Pathway: {words.lower()} behaviour", facts, tags=tags))
    return cards


def _timescales(edition: ProcedureProfile) -> list[Fact]:
    given = [
        Fact(
            LOCAL_TIMESCALES.get(one.rule, one.rule),
            f"{one.length} {one.get_unit_display()}\n{one.source}",
        )
        for one in edition.timescales.all()
    ]
    return given or [_fact("Local timescales", "")]
