"""Complex behaviour below the threshold of social work (R19)."""

from dataclasses import dataclass

from hsb_cases.core.rules.answers import Answer, follows, prompt

COMPLEX = frozenset({"problematic", "abusive", "violent"})
"""The categories that the Cambridgeshire and Peterborough protocol has reported each time."""


@dataclass(frozen=True)
class BelowThreshold:
    """Behaviour that social work does not act on."""

    category: str
    logged_with_social_care: bool
    meeting_arranged: bool
    """Whether a planning meeting is arranged or was held."""


@follows("R19")
def complex_behaviour_is_planned_for(facts: BelowThreshold) -> list[Answer]:
    """What is still to be done about complex behaviour that social work does not act on.

    Cambridgeshire and Peterborough, Indication and Identification: it is always reported so that a
    record is made, and a multi-agency planning meeting is held.
    """
    if facts.category not in COMPLEX:
        return []
    said = []
    if not facts.logged_with_social_care:
        said.append(
            prompt(
                "R19",
                "Report this behaviour to children’s social care so that a record is made, also"
                " where it is below its threshold.",
                field="logged_with_social_care",
            )
        )
    if not facts.meeting_arranged:
        said.append(
            prompt(
                "R19",
                "Arrange a multi-agency planning meeting about what the children need: complex"
                " behaviour is planned for together, also below the threshold.",
                field="planning_meeting",
            )
        )
    return said
