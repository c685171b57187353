"""What a meeting is asked to think of before it closes. None of it stops anything."""

from hsb_cases.cases.rules.school import AtSchool, school_goes_on
from hsb_cases.cases.rules.welfare import welfare_route_is_open
from hsb_cases.core.rules.answers import Answer
from panels.rules.facts import ChildFacts, MeetingFacts, item
from panels.rules.planning import BelowThreshold, complex_behaviour_is_planned_for

NOTHING = frozenset({"", "no_further_action"})
MEETS_AGAIN = frozenset({"multi_agency_meeting", "strategy_discussion"})


def to_think_of(meeting: MeetingFacts) -> list[Answer]:
    """The prompts on a meeting: the police alone (R18), complex behaviour (R19), school (R39)."""
    routes = (_welfare(child, police_know=meeting.police_know) for child in meeting.children)
    return [
        *(answer for answer in routes if answer.kind != "ok"),
        *_complex(meeting),
        *school_goes_on(
            meeting.setting,
            [
                AtSchool(
                    child.key,
                    child.who,
                    child.role,
                    child.education_plan,
                    leaves=child.leaves_class == "yes",
                )
                for child in meeting.children
            ],
        ),
    ]


def _welfare(child: ChildFacts, *, police_know: bool) -> Answer:
    return welfare_route_is_open(
        child=child.who,
        criminal=police_know,
        welfare=child.next_step not in NOTHING,
        field=item(child.key, "next_step"),
    )


def _complex(meeting: MeetingFacts) -> list[Answer]:
    if meeting.kind == "planning_meeting" or any(
        one.threshold == "met" for one in meeting.children
    ):
        return []
    return complex_behaviour_is_planned_for(
        BelowThreshold(
            category=meeting.category,
            # Whoever convenes a meeting about an incident has its record.
            logged_with_social_care=True,
            meeting_arranged=meeting.meets_again
            or any(child.next_step in MEETS_AGAIN for child in meeting.children),
        )
    )
