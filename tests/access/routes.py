"""Every address of the product, as the URL configuration has it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address pattern."""

    name: str
    """With its namespace, e.g. ``workspace:case``."""
    parameters: tuple[str, ...]


def routes() -> list[Route]:
    """Every route, whether or not somebody thought of it here. Raises for one without a name."""
    return sorted(_walk(get_resolver(), "", ()), key=lambda route: route.name)


def _walk(resolver: URLResolver, space: str, above: tuple[str, ...]) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        parameters = above + tuple(_names(entry))
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, inner, parameters)
        elif isinstance(entry, URLPattern):
            if not entry.name:
                raise LookupError(f"The address {entry.pattern} has no name.")
            yield Route(f"{space}{entry.name}", parameters)


def _names(entry: URLPattern | URLResolver) -> Iterator[str]:
    pattern = entry.pattern
    converters = getattr(pattern, "converters", {})
    yield from converters or re.findall(r"\(\?P<(\w+)>", str(pattern))
