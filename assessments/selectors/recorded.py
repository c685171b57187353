"""What an enquiry records of a child being seen, as the rules take it."""

from dataclasses import fields

from assessments.models import Section47Enquiry
from assessments.rules.visiting import Safety, Visit

VISIT_FIELDS = tuple(one.name for one in fields(Visit) if one.name != "safety")
SAFETY_FIELDS = tuple(one.name for one in fields(Safety))


def visit_of(enquiry: Section47Enquiry) -> Visit:
    """What is recorded so far."""
    safety = Safety(**{name: getattr(enquiry, name) for name in SAFETY_FIELDS})
    return Visit(safety=safety, **{name: getattr(enquiry, name) for name in VISIT_FIELDS})
