"""The people and records that the access tests ask about, made through the commands."""

import datetime
from dataclasses import dataclass, field, replace

from assessments.commands import (
    allocate_enquiry,
    record_acknowledgement,
    record_justice_event,
    record_training,
    start_assessment,
    start_enquiry,
)
from assessments.commands.assessing import Beginning
from assessments.models import (
    Acceptance,
    AssessmentReport,
    AssessorTraining,
    EnquiryKind,
    HsbAssessment,
    HsbReferral,
    Section47Enquiry,
)
from assessments.rules.justice_entries import Entry
from hsb_cases.agencies.acting import Actor, acting, system_acting
from hsb_cases.agencies.models import Agency, Membership, ProcedureProfile
from hsb_cases.agencies.roles import ROLES
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.overrides import record_override
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, Level, SharingBasis
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.answers import Overridden
from hsb_cases.drafts.commands import add_item, save_section, start_draft
from hsb_cases.drafts.models import Draft
from hsb_cases.drafts.rules.versions import Sent
from hsb_cases.workspace.commands.saved_views import save_view
from hsb_cases.workspace.models import SavedView
from panels.commands.arranging import Guest, invite, name_chair
from panels.commands.closing import open_meeting
from panels.commands.conferences import plan_conference, record_conference
from panels.commands.convening import MeetingPlan, convene
from panels.commands.core_groups import CoreGroupFacts, record_core_group
from panels.commands.measuring import MeasureFacts, add_measure
from panels.commands.recording import Place, Said, record_information, save_part
from panels.models import Conference, Meeting, Minutes, ProtectionPlan
from panels.models.codes import MeetingKind, Mode
from panels.models.conferences import ConferenceKind
from panels.rules.conferences import Held, Views
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Referral
from referrals.rules.facts import ConcernFacts
from tests.access import canaries
from tests.access.canaries import TO_THE_CHILD, TO_THE_INCIDENT, Words, fill
from tests.access.minutes_setting import copies_about
from tests.access.records_setting import family_assessment, hsb_referral, reports_of, typed_in
from tests.access.work_setting import Work, work_with
from tests.support.after_harm import support_decided
from tests.support.concerns import MILA, OWEN, SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON, World, build_world

WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)
NOBODY = "nobody signed in"
WRITER = "northmere worker one"
"""Whose draft there is."""
PRACTITIONER = "hsb practitioner"
"""Who works with Owen, and is writing an end summary."""

LEVELS: dict[str, dict[str, int]] = {
    "mila": {
        "northmere worker one": Level.MANAGE,
        "northmere front door": Level.MANAGE,
        "northmere front door manager": Level.MANAGE,
        "northmere auditor": Level.VIEW,
        "northmere coordinator": Level.SUMMARY,
        "therapist": Level.CONTRIBUTE,
        "health": Level.VIEW,
        "school": Level.STUB,
    },
    "owen": {
        "northmere worker two": Level.MANAGE,
        "northmere front door": Level.MANAGE,
        "northmere front door manager": Level.MANAGE,
        "northmere auditor": Level.VIEW,
        "northmere coordinator": Level.CONTRIBUTE,
        "hsb practitioner": Level.CONTRIBUTE,
        "school": Level.STUB,
    },
    "foreign": {
        "stoneford front door": Level.MANAGE,
        "stoneford front door manager": Level.MANAGE,
        "stoneford worker one": Level.STUB,
        "stoneford manager": Level.STUB,
        "stoneford auditor": Level.VIEW,
        "stoneford coordinator": Level.SUMMARY,
    },
}
"""Who sees how much of each case, by the access matrix (domain.md §6). Everybody else: nothing."""

CONCERNS = {
    "siblings": {"school"},
    "foreign": {"stoneford worker one", "stoneford manager"},
    "log": {"police"},
    "away": {"police"},
}
"""Whose own entry each concern is: the reporting team's and the reporter's."""

KEEPERS = (
    "northmere coordinator",
    "northmere manager",
    "northmere front door manager",
    "other team manager",
)
"""Who keeps the register of training of Northmere County."""

WITHOUT_ACCESS = {"front door excluded", "front door former", "teacher"}
"""People who would see a case but for one fact: kept away, ended, no share in the team's work."""


@dataclass
class Setting:
    """What the access tests ask about."""

    world: World
    cases: dict[str, Case] = field(default_factory=dict)
    concerns: dict[str, Concern] = field(default_factory=dict)
    referrals: dict[str, Referral] = field(default_factory=dict)
    enquiries: dict[str, Section47Enquiry] = field(default_factory=dict)
    conferences: dict[str, Conference] = field(default_factory=dict)
    assessments: dict[str, HsbAssessment] = field(default_factory=dict)
    signed: dict[str, HsbAssessment] = field(default_factory=dict)
    """Assessments that are signed off."""
    reports: dict[str, dict[str, AssessmentReport]] = field(default_factory=dict)
    """Reports about a child, by the child's name and by their state."""
    hsb_referrals: dict[str, HsbReferral] = field(default_factory=dict)
    plans: dict[str, ProtectionPlan] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    live: dict[str, Meeting] = field(default_factory=dict)
    """Meetings under way."""
    minutes: dict[str, dict[str, Minutes]] = field(default_factory=dict)
    """Copies about a child, by the child's name and by their state."""
    edition: ProcedureProfile | None = None
    draft: Draft | None = None
    draft_child: str = ""
    view: SavedView | None = None
    ended: Membership | None = None
    training: AssessorTraining | None = None
    work: Work | None = None
    """With Owen, by the practitioner who works on his case."""

    @property
    def people(self) -> list[str]:
        """Everybody who can sign in."""
        return sorted(self.world.actors)

    def may_read_of(self, person: str) -> frozenset[str]:
        """The canaries that a person may meet on any page at all."""
        allowed: set[str] = set()
        at = {name: levels.get(person, 0) for name, levels in LEVELS.items()}
        pairs = {
            "mila": (canaries.MILA, canaries.MILA_REPORTED, canaries.MILA_SAFETY),
            "owen": (canaries.OWEN, canaries.OWEN_REPORTED, canaries.OWEN_SAFETY),
        }
        for name, (own, reported, safety) in pairs.items():
            if at[name] >= Level.SUMMARY:
                allowed.add(safety)
            if at[name] >= Level.VIEW:
                # Linked children show their safety facts and no more.
                allowed |= {own, reported, canaries.INCIDENT}
                allowed |= {canaries.MILA_SAFETY, canaries.OWEN_SAFETY}
        if at["foreign"] >= Level.SUMMARY or person in CONCERNS["foreign"]:
            allowed.add(canaries.FOREIGN)
        if person in CONCERNS["siblings"]:
            allowed |= {canaries.MILA_REPORTED, canaries.OWEN_REPORTED, canaries.INCIDENT}
        if person in CONCERNS["log"]:
            allowed.add(canaries.LOG)
        if person == WRITER:
            allowed.add(canaries.DRAFT)
        return frozenset(allowed)


def build_setting() -> Setting:
    """Build everything as the database's owner; requests then come as the runtime role."""
    with as_owner():
        setting = Setting(build_world())
        _more_people(setting.world)
        setting.edition = _procedure(setting.world)
        _siblings(setting)
        _elsewhere(setting)
        _minutes(setting)
        _draft(setting)
        setting.view = save_view(
            name=f"{canaries.DRAFT} view", query="due=overdue", by=setting.world[WRITER]
        )
        _end_a_membership(setting)
    return setting


def _more_people(world: World) -> None:
    with system_acting("Test set-up"):
        care = "Northmere County children’s social care"
        world.team("northmere other", "Long-term team", care)
        world.person("other team worker", "Oli Other", "northmere other", "social_worker")
        world.person("other team manager", "Omar Other", "northmere other", "team_manager")
        front_door = "northmere front door"
        world.person("front door excluded", "Rae Relative", front_door, "front_door")
        world.person("front door former", "Lee Left", front_door, "front_door")
        held = {actor.membership.role for actor in world.actors.values()}
        for role in sorted(set(ROLES) - held):
            _one_of(world, role)


def _procedure(world: World) -> ProcedureProfile:
    with system_acting("Test set-up"):
        return ProcedureProfile.objects.create(
            local_authority=world.authorities["Stoneford"],
            in_force=(datetime.date(2026, 1, 1), None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Front door",
            contact_source="The procedure",
        )


def _one_of(world: World, role: str) -> None:
    """A person of a role in an agency and team of its own."""
    short = role.replace("_", " ")
    name = f"{ROLES[role].label} service"
    world.agency(name, Agency.Kind.HSB_SERVICE, "Northmere County")
    world.team(short, "Team", name)
    world.person(short, ROLES[role].label, short, role)


def reported(canary: str, facts):
    """The facts of a child with the reporter's canary in every text."""
    words = {
        name: f"{canary} {name}"
        for name in (
            "given_name", "family_name", "known_as", "address", "school_name",
            "first_language", "communication_needs", "household", "what_the_child_said",
            "pattern_comment",
        )
    }  # fmt: skip
    return replace(
        facts,
        **words,
        carers=((f"{canary} carer", "mother"),),
        as_reported={"given_name": f"{canary} name", "what_the_child_said": canary},
        refer=True,
    )


def concern_facts(canary: str, *children) -> ConcernFacts:
    """A concern with the canary in every text of it."""
    texts = {
        name: f"{canary} {name}"
        for name in (
            "account", "first_view_reasons", "reporter_name", "reporter_role", "time_known",
            "place", "agreement_described", "police_reference", "who_knows", "parents_told_what",
            "immediate_action", "self_harm_detail", "displaying_child_may_be_abused_detail",
            "consent_reasons",
        )
    }  # fmt: skip
    return replace(SIBLINGS, children=children, **texts)


def _siblings(setting: Setting) -> None:
    world = setting.world
    mila = replace(reported(canaries.MILA_REPORTED, MILA), safety_facts=canaries.MILA_SAFETY)
    owen = replace(reported(canaries.OWEN_REPORTED, OWEN), safety_facts=canaries.OWEN_SAFETY)
    facts = concern_facts(canaries.INCIDENT, mila, owen)
    _submit(setting, "siblings", facts, by=world["school"], names=("mila", "owen"))
    manager = world["northmere front door manager"]
    for name, worker in (("mila", "one"), ("owen", "two")):
        case = setting.cases[name]
        allocate_case(
            case=case,
            worker=world[f"northmere worker {worker}"].membership,
            reason=f"{canaries.INCIDENT} allocation",
            at=NOON,
            by=world["northmere front door"],
        )
        _enquiry(setting, name, f"northmere worker {worker}", by="northmere front door manager")
        exclude_person(
            case=case,
            user=world["front door excluded"].user,
            reason="A relative of the family",
            at=NOON,
            by=manager,
        )
        _override(setting, name, by=manager)
    _meeting(setting, "siblings", by="northmere front door")
    _live_meeting(setting, "siblings", by="northmere front door")
    _share(setting, "mila", world["therapist"].membership, Level.CONTRIBUTE, by=manager)
    _share(setting, "mila", world["health"].team.group, Level.VIEW, by=manager)
    _share(setting, "owen", world["hsb practitioner"].membership, Level.CONTRIBUTE, by=manager)
    _assessment(setting, "owen", by=manager)
    setting.work = work_with(setting.cases["owen"], by=world[PRACTITIONER])
    support_decided(setting.cases["mila"], by=world["northmere worker one"])
    _record(setting, "owen", canaries.OWEN)
    _fill_child(setting.cases["mila"], canaries.MILA)
    _fill_child(setting.cases["owen"], canaries.OWEN)
    # The columns that the facts do not reach.
    incident = setting.concerns["siblings"].incident_id
    fill(Words(canaries.INCIDENT, incident, TO_THE_INCIDENT))


def _enquiry(setting: Setting, name: str, worker: str, *, by: str) -> None:
    """A section 47 enquiry about the incident, with the worker who has the case."""
    world, case = setting.world, setting.cases[name]
    enquiry = start_enquiry(
        case=case,
        incident=setting.referrals[name].participation.incident,
        kind=EnquiryKind.JOINT,
        strategy_reference="",
        started_on=NOON.date(),
        at=NOON,
        by=world[by],
    )
    allocate_enquiry(
        enquiry=enquiry,
        worker=world[worker].membership,
        reason="Has the case",
        at=NOON,
        by=world[by],
    )
    setting.enquiries[name] = enquiry
    _conference(setting, name, by=by)


def _assessment(setting: Setting, name: str, *, by: Actor) -> None:
    """An assessment by a practitioner who is trained for it, and an event of the justice track."""
    assessor = setting.world["hsb practitioner"]
    about = {
        "case": setting.cases[name],
        "incident": setting.referrals[name].participation.incident,
        "at": NOON,
        "by": by,
    }
    setting.training = record_training(
        user=assessor.user,
        tool="aim3",
        trained_on=datetime.date(2026, 1, 5),
        valid_until=datetime.date(2099, 1, 5),
        provider="A provider",
        at=NOON,
        by=by,
    )
    beginning = Beginning(tool="aim3", assessor=assessor.membership)
    setting.assessments[name] = start_assessment(beginning=beginning, **about)
    record_justice_event(entry=Entry(kind="interview", happened_on=NOON.date()), **about)
    record_acknowledgement(
        acceptance=Acceptance.SOME, words="“I am sorry.”", asked_on=NOON.date(), **about
    )


def _record(setting: Setting, name: str, canary: str) -> None:
    """Something typed, an assessment signed off, its reports, and a referral that waits."""
    world, worker = setting.world, "northmere worker two"
    case, incident = setting.cases[name], setting.referrals[name].participation.incident
    typed_in(world, setting.assessments[name], canary, by="hsb practitioner")
    manager = "northmere front door manager"
    setting.signed[name] = family_assessment(
        world, case, incident, canary, by=worker, supervisor=manager
    )
    setting.reports[name] = reports_of(
        world, setting.signed[name], canary, by=worker, approver=manager
    )
    setting.hsb_referrals[name] = hsb_referral(world, case, incident, canary, by=worker)


def _conference(setting: Setting, name: str, *, by: str) -> None:
    """A child protection plan in force, and its first review conference planned."""
    case, actor = setting.cases[name], setting.world[by]
    told = {"case": case, "planned_for": NOON.date(), "chair_name": "An independent chair"}
    moved = plan_conference(
        **told, kind=ConferenceKind.TRANSFER_IN, told_on=NOON.date(), at=NOON, by=actor
    )
    held = Held(
        held_on=NOON.date(),
        attendance="Everybody who was invited",
        decision="plan",
        category="SAB",
        reasons="Continuing risk of significant harm to this child.",
        self_harm_risk="no",
        views=Views(child="Heard", carers="Heard"),
    )
    record_conference(conference=moved, held=held, at=NOON, by=actor)
    setting.conferences[name] = plan_conference(
        **told, kind=ConferenceKind.REVIEW, at=NOON, by=actor
    )
    with as_owner():
        plan = ProtectionPlan.objects.select_related("case").get(case=case)
    setting.plans[name] = plan
    record_core_group(
        plan=plan,
        facts=CoreGroupFacts(
            held_on=NOON.date(),
            attendance="Social worker and school",
            summary="The measures hold",
            self_harm_risk="no",
            child_views="Heard",
        ),
        at=NOON,
        by=actor,
    )


def _meeting(setting: Setting, name: str, *, by: str) -> None:
    """A meeting that is over, and a strategy discussion to come, to which somebody is invited."""
    actor = setting.world[by]
    for kind in (MeetingKind.STRATEGY_DISCUSSION, MeetingKind.PLANNING_MEETING):
        meeting = convene(
            incident=setting.concerns[name].incident,
            plan=MeetingPlan(kind, actor.agency.local_authority, NOON, Mode.ONLINE),
            at=NOON,
            by=actor,
        )
        chair = setting.world[f"{by} manager"].membership
        name_chair(meeting=meeting, chair=chair, at=NOON, by=actor)
        guest = Guest(Agency.Kind.HEALTH, organisation="Children’s hospital")
        invite(meeting=meeting, guest=guest, at=NOON, by=actor)
        setting.meetings[f"{name} {kind}"] = meeting
    over = Meeting.objects.filter(pk=setting.meetings[f"{name} planning_meeting"].pk)
    over.update(status="closed", opened_at=NOON, closed_at=NOON)


def _live_meeting(setting: Setting, name: str, *, by: str) -> None:
    """A meeting under way, with a measure agreed, something said, and something typed."""
    actor = setting.world[by]
    meeting = convene(
        incident=setting.concerns[name].incident,
        plan=MeetingPlan(
            MeetingKind.PROFESSIONALS_MEETING, actor.agency.local_authority, NOON, Mode.ONLINE
        ),
        at=NOON,
        by=actor,
    )
    chair = setting.world[f"{by} manager"].membership
    name_chair(meeting=meeting, chair=chair, at=NOON, by=actor)
    guest = Guest(Agency.Kind.HEALTH, organisation="Children’s hospital")
    invitation = invite(meeting=meeting, guest=guest, at=NOON, by=actor)
    open_meeting(meeting=meeting, started_at=NOON, at=NOON, by=actor)
    meeting.refresh_from_db()
    add_measure(
        meeting=meeting,
        facts=MeasureFacts("A school", "A named adult", "Ola Open", "Education", NOON.date()),
        at=NOON,
        by=actor,
    )
    said = Said(invitation, "Known to the school nurse")
    record_information(meeting=meeting, said=said, at=NOON, by=actor)
    save_part(
        place=Place(meeting, "decision", meeting.children.order_by("position").first()),
        sent=Sent(raw={"rationale": ["Typed so far"]}, version=0, window="a", sequence=1),
        at=NOON,
        by=actor,
    )
    setting.live[name] = meeting


def _minutes(setting: Setting) -> None:
    """Copies about two children of different authorities, of meetings that are over."""
    told = (
        ("mila", "siblings", canaries.MILA, "northmere front door"),
        ("foreign", "foreign", canaries.FOREIGN, "stoneford front door"),
    )
    for name, incident, canary, by in told:
        meeting = setting.meetings[f"{incident} planning_meeting"]
        child = setting.cases[name].child_id
        setting.minutes[name] = copies_about(setting.world, meeting, child, canary, by=by)


def _share(setting: Setting, name: str, recipient, level: Level, *, by: Actor) -> None:
    share_case(case=setting.cases[name], recipient=recipient, level=level, why=WHY, at=NOON, by=by)


def _elsewhere(setting: Setting) -> None:
    world = setting.world
    foreign = replace(
        reported(canaries.FOREIGN, MILA),
        home_authority="stoneford",
        date_of_birth=datetime.date(2019, 5, 6),
        safety_facts=canaries.FOREIGN,
    )
    facts = concern_facts(canaries.FOREIGN, foreign)
    _submit(setting, "foreign", facts, by=world["stoneford worker one"], names=("foreign",))
    _enquiry(setting, "foreign", "stoneford front door", by="stoneford front door manager")
    _meeting(setting, "foreign", by="stoneford front door")
    _live_meeting(setting, "foreign", by="stoneford front door")
    _override(setting, "foreign", by=world["stoneford front door"])
    _fill_child(setting.cases["foreign"], canaries.FOREIGN, safety=canaries.FOREIGN)
    alone = replace(
        reported(canaries.LOG, OWEN),
        role="affected",
        refer=False,
        safety_facts=canaries.LOG,
        date_of_birth=datetime.date(2011, 2, 3),
    )
    facts = replace(concern_facts(canaries.LOG, alone), first_view="inappropriate")
    _submit(setting, "log", facts, by=world["police"], names=())
    away = replace(
        reported(canaries.LOG, MILA),
        home_authority="elsewhere",
        safety_facts=canaries.LOG,
        date_of_birth=datetime.date(2013, 7, 8),
    )
    _submit(setting, "away", concern_facts(canaries.LOG, away), by=world["police"], names=("away",))


def _draft(setting: Setting) -> None:
    by = setting.world[WRITER]
    draft = start_draft(kind="concern", at=NOON, by=by)
    key = add_item(reference=draft.reference, items="children", at=NOON, by=by)
    for path, asked in (("account", "account"), (f"children.{key}.who", "given_name")):
        save_section(
            reference=draft.reference,
            path=path,
            sent=Sent(raw={asked: [f"{canaries.DRAFT} {asked}"]}, version=99),
            complete=False,
            at=NOON,
            by=by,
        )
    setting.draft, setting.draft_child = draft, key


def _submit(setting: Setting, name: str, facts: ConcernFacts, *, by: Actor, names) -> None:
    concern = submit_concern(facts=facts, draft_reference=new_reference("DRA"), at=NOON, by=by)
    setting.concerns[name] = concern
    found = Referral.objects.filter(concern=concern).select_related("case").order_by("pk")
    for child, referral in zip(names, found, strict=True):
        setting.referrals[child] = referral
        if referral.case is not None:
            setting.cases[child] = referral.case


def _override(setting: Setting, name: str, *, by: Actor) -> None:
    record_override(
        case=setting.cases[name],
        overridden=Overridden("R7", "The procedure recommends another chair.", "They know us."),
        subject_kind="strategy_discussion",
        subject_reference="MTG-TEST-0001",
        at=NOON,
        by=by,
    )


def _fill_child(case: Case, canary: str, *, safety: str | None = None) -> None:
    keep = {"safety_facts"} if safety is None else set()
    fill(
        Words(canary, case.child_id, TO_THE_CHILD),
        # A reason that goes with a date which is not there.
        but=lambda column: column.name in keep | {"closed_reason", "paused_reason"},
    )


def _end_a_membership(setting: Setting) -> None:
    setting.ended = setting.world["front door former"].membership
    with acting(setting.world["administrator"], summary="Ended a membership"):
        setting.ended.ended_at = NOON
        setting.ended.save(update_fields=["ended_at"])
