"""The measures of progress as a small picture: a line each, from before to after."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.models import Better, ProgressMeasure
from hsb_cases.core.filters import short_day

LEFT, RIGHT = 40, 280
TOP, BOTTOM = 16, 144
WIDTH, HEIGHT = 320, 176
NEXT_LINE = 14
"""Units of the picture between two numbers that would otherwise stand on each other."""


@dataclass(frozen=True)
class Line:
    """One measure in the picture. Without a second measurement it is a point."""

    number: int
    x1: int
    y1: int
    x2: int | None
    y2: int | None
    label_y: int


@dataclass(frozen=True)
class MeasureRow:
    """One measure in the table beside the picture."""

    number: int
    what: str
    scale: str
    before: str
    after: str
    change: str
    again_href: str


@dataclass(frozen=True)
class Chart:
    """The picture's lines; empty: nothing was measured."""

    lines: Sequence[Line]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def chart_of(measures: Sequence[ProgressMeasure]) -> Chart:
    """A line for each measure on its own scale, from the worse end below to the better above."""
    lines: list[Line] = []
    taken: list[int] = []
    for number, one in enumerate(measures, start=1):
        y1 = _height(one, one.before)
        label = y1
        while any(abs(label - other) < NEXT_LINE for other in taken):
            label += NEXT_LINE
        taken.append(label)
        after = one.after
        x2, y2 = (None, None) if after is None else (RIGHT, _height(one, after))
        lines.append(Line(number, LEFT, y1, x2, y2, label))
    lowest = max([HEIGHT - TOP, *taken]) + TOP
    return Chart(lines, height=lowest)


def row_of(number: int, one: ProgressMeasure, *, again_href: str) -> MeasureRow:
    """What the picture shows of one measure, in words."""
    better = "higher is better" if one.better == Better.HIGHER else "lower is better"
    return MeasureRow(
        number=number,
        what=one.what,
        scale=f"{one.lowest} to {one.highest}, {better}",
        before=f"{one.before}, {short_day(one.before_on)}",
        after="" if one.after is None else f"{one.after}, {short_day(one.after_on)}",
        change=change_words(one),
        again_href=again_href,
    )


def change_words(one: ProgressMeasure) -> str:
    """Whether it has become better; empty while it was measured once."""
    if one.after is None:
        return ""
    moved = one.after - one.before
    if moved == 0:
        return "The same"
    better = (moved > 0) == (one.better == Better.HIGHER)
    return f"{'Better' if better else 'Worse'} by {abs(moved)}"


def _height(one: ProgressMeasure, value: int) -> int:
    share = (value - one.lowest) / (one.highest - one.lowest)
    if one.better == Better.LOWER:
        share = 1 - share
    return round(BOTTOM - share * (BOTTOM - TOP))
