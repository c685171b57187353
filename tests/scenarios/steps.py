"""What people do in the scenarios of domain.md §9, as steps in their words.

A step calls the commands as the person who acts, at the time given. Whatever a test asserts of the
database it reads as the owner, or through the person whose sight it is about.
"""

import datetime
from dataclasses import dataclass, field, replace

import pytest

from assessments.commands import allocate_enquiry, conclude_enquiry, record_visit
from assessments.models import Section47Enquiry
from assessments.rules.concluding import Conclusion
from assessments.rules.visiting import Safety, Visit
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Agency
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.cases.models import Case, Child, Incident, Level
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.linked import LinkedChild, linked_children
from hsb_cases.core.errors import Refused
from hsb_cases.drafts.rules.versions import Sent
from hsb_cases.reminders.models import Deadline
from hsb_cases.reminders.rules.timescales import Timescale
from hsb_cases.workspace.demo.partnership import Partnership
from hsb_cases.workspace.demo.scenarios import Scenario
from panels.commands.arranging import Guest, invite, name_chair
from panels.commands.closing import Closed, close_meeting, open_meeting
from panels.commands.convening import MeetingPlan, convene
from panels.commands.measuring import MeasureFacts, add_measure
from panels.commands.recording import Place, Present, record_attendance, record_for_child
from panels.models import Invitation, Meeting, MeetingChild
from panels.models.codes import MeetingKind, Mode
from panels.rules.parts import BY_NAME
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Decision, Referral
from referrals.rules.facts import ChildFacts, ConcernFacts
from tests.support.roles import as_owner

GUESTS = (
    (Agency.Kind.POLICE, "Child abuse investigation team", "Imran Shah"),
    (Agency.Kind.HEALTH, "Children’s hospital", "Beth Carrow"),
    (Agency.Kind.SCHOOL, "Education safeguarding", "Ruth Adeyemi"),
)
FENBRIDGE_ASKS = (Agency.Kind.YOUTH_JUSTICE, "Youth justice service", "Nadia Khan")
"""Its procedure asks for the HSB or youth justice service at each strategy discussion (R6)."""
NOT_MET = {
    "threshold": "not_met",
    "enquiry": "none",
    "next_step": "no_further_action",
    "support_needs": "None beyond what home and school do; the family knows whom to ring.",
    "medical": "none",
}
"""What a strategy discussion writes for a child for whom nothing follows."""


def moment(words: str) -> datetime.datetime:
    """A time as it is written in a story: 2026-03-24 14:10, in Greenwich."""
    return datetime.datetime.strptime(words, "%Y-%m-%d %H:%M").replace(tzinfo=datetime.UTC)


def day(words: str) -> datetime.date:
    """A day as it is written in a story: 2026-03-24."""
    return datetime.date.fromisoformat(words)


def refused(act, *, field: str | None = None) -> str:
    """The sentence that stands in the way of an act, which leaves nothing behind."""
    with pytest.raises(Refused) as stopped:
        act()
    assert stopped.value.field == field or field is None, stopped.value
    return stopped.value.sentence


def for_child(who: str, **changes: str) -> dict[str, str]:
    """Everything a strategy discussion decides for one child; the threshold is met."""
    return {
        "immediate_protection": f"An adult is with {who} at all times.",
        "household_decision": "not_same_household",
        "household_reason": "",
        "medical": "sarc_non_acute",
        "medical_discussion": f"The paediatrician offers {who} an appointment this week.",
        "education_plan": f"{who} has a named adult at school.",
        "leaves_class": "no",
        "may_be_harmed_themselves": "unknown",
        "may_be_harmed_detail": "",
        "self_harm_risk": "no",
        "self_harm_detail": "",
        "threshold": "met",
        "rationale": f"What was said of {who} is clear, and several people say the same.",
        "next_step": "section_47",
        "enquiry": "joint",
        "support_needs": f"Somebody to talk to for {who}.",
        "who_was_told": f"The carers of {who}, by the social worker.",
        "abe_plan": f"{who} is interviewed by a trained officer.",
        **changes,
    }


@dataclass
class Story:
    """One incident as it goes on: its concern, its children's cases and its meeting."""

    partnership: Partnership
    concern: Concern | None = None
    cases: dict[str, Case] = field(default_factory=dict)
    """By the child's first name."""
    meeting: Meeting | None = None
    begins: datetime.datetime | None = None

    def __getitem__(self, full_name: str) -> Actor:
        """The person of a full name."""
        return self.partnership[full_name]

    @property
    def incident(self) -> Incident:
        """What it is all about."""
        return self.concern.incident

    # Reporting, and the front door.

    def reported(
        self,
        scenario: Scenario,
        *,
        facts: ConcernFacts | None = None,
        by: str = "",
        at: datetime.datetime | None = None,
    ) -> Concern:
        """A concern arrives; a child whom the reporter's own log holds is chosen."""
        reporter = self[by or scenario.reporter]
        told = facts or scenario.facts
        self.concern = submit_concern(
            facts=replace(told, children=tuple(_known(one, reporter) for one in told.children)),
            draft_reference=f"DRA-{at or scenario.reported_at:%Y%m%d-%H%M}",
            at=at or scenario.reported_at,
            by=reporter,
        )
        for referral in self.referrals():
            self.cases[referral.child.given_name] = referral.case
        return self.concern

    def referrals(self) -> list[Referral]:
        """The referrals of the concern, in the order its children were reported."""
        found = Referral.objects.filter(concern=self.concern).order_by("pk")
        return list(owned(lambda: found.select_related("child", "case", "participation")))

    def referral(self, name: str) -> Referral:
        """One child's referral as it is now."""
        return next(one for one in self.referrals() if one.child.given_name == name)

    def decided(
        self, name: str, decision: Decision, *, by: str, at: datetime.datetime, **more: object
    ) -> None:
        """The front door decides for one child."""
        facts = {
            "reasons": f"What was reported of {name} was weighed with school and police.",
            "self_harm_risk": "no",
            **more,
        }
        decide_referral(
            referral=self.referral(name), decided=Decided(decision, **facts), at=at, by=self[by]
        )

    def taken_over(
        self, name: str, *, team: tuple[str, str], by: str, at: datetime.datetime
    ) -> None:
        """The front door hands a case to another team of its authority."""
        move_case_to_team(
            case=self.cases[name],
            team=self.partnership.teams[team],
            reason="For the enquiry",
            at=at,
            by=self[by],
        )

    def allocated(self, name: str, worker: str, *, by: str, at: datetime.datetime) -> None:
        """A manager gives a child's case to a worker."""
        allocate_case(
            case=self.cases[name],
            worker=self[worker].membership,
            reason="Has the time and the training",
            at=at,
            by=self[by],
        )

    # The strategy discussion.

    def convened(
        self, authority: str, *, by: str, at: datetime.datetime, begins: datetime.datetime, **more
    ) -> Meeting:
        """One combined meeting is arranged, with police, health and education."""
        facts = {"kind": MeetingKind.STRATEGY_DISCUSSION, "mode": Mode.ONLINE, **more}
        plan = MeetingPlan(
            local_authority=self.partnership.areas[authority], planned_at=begins, **facts
        )
        self.meeting = convene(incident=self.incident, plan=plan, at=at, by=self[by])
        self.begins = begins
        return self.meeting

    def opened(self, *, chair: str, by: str, guests=GUESTS) -> None:
        """People are invited, somebody chairs, it begins, and everybody came."""
        conducts = self[by]
        asked = self.meeting.local_authority_id == self.partnership.areas["Fenbridge"].pk
        for kind, organisation, person in (*guests, *([FENBRIDGE_ASKS] if asked else [])):
            guest = Guest(kind, organisation=organisation, person_name=person)
            invite(meeting=self.meeting, guest=guest, at=self.begins, by=conducts)
        name_chair(meeting=self.meeting, chair=self[chair].membership, at=self.begins, by=conducts)
        self._again()
        open_meeting(meeting=self.meeting, started_at=self.begins, at=self.begins, by=conducts)
        self._again()
        invited = Invitation.objects.filter(meeting=self.meeting).order_by("pk")
        keys = owned(lambda: invited.values_list("pk", flat=True))
        record_attendance(
            place=Place(self.meeting, "attendance"),
            present=[Present(key, "yes", takes_on="Tells what is known.") for key in keys],
            sent=Sent({"attended": ["yes"]}, 0, "w", 1),
            at=self.begins,
            by=conducts,
        )

    def wrote(self, name: str, *, by: str, version: int = 0, **changes: str) -> None:
        """What the meeting decides for one child, part by part."""
        values = for_child(name, **changes)
        for part in BY_NAME.values():
            if part.of_a_child:
                chosen = {one: values[one] for one in part.fields}
                record_for_child(
                    place=Place(self.meeting, part.name, self.child(name)),
                    values=chosen,
                    sent=Sent(
                        {key: [value] for key, value in chosen.items()}, version, "w", version + 1
                    ),
                    at=self.begins,
                    by=self[by],
                )

    def measured(self, organisation: str, measure: str, *, by: str, name: str = "") -> None:
        """What one organisation does about risk."""
        facts = MeasureFacts(
            organisation=organisation,
            measure=measure,
            owner="Ruth Adeyemi",
            agency="Education safeguarding",
            due_on=self.begins.date() + datetime.timedelta(days=1),
            child=self.child(name) if name else None,
        )
        add_measure(meeting=self.meeting, facts=facts, at=self.begins, by=self[by])

    def closed(self, *, by: str) -> Closed:
        """The meeting is closed, an hour after it began."""
        outcome = close_meeting(
            meeting=self.meeting,
            next_meeting_on=None,
            at=self.begins + datetime.timedelta(hours=1),
            by=self[by],
        )
        self._again()
        return outcome

    def child(self, name: str) -> MeetingChild:
        """The meeting's record of a child."""
        found = MeetingChild.objects.filter(participation__child__given_name=name)
        return owned(lambda: found.filter(meeting=self.meeting))[0]

    def _again(self) -> None:
        found = Meeting.objects.select_related("team__agency", "chair", "incident")
        self.meeting = owned(lambda: found.filter(pk=self.meeting.pk))[0]

    # The section 47 enquiry.

    def enquiry(self, name: str) -> Section47Enquiry:
        """The enquiry of one child."""
        found = Section47Enquiry.objects.select_related("case__child", "worker", "incident")
        return owned(lambda: found.filter(case=self.cases[name]))[0]

    def enquires(
        self, name: str, worker: str, *, by: str, at: datetime.datetime, with_case: bool = True
    ) -> None:
        """A manager allocates one child's enquiry, and the case with it."""
        allocate_enquiry(
            enquiry=self.enquiry(name),
            worker=self[worker].membership,
            reason="Has the time and the training",
            at=at,
            by=self[by],
            with_case=with_case,
        )

    def saw(self, name: str, *, by: str, at: datetime.datetime, **changes: object) -> None:
        """The child was seen, and said something."""
        visit = Visit(
            safety=Safety(self_harm_risk="no", may_be_harmed_themselves="unknown"),
            child_seen_on=at.date(),
            seen_alone="yes",
            child_views=f"{name} wants things to be calm at home.",
            carers_views=f"The carers of {name} agree with the safety measures.",
            interpreter_arranged="not_needed",
        )
        record_visit(
            enquiry=self.enquiry(name), visit=replace(visit, **changes), at=at, by=self[by]
        )

    def concluded(self, name: str, *, by: str, at: datetime.datetime, **changes: object) -> None:
        """The enquiry ends: the child is at continuing risk, unless said otherwise."""
        conclusion = Conclusion(
            safety=Safety(self_harm_risk="no", may_be_harmed_themselves="unknown"),
            enquiries_made="School, health visitor and police were asked.",
            outcome="substantiated_continuing",
            significant_harm="yes",
            significant_harm_finding=f"{name} was harmed, and nothing at home has changed yet.",
            conference_required=True,
        )
        conclude_enquiry(
            enquiry=self.enquiry(name),
            conclusion=replace(conclusion, **changes),
            at=at,
            by=self[by],
        )

    # What is due, and who sees what.

    def due(self, name: str, rule: Timescale) -> Deadline:
        """The latest time limit of a rule on a child's case."""
        found = Deadline.objects.filter(case=self.cases[name], rule=rule.rule).order_by("-pk")
        return owned(lambda: found)[0]

    def sees(self, who: str, name: str) -> Level | int:
        """How much of a child's case a person sees; 0: nothing."""
        with acting(self[who]):
            return level_on(self.cases[name])

    def linked(self, who: str, name: str) -> list[LinkedChild]:
        """What a person who sees a child's case is told of the other children."""
        with acting(self[who]):
            return linked_children(self.cases[name])


def owned(rows):
    """Rows as the database holds them, whoever may see them."""
    with as_owner():
        return list(rows())


def _known(facts: ChildFacts, reporter: Actor) -> ChildFacts:
    with acting(reporter):
        known = Child.objects.filter(
            given_name=facts.given_name,
            family_name=facts.family_name,
            date_of_birth=facts.date_of_birth,
            identified=True,
        ).first()
    return replace(facts, existing_child=known.pk) if known and facts.given_name else facts
