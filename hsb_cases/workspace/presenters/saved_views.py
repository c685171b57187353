"""Saving a view of the caseload."""

from dataclasses import dataclass

from hsb_cases.workspace.forms.caseload import SaveViewForm


@dataclass(frozen=True)
class SaveViewPage:
    """What the page shows."""

    form: SaveViewForm
    cancel_href: str
    title: str = "Save this view"
