"""Which meetings, and which child's part of them, the runtime role may see and change.

A leak from one family's side to the other can put a child in danger: what is written about one
child is seen by who conducts the meeting and by who reads that child's case, and by nobody for the
sake of another child (sql/visibility.sql).
"""

from hsb_cases.core.database.row_security import RowRule, protect
from panels import models

OF_ITS_CHILD = "(meeting_child_id IS NULL OR hsb_child_of_meeting(meeting_child_id, meeting_id))"

OWN_INVITATION = (
    "withdrawn_at IS NULL AND ('m' || membership_id = ANY (hsb_principals()) OR EXISTS ("
    "SELECT FROM agencies_team t WHERE t.id = team_id AND hsb_holds(t.group_id)))"
)


def of_a_child(*, without_child: str) -> str:
    """Rows about one child; ``without_child`` says who sees those about none."""
    return (
        f"CASE WHEN meeting_child_id IS NULL THEN {without_child}"
        " ELSE hsb_sees_meeting_child(meeting_child_id, 30) END"
    )


def declare() -> None:
    """Declare every table of a meeting."""
    protect(
        models.Meeting,
        RowRule(
            see="hsb_sees_meeting(id)",
            change="hsb_records_meeting(id)",
            belongs="hsb_sees_incident(incident_id, 30)",
        ),
    )
    protect(
        models.MeetingChild,
        RowRule(
            see="hsb_sees_meeting_child(id, 30)",
            change="hsb_records_meeting(meeting_id)",
            belongs="hsb_writes_meeting(meeting_id)"
            " AND hsb_part_of_meeting(participation_id, meeting_id)",
        ),
    )
    protect(
        models.Invitation,
        RowRule(
            see="hsb_conducts_meeting(meeting_id)"
            f" OR ({OWN_INVITATION} AND NOT hsb_kept_from_meeting(meeting_id))"
            # Whose school comes says whose child it is: the other side is not shown it.
            " OR CASE WHEN about_id IS NULL THEN hsb_follows_meeting(meeting_id)"
            " ELSE hsb_sees_meeting_child(about_id, 30) END",
            change="hsb_records_meeting(meeting_id)",
            belongs="hsb_writes_meeting(meeting_id)"
            " AND (about_id IS NULL OR hsb_child_of_meeting(about_id, meeting_id))",
        ),
    )
    _declare_what_was_said()
    _declare_conferences()
    protect(
        models.Minutes,
        RowRule(
            # Approved, it is that child's record; before, it is a paper on somebody's desk.
            see="hsb_conducts_meeting(meeting_id)"
            " OR (approved_at IS NOT NULL AND hsb_sees_meeting_child(meeting_child_id, 30))",
            change="hsb_conducts_meeting(meeting_id)",
            belongs="hsb_conducts_meeting(meeting_id)"
            " AND hsb_child_of_meeting(meeting_child_id, meeting_id)",
        ),
    )


def _declare_what_was_said() -> None:
    protect(
        models.AgencyInformation,
        RowRule(
            # About the incident, it may hold anything of anybody: it crosses to no side before
            # the minutes made from it are approved.
            see=of_a_child(without_child="hsb_conducts_meeting(meeting_id)"),
            change="hsb_records_meeting(meeting_id)",
            belongs=f"hsb_records_meeting(meeting_id) AND {OF_ITS_CHILD}"
            " AND hsb_invited_to_meeting(invitation_id, meeting_id)",
        ),
    )
    protect(
        models.SafetyMeasure,
        RowRule(
            # A measure for all children concerns everybody who works with one of them.
            see=of_a_child(without_child="hsb_follows_meeting(meeting_id)"),
            change="hsb_records_meeting(meeting_id)",
            belongs=f"hsb_records_meeting(meeting_id) AND {OF_ITS_CHILD}",
        ),
    )
    protect(
        models.MeetingDraft,
        RowRule(
            see=of_a_child(without_child="hsb_conducts_meeting(meeting_id)"),
            change="hsb_records_meeting(meeting_id)",
            belongs=f"hsb_records_meeting(meeting_id) AND {OF_ITS_CHILD}",
            delete="hsb_records_meeting(meeting_id)",
        ),
    )


def _declare_conferences() -> None:
    """A conference and its plan belong to one child's case, and to nobody else's."""
    for model in (models.Conference, models.ProtectionPlan):
        protect(
            model,
            RowRule(
                see="hsb_sees_case(case_id, 30)",
                change="hsb_sees_case(case_id, 40)",
                belongs="hsb_sees_case(case_id, 40)",
            ),
        )
    of_the_plan = (
        "EXISTS (SELECT FROM panels_protectionplan p WHERE p.id = plan_id"
        " AND hsb_sees_case(p.case_id, {level}))"
    )
    protect(
        models.CoreGroup,
        RowRule(see=of_the_plan.format(level=30), belongs=of_the_plan.format(level=40)),
    )
