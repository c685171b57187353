"""What a search found."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.cases.selectors.searching import MOST_FOUND
from hsb_cases.core.filters import plural
from hsb_cases.workspace.forms.search import SearchForm
from hsb_cases.workspace.presenters.caseload import Row, found_row
from hsb_cases.workspace.selectors.search import Found


@dataclass(frozen=True)
class SearchPage:
    """The search box and what it found; ``count`` is empty before a search."""

    title: str
    form: SearchForm
    count: str = ""
    rows: Sequence[Row] = ()
    headings: Sequence[str] = ("Case", "Part", "Status", "Opened", "Next step", "Due", "Worker")
    nothing: str = ""


def search_page(form: SearchForm, found: Found | None) -> SearchPage:
    """The page before a search, or with what it found."""
    if found is None:
        return SearchPage(title="Search cases", form=form)
    if not found.rows:
        return SearchPage(
            title="Search cases",
            form=form,
            nothing="No case that you may see fits. Check the spelling, or search by date of birth."
            " Cases that are not shared with you are never found, whether they exist or not.",
        )
    count = plural(len(found.rows), "case")
    if len(found.rows) >= MOST_FOUND:
        count = f"The {MOST_FOUND} likeliest cases. Add a date of birth to find fewer"
    rows = [found_row(row, found.today) for row in found.rows]
    return SearchPage(title="Search cases", form=form, count=count, rows=rows)
