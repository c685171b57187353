"""Addresses of pages beside and above the room."""

from django.urls import NoReverseMatch, reverse

from assessments.models import Section47Enquiry
from hsb_cases.core.pages import Crumb


def place(name: str, *args: str) -> str:
    """The address of a named route of another room; empty where there is no such route."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def case_address(reference: str) -> str:
    """The page of a case."""
    return place("workspace:case", reference)


def enquiry_address(enquiry: Section47Enquiry) -> str:
    """The page of an enquiry."""
    return reverse("assessments:enquiry", args=[enquiry.reference])


def crumbs(enquiry: Section47Enquiry) -> tuple[Crumb, ...]:
    """The way to a page of an enquiry."""
    return (
        Crumb(f"Case {enquiry.case.reference}", case_address(enquiry.case.reference)),
        Crumb(f"Enquiry {enquiry.reference}", enquiry_address(enquiry)),
    )
