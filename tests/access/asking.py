"""Asking a route as a person, and comparing answers."""

import re
import uuid
from dataclasses import dataclass

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hsb_cases.agencies.models import Agency
from hsb_cases.agencies.roles import ROLES, Ability
from hsb_cases.cases.models import (
    AccessRequest,
    ChildAddress,
    Exclusion,
    Household,
    HouseholdMember,
    Level,
    Participation,
    Relationship,
    Share,
)
from hsb_cases.core.database.row_security import RULES, history_model
from hsb_cases.core.references import new_reference
from panels.models import Meeting
from tests.access.routes import Route
from tests.access.setting import CONCERNS, KEEPERS, LEVELS, NOBODY, PRACTITIONER, WRITER, Setting
from tests.access.table import Open, Row
from tests.support.roles import as_owner

NO_SUCH_NUMBER = 987_654_321
TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]*|(data-token=")[^"]*')
CASES_OF = {"siblings": ("mila", "owen"), "foreign": ("foreign",)}
"""The cases that hang on an incident."""
COPIES_FOR = {
    "minutes:change": ("prepared",),
    "minutes:approve": ("prepared",),
    "minutes:withdraw": ("prepared",),
    "minutes:sent": ("approved",),
}
"""In which state a copy of the minutes takes a step."""
REPORTS_FOR = {
    "assessment_reports:change": ("prepared",),
    "assessment_reports:approve": ("prepared",),
    "assessment_reports:withdraw": ("prepared",),
    "assessment_reports:sent": ("approved",),
}
"""In which state a report of an assessment takes a step."""
PASSING_HEADERS = {"Content-Length", "Set-Cookie"}


@dataclass(frozen=True)
class Target:
    """One record that an address names, and who may see how much of it."""

    name: str
    words: dict[str, object]
    """The parameters of the address, by name."""
    levels: dict[str, int]


def targets(setting: Setting, row: Row, route: Route) -> list[Target]:
    """The records that a route is asked for; one without words for a route that names none."""
    if not row.record:
        return [Target("", {}, {})]
    return KINDS[row.record](setting, route)


def missing(target: Target) -> dict[str, object]:
    """Parameters of the same shape for a record that does not exist."""
    if "reference" in target.words:
        kind = str(target.words["reference"])[:3]
        return {**target.words, "reference": new_reference(kind)}
    return {
        name: NO_SUCH_NUMBER if isinstance(value, int) else "x" * len(str(value))
        for name, value in target.words.items()
    }


def _cases(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": case.reference}, LEVELS[name])
        for name, case in setting.cases.items()
    ]


def _referrals(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": referral.reference}, LEVELS[name])
        for name, referral in setting.referrals.items()
        if name in LEVELS
    ]


def _enquiries(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": enquiry.reference}, LEVELS[name])
        for name, enquiry in setting.enquiries.items()
    ]


def _assessments(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": assessment.reference}, LEVELS[name])
        for name, assessment in setting.assessments.items()
    ]


def _harmed(setting: Setting, route: Route) -> list[Target]:
    """The cases of children who were harmed."""
    return [one for one in _cases(setting, route) if one.name != "owen"]


def _work(*, ended: bool = False, **more):
    """Owen's work under way, or that which has ended, with what hangs on it."""

    def found(setting: Setting, route: Route) -> list[Target]:
        work = setting.work.ended if ended else setting.work.under_way
        words = {name: value(setting.work) for name, value in more.items()}
        return [Target("owen", {"reference": work.reference, **words}, LEVELS["owen"])]

    return found


def _summary_draft(setting: Setting, route: Route) -> list[Target]:
    """An end summary that somebody is writing: its writer's alone."""
    return [Target("summary draft", {"draft": setting.work.draft}, {PRACTITIONER: 50})]


def _of_social_care(setting: Setting, route: Route) -> list[Target]:
    """Cases, for who of social care works on them."""
    return [
        Target(one.name, one.words, _those(setting, one.levels, _in_social_care))
        for one in _cases(setting, route)
    ]


def _in_social_care(setting: Setting, person: str) -> bool:
    return setting.world[person].agency.kind == Agency.Kind.SOCIAL_CARE


def _those(setting: Setting, levels: dict[str, int], rule) -> dict[str, int]:
    return {person: level for person, level in levels.items() if rule(setting, person)} or {
        NOBODY: 0
    }


def _to_write(**more):
    """An assessment under way: for who writes it."""

    def found(setting: Setting, route: Route) -> list[Target]:
        return [
            Target(
                name,
                {"reference": one.reference, **more},
                {
                    person: level
                    for person, level in LEVELS[name].items()
                    if setting.world[person].membership.pk == one.assessor_id
                },
            )
            for name, one in setting.assessments.items()
        ]

    return found


def _to_hand_over(setting: Setting, route: Route) -> list[Target]:
    """An assessment under way: for who manages the case, and who oversees assessments."""
    return [
        Target(
            name,
            {"reference": one.reference},
            {
                person: max(level, Level.MANAGE)
                if role_can(setting, person, Ability.OVERSEE_ASSESSMENTS)
                and level >= Level.CONTRIBUTE
                else level
                for person, level in LEVELS[name].items()
            },
        )
        for name, one in setting.assessments.items()
    ]


def _signed(**more):
    """An assessment that is signed off."""

    def found(setting: Setting, route: Route) -> list[Target]:
        return [
            Target(name, {"reference": one.reference, **more}, LEVELS[name])
            for name, one in setting.signed.items()
        ]

    return found


def _reports(setting: Setting, route: Route) -> list[Target]:
    """Reports: approved ones for who reads the case, all for who assesses on it."""

    def levels(name: str, state: str) -> dict[str, int]:
        return {
            person: level
            for person, level in LEVELS[name].items()
            if state == "approved"
            or (role_can(setting, person, Ability.ASSESS) and level >= Level.CONTRIBUTE)
        }

    return [
        Target(name, {"reference": one.reference}, levels(name, state))
        for name, each in setting.reports.items()
        for state, one in each.items()
        if state in REPORTS_FOR.get(route.name, ("prepared", "approved"))
    ]


def _hsb_referrals(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": one.reference}, LEVELS[name])
        for name, one in setting.hsb_referrals.items()
    ]


def _training(setting: Setting, route: Route) -> list[Target]:
    """An entry of the register: for who keeps it in the area."""
    words = {"number": setting.training.pk}
    return [Target("", words, dict.fromkeys(KEEPERS, Level.MANAGE))]


def _conferences(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": conference.reference}, LEVELS[name])
        for name, conference in setting.conferences.items()
    ]


def _of_the_incident(name: str) -> dict[str, int]:
    """Who sees how much of the case of any child of the incident."""
    found: dict[str, int] = {}
    for case in CASES_OF[name]:
        for person, level in LEVELS[case].items():
            found[person] = max(level, found.get(person, 0))
    return found


def _incidents(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(
            name,
            {"reference": setting.concerns[name].incident.reference},
            _of_the_incident(name),
        )
        for name in CASES_OF
    ]


def _meetings(*, live: bool = False, **more):
    """Meetings: whole for the team that conducts them, as far as a case goes for who reads it.

    ``live``: those under way.
    """

    def found(setting: Setting, route: Route) -> list[Target]:
        return [
            Target(
                name.split()[0],
                {"reference": meeting.reference} | {key: of(meeting) for key, of in more.items()},
                {
                    person: level if setting.world[person].team == meeting.team else min(level, 30)
                    for person, level in _of_the_incident(name.split()[0]).items()
                },
            )
            for name, meeting in (setting.live if live else setting.meetings).items()
        ]

    return found


def _a_measure(meeting: Meeting) -> int:
    with as_owner():
        return meeting.measures.order_by("pk").values_list("pk", flat=True)[0]


def _an_invitation(meeting: Meeting) -> int:
    with as_owner():
        return meeting.invitations.earliest("pk").pk


def _copies(setting: Setting, route: Route) -> list[Target]:
    """Copies of the minutes: approved ones for who reads the child's case, all for who conducts."""
    asked = COPIES_FOR.get(route.name, ("prepared", "approved"))
    return [
        Target(name, {"reference": copy.reference}, _readers_of(setting, name, state))
        for name, copies in setting.minutes.items()
        for state, copy in copies.items()
        if state in asked
    ]


def _readers_of(setting: Setting, name: str, state: str) -> dict[str, int]:
    team = setting.minutes[name][state].meeting.team
    return {
        person: level if setting.world[person].team == team else min(level, Level.VIEW)
        for person, level in LEVELS[name].items()
        if state == "approved" or setting.world[person].team == team
    }


def _plans(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": plan.reference}, LEVELS[name])
        for name, plan in setting.plans.items()
    ]


def _concerns(setting: Setting, route: Route) -> list[Target]:
    return [
        Target(name, {"reference": concern.reference}, dict.fromkeys(CONCERNS[name], 50))
        for name, concern in setting.concerns.items()
    ]


def _hanging_on(model, path: str = "case"):
    """A record of each case that is named by its number."""

    def found(setting: Setting, route: Route) -> list[Target]:
        targets_found = []
        for name, case in setting.cases.items():
            of = case.child_id if path.endswith("child") else case.pk
            with as_owner():
                number = model.objects.filter(**{path: of}).values_list("pk", flat=True).first()
            words = {"reference": case.reference, "number": number or NO_SUCH_NUMBER}
            levels = LEVELS[name] if number else {}
            targets_found.append(Target(name, words, levels or {NOBODY: 0}))
        return targets_found

    return found


def _linked(setting: Setting, route: Route) -> list[Target]:
    """The other child of the incident, as the case page of the first names it."""
    found = []
    for mine, other in (("mila", "owen"), ("owen", "mila")):
        with as_owner():
            part = Participation.objects.get(case=setting.cases[other]).pk
        # Whoever sees the other case already has nothing to ask for.
        levels = {
            person: level
            for person, level in LEVELS[mine].items()
            if LEVELS[other].get(person, 0) < Level.VIEW
        }
        words = {"reference": setting.cases[mine].reference, "part": part}
        found.append(Target(mine, words, levels))
    return found


def _with(**more):
    """Each case, with a mark that stands for nothing."""

    def found(setting: Setting, route: Route) -> list[Target]:
        return [
            Target(target.name, {**target.words, **more}, target.levels)
            for target in _cases(setting, route)
        ]

    return found


def _hand_offs(setting: Setting, route: Route) -> list[Target]:
    words = {"reference": setting.referrals["away"].reference}
    return [Target("away", words, dict.fromkeys(CONCERNS["away"], 50))]


def _drafts(**more):
    """The draft and what hangs on it: its writer's alone."""

    def found(setting: Setting, route: Route) -> list[Target]:
        words = {name: value(setting) for name, value in more.items()}
        words["reference"] = setting.draft.reference
        return [Target("draft", words, {WRITER: 50})]

    return found


def _views(setting: Setting, route: Route) -> list[Target]:
    """A saved view of the caseload: its owner's alone."""
    return [Target("saved view", {"number": setting.view.pk}, {WRITER: 50})]


def _numbers(of):
    """Records of the administration, named by their number: one that has nothing to do with us."""

    def found(setting: Setting, route: Route) -> list[Target]:
        return [Target("", {route.parameters[0]: of(setting)}, {})]

    return found


def _editions(setting: Setting, route: Route) -> list[Target]:
    return [Target("", {"code": "stoneford", "edition": setting.edition.pk}, {})]


KINDS = {
    "case": _cases,
    "referral": _referrals,
    "enquiry": _enquiries,
    "assessment": _assessments,
    "case of social care": _of_social_care,
    "assessment to write": _to_write(),
    "part of an assessment": _to_write(part="plain"),
    "assessment to hand over": _to_hand_over,
    "signed assessment": _signed(),
    "version of an assessment": _signed(number=1),
    "report": _reports,
    "HSB referral": _hsb_referrals,
    "case and tool": _with(tool="aim3"),
    "case and event": _with(kind="police_record"),
    "case of a child harmed": _harmed,
    "intervention": _work(),
    "ended intervention": _work(ended=True),
    "session": _work(number=lambda work: work.session.pk),
    "measure of progress": _work(number=lambda work: work.measure.pk),
    "summary draft": _summary_draft,
    "training": _training,
    "conference": _conferences,
    "protection plan": _plans,
    "incident": _incidents,
    "meeting": _meetings(),
    "outcome of a meeting": _meetings(case=lambda meeting: "HSB-2222-2222"),
    "minutes": _copies,
    "invitation to a meeting": _meetings(number=_an_invitation),
    "live meeting": _meetings(live=True),
    "live item": _meetings(live=True, part=lambda meeting: "attendance"),
    "live item of a child": _meetings(
        live=True, part=lambda meeting: "decision", child=lambda meeting: 1
    ),
    "measure of a meeting": _meetings(live=True, measure=_a_measure),
    "concern": _concerns,
    "hand-off": _hand_offs,
    "linked child": _linked,
    "relationship": _hanging_on(Relationship, "child"),
    "address": _hanging_on(ChildAddress, "child"),
    "household": _hanging_on(Household, "members__child"),
    "household member": _hanging_on(HouseholdMember, "child"),
    "share": _hanging_on(Share),
    "exclusion": _hanging_on(Exclusion),
    "access request": _hanging_on(AccessRequest),
    "marked": _with(mark=uuid.UUID(int=7)),
    "pair": _with(other="HSB-2222-2222"),
    "search": lambda setting, route: [Target("", {"token": "no-such-token"}, {})],
    "draft": _drafts(),
    "draft page": _drafts(slug=lambda setting: "account"),
    "draft item": _drafts(
        items=lambda setting: "children",
        key=lambda setting: setting.draft_child,
        slug=lambda setting: "who",
    ),
    "draft child": _drafts(
        items=lambda setting: "children", key=lambda setting: setting.draft_child
    ),
    "saved view": _views,
    "agency": _numbers(lambda setting: setting.world["police"].agency.pk),
    "team": _numbers(lambda setting: setting.world["police"].team.pk),
    "person": _numbers(lambda setting: setting.world["police"].user.pk),
    "membership": _numbers(lambda setting: setting.world["police"].membership.pk),
    "area": _numbers(lambda setting: "stoneford"),
    "edition": _editions,
    "reset link": lambda setting, route: [Target("", {"uidb36": "1", "key": "set-password"}, {})],
    "invitation": lambda setting, route: [Target("", {"token": "no-such-token"}, {})],
}
"""How the records of a kind are named in an address."""


def role_can(setting: Setting, person: str, ability: Ability | None) -> bool:
    """Whether the person's role includes an ability; None: every role does."""
    return ability is None or ROLES[setting.world[person].membership.role].can(ability)


def has_membership(setting: Setting, person: str) -> bool:
    """Whether the person may act in any membership."""
    return person != NOBODY and setting.world[person].membership != setting.ended


def capable(setting: Setting, row: Row, person: str) -> bool:
    """Whether the person's role has such a page at all."""
    instead = row.or_ability is not None and role_can(setting, person, row.or_ability)
    return instead or role_can(setting, person, row.ability)


def may_open(setting: Setting, row: Row, person: str, target: Target) -> bool:
    """Whether the table says that the person opens the page."""
    if row.to == Open.EVERYBODY:
        return True
    if person == NOBODY or (row.to == Open.MEMBERS and not has_membership(setting, person)):
        return False
    if not capable(setting, row, person):
        return False
    return not target.levels or target.levels.get(person, 0) >= row.level


def may_send(setting: Setting, row: Row, person: str, target: Target) -> bool:
    """Whether the table says that the person may send the form."""
    return (
        may_open(setting, row, person, target)
        and (person == NOBODY or role_can(setting, person, row.post_ability))
        and (not target.levels or target.levels.get(person, 0) >= row.post_level)
    )


def address(row: Row, words: dict[str, object]) -> str:
    """The address of a row's route with its parameters."""
    return reverse(row.route, kwargs=words or None)


def ask(client: Client, method: str, path: str, data=None) -> HttpResponse:
    """One request, as a browser sends it."""
    return client.generic(
        method, path, data or "", content_type="application/x-www-form-urlencoded"
    )


@dataclass(frozen=True)
class Answer:
    """What of an answer a person could tell apart."""

    status: int
    body: bytes
    headers: frozenset[tuple[str, str]]


def told(response: HttpResponse, *words: object) -> Answer:
    """An answer without the words that were typed and the tokens that differ each time."""
    body = TOKEN.sub(rb"\1\2", response.content)
    headers = {
        (name, value) for name, value in response.headers.items() if name not in PASSING_HEADERS
    }
    named = [f"/{word}/" if isinstance(word, int) else str(word) for word in words]
    for word in sorted(named, key=len, reverse=True):
        body = body.replace(word.encode(), b"{typed}")
        headers = {(name, value.replace(word, "{typed}")) for name, value in headers}
    return Answer(response.status_code, body, frozenset(headers))


def recorded() -> int:
    """How many versions of protected records the history holds."""
    question = " + ".join(f"(SELECT count(*) FROM {table})" for table in _history_tables())
    return _one(f"SELECT {question}")


def who_changed_last() -> str:
    """Who wrote the newest version of a protected record, and in which table."""
    newest = " UNION ALL ".join(
        f"SELECT history_date, actor_name, '{table}' AS place FROM {table}"
        for table in _history_tables()
    )
    return _one(
        f"SELECT actor_name || ' in ' || place FROM ({newest}) v ORDER BY history_date DESC LIMIT 1"
    )


def _history_tables() -> list[str]:
    kept = (history_model(model) for model in RULES)
    return [history._meta.db_table for history in kept if history is not None]


def _one(question: str):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
