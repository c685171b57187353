"""What must be true before an enquiry is concluded, and what then follows (R13, R14, R36)."""

from dataclasses import dataclass

from assessments.rules.conferences import conference_is_about_this_child
from assessments.rules.visiting import Safety, Visit, views_missing
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import OK, Answer, follows, refuse, says_something


@dataclass(frozen=True)
class Conclusion:
    """The outcome of one child's enquiry, for that child alone."""

    safety: Safety
    enquiries_made: str = ""
    outcome: str = ""
    significant_harm: str = ""
    """yes or no: whether this child suffers, or is likely to suffer, significant harm."""
    significant_harm_finding: str = ""
    conference_required: bool | None = None
    conference_not_required_reason: str = ""
    next_steps: str = ""


def missing_before_conclusion(visit: Visit, *, has_worker: bool) -> list[Answer]:
    """What is still to do before the enquiry can be concluded, item by item.

    ``field`` names the question of the visit, or ``worker``.
    """
    found = []
    if not has_worker:
        found.append(
            Answer("refuse", sentence="Allocate a social worker to the enquiry.", field="worker")
        )
    if visit.child_seen_on is None and not visit.not_seen_reason.strip():
        found.append(
            Answer(
                "refuse",
                sentence="Record when the child was seen and whether alone, or why not.",
                field="child_seen_on",
            )
        )
    return found + [answer for answer in views_missing(visit) if answer.kind == "refuse"]


@follows("R14")
def what_follows(conclusion: Conclusion, *, role: str) -> Answer:
    """A child who displayed the behaviour has a conference on a finding, or else next steps.

    ``role``: the child's part in the incident. Staffordshire and Stoke-on-Trent, Outcomes of
    Section 47 Enquiries: otherwise the enquiry recommends next steps, including a multi-agency
    meeting.
    """
    if conclusion.conference_required:
        return conference_is_about_this_child(
            role=role, significant_harm=conclusion.significant_harm
        )
    if role in DISPLAYED and not conclusion.next_steps.strip():
        return refuse(
            "R14",
            "Without a conference, enter the next steps for this child, a multi-agency meeting"
            " among them.",
            field="next_steps",
        )
    return OK


def check_conclusion(conclusion: Conclusion) -> None:
    """An outcome is whole and can be followed. Raises Refused with the field."""
    asked = (
        ("enquiries_made", "Enter whom you asked and what they said."),
        ("outcome", "Choose the outcome for this child."),
        (
            "significant_harm",
            "Choose whether this child suffers, or is likely to suffer, significant harm.",
        ),
    )
    for field, sentence in asked:
        if not getattr(conclusion, field).strip():
            raise Refused(sentence, field=field)
    if not says_something(conclusion.significant_harm_finding):
        raise Refused(
            "Enter what the finding about significant harm rests on, in a sentence or more.",
            field="significant_harm_finding",
        )
    if conclusion.conference_required is None:
        raise Refused(
            "Choose whether an initial child protection conference is required.",
            field="conference_required",
        )
    if not conclusion.conference_required and not says_something(
        conclusion.conference_not_required_reason
    ):
        raise Refused(
            "Enter why no conference is required, in a sentence or more.",
            field="conference_not_required_reason",
        )
