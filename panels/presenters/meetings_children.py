"""One child of a meeting, and what was decided for that child alone (R13)."""

from collections.abc import Sequence

from assessments.models import Section47Enquiry
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.parts import Card, Fact, Tag
from panels.models import Meeting, MeetingChild
from panels.presenters.addresses import case_address, elsewhere
from panels.rules.meetings import DECIDES_THE_THRESHOLD
from panels.selectors.record import ChildOfMeeting


def child_card(child: ChildOfMeeting) -> Card:
    """Who the child is, as far as the viewer may know: a name only where the case is seen."""
    age = "" if child.age is None else f", {child.age}"
    interpreter = {
        "yes": child.interpreter_language or "Needed",
        "no": "Not needed",
    }.get(child.interpreter, "")
    return Card(
        title=f"{child.who or 'Not identified'}{age}",
        tags=[Tag(str(ParticipationRole(child.role).label))],
        href=case_address(child.case_reference) if child.case_reference else "",
        verb="Open the case",
        facts=[
            Fact(
                "Age when it happened",
                "" if child.age_at_incident is None else str(child.age_at_incident),
            ),
            Fact("Lives in", child.local_authority),
            Fact("Safety facts", child.safety_facts, missing="None recorded"),
            Fact("Interpreter", interpreter),
        ],
    )


def decision_card(
    child: ChildOfMeeting, meeting: Meeting, enquiries: Sequence[Section47Enquiry]
) -> Card:
    """What the meeting decided for one child; only for who may see that child’s part."""
    record = child.record
    facts = [*_threshold(record, meeting), *_safety(record), *_risk(record)]
    started = next((one for one in enquiries if one.case_id == child.case_id), None)
    if started is not None:
        facts.append(
            Fact(
                "Section 47 enquiry",
                started.reference,
                href=elsewhere("assessments:enquiry", started.reference),
                verb="Open",
            )
        )
    return Card(
        title=f"Decided for {child.who or 'a child not identified'}",
        tags=[Tag(record.get_next_step_display())] if record.next_step else [],
        facts=[fact for fact in facts if fact.value],
    )


def _threshold(record: MeetingChild, meeting: Meeting) -> list[Fact]:
    threshold = (
        [Fact("Threshold of significant harm", record.get_threshold_display())]
        if meeting.kind in DECIDES_THE_THRESHOLD
        else []
    )
    return [
        *threshold,
        Fact("Reasons", record.rationale),
        Fact("What follows", record.get_next_step_display()),
        Fact("Who makes the enquiry", record.get_enquiry_display()),
        Fact("Support that is still needed", record.support_needs),
        Fact("Who was told", record.who_was_told),
        Fact("Plan for the interview", record.abe_plan),
    ]


def _safety(record: MeetingChild) -> list[Fact]:
    return [
        Fact("Protection from now on", record.immediate_protection),
        Fact(
            "Where the child lives meanwhile",
            _both(record.get_household_decision_display(), record.household_reason),
        ),
        Fact("Medical care", _both(record.get_medical_display(), record.medical_discussion)),
        Fact("School", record.education_plan),
        Fact("Out of lessons, class or school", record.get_leaves_class_display()),
    ]


def _risk(record: MeetingChild) -> list[Fact]:
    return [
        Fact(
            "May be harmed, or have been harmed",
            _both(record.get_may_be_harmed_themselves_display(), record.may_be_harmed_detail),
        ),
        Fact(
            "Risk of self-harm or suicide",
            _both(record.get_self_harm_risk_display(), record.self_harm_detail),
        ),
    ]


def _both(choice: str, words: str) -> str:
    return ". ".join(part for part in (choice, words) if part)
