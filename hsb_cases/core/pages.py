"""What every page stands in: the frame around it, and the one way a view renders.

A view ends with ``return render(request, "referrals/concern.jinja", page)``, where ``page`` is one
frozen dataclass made by a presenter. Templates see ``page``, ``frame`` and ``request``.
The title reads "Thing – Section – HSB casework": the thing is ``title`` or ``page.title``, the
section is the current entry of the navigation unless ``section`` says otherwise.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as django_render
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from hsb_cases.core import clock
from hsb_cases.core.forms.rendering import has_errors

SERVICE_NAME = "HSB casework"


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the menu under the header."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page, for the ``breadcrumbs`` block."""

    text: str
    href: str


@dataclass(frozen=True)
class Frame:
    """What stands around a page. An empty ``user_name`` means nobody is signed in.

    ``idle_minutes`` is the time without activity after which a person is signed out; 0 is never.
    An address that is empty leaves its link or form out.
    """

    opened_at: datetime.datetime
    user_name: str = ""
    role: str = ""
    agency: str = ""
    navigation: tuple[NavigationItem, ...] = ()
    search_url: str = ""
    account_url: str = ""
    sign_out_url: str = ""
    change_agency_url: str = ""
    messages_url: str = ""
    unread: int = 0
    idle_minutes: int = 0
    keep_alive_url: str = ""
    help_links: tuple[NavigationItem, ...] = ()

    @property
    def signed_in(self) -> bool:
        """Whether somebody is signed in."""
        return bool(self.user_name)

    @property
    def section(self) -> str:
        """The current entry of the navigation, or nothing."""
        return next((item.text for item in self.navigation if item.current), "")


def build_frame(request: HttpRequest) -> Frame:
    """The frame for a request, made by the callable that ``FRAME_BUILDER`` names in the settings.

    The builder lives in a higher room, since it knows people and routes.
    """
    path: str = getattr(settings, "FRAME_BUILDER", "")
    if not path:
        return Frame(opened_at=clock.now())
    frame: Frame = import_string(path)(request)
    return frame


def frame_context(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page: the frame, made when a template first asks for it."""
    return {"frame": SimpleLazyObject(lambda: build_frame(request))}


def render(
    request: HttpRequest,
    template: str,
    page: Any = None,
    *,
    status: int = 200,
    title: str = "",
    section: str = "",
) -> HttpResponse:
    """The response for one page object. ``title`` defaults to ``page.title`` where there is one.

    A page whose form or formset shows errors gets "Error: " before its title.
    """
    shown = vars(page).values() if hasattr(page, "__dict__") else ()
    context = {
        "page": page,
        "title": title or getattr(page, "title", ""),
        "section": section,
        "title_prefix": "Error: " if has_errors(*shown) else "",
    }
    return django_render(request, template, context, status=status)
