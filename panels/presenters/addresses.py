"""Addresses of pages around a meeting; empty where another room makes them and does not yet."""

from django.urls import NoReverseMatch, reverse


def meeting_address(reference: str) -> str:
    """The page of a meeting."""
    return reverse("meetings:meeting", args=[reference])


def incident_address(reference: str) -> str:
    """The page of an incident, which a higher room shows."""
    return elsewhere("workspace:incident", reference)


def case_address(reference: str) -> str:
    """The page of a case, which a higher room shows."""
    return elsewhere("workspace:case", reference)


def elsewhere(name: str, *args: str) -> str:
    """The address of a named route; empty where there is no such route."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
