"""What goes into a copy of the minutes, and what must not: read for who conducts the meeting."""

import datetime

from django.db import connection

from assessments.rules.other_family import Known
from assessments.rules.papers import Line, Section, sections_in
from hsb_cases.cases.models.codes import ParticipationRole
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.filters import moment, short_day
from panels.models import (
    AgencyInformation,
    Invitation,
    Meeting,
    MeetingChild,
    Minutes,
    SafetyMeasure,
)
from panels.rules.minutes import (
    InformationFacts,
    MeasureText,
    MinutesFacts,
    Taking,
)
from panels.selectors.record import (
    ChildOfMeeting,
    children_of,
    information_of,
    invitations_of,
    measures_of,
)


def authorities_of(meeting: Meeting, *, today: datetime.date) -> dict[int, str]:
    """The local authority of each child, by the child’s number in the meeting. Two queries."""
    return {one.record.pk: one.local_authority for one in children_of(meeting, today=today)}


def sections_of(minutes: Minutes) -> tuple[Section, ...]:
    """The text of a copy, as it was fixed."""
    return sections_in(minutes.sections)


def known_of_children(meeting: Meeting) -> dict[int, list[Known]]:
    """Names, addresses and schools around each child, by the child’s number in the meeting.

    Also the organisations and people who came, or act, for that child alone: of children not yet
    identified that may be all there is. For the check of the minutes: no page shows them. Empty for
    who does not conduct the meeting. Four queries.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hsb_conducts_meeting(%s)", [meeting.pk])
        if not cursor.fetchone()[0]:
            return {}
        cursor.execute(
            "SELECT meeting_child_id, kind, words FROM hsb_words_of_meeting_children(%s)",
            [meeting.pk],
        )
        found: dict[int, list[Known]] = {}
        for child, kind, words in cursor.fetchall():
            found.setdefault(child, []).append(Known(kind, words))
    for one in Invitation.objects.filter(meeting=meeting, about__isnull=False):
        facts = (Known("school", one.organisation), Known("adult", one.person_name))
        found.setdefault(one.about_id or 0, []).extend(fact for fact in facts if fact.words)
    for measure in SafetyMeasure.objects.filter(meeting=meeting, meeting_child__isnull=False):
        place = Known("school", measure.organisation)
        found.setdefault(measure.meeting_child_id or 0, []).append(place)
    return found


def professionals_of(meeting: Meeting) -> tuple[str, ...]:
    """The people who take part for all children, and the chair. One query."""
    names = Invitation.objects.filter(meeting=meeting, about__isnull=True).exclude(person_name="")
    chair = meeting.chair.user.full_name if meeting.chair else ""
    return tuple(filter(None, [chair, *names.values_list("person_name", flat=True)]))


def minutes_facts(
    meeting: Meeting, child: MeetingChild, *, today: datetime.date
) -> tuple[MinutesFacts, ChildOfMeeting]:
    """What the meeting decided for one child, in words, and the child. Six queries.

    Raises OutOfScope for a child whose part the actor may not see.
    """
    seen = next(
        (one for one in children_of(meeting, today=today) if one.record.pk == child.pk), None
    )
    if seen is None:
        raise OutOfScope
    invitations = {one.pk: one for one in invitations_of(meeting)}
    said = information_of(meeting)
    facts = MinutesFacts(
        meeting=_meeting(meeting),
        child=_child(seen),
        present=tuple(
            _taking(one) for one in invitations.values() if one.about_id in {None, child.pk}
        ),
        safety=_safety(seen.record),
        risk=_risk(seen.record),
        decision=_decision(seen.record),
        interview=seen.record.abe_plan,
        measures=tuple(
            MeasureText(
                one.organisation, one.measure, f"{one.owner}, {one.agency}", short_day(one.due_on)
            )
            for one in measures_of(meeting)
            if one.meeting_child_id in {None, child.pk}
        ),
        about_the_child=_said(said, invitations, about=child.pk),
        about_the_incident=_said(said, invitations, about=None),
    )
    return facts, seen


def _meeting(meeting: Meeting) -> tuple[Line, ...]:
    chair = meeting.chair
    chaired = f"{chair.user.full_name}, " if chair else ""
    return (
        Line("What it was", f"{meeting.get_kind_display()} {meeting.reference}"),
        Line("Held", f"{moment(meeting.opened_at)}, {meeting.get_mode_display().lower()}"),
        Line("Chaired by", f"{chaired}{meeting.team.agency.name}"),
        Line("Next meeting", short_day(meeting.next_meeting_on)),
    )


def _child(seen: ChildOfMeeting) -> tuple[Line, ...]:
    return (
        Line("Child", seen.who),
        Line("Part in the incident", str(ParticipationRole(seen.role).label)),
        Line("Age when it happened", _number(seen.age_at_incident)),
        Line("Lives in", seen.local_authority),
    )


def _safety(child: MeetingChild) -> tuple[Line, ...]:
    return (
        Line("Protection from now on", child.immediate_protection),
        Line(
            "Where the child lives meanwhile",
            _with(child.get_household_decision_display(), child.household_reason),
        ),
        Line("Medical care", _with(child.get_medical_display(), child.medical_discussion)),
        Line("School", child.education_plan),
        Line("Out of lessons, class or school", child.get_leaves_class_display()),
    )


def _risk(child: MeetingChild) -> tuple[Line, ...]:
    return (
        Line(
            "May the child be harmed themselves?",
            _with(child.get_may_be_harmed_themselves_display(), child.may_be_harmed_detail),
        ),
        Line(
            "Risk of self-harm or suicide",
            _with(child.get_self_harm_risk_display(), child.self_harm_detail),
        ),
    )


def _decision(child: MeetingChild) -> tuple[Line, ...]:
    return (
        Line("Threshold of significant harm", child.get_threshold_display()),
        Line("Reasons", child.rationale),
        Line("What follows", child.get_next_step_display()),
        Line("Enquiry", child.get_enquiry_display() if child.next_step == "section_47" else ""),
        Line("Support", child.support_needs),
        Line("Who was told", child.who_was_told),
    )


def _taking(one: Invitation) -> Taking:
    came = one.get_attended_display() or "Invited"
    reason = f": {one.absence_reason}" if one.attended == "no" and one.absence_reason else ""
    return Taking(str(one), f"{came}{reason}", one.takes_on)


def _said(
    said: list[AgencyInformation], invitations: dict[int, Invitation], *, about: int | None
) -> tuple[InformationFacts, ...]:
    return tuple(
        InformationFacts(str(invitations.get(one.invitation_id, "An agency")), one.text)
        for one in said
        if one.meeting_child_id == about
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _with(answer: str, detail: str) -> str:
    return "\n".join(part for part in (answer, detail) if part)
