"""The frame of a page for the person who acts: named by FRAME_BUILDER in the settings."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import User
from hsb_cases.agencies.roles import Ability
from hsb_cases.core import clock
from hsb_cases.core.pages import Frame, NavigationItem

# What stands in the menu, where it leads, and the ability that shows it (None: everybody).
SECTIONS = (
    ("Home", "/", None),
    ("Cases", "/cases/", Ability.READ_CASES),
    ("Referrals", "/referrals/", Ability.LOG_CONCERN),
    ("HSB service", "/hsb-service/", Ability.OVERSEE_ASSESSMENTS),
    ("Possible matches", "/children/matches/", Ability.HANDLE_REFERRALS),
    ("Meetings", "/strategy-discussions/", Ability.READ_CASES),
    ("HSB work", "/interventions/", Ability.KEEP_TRAINING),
    ("Audit", "/audit/", Ability.AUDIT),
    ("Administration", "/administration/", Ability.ADMINISTER),
)
ROOMS = ("", "workspace:", "agencies:")
HELP = (("Help", "help"), ("Accessibility", "accessibility"), ("Privacy", "privacy"))


def build_frame(request: HttpRequest) -> Frame:
    """The frame for a request. Reads ``request.actor``, which is None or missing before sign-in."""
    links = ((text, address(name)) for text, name in HELP)
    frame = Frame(
        opened_at=clock.now(),
        help_links=tuple(NavigationItem(text, href) for text, href in links if href),
    )
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None:
        return _acting(_signed_in(frame, actor.user), request, actor)
    # A request refused before sign-in was looked at (a forged host) carries no user at all.
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated:
        # Every membership has ended: a name and a way out.
        return _signed_in(frame, user)
    return frame


def _signed_in(frame: Frame, user: User) -> Frame:
    return replace(
        frame,
        user_name=user.full_name,
        account_url=address("account"),
        sign_out_url=address("account_logout"),
        keep_alive_url=address("keep_alive"),
        idle_minutes=settings.IDLE_MINUTES,
    )


def _acting(frame: Frame, request: HttpRequest, actor: Actor) -> Frame:
    return replace(
        frame,
        role=actor.role.label,
        agency=actor.agency.name,
        navigation=_navigation(request, actor),
        search_url=address("search") if actor.can(Ability.READ_CASES) else "",
        change_agency_url=address("change_agency") if actor.memberships_count > 1 else "",
    )


def address(name: str) -> str:
    """The address of a route, whichever room names it, or nothing where there is none."""
    for room in ROOMS:
        try:
            return reverse(f"{room}{name}")
        except NoReverseMatch:
            continue
    return ""


def _navigation(request: HttpRequest, actor: Actor) -> tuple[NavigationItem, ...]:
    shown = [
        (text, path)
        for text, path, ability in SECTIONS
        if (ability is None or actor.can(ability)) and _leads(path)
    ]
    here = [path for _, path in shown if _is_under(request.path, path)]
    current = max(here, key=len, default="")
    return tuple(NavigationItem(text, path, current=path == current) for text, path in shown)


def _is_under(path: str, section: str) -> bool:
    return path == section if section == "/" else path.startswith(section)


def _leads(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
