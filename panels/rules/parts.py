"""The parts of a meeting's record, in the order of the agenda, and which answers each holds."""

from dataclasses import dataclass

ATTENDANCE, INFORMATION, MEASURES, NEXT = "attendance", "information", "measures", "next"
PROTECTION, RISK, DECISION = "protection", "risk", "decision"


@dataclass(frozen=True)
class Part:
    """One item of the agenda."""

    name: str
    title: str
    fields: tuple[str, ...] = ()
    """The answers about one child that it holds; empty for a part of the whole meeting."""

    @property
    def of_a_child(self) -> bool:
        """Whether it stands once for each child."""
        return bool(self.fields)


PARTS = (
    Part(ATTENDANCE, "Who is here, and what each takes on"),
    Part(INFORMATION, "What each agency knows"),
    Part(
        PROTECTION,
        "Safety from now on",
        (
            "immediate_protection",
            "household_decision",
            "household_reason",
            "medical",
            "medical_discussion",
            "education_plan",
            "leaves_class",
        ),
    ),
    Part(
        RISK,
        "Harm and risk to this child",
        ("may_be_harmed_themselves", "may_be_harmed_detail", "self_harm_risk", "self_harm_detail"),
    ),
    Part(
        DECISION,
        "Decision for this child",
        (
            "threshold",
            "rationale",
            "next_step",
            "enquiry",
            "support_needs",
            "who_was_told",
            "abe_plan",
        ),
    ),
    Part(MEASURES, "What each organisation does"),
    Part(NEXT, "What comes next"),
)
BY_NAME = {part.name: part for part in PARTS}


def part_of(field: str) -> str:
    """The part that holds an answer about a child, or about who takes part, or the whole meeting.

    Names of answers that stand outside the agenda (naming a chair) give an empty name.
    """
    if field in {"attended", "absence_reason", "takes_on"}:
        return ATTENDANCE
    if field == MEASURES:
        return MEASURES
    return next((part.name for part in PARTS if field in part.fields), "")
