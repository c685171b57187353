"""The access table: one row a route, with who gets what (domain.md §6; issue §5).

A route without a row fails tests/access/test_every_route.py with its name, and so does a row
whose route is gone.

``record``  the kind of record that the address names; empty: none.
``level``   the least level on the case that opens the page (cases and what hangs on them).
``ability`` what the role must be able to do as well; ``or_ability`` will do instead.
``methods`` what the route takes; everything else is answered 405, or like a missing record.
``post_level``, ``post_ability``  what sending the form asks for beyond opening the page.
``shut``    the answer to who may not: 404 for records, as for one that does not exist.
``incapable``  the answer to a role that has no such page at all: 404, or 403 with a sentence.
``sent``    the answers to a form sent empty by a person who may.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Level

READ = frozenset({"GET", "HEAD"})
FORM = READ | {"POST"}
POST = frozenset({"POST"})
SENT = frozenset({200, 204, 302, 400, 403})


class Open(StrEnum):
    """To whom a route without a record is open."""

    EVERYBODY = "everybody, signed in or not"
    MEMBERS = "who is signed in and acts in a membership"


@dataclass(frozen=True)
class Row:
    """What a route answers, and to whom."""

    route: str
    record: str = ""
    level: int = Level.VIEW
    ability: Ability | None = None
    or_ability: Ability | None = None
    methods: frozenset[str] = READ
    post_level: int = 0
    post_ability: Ability | None = None
    to: Open = Open.MEMBERS
    answers: frozenset[int] = frozenset({200})
    sent: frozenset[int] = SENT
    shut: int = 404
    incapable: int = 404


A = Ability


def public(route: str, *answers: int, methods: frozenset[str] = READ, record: str = ""):
    """A page for everybody."""
    opened = frozenset(answers or (200,))
    sent = SENT | opened | {405}
    return Row(route, record, methods=methods, to=Open.EVERYBODY, answers=opened, sent=sent)


def own(route: str, *answers: int, methods: frozenset[str] = FORM):
    """A page of the account: the person's own facts and nothing else."""
    opened = frozenset(answers or (200, 302))
    return Row(route, methods=methods, answers=opened, sent=SENT | opened | {405})


ACCOUNT = (
    own("account", 200, methods=READ),
    own("keep_alive", 200, methods=frozenset({"GET", "POST"})),
    own("change_agency", 200, methods=frozenset({"GET", "POST"})),
    public("invitation", 410, methods=FORM, record="invitation"),
    public("account_login", 200, 302, methods=FORM),
    public("account_signup", 200, 302, methods=FORM),
    public("account_logout", 200, 302, methods=FORM),
    public("account_inactive", methods=FORM),
    public("account_reset_password", 200, 302, methods=FORM),
    public("account_reset_password_done", methods=FORM),
    public("account_reset_password_from_key", 200, 302, methods=FORM, record="reset link"),
    public("account_reset_password_from_key_done", methods=FORM),
    own("account_reauthenticate"),
    own("account_change_password"),
    own("account_set_password"),
    own("mfa_index"),
    public("mfa_authenticate", 302, methods=FORM),
    own("mfa_reauthenticate"),
    own("mfa_activate_totp"),
    own("mfa_deactivate_totp", 200, 302, 404),
    own("mfa_generate_recovery_codes"),
    own("mfa_view_recovery_codes", 200, 302, 404),
    own("mfa_download_recovery_codes", 200, 302, 404),
    own("usersessions_list"),
)
ABOUT = tuple(public(name, 200) for name in ("help", "accessibility", "privacy", "healthz"))
ABOUT += (public("readyz", 200, 503),)


def of_the_case(name: str, record: str = "case", *, ability: Ability, level: int) -> Row:
    """A form of a case: opened and sent by whoever may do what it does."""
    return Row(f"workspace:{name}", record, level=level, ability=ability, methods=FORM)


def adding(name: str, record: str = "case") -> Row:
    """A form that adds to the record."""
    return of_the_case(name, record, ability=A.CONTRIBUTE, level=Level.CONTRIBUTE)


def deciding_who_sees(name: str, record: str = "case") -> Row:
    """A form that decides who sees the record."""
    return of_the_case(name, record, ability=A.SHARE, level=Level.MANAGE)


CASES = (
    Row("workspace:home"),
    Row("workspace:home_seen", methods=POST, answers=frozenset({405})),
    Row("workspace:caseload", ability=A.READ_CASES),
    Row("workspace:view_new", ability=A.READ_CASES, methods=FORM),
    Row("workspace:view_remove", "saved view", methods=POST, answers=frozenset({405})),
    Row("workspace:search", ability=A.READ_CASES, methods=FORM),
    # Only the session that searched knows its token: this one nobody does.
    Row("workspace:found", "search", ability=A.READ_CASES, answers=frozenset({404})),
    Row("workspace:case", "case", level=Level.STUB, ability=A.READ_CASES),
    Row("workspace:case_people", "case"),
    Row("workspace:case_assessments", "case"),
    adding("child_change"),
    adding("child_needs"),
    adding("child_care"),
    adding("child_school"),
    adding("child_health"),
    adding("child_safety"),
    adding("placing_told"),
    adding("person_new"),
    adding("person_change", "relationship"),
    adding("person_end", "relationship"),
    adding("address_new"),
    adding("address_change", "address"),
    adding("household_new"),
    adding("household_add", "household"),
    adding("household_leave", "household member"),
    Row("workspace:case_sharing", "case"),
    deciding_who_sees("share"),
    deciding_who_sees("share_end", "share"),
    deciding_who_sees("request_answer", "access request"),
    deciding_who_sees("exclude"),
    deciding_who_sees("exclusion_end", "exclusion"),
    of_the_case("case_allocate", ability=A.ALLOCATE, level=Level.MANAGE),
    of_the_case("case_closing", ability=A.ALLOCATE, level=Level.MANAGE),
    Row("workspace:ask_access", "linked child", methods=FORM),
    Row("workspace:case_history", "case"),
    Row("workspace:case_access", "case"),
    Row("workspace:audit", ability=A.AUDIT, incapable=403),
    Row("workspace:audit_changes", ability=A.AUDIT, incapable=403),
    Row("workspace:audit_refusals", ability=A.AUDIT, incapable=403),
)
NOT_FOR_THESE = 99
"""No level opens it: the children here are identified, and nobody merged them."""
CHILDREN = (
    Row("cases:matches", ability=A.HANDLE_REFERRALS, or_ability=A.MERGE),
    Row("cases:identify", "case", level=NOT_FOR_THESE, methods=FORM),
    Row("cases:match", "marked", level=NOT_FOR_THESE, methods=FORM),
    Row("cases:merge_start", "case", ability=A.MERGE, methods=FORM),
    Row("cases:merge", "pair", level=NOT_FOR_THESE, ability=A.MERGE, methods=FORM),
    Row("cases:merge_match", "marked", level=NOT_FOR_THESE, ability=A.MERGE, methods=FORM),
    Row("cases:merges", "case", ability=A.MERGE),
    Row("cases:merged", "marked", level=NOT_FOR_THESE, ability=A.MERGE),
    Row("cases:unmerge", "marked", level=NOT_FOR_THESE, ability=A.MERGE, methods=FORM),
)


def writing(name: str, record: str = "draft", methods: frozenset[str] = FORM) -> Row:
    """A page on which a concern is written: for its writer alone."""
    opened = frozenset({200}) if methods != POST else frozenset({405})
    return Row(
        f"referrals:{name}",
        record,
        ability=A.LOG_CONCERN,
        methods=methods,
        answers=opened,
        incapable=403,
        sent=SENT | {404, 409},
    )


REFERRALS = (
    Row(
        "referrals:concerns",
        ability=A.LOG_CONCERN,
        or_ability=A.HANDLE_REFERRALS,
        incapable=403,
    ),
    writing("new", ""),
    # It looks at words that were typed and holds nothing.
    Row("referrals:language", methods=POST, answers=frozenset({405})),
    Row("referrals:concern", "concern"),
    Row("referrals:done", "concern"),
    writing("draft", methods=READ),
    writing("draft_autosave", methods=POST),
    writing("draft_check"),
    writing("draft_discard"),
    writing("draft_children"),
    writing("draft_page", "draft page"),
    writing("draft_item", "draft item"),
    writing("draft_remove", "draft child"),
    Row(
        "referrals:decide",
        "referral",
        ability=A.HANDLE_REFERRALS,
        methods=FORM,
        post_level=Level.CONTRIBUTE,
    ),
    Row(
        "referrals:screen",
        "referral",
        level=Level.CONTRIBUTE,
        ability=A.HANDLE_REFERRALS,
        methods=FORM,
    ),
    Row(
        "referrals:not_referred",
        "referral",
        level=Level.CONTRIBUTE,
        ability=A.MERGE,
        methods=FORM,
    ),
    Row(
        "referrals:refer_another",
        "referral",
        level=Level.CONTRIBUTE,
        ability=A.HANDLE_REFERRALS,
        methods=FORM,
    ),
    Row(
        "referrals:correct",
        "referral",
        level=Level.CONTRIBUTE,
        ability=A.HANDLE_REFERRALS,
        methods=FORM,
    ),
    Row("referrals:transfer", "case", level=Level.MANAGE, ability=A.ALLOCATE, methods=FORM),
    Row("referrals:concern_refer", "concern", ability=A.LOG_CONCERN, methods=FORM),
    *(
        Row(
            f"referrals:{name}",
            "referral",
            ability=A.HANDLE_REFERRALS,
            methods=POST,
            answers=frozenset({405}),
            post_level=Level.CONTRIBUTE,
        )
        for name in ("give", "tell")
    ),
    Row("referrals:hand_off", "hand-off", methods=FORM),
    Row("referrals:hand_off_pdf", "hand-off"),
)


def of_an_enquiry(name: str, ability: Ability) -> Row:
    """A form of an enquiry: for its worker, who has the case here, and for who manages it."""
    return Row(f"assessments:{name}", "enquiry", level=Level.MANAGE, ability=ability, methods=FORM)


ENQUIRIES = (
    Row("assessments:enquiry", "enquiry", ability=A.READ_CASES),
    Row("assessments:start", "case", level=Level.CONTRIBUTE, ability=A.SHARE, methods=FORM),
    of_an_enquiry("allocate", A.ALLOCATE),
    of_an_enquiry("swap", A.ALLOCATE),
    of_an_enquiry("cancel", A.ALLOCATE),
    of_an_enquiry("visit", A.CONTRIBUTE),
    of_an_enquiry("conclude", A.CONTRIBUTE),
    Row("assessments:cover", ability=A.ALLOCATE, methods=FORM),
)


def assessing(name: str, record: str, ability: Ability, methods: frozenset[str] = READ) -> Row:
    """A page of the tools or of the justice track: for who works on the case, by their role."""
    return Row(name, record, level=Level.CONTRIBUTE, ability=ability, methods=methods)


def of_a_report(name: str, methods: frozenset[str] = FORM) -> Row:
    """A step of a report of an assessment: for who assesses on the case."""
    opened = frozenset({200}) if methods != POST else frozenset({405})
    return Row(
        f"assessment_reports:{name}",
        "report",
        level=Level.CONTRIBUTE,
        ability=A.ASSESS,
        methods=methods,
        answers=opened,
    )


RECORDS = (
    assessing("assessment_record:start_family", "case of social care", A.ASSESS, FORM),
    # An empty form leads on, or does not replace what was typed there before.
    Row(
        "assessment_record:part",
        "part of an assessment",
        level=Level.CONTRIBUTE,
        ability=A.ASSESS,
        methods=FORM,
        sent=SENT | {409},
    ),
    # No part has an empty name.
    Row(
        "assessment_record:save",
        "assessment to write",
        level=Level.CONTRIBUTE,
        ability=A.ASSESS,
        methods=POST,
        answers=frozenset({405}),
        sent=frozenset({404}),
    ),
    assessing("assessment_record:supervision", "assessment to write", A.ASSESS, FORM),
    assessing("assessment_record:decide", "assessment", A.OVERSEE_ASSESSMENTS, FORM),
    assessing("assessment_record:new_version", "assessment", A.ASSESS, FORM),
    Row(
        "assessment_record:hand_over",
        "assessment to hand over",
        level=Level.MANAGE,
        ability=A.ASSESS,
        methods=FORM,
    ),
    Row("assessment_record:version", "version of an assessment", ability=A.READ_CASES),
    Row(
        "assessment_reports:reports",
        "signed assessment",
        ability=A.READ_CASES,
        methods=FORM,
        post_level=Level.CONTRIBUTE,
        post_ability=A.ASSESS,
    ),
    Row("assessment_reports:report", "report", ability=A.READ_CASES),
    Row("assessment_reports:pdf", "report", ability=A.READ_CASES),
    of_a_report("change"),
    of_a_report("approve", POST),
    of_a_report("sent"),
    of_a_report("withdraw"),
    Row("hsb_service:queue", ability=A.OVERSEE_ASSESSMENTS),
    assessing("hsb_service:refer", "case", A.CONTRIBUTE, FORM),
    Row("hsb_service:referral", "HSB referral", ability=A.READ_CASES),
    assessing("hsb_service:answer", "HSB referral", A.OVERSEE_ASSESSMENTS, FORM),
    Row(
        "hsb_service:withdraw",
        "HSB referral",
        level=Level.MANAGE,
        ability=A.CONTRIBUTE,
        methods=FORM,
    ),
)

ASSESSMENTS = (
    Row("hsb_assessments:assessment", "assessment", ability=A.READ_CASES),
    assessing("hsb_assessments:cancel", "assessment", A.ASSESS, FORM),
    assessing("hsb_assessments:choose", "case", A.ASSESS),
    assessing("hsb_assessments:start", "case and tool", A.ASSESS, FORM),
    assessing("justice:choose", "case", A.RECORD_JUSTICE),
    assessing("justice:record", "case and event", A.RECORD_JUSTICE, FORM),
    assessing("justice:acknowledgement", "case", A.CONTRIBUTE, FORM),
    *RECORDS,
    Row("hsb_assessments:training", ability=A.KEEP_TRAINING),
    Row("hsb_assessments:training_new", ability=A.KEEP_TRAINING, methods=FORM),
    Row(
        "hsb_assessments:training_withdraw",
        "training",
        ability=A.KEEP_TRAINING,
        methods=FORM,
    ),
)


def working(name: str, record: str = "intervention", methods: frozenset[str] = FORM) -> Row:
    """A page on which the work is done: for its practitioner, who has the case here, and more."""
    opened = frozenset({200}) if methods != POST else frozenset({405})
    return Row(
        f"interventions:{name}",
        record,
        level=Level.CONTRIBUTE,
        ability=A.ASSESS,
        methods=methods,
        answers=opened,
        # An empty summary does not replace what its writer has typed before.
        sent=SENT | {409},
    )


INTERVENTIONS = (
    Row("interventions:work", ability=A.KEEP_TRAINING),
    Row("interventions:intervention", "intervention", ability=A.READ_CASES),
    Row("workspace:case_interventions", "case"),
    working("plan", "case"),
    Row(
        "interventions:support",
        "case of a child harmed",
        level=Level.CONTRIBUTE,
        ability=A.CONTRIBUTE,
        methods=FORM,
    ),
    *(
        working(name)
        for name in ("change", "hand_over", "cancel", "session", "measure", "review", "pause")
    ),
    working("resume"),
    working("end"),
    working("correct", "session"),
    working("again", "measure of progress"),
    working("summary", "ended intervention"),
    working("summary_autosave", "ended intervention", POST),
    Row("interventions:summary_draft", "summary draft", answers=frozenset({302})),
    Row("interventions:summary_discard", "summary draft", methods=FORM),
)


def administration(name: str, record: str = "", methods: frozenset[str] = READ) -> Row:
    """A page of the administration: for everybody else there is none."""
    opened = frozenset({200}) if methods != POST else frozenset({405})
    return Row(f"agencies:{name}", record, ability=A.ADMINISTER, methods=methods, answers=opened)


ADMINISTRATION = (
    Row("agencies:index", ability=A.ADMINISTER, answers=frozenset({302})),
    administration("local_authorities"),
    administration("local_authority_new", methods=FORM),
    administration("local_authority", "area"),
    administration("procedure", "edition"),
    administration("local_authority_change", "area", FORM),
    administration("procedure_new", "area", FORM),
    administration("agencies"),
    administration("agency_new", methods=FORM),
    administration("agency", "agency"),
    administration("agency_change", "agency", FORM),
    administration("agency_active", "agency", FORM),
    administration("team_new", "agency", FORM),
    administration("team", "team"),
    administration("team_change", "team", FORM),
    administration("team_active", "team", FORM),
    administration("people", methods=FORM),
    administration("invite", methods=FORM),
    administration("person", "person"),
    administration("person_change", "person", FORM),
    administration("person_active", "person", FORM),
    administration("invitation_send", "person", POST),
    administration("invitation_revoke", "person", FORM),
    administration("membership_new", "person", FORM),
    administration("membership_end", "membership", FORM),
)

CONFERENCES = (
    Row("conferences:plan_new", "case", level=Level.CONTRIBUTE, ability=A.CONTRIBUTE, methods=FORM),
    Row("conferences:conference", "conference"),
    Row(
        "conferences:conference_record",
        "conference",
        level=Level.CONTRIBUTE,
        ability=A.CONTRIBUTE,
        methods=FORM,
    ),
    Row(
        "conferences:conference_cancel",
        "conference",
        level=Level.MANAGE,
        ability=A.ALLOCATE,
        methods=FORM,
    ),
    Row("conferences:plan", "protection plan"),
    Row(
        "conferences:core_group",
        "protection plan",
        level=Level.CONTRIBUTE,
        ability=A.CONTRIBUTE,
        methods=FORM,
    ),
)


def conducting(name: str, record: str = "meeting") -> Row:
    """A form of a meeting: for its team and its chair; of one that is past it, why it is shut."""
    return Row(
        f"meetings:{name}",
        record,
        level=Level.MANAGE,
        ability=A.CONTRIBUTE,
        methods=FORM,
        answers=frozenset({200, 409}),
    )


MEETINGS = (
    Row("meetings:meetings", ability=A.READ_CASES),
    Row("meetings:expected", "case", ability=A.READ_CASES, answers=frozenset({302})),
    Row("meetings:convene", "incident", level=Level.MANAGE, ability=A.SHARE, methods=FORM),
    Row("meetings:meeting", "meeting", ability=A.READ_CASES),
    conducting("invite"),
    conducting("uninvite", "invitation to a meeting"),
    conducting("chair"),
    conducting("rearrange"),
    conducting("cancel"),
    conducting("open"),
    # No outcome waits to be taken up here: each case has its enquiry.
    Row(
        "meetings:take_up",
        "outcome of a meeting",
        level=NOT_FOR_THESE,
        ability=A.CONTRIBUTE,
        methods=FORM,
        answers=frozenset({404}),
    ),
    Row("workspace:case_meetings", "case", ability=A.READ_CASES),
    Row("workspace:incident", "incident", ability=A.READ_CASES),
)


def recording(name: str, record: str, **more) -> Row:
    """A page on which a meeting is recorded: for its team and its chair."""
    return Row(
        f"live:{name}",
        record,
        level=Level.MANAGE,
        ability=A.CONTRIBUTE,
        **{"methods": FORM, **more},
    )


LIVE = (
    # Whoever records it is led on to the first open item.
    Row("live:run", "live meeting", ability=A.READ_CASES, answers=frozenset({200, 302})),
    Row("live:news", "live meeting", ability=A.READ_CASES),
    recording(
        "save",
        "live meeting",
        methods=POST,
        answers=frozenset({405}),
        # Nothing is saved where no item is named.
        sent=frozenset({404}),
    ),
    recording("close", "live meeting"),
    recording("part", "live item"),
    # An empty form does not replace what somebody else has typed there.
    recording("child_part", "live item of a child", sent=SENT | {409}),
    recording("withdraw", "measure of a meeting"),
)


def of_a_copy(name: str, methods: frozenset[str] = FORM) -> Row:
    """A step of a copy of the minutes: for who conducts the meeting."""
    opened = frozenset({200}) if methods != POST else frozenset({405})
    return Row(
        f"minutes:{name}",
        "minutes",
        level=Level.MANAGE,
        ability=A.CONTRIBUTE,
        methods=methods,
        answers=opened,
    )


MINUTES = (
    Row(
        "minutes:meeting",
        "meeting",
        ability=A.READ_CASES,
        methods=FORM,
        post_level=Level.MANAGE,
        post_ability=A.CONTRIBUTE,
    ),
    Row("minutes:copy", "minutes", ability=A.READ_CASES),
    Row("minutes:pdf", "minutes", ability=A.READ_CASES),
    of_a_copy("change"),
    of_a_copy("approve", POST),
    of_a_copy("sent"),
    of_a_copy("withdraw"),
)
TABLE = {
    row.route: row
    for row in (
        *ACCOUNT,
        *ABOUT,
        *CASES,
        *CHILDREN,
        *REFERRALS,
        *ENQUIRIES,
        *ASSESSMENTS,
        *INTERVENTIONS,
        *CONFERENCES,
        *MEETINGS,
        *LIVE,
        *MINUTES,
        *ADMINISTRATION,
    )
}
