"""A document for one recipient as a page and a PDF show it; what is not the recipient’s, marked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.rules.other_family import Trace
from assessments.rules.papers import Section
from hsb_cases.core.parts import Fact


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text; ``mark`` says what of another child’s side it is, empty: nothing."""

    text: str
    mark: str = ""


Shown = Sequence[Stretch]


@dataclass(frozen=True)
class ShownLine:
    """One line of the document."""

    key: Shown
    words: Shown


@dataclass(frozen=True)
class ShownSection:
    """One section of the document."""

    title: Shown
    lines: Sequence[ShownLine]


@dataclass(frozen=True)
class Document:
    """It as its recipient reads it, on the page and as a PDF alike."""

    title: str
    reference: str
    addressed_to: Shown
    made_by: str
    cover: Sequence[Fact]
    stamp: str
    sections: Sequence[ShownSection]

    @property
    def recipient(self) -> str:
        """For whom it is, in words."""
        return "".join(one.text for one in self.addressed_to)


def shown(text: str, traces: Iterable[Trace]) -> Shown:
    """A text in stretches, those of another child’s side marked. Joined, they give the text."""
    made: list[Stretch] = []
    done = 0
    for trace in sorted(traces, key=lambda one: one.start):
        if trace.start > done:
            made.append(Stretch(text[done : trace.start]))
        made.append(Stretch(text[trace.start : trace.end], trace.what))
        done = trace.end
    if done < len(text):
        made.append(Stretch(text[done:]))
    return made


def by_text(found: Iterable[tuple[str, Trace]]) -> dict[str, list[Trace]]:
    """What was found of other children, by the text in which it stands."""
    made: dict[str, list[Trace]] = {}
    for text, trace in found:
        kept = made.setdefault(text, [])
        if trace not in kept:
            kept.append(trace)
    return made


def words_for(traces: Iterable[Trace]) -> str:
    """What a text holds of another child’s side, as a sentence."""
    listed = ", ".join(dict.fromkeys(f"“{one.found}” ({one.what})" for one in traces))
    return f"Of another child’s side: {listed}. Take it out or write it in another way."


def shown_section(section: Section, found: Mapping[str, Sequence[Trace]]) -> ShownSection:
    """A section with what of another child’s side stands in it, by text."""
    return ShownSection(
        shown(section.title, found.get(section.title, ())),
        [
            ShownLine(
                shown(line.key, found.get(line.key, ())),
                shown(line.words, found.get(line.words, ())),
            )
            for line in section.lines
        ],
    )
