"""Long lists come in pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

ROWS = 25


def page_of(found: "QuerySet[Any]", number: str | None) -> "Page[Any]":
    """One page of a list (two queries). A number that cannot be gives the nearest page."""
    return Paginator(found, ROWS).get_page(number or 1)
