"""End summaries that are still being written: how their drafts are laid out and named."""

from collections.abc import Mapping
from typing import Any

KIND = "end_summary"


def intervention_of(contents: Mapping[str, Any]) -> str:
    """The reference of the intervention that a draft sums up; its one page is named by it."""
    return next(iter(contents.get("sections", {})), "")


def summary_title(contents: Mapping[str, Any]) -> str:
    """A line for lists of drafts; it names no child."""
    return f"End summary of intervention {intervention_of(contents)}"


def summary_progress(contents: Mapping[str, Any]) -> tuple[int, int]:
    """How many of its pages are complete, and how many there are: one."""
    sections = contents.get("sections", {}).values()
    return sum(bool(section.get("complete")) for section in sections), 1
