"""Pages about agencies and teams."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.urls import reverse

from hsb_cases.agencies.models import Agency, Membership, Team
from hsb_cases.agencies.presenters.administration import CLOSED, Listing, Row, crumb, tabs, turn_of
from hsb_cases.core.filters import plural, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tab, Tag

ACROSS = "Works across local authorities"


@dataclass(frozen=True)
class AgenciesPage:
    """The list of agencies."""

    listing: Listing
    tabs: Sequence[Tab]
    title: str = "Agencies"


@dataclass(frozen=True)
class RecordPage:
    """One agency or team: its facts, what may be done, and the list of what it holds."""

    title: str
    facts: Sequence[Fact]
    listing: Listing
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    tabs: Sequence[Tab]
    list_heading: str
    add_text: str
    add_href: str
    change_href: str
    close_text: str
    close_href: str
    list_note: str = ""


def agencies_page(page: "Page[Any]") -> AgenciesPage:
    """The page for one page of agencies with their numbers of teams."""
    rows = [
        Row(
            agency.name,
            reverse("agencies:agency", args=[agency.pk]),
            (agency.get_kind_display(), _area(agency), plural(agency.teams_count, "team")),
            _tags(active=agency.active),
        )
        for agency in page
    ]
    return AgenciesPage(
        tabs=tabs("Agencies"),
        listing=Listing(
            caption="Agencies by name",
            headings=("Agency", "Kind", "Works for", "Teams"),
            rows=rows,
            turn=turn_of(page),
            empty="No agencies yet.",
            empty_action="Add an agency",
            empty_href=reverse("agencies:agency_new"),
        ),
    )


def agency_page(agency: Agency, page: "Page[Any]") -> RecordPage:
    """The page of one agency with one page of its teams and their numbers of members."""
    add_href = reverse("agencies:team_new", args=[agency.pk])
    rows = [
        Row(
            team.name,
            reverse("agencies:team", args=[team.pk]),
            (team.get_kind_display(), plural(team.members_count, "membership")),
            _tags(active=team.active),
        )
        for team in page
    ]
    return RecordPage(
        title=agency.name,
        facts=(Fact("Kind", agency.get_kind_display()), Fact("Works for", _area(agency))),
        tags=_tags(active=agency.active),
        crumbs=(crumb("Agencies", "agencies:agencies"), Crumb(agency.name, "")),
        tabs=tabs("Agencies"),
        list_heading="Teams",
        add_text="Add a team",
        add_href=add_href,
        change_href=reverse("agencies:agency_change", args=[agency.pk]),
        close_text="Deactivate" if agency.active else "Reactivate",
        close_href=reverse("agencies:agency_active", args=[agency.pk]),
        listing=Listing(
            caption=f"Teams of {agency.name}",
            headings=("Team", "Kind", "People"),
            rows=rows,
            turn=turn_of(page),
            empty="No teams yet: people join an agency in one of its teams.",
            empty_action="Add a team",
            empty_href=add_href,
        ),
    )


def team_page(team: Team, page: "Page[Any]") -> RecordPage:
    """The page of one team with one page of its open memberships."""
    invite_href = reverse("agencies:invite") + f"?team={team.pk}"
    return RecordPage(
        title=team.name,
        facts=(Fact("Agency", team.agency.name), Fact("Kind", team.get_kind_display())),
        tags=_tags(active=team.active and team.agency.active),
        crumbs=(
            crumb("Agencies", "agencies:agencies"),
            crumb(team.agency.name, "agencies:agency", pk=team.agency_id),
            Crumb(team.name, ""),
        ),
        tabs=tabs("Agencies"),
        list_heading="People",
        list_note="To add somebody who is here already, find them under People.",
        add_text="Invite a person",
        add_href=invite_href,
        change_href=reverse("agencies:team_change", args=[team.pk]),
        close_text="Deactivate" if team.active else "Reactivate",
        close_href=reverse("agencies:team_active", args=[team.pk]),
        listing=Listing(
            caption=f"People in {team.name}",
            headings=("Person", "Role", "Days"),
            rows=[_member(membership) for membership in page],
            turn=turn_of(page),
            empty="Nobody is in this team yet.",
            empty_action="Invite a person",
            empty_href=invite_href,
        ),
    )


def days_of(membership: Membership) -> str:
    """From when until when a membership holds, in words."""
    start = f"From {short_day(membership.starts_on)}"
    return f"{start} to {short_day(membership.ends_on)}" if membership.ends_on else start


def _member(membership: Membership) -> Row:
    return Row(
        membership.user.full_name,
        reverse("agencies:person", args=[membership.user_id]),
        (membership.role_facts.label, days_of(membership)),
        _tags(active=membership.user.is_active),
    )


def _area(agency: Agency) -> str:
    return agency.local_authority.name if agency.local_authority else ACROSS


def _tags(*, active: bool) -> tuple[Tag, ...]:
    return () if active else (CLOSED,)
