"""Two families on opposite sides of one incident, each with people of its own, and who asks.

Everything written of one child holds that child's canary, so that a word of the other side is found
wherever it stands: in a page, a document, an e-mail, an answer to a script.
"""

import io
import itertools
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.core import mail
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from assessments.commands import (
    allocate_enquiry,
    log_session,
    plan_intervention,
    record_training,
    start_assessment,
)
from assessments.commands.assessing import Beginning
from assessments.commands.intervening import Planned
from hsb_cases.agencies.acting import Actor, system_acting
from hsb_cases.agencies.models import Agency, Team
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import (
    Case,
    ChildAddress,
    Exclusion,
    Household,
    HouseholdMember,
    Level,
    Participation,
    Relationship,
    Share,
    SharingBasis,
)
from hsb_cases.core.database.row_security import RULES
from panels.commands.arranging import Guest, invite
from panels.commands.closing import close_meeting, take_up_outcome
from panels.commands.conferences import plan_conference, record_conference
from panels.commands.convening import convene
from panels.commands.minutes import approve_minutes, prepare_minutes
from panels.models import MeetingChild, Minutes
from panels.models.codes import RecipientKind
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.access.canaries import TO_THE_CHILD, Words, fill
from tests.access.routes import Route, routes
from tests.access.setting import reported
from tests.access.table import READ, TABLE, Open
from tests.assessments.work_arrange import PLAN, SESSION
from tests.panels.arrange import (
    ENDS,
    ISLA,
    THEO,
    Arranged,
    decided,
    everybody_came,
    measure,
    more_areas,
    opened,
    plan_for,
    said,
    wrote,
)
from tests.support.after_harm import support_decided
from tests.support.concerns import with_children
from tests.support.roles import as_owner
from tests.support.world import NOON, World, build_world

CONDUCTS, SECOND, CHAIR = "fenbridge front door", "fenbridge front door manager", "fenbridge chair"
WHY = SharingReason("To keep the pupil safe", SharingBasis.PUBLIC_TASK)
OF_THE_MEETING = {
    "MeetingChild": "participation__child",
    "Invitation": "about__participation__child",
    "SafetyMeasure": "meeting_child__participation__child",
    "AgencyInformation": "meeting_child__participation__child",
}
KEPT = {
    # Safety facts cross on purpose, and so have no canary (domain.md §6).
    "safety_facts",
    # A reason that goes with a date which is not there.
    "closed_reason", "paused_reason", "withdrawn_reason", "absence_reason",
}  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One child with all people who work for that child alone."""

    name: str
    canary: str
    postcode: str
    area: str
    role: str
    people: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What nobody of the other side may read."""
        return (self.canary.lower(), self.postcode.lower())


def _side(name: str, canary: str, postcode: str, area: str, role: str) -> Side:
    people = ("front door manager", "worker one", "auditor", "school")
    return Side(name, canary, postcode, area, role, tuple(f"{area} {one}" for one in people))


SIDES = (
    _side("Isla", "Zorrisla", "LF1 9TC", "leaford", "harmed"),
    _side("Theo", "Vextheo", "SF4 2QB", "stoneford", "displaying"),
)
PRACTITIONER = "stoneford practitioner"
OTHER = {SIDES[0]: SIDES[1], SIDES[1]: SIDES[0]}


@dataclass
class TwoSides:
    """The records, and a browser for each person."""

    world: World
    arranged: Arranged
    copies: dict[str, list[Minutes]] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    """The e-mails that were sent on the way, each as one text."""
    browsers: dict[str, Client] = field(default_factory=dict)
    heard: dict[str, list["Heard"]] = field(default_factory=dict)
    """What the people of each side were answered on all pages."""

    def browser(self, person: str) -> Client:
        """The person's browser, signed in."""
        if person not in self.browsers:
            browser = Client()
            with as_owner(), system_acting("Signing in"):
                browser.force_login(self.world[person].user)
            self.browsers[person] = browser
        return self.browsers[person]


def build() -> TwoSides:
    """The concern, the meeting, what followed on either side, and the minutes of each."""
    with as_owner():
        world = build_world()
        more_areas(world)
        _people_of_each_side(world)
        children = [
            reported(side.canary, child) for side, child in zip(SIDES, (ISLA, THEO), strict=True)
        ]
        facts = with_children(*children, incident_authority="fenbridge", first_view="abusive")
        concern = submit_concern(facts=facts, draft_reference="DRA-1", at=NOON, by=world["school"])
        found = Referral.objects.filter(concern=concern).select_related("case", "child")
        by_name = {one.child.given_name: one.case for one in found}
        cases = {side.name: by_name[f"{side.canary} given_name"] for side in SIDES}
        meeting = convene(
            incident=concern.incident,
            plan=plan_for(world, "Fenbridge"),
            at=NOON,
            by=world["leaford front door"],
        )
        two = TwoSides(world, Arranged(meeting, concern.incident, cases, world[CONDUCTS]))
        _meet(two)
        for side in SIDES:
            _work_on(two, side)
            paths = TO_THE_CHILD | OF_THE_MEETING
            words = Words(side.canary, cases[side.name].child_id, paths)
            fill(words, but=lambda column: column.name in KEPT)
        for side in SIDES:
            two.copies[side.name] = _minutes(two, side)
    two.letters = letters()
    return two


def letters() -> list[str]:
    """Every e-mail that has left so far."""
    return ["\n".join([one.subject, str(one.body), *one.to]) for one in getattr(mail, "outbox", [])]


def _people_of_each_side(world: World) -> None:
    with system_acting("Test set-up"):
        for side in SIDES:
            place = side.area.title()
            name = f"School of {place}"
            world.agency(name, Agency.Kind.SCHOOL, place)
            world.team(f"{side.area} school", "Safeguarding", name)
            world.person(
                f"{side.area} school",
                f"{place} Safeguarding Lead",
                f"{side.area} school",
                "safeguarding_lead",
            )
        care = "Leaford children’s social care"
        world.team("leaford audit", "Audit", care, Team.Kind.AUDIT)
        world.person("leaford auditor", "Leaford Auditor", "leaford audit", "auditor")
        service = "HSB service of Stoneford"
        world.agency(service, Agency.Kind.HSB_SERVICE, "Stoneford")
        world.team(PRACTITIONER, "Practice", service)
        world.person(PRACTITIONER, "Stoneford Practitioner", PRACTITIONER, "hsb_practitioner")


def _child(two: TwoSides, side: Side) -> MeetingChild:
    with as_owner():
        return MeetingChild.objects.get(
            meeting=two.arranged.meeting,
            participation__child=two.arranged.cases[side.name].child_id,
        )


def _meet(two: TwoSides) -> None:
    arranged = two.arranged
    arranged.child = lambda name: _child(two, next(one for one in SIDES if one.name == name))
    for side in SIDES:
        guest = Guest(
            Agency.Kind.SCHOOL, team=two.world[f"{side.area} school"].team, about=_child(two, side)
        )
        invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)
    opened(two.world, arranged, chair=CHAIR)
    everybody_came(arranged)
    for side in SIDES:
        wrote(arranged, side.name, **decided(side.canary))
        measure(arranged, side.name)
        said(arranged, f"{side.canary} is known to us.", side.name)
    # Names of both stand in what was said of the incident: the minutes are made without them.
    both = " and ".join(f"{side.canary} given_name" for side in SIDES)
    said(arranged, f"The leader saw {both} at the lake.")
    measure(arranged)
    close_meeting(meeting=arranged.meeting, next_meeting_on=None, at=ENDS, by=arranged.by)
    arranged.meeting = arranged.again()


def _work_on(two: TwoSides, side: Side) -> None:
    """The authority allocates its case, takes the outcome up, confers and tells a school."""
    world, case = two.world, two.arranged.cases[side.name]
    manager = world[f"{side.area} front door manager"]
    worker = world[f"{side.area} worker one"].membership
    usual = {"at": ENDS, "by": manager}
    allocate_case(case=case, worker=worker, reason=f"{side.canary} knows her", **usual)
    enquiry = take_up_outcome(meeting=two.arranged.meeting, case=case, **usual)
    allocate_enquiry(enquiry=enquiry, worker=worker, reason=f"{side.canary} too", **usual)
    planned = plan_conference(
        case=case,
        kind=ConferenceKind.TRANSFER_IN,
        planned_for=ENDS.date(),
        chair_name="An independent chair",
        told_on=ENDS.date(),
        **usual,
    )
    held = Held(
        held_on=ENDS.date(),
        attendance=f"{side.canary} and others",
        decision="plan",
        category="SAB",
        reasons=f"{side.canary} is at risk of significant harm.",
        self_harm_risk="no",
        views=Views(child="Heard", carers="Heard"),
    )
    record_conference(conference=planned, held=held, **usual)
    if side.role == "displaying":
        _assess(two, case, by=manager)
    else:
        support_decided(case, by=manager, at=ENDS)
    share_case(
        case=case,
        recipient=world[f"{side.area} school"].team.group,
        level=Level.VIEW,
        why=WHY,
        **usual,
    )


def _assess(two: TwoSides, case: Case, *, by: Actor) -> None:
    """A practitioner who is trained for it assesses the child who displayed it, and works on."""
    assessor = two.world[PRACTITIONER]
    share_case(
        case=case,
        recipient=assessor.membership,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=ENDS,
        by=by,
    )
    trained = {"tool": "aim3", "trained_on": NOON.date(), "valid_until": NOON.date().replace(2099)}
    record_training(user=assessor.user, provider="A provider", at=ENDS, by=by, **trained)
    start_assessment(
        case=case,
        incident=two.arranged.incident,
        beginning=Beginning(tool="aim3", assessor=assessor.membership),
        at=ENDS,
        by=by,
    )
    on = ENDS.date()
    agreed = replace(PLAN.agreement, starts_on=on, shared_with_lead_on=on)
    planned = Planned(replace(PLAN, agreement=agreed), assessor.membership)
    work = plan_intervention(case=case, planned=planned, at=ENDS, by=assessor)
    log_session(intervention=work, facts=replace(SESSION, offered_on=on), at=ENDS, by=assessor)


def _minutes(two: TwoSides, side: Side) -> list[Minutes]:
    """For the authority and for the family, approved by a second person."""
    made = []
    for kind in (RecipientKind.LOCAL_AUTHORITY, RecipientKind.FAMILY):
        copy = prepare_minutes(
            meeting=two.arranged.meeting,
            child=_child(two, side),
            kind=kind,
            recipient=f"The {side.canary} side",
            at=ENDS,
            by=two.arranged.by,
        )
        approve_minutes(minutes=copy, at=ENDS, by=two.world[SECOND])
        made.append(copy)
    return made


# Asking


def asked_routes() -> list[Route]:
    """Every page that shows members something, as the URL configuration has them."""
    return [
        route
        for route in routes()
        if route.name not in TABLE
        or (TABLE[route.name].to == Open.MEMBERS and TABLE[route.name].methods & READ)
    ]


def text_of(response: HttpResponse) -> str:
    """What an answer says, documents too, in lower case."""
    if response.get("Content-Type") == "application/pdf":
        reader = PdfReader(io.BytesIO(response.content))
        told = "\n".join(page.extract_text() for page in reader.pages)
        return f"{told}\n{reader.metadata}".lower()
    body = b"".join(response) if response.streaming else response.content
    return body.decode(errors="replace").lower()


@dataclass(frozen=True)
class Heard:
    """One answer that was given to somebody."""

    person: str
    path: str
    route: str
    status: int
    text: str

    def holds(self, words: Iterable[str]) -> list[str]:
        """Which of the words stand in it."""
        return [word for word in words if word in self.text]


def hears(
    two: TwoSides,
    side: Side,
    only: Callable[[str], bool],
    *,
    of: Side | None = None,
) -> Iterator[Heard]:
    """Everything that people of a side are answered: each page, each own and shared record.

    ``of`` has the records of another side asked for instead.
    """
    own = _records(two, of or side)
    for route in asked_routes():
        if only(route.name):
            for path in _paths(route, own):
                for person in _askers(side, route):
                    yield _heard(two, person, route, path)


def _askers(side: Side, route: Route) -> tuple[str, ...]:
    """Who asks: for pages to read everybody, for forms who may send most of them and a school.

    A document is made from its fixed text, whoever takes it, and takes long to make.
    """
    if route.name.endswith("pdf"):
        return side.people[:1]
    reads = route.name not in TABLE or TABLE[route.name].methods == READ
    return side.people if reads else (side.people[0], side.people[-1])


def _heard(two: TwoSides, person: str, route: Route, path: str) -> Heard:
    response = two.browser(person).get(path)
    return Heard(person, path, route.name, response.status_code, text_of(response))


@dataclass(frozen=True)
class Records:
    """What addresses can name of a side."""

    references: tuple[str, ...]
    numbers: dict[str, list[int]]
    parts: list[int]
    values: dict[str, list[object]]
    """What other words of an address can be, by their name in the address."""


NUMBERED = {
    "relationship": (Relationship, "child"),
    "address": (ChildAddress, "child"),
    "household": (Household, "members__child"),
    "household member": (HouseholdMember, "child"),
    "share": (Share, "case__child"),
    "exclusion": (Exclusion, "case__child"),
}


def _records(two: TwoSides, side: Side) -> Records:
    """All that hangs on the side's child, on the incident and on the meeting."""
    case = two.arranged.cases[side.name]
    incident = two.arranged.incident.pk
    paths = TO_THE_CHILD | {"Minutes": "meeting_child__participation__child"}
    with as_owner():
        references = [
            reference
            for model in RULES
            for path, value in (
                (paths.get(model.__name__), case.child_id),
                (_to_the_incident(model), incident),
            )
            if path and _named(model)
            for reference in model._default_manager.filter(**{path: value}).values_list(
                "reference", flat=True
            )
        ]
        numbers = {
            kind: sorted(
                {
                    *model._default_manager.filter(**{path: case.child_id}).values_list(
                        "pk", flat=True
                    )
                }
            )
            for kind, (model, path) in NUMBERED.items()
        }
        parts = Participation.objects.filter(incident=incident).values_list("pk", flat=True)
        measures = two.arranged.meeting.measures.values_list("pk", flat=True)
        values: dict[str, list[object]] = {
            "case": [case.reference],
            "measure": list(measures),
            "child": [1, 2],
            "mark": [uuid.UUID(int=7)],
            "tool": ["j_soap"],
            "kind": ["police_record"],
        }
        return Records(tuple(dict.fromkeys(references)), numbers, list(parts), values)


def _named(model: type[models.Model]) -> bool:
    return any(column.name == "reference" for column in model._meta.concrete_fields)


def _to_the_incident(model: type[models.Model]) -> str | None:
    ways = {"Incident": "pk", "Concern": "incident", "Meeting": "incident"}
    return ways.get(model.__name__)


def _paths(route: Route, own: Records) -> Iterator[str]:
    """The addresses of a route for the records of a side."""
    if not route.parameters:
        yield reverse(route.name)
        return
    record = TABLE[route.name].record if route.name in TABLE else ""
    first, *others = route.parameters
    values = {
        **own.values,
        "number": own.numbers.get(record) or [1],
        "part": own.parts if record == "linked child" else ["attendance", "decision"],
    }
    if first == "reference" and set(others) <= set(values):
        for reference in own.references:
            if _fits(record, reference):
                for chosen in itertools.product(*(values[name] for name in others)):
                    yield reverse(route.name, args=[reference, *chosen])


BEGINS = {
    "case": "HSB",
    "referral": "REF",
    "hand-off": "REF",
    "concern": "CON",
    "incident": "INC",
    "enquiry": "ENQ",
    "meeting": "MTG",
    "minutes": "MIN",
    "conference": "CPC",
    "protection plan": "CPP",
    "assessment": "ASM",
    **dict.fromkeys(
        ("intervention", "ended intervention", "session", "measure of progress"), "INT"
    ),
    "case of a child harmed": "HSB",
    **dict.fromkeys((*NUMBERED, "access request", "linked child", "marked"), "HSB"),
    **dict.fromkeys(("case and tool", "case and event"), "HSB"),
    **dict.fromkeys(("live meeting", "live item", "live item of a child"), "MTG"),
    **dict.fromkeys(("measure of a meeting", "outcome of a meeting"), "MTG"),
    "invitation to a meeting": "MTG",
}
"""How references begin, by the kind of record that an address names."""


def _fits(record: str, reference: str) -> bool:
    """Whether a record of the kind could have the reference; of unknown kinds each is asked."""
    return reference.startswith(BEGINS.get(record, ""))
