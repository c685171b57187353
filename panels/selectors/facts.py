"""A meeting as facts for its rules (panels.rules)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hsb_cases.cases.models import Incident
from panels.models import Invitation, Meeting, MeetingChild, MeetingDraft, SafetyMeasure
from panels.rules.facts import ChildFacts, Invited, Measure, MeetingFacts
from panels.selectors.record import (
    ChildOfMeeting,
    asks_for_hsb_service,
    children_of,
    drafts_of,
    invitations_of,
    measures_of,
)

OF_THE_RECORD = (
    "immediate_protection",
    "household_decision",
    "household_reason",
    "medical",
    "medical_discussion",
    "education_plan",
    "leaves_class",
    "may_be_harmed_themselves",
    "may_be_harmed_detail",
    "self_harm_risk",
    "self_harm_detail",
    "threshold",
    "rationale",
    "support_needs",
    "who_was_told",
    "enquiry",
    "next_step",
)


def child_key(child: MeetingChild) -> str:
    """How rules and addresses name a child of a meeting: by its place."""
    return f"child-{child.position}"


@dataclass(frozen=True)
class Record:
    """Everything a meeting’s record holds, as far as the actor sees it."""

    meeting: Meeting
    children: Sequence[ChildOfMeeting]
    invitations: Sequence[Invitation]
    measures: Sequence[SafetyMeasure]
    drafts: Sequence[MeetingDraft]
    asks_for_hsb_service: bool
    """Whether the procedure of the chairing area asks for the HSB or youth justice service."""

    @property
    def facts(self) -> MeetingFacts:
        """The record as facts."""
        chair = self.meeting.chair
        return MeetingFacts(
            kind=self.meeting.kind,
            chair_kind=chair.team.agency.kind if chair else "",
            children=tuple(_child(child) for child in self.children),
            invited=tuple(_invited(one) for one in self.invitations),
            measures=tuple(_measure(one) for one in self.measures),
            area_asks_for_hsb_service=self.asks_for_hsb_service,
        )

    def facts_with(self, incident: Incident | None) -> MeetingFacts:
        """The record as facts, with what the incident says where the actor reads it."""
        if incident is None:
            return self.facts
        return replace(
            self.facts,
            setting=incident.setting,
            category=incident.category,
            police_know=bool(incident.police_reference),
            meets_again=self.meeting.next_meeting_on is not None,
        )

    @property
    def unrecorded(self) -> list[MeetingDraft]:
        """Parts in which something is typed that the record does not say yet."""
        return [draft for draft in self.drafts if not draft.recorded and _says(draft)]


def record_of(meeting: Meeting, *, today: datetime.date) -> Record:
    """The record of a meeting. Six queries."""
    return Record(
        meeting=meeting,
        children=children_of(meeting, today=today),
        invitations=invitations_of(meeting),
        measures=measures_of(meeting),
        drafts=drafts_of(meeting),
        asks_for_hsb_service=asks_for_hsb_service(meeting),
    )


def _child(child: ChildOfMeeting) -> ChildFacts:
    return ChildFacts(
        key=child_key(child.record),
        who=child.who,
        role=child.role,
        lives_with_other_children=child.lives_with_children or None,
        **{name: getattr(child.record, name) for name in OF_THE_RECORD},
    )


def _invited(one: Invitation) -> Invited:
    return Invited(
        key=f"invitation-{one.pk}",
        agency_kind=one.agency_kind,
        organisation=one.organisation,
        required=one.required,
        attended=one.attended,
        absence_reason=one.absence_reason,
        takes_on=one.takes_on,
    )


def _measure(one: SafetyMeasure) -> Measure:
    return Measure(
        key=f"measure-{one.pk}",
        organisation=one.organisation,
        measure=one.measure,
        owner=one.owner,
        agency=one.agency,
    )


def _says(draft: MeetingDraft) -> bool:
    return any(value.strip() for values in draft.raw.values() for value in values)
