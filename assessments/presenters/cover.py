"""Leave cover: whose work goes to whom, and what stood in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from assessments.forms.allocating import CoverForm
from assessments.presenters.addresses import place
from hsb_cases.core.filters import plural
from hsb_cases.core.parts import Why
from hsb_cases.core.why import why


class Stood(Protocol):
    """One case or enquiry that could not go to the other worker."""

    @property
    def reference(self) -> str:
        """Of the case or the enquiry."""

    @property
    def sentence(self) -> str:
        """Why."""


@dataclass(frozen=True)
class InTheWay:
    """One case or enquiry that could not go to the other worker."""

    reference: str
    href: str
    sentence: str


@dataclass(frozen=True)
class CoverPage:
    """What the page shows."""

    title: str
    form: CoverForm
    in_the_way: Sequence[InTheWay]
    cancel_href: str
    why: Sequence[Why]


def cover_page(form: CoverForm, refused: Sequence[Stood]) -> CoverPage:
    """The page; nothing was handed over where anything stood in the way."""
    return CoverPage(
        title="Hand over everything of one social worker",
        form=form,
        in_the_way=[InTheWay(one.reference, _href(one.reference), one.sentence) for one in refused],
        cancel_href=place("workspace:caseload"),
        why=[why("R12")],
    )


def covered_words(cases: int, enquiries: int) -> str:
    """What was handed over."""
    return f"Handed over: {plural(cases, 'case')}, {plural(enquiries, 'enquiry', 'enquiries')}."


def _href(reference: str) -> str:
    name = "assessments:enquiry" if reference.startswith("ENQ") else "workspace:case"
    return place(name, reference)
