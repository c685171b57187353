"""Meetings in tests: siblings in one authority, and two families in two (scenarios 1 and 4)."""

import datetime
from dataclasses import dataclass, replace

from hsb_cases.agencies.acting import Actor, acting, system_acting
from hsb_cases.agencies.models import Agency, Team
from hsb_cases.cases.models import Case, Incident
from hsb_cases.drafts.rules.versions import Sent
from panels.commands.arranging import Guest, invite, name_chair
from panels.commands.closing import close_meeting, open_meeting
from panels.commands.convening import MeetingPlan, convene
from panels.commands.measuring import MeasureFacts, add_measure
from panels.commands.recording import (
    Place,
    Present,
    Said,
    record_attendance,
    record_for_child,
    record_information,
)
from panels.models import Invitation, Meeting, MeetingChild
from panels.models.codes import MeetingKind, Mode
from panels.rules.parts import BY_NAME
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON, World

STRATEGY_DAY = datetime.date(2026, 3, 26)
BEGINS = datetime.datetime(2026, 3, 26, 11, 0, tzinfo=datetime.UTC)
ENDS = BEGINS + datetime.timedelta(hours=1)
DOOR, MANAGER = "northmere front door", "northmere front door manager"
RATIONALE = (
    "Both children described it as mutual, they are of the same age, nobody was distressed and"
    " nothing speaks for pressure, secrecy or an earlier concern in either family."
)


def decided(who: str, **changes) -> dict[str, str]:
    """Everything a meeting decides for one child; the threshold is met."""
    return {
        "immediate_protection": f"An adult is with {who} at all times.",
        "household_decision": "move",
        "household_reason": f"{who} stays elsewhere until the enquiry is done.",
        "medical": "sarc_non_acute",
        "medical_discussion": f"The paediatrician offers {who} an appointment this week.",
        "education_plan": f"{who} has a named adult at school.",
        "leaves_class": "no",
        "may_be_harmed_themselves": "no",
        "may_be_harmed_detail": "",
        "self_harm_risk": "no",
        "self_harm_detail": "",
        "threshold": "met",
        "rationale": f"What {who} told is clear and several times the same.",
        "next_step": "section_47",
        "enquiry": "joint",
        "support_needs": f"Somebody to talk to for {who}.",
        "who_was_told": f"The carers of {who}, by the social worker.",
        "abe_plan": f"Interview of {who} on Monday.",
        **changes,
    }


@dataclass
class Arranged:
    """A meeting with what it is about."""

    meeting: Meeting
    incident: Incident
    cases: dict[str, Case]
    by: Actor
    """Who conducts it."""

    def child(self, name: str) -> MeetingChild:
        """The meeting's record of a child, by the child's first name."""
        with as_owner():
            return MeetingChild.objects.get(
                meeting=self.meeting, participation__child__given_name=name
            )

    def again(self) -> Meeting:
        """The meeting as the database holds it now."""
        with as_owner():
            return Meeting.objects.select_related("team__agency", "chair", "incident").get(
                pk=self.meeting.pk
            )


def submitted(world: World, facts, *, by="school", draft="DRA-1"):
    """The incident of a concern and the cases of its children, by first name."""
    concern = submit_concern(facts=facts, draft_reference=draft, at=NOON, by=world[by])
    with as_owner():
        referrals = Referral.objects.filter(concern=concern).select_related("case", "child")
        cases = {one.child.given_name: one.case for one in referrals if one.case}
        return concern.incident, cases


def plan_for(world: World, authority="Northmere County", **changes) -> MeetingPlan:
    """A strategy discussion that an authority chairs."""
    facts = {
        "kind": MeetingKind.STRATEGY_DISCUSSION,
        "local_authority": world.authorities[authority],
        "planned_at": BEGINS,
        "mode": Mode.ONLINE,
    }
    return MeetingPlan(**{**facts, **changes})


def siblings(world: World) -> Arranged:
    """Mila and Owen live in one household; their front door has convened and chairs."""
    incident, cases = submitted(world, with_children(MILA, OWEN))
    by = world[DOOR]
    meeting = convene(incident=incident, plan=plan_for(world), at=NOON, by=by)
    return Arranged(meeting, incident, cases, by)


def more_areas(world: World) -> None:
    """Fenbridge, where things happen, and Leaford; both with a front door."""
    with as_owner(), system_acting("Test set-up"):
        for name in ("Fenbridge", "Leaford"):
            world.authority(name)
            care = f"{name} children’s social care"
            world.agency(care, Agency.Kind.SOCIAL_CARE, name)
            short = name.lower()
            world.team(f"{short} front door", "Front door", care, Team.Kind.FRONT_DOOR)
            world.team(f"{short} casework", "Casework team", care)
            for person, team, role in (
                ("front door", "front door", "front_door"),
                ("front door manager", "front door", "team_manager"),
                ("manager", "casework", "team_manager"),
                ("worker one", "casework", "social_worker"),
                ("chair", "casework", "conference_chair"),
            ):
                world.person(
                    f"{short} {person}", f"{name} {person.title()}", f"{short} {team}", role
                )


THEO = replace(
    OWEN,
    given_name="Theo",
    family_name="Marlow",
    known_as="",
    date_of_birth=datetime.date(2010, 12, 1),
    home_authority="stoneford",
    address="12 Quarry Bank, Stoneford",
    postcode="SF4 2QB",
    household="Marlow household",
    school_name="Beacon Rise Academy",
    carers=(("Petra Marlow", "mother"),),
    safety_facts="Not to be alone with younger children.",
    refer=True,
)
ISLA = replace(
    MILA,
    given_name="Isla",
    family_name="Bramwell",
    date_of_birth=datetime.date(2013, 9, 9),
    home_authority="leaford",
    address="7 Tannery Court, Leaford",
    postcode="LF1 9TC",
    household="Bramwell household",
    school_name="Saint Ada’s School",
    carers=(("Ruth Bramwell", "mother"), ("Joel Bramwell", "father")),
    safety_facts="Her address is not to be told.",
    refer=True,
)


def two_families(world: World, *, chaired_by="Fenbridge", by="leaford front door") -> Arranged:
    """Theo of Stoneford and Isla of Leaford, at a camp in Fenbridge, which chairs (R7)."""
    more_areas(world)
    facts = with_children(ISLA, THEO, incident_authority="fenbridge", first_view="abusive")
    incident, cases = submitted(world, facts)
    meeting = convene(
        incident=incident,
        plan=plan_for(world, chaired_by, overridden={"R7": "Fenbridge asked us to do so."}),
        at=NOON,
        by=world[by],
    )
    return Arranged(meeting, incident, cases, world[f"{chaired_by.lower()} front door"])


GUESTS = (
    (Agency.Kind.POLICE, "Northmere Police", "Pat Police"),
    (Agency.Kind.HEALTH, "Children’s hospital", "Wen Li"),
    (Agency.Kind.SCHOOL, "Education safeguarding", "Ruth Adeyemi"),
)


def invited(arranged: Arranged, *, guests=GUESTS) -> list[Invitation]:
    """Police, health and education are invited."""
    return [
        invite(
            meeting=arranged.meeting,
            guest=Guest(kind, organisation=organisation, person_name=person),
            at=NOON,
            by=arranged.by,
        )
        for kind, organisation, person in guests
    ]


def opened(world: World, arranged: Arranged, *, chair: str) -> None:
    """People are invited, somebody chairs, and it has begun."""
    invited(arranged)
    name_chair(meeting=arranged.meeting, chair=world[chair].membership, at=NOON, by=arranged.by)
    arranged.meeting = arranged.again()
    open_meeting(meeting=arranged.meeting, started_at=BEGINS, at=BEGINS, by=arranged.by)
    arranged.meeting = arranged.again()


def sent(*, version=0, window="w", sequence=1, **raw) -> Sent:
    """What a page sends."""
    return Sent({name: [value] for name, value in raw.items()}, version, window, sequence)


def wrote(arranged: Arranged, name: str, *, by: Actor | None = None, **values) -> None:
    """Everything decided for one child, part by part."""
    child = arranged.child(name)
    for part in BY_NAME.values():
        if part.of_a_child:
            chosen = {field: values.get(field, "") for field in part.fields}
            record_for_child(
                place=Place(arranged.meeting, part.name, child),
                values=chosen,
                sent=sent(**chosen),
                at=BEGINS,
                by=by or arranged.by,
            )


def everybody_came(arranged: Arranged, **changes) -> None:
    """Everybody who was invited came and takes something on."""
    with acting(arranged.by):
        keys = list(
            Invitation.objects.filter(meeting=arranged.meeting).values_list("pk", flat=True)
        )
    usual = {"attended": "yes", "takes_on": "Tells what is known."}
    present = [Present(**{"invitation_id": key, **usual, **changes}) for key in keys]
    record_attendance(
        place=Place(arranged.meeting, "attendance"),
        present=present,
        sent=sent(),
        at=BEGINS,
        by=arranged.by,
    )


def measure(arranged: Arranged, name: str = "", **changes):
    """One measure of one organisation, about a child or about all."""
    facts = {
        "organisation": "The school",
        "measure": "A named adult at breaks.",
        "owner": "Ruth Adeyemi",
        "agency": "Education safeguarding",
        "due_on": datetime.date(2026, 3, 30),
        "setting": "school",
        "child": arranged.child(name) if name else None,
    }
    return add_measure(
        meeting=arranged.meeting,
        facts=MeasureFacts(**{**facts, **changes}),
        at=BEGINS,
        by=arranged.by,
    )


def said(arranged: Arranged, text: str, name: str = ""):
    """What an agency said, about a child or about the incident."""
    with acting(arranged.by):
        invitation = Invitation.objects.filter(meeting=arranged.meeting).order_by("pk").first()
    return record_information(
        meeting=arranged.meeting,
        said=Said(invitation, text, arranged.child(name) if name else None),
        at=BEGINS,
        by=arranged.by,
    )


def whole(world: World, arranged: Arranged, *, chair: str, **changes) -> None:
    """A meeting under way with everything recorded that closing asks for."""
    opened(world, arranged, chair=chair)
    everybody_came(arranged)
    for name in arranged.cases:
        wrote(arranged, name, **decided(name, **changes))
    measure(arranged)


def closed(world: World, arranged: Arranged, *, chair: str, **changes):
    """A meeting that is over."""
    whole(world, arranged, chair=chair, **changes)
    outcome = close_meeting(meeting=arranged.meeting, next_meeting_on=None, at=ENDS, by=arranged.by)
    arranged.meeting = arranged.again()
    return outcome
