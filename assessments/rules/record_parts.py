"""The parts in which an assessment is written: one a domain, then what all kinds have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.rules.tool_catalogue import CHILD_AND_FAMILY, KINDS

DOMAIN = "domain-"
VIEWS, SAFETY, FORMULATION, RECOMMENDATIONS = "views", "safety", "formulation", "recommendations"
PLAIN = "plain"
CONCERNS, STRENGTHS = "concerns", "strengths"


@dataclass(frozen=True)
class Part:
    """One part, which is a page of its own."""

    name: str
    """Its name in an address."""
    title: str
    fields: tuple[str, ...]
    """The columns of the version that it writes; of a domain, those of the domain."""

    @property
    def domain(self) -> str:
        """The domain it is about; empty: none."""
        return self.name.removeprefix(DOMAIN) if self.name.startswith(DOMAIN) else ""


IN_COMMON = (
    Part(
        VIEWS,
        "Views of the child and the carers",
        (
            "child_views",
            "child_views_missing_reason",
            "carers_views",
            "carers_views_missing_reason",
            "interpreter_arranged",
            "interpreter_reason",
        ),
    ),
    Part(
        SAFETY,
        "Asked every time",
        (
            "may_be_harmed_themselves",
            "harmed_themselves_detail",
            "self_harm_risk",
            "self_harm_detail",
        ),
    ),
)
PLAIN_FIELDS = ("plain_why", "plain_strengths", "plain_worries", "plain_views", "plain_next")
LAST = (
    Part(RECOMMENDATIONS, "Recommendations", ("recommendations",)),
    Part(PLAIN, "In plain words for the child and the carers", PLAIN_FIELDS),
)


def parts_of(kind: str) -> tuple[Part, ...]:
    """The parts of one kind of assessment, in the order in which they are written."""
    return (
        *(
            Part(f"{DOMAIN}{name}", words, (CONCERNS, STRENGTHS))
            for name, words in domains_of(kind)
        ),
        *IN_COMMON,
        _thinking(kind),
        *LAST,
    )


def domains_of(kind: str) -> tuple[tuple[str, str], ...]:
    """Name and words of each domain of a kind of assessment."""
    return KINDS[kind].domains


def part_named(kind: str, name: str) -> Part | None:
    """A part by its name; None: this kind has none of that name."""
    return next((one for one in parts_of(kind) if one.name == name), None)


def _thinking(kind: str) -> Part:
    if kind == CHILD_AND_FAMILY:
        return Part(FORMULATION, "Analysis and factors", ("formulation", "factors"))
    return Part(
        FORMULATION,
        "Formulation and supervision",
        ("formulation", "supervision_level", "supervision_detail"),
    )


def listed(titles: Iterable[str]) -> str:
    """Titles of parts in a sentence."""
    return ", ".join(f"“{title}”" for title in titles)
