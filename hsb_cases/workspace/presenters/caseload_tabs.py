"""The views of the caseload as tabs: those that everybody has, then those a person saved."""

from collections.abc import Sequence

from django.http import QueryDict

from hsb_cases.cases.selectors.caseload_counts import CaseloadCounts
from hsb_cases.core.parts import Tab
from hsb_cases.workspace.models import SavedView
from hsb_cases.workspace.presenters.caseload_address import FILTERS, caseload_href, query_of


def caseload_tabs(
    counts: CaseloadCounts, saved: Sequence[SavedView], address: QueryDict, *, for_team: bool
) -> tuple[Tab, ...]:
    """The tabs; nothing where there is but one.

    ``for_team``: whoever looks after others' work gets what waits for somebody as well.
    """
    usual = [("All open", "", counts.open)]
    if counts.whole:
        if counts.mine and for_team:
            usual.append(("Mine", "worker=me", counts.mine))
        usual += [
            ("Overdue", "due=overdue", counts.overdue),
            ("Next 5 working days", "due=soon", counts.soon),
        ]
        if for_team:
            usual += [
                ("Unallocated", "worker=nobody", counts.unallocated),
                ("Waiting for a decision", "status=referred", counts.referred),
            ]
    own = chosen_view(saved, address)
    narrowed = query_of(address, names=FILTERS)
    tabs = [
        Tab(text, caseload_href(query), count, current=own is None and query == narrowed)
        for text, query, count in usual
    ]
    tabs += [Tab(view.name, caseload_href(view.query), current=view is own) for view in saved]
    return tuple(tabs) if len(tabs) > 1 else ()


def chosen_view(saved: Sequence[SavedView], address: QueryDict) -> SavedView | None:
    """The saved view that the address shows, if it does."""
    shown = query_of(address)
    return next((view for view in saved if view.query == shown), None)
