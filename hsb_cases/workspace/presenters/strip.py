"""A strip of counts that are links into the caseload, for who looks after a team's work."""

from dataclasses import dataclass

from django.urls import reverse

from hsb_cases.cases.selectors.caseload_counts import CaseloadCounts


@dataclass(frozen=True)
class Count:
    """A number, what it counts, and where those are listed."""

    number: int
    text: str
    href: str


def counts_strip(counts: CaseloadCounts) -> tuple[Count, ...]:
    """Open, overdue, unallocated and due soon, each a filtered caseload."""
    cases = reverse("workspace:caseload")
    return (
        Count(counts.open, "open", cases),
        Count(counts.overdue, "overdue", f"{cases}?due=overdue"),
        Count(counts.unallocated, "unallocated", f"{cases}?worker=nobody"),
        Count(counts.soon, "due in the next 5 working days", f"{cases}?due=soon"),
    )
