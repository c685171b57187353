"""What grows on each page, and who opens it.

Every page that answers GET is in LISTS, with words that stand in each of its rows, or in FIXED,
with the reason why it lists nothing. All of them are counted at every number of rows; of the first
it is asked as well that more rows are to be seen.
"""

from collections.abc import Mapping

from tests.access.setting import NOBODY, PRACTITIONER, WRITER
from tests.query_counts.growing import TOKEN
from tests.query_counts.pages import (
    Address,
    Page,
    agency,
    away,
    case,
    closed_meeting,
    displaying,
    draft,
    found,
    last_child,
    match,
    merge,
    of,
    other,
    sibling,
    team,
    unknown,
    word,
)

MANAGER = "northmere front door manager"
DUTY = "northmere front door"
COORDINATOR = "northmere coordinator"
AUDITOR = "northmere auditor"
ADMINISTRATOR = "administrator"

LISTS: Mapping[str, tuple[Page, ...]] = {
    "change_agency": (Page("teacher", "Locality team"),),
    "usersessions_list": (Page("police", "A browser we do not recognise"),),
    # What crosses the rooms.
    "workspace:home": (
        Page(WRITER, "Review "),
        Page(MANAGER, "Review "),
        Page(MANAGER, at=of("workspace:home", query="?whose=mine")),
        Page(COORDINATOR),
        Page(AUDITOR),
        Page("school", "CON-"),
        Page(ADMINISTRATOR),
    ),
    "workspace:caseload": tuple(
        Page(person, "HSB-") for person in (WRITER, MANAGER, AUDITOR, COORDINATOR, "school")
    ),
    "workspace:found": (Page(WRITER, "HSB-", found),),
    "workspace:case": (
        Page(WRITER, "Review "),
        Page(WRITER, "Enquiry ENQ-"),
        Page(WRITER, "Closed on "),
        Page(AUDITOR, "Review "),
        Page("therapist", "Review "),
        Page(COORDINATOR),
        Page("school"),
    ),
    "workspace:case_people": (Page(WRITER, "Long Road"), Page("health", "Long Road")),
    "workspace:household_add": (Page(WRITER, "Grandparent"),),
    "workspace:case_sharing": (Page(WRITER, "Locality team"), Page(AUDITOR, "Locality team")),
    "workspace:share": (Page(WRITER, "Locality team"),),
    "workspace:case_allocate": (Page(MANAGER, "Aaron Worker"),),
    "workspace:case_history": (Page(WRITER, "Noted a pattern"),),
    "workspace:case_access": (Page(WRITER, "Aaron Worker"),),
    "workspace:audit": (Page(AUDITOR, "HSB-"),),
    "workspace:audit_changes": (Page(AUDITOR, "Noted a pattern"),),
    "workspace:audit_refusals": (Page(AUDITOR, "Aaron Worker"),),
    # Children.
    "cases:matches": (Page(MANAGER, "nearly the same"), Page(DUTY, "nearly the same")),
    "cases:merge": (Page(MANAGER, "Grandparent", of("cases:merge", case, other)),),
    "cases:merge_match": (Page(MANAGER, "Grandparent", of("cases:merge_match", case, match)),),
    "cases:merges": (Page(MANAGER, "Milla"),),
    # Concerns and referrals.
    "referrals:concerns": (Page("school", "CON-"), Page(DUTY, "REF-")),
    "referrals:concern": (
        Page("school", "Reported Given"),
        Page("police", "Reported Away", of("referrals:concern", away)),
    ),
    "referrals:done": (
        Page("school", "Reported Given"),
        Page("police", "Reported Away", of("referrals:done", away)),
    ),
    "referrals:draft_check": (Page(WRITER, "Robin"),),
    "referrals:draft_children": (Page(WRITER, "Robin"),),
    "referrals:draft_page": (
        Page(WRITER, "Robin", of("referrals:draft_page", draft, word("refer"))),
    ),
    "referrals:draft_item": (
        Page(
            WRITER,
            "Robin",
            of("referrals:draft_item", draft, word("children"), last_child, word("home")),
        ),
    ),
    "referrals:decide": (Page(DUTY, "Not decided yet"),),
    # Section 47 enquiries.
    "assessments:enquiry": (Page(AUDITOR, "Child seen on 24 March 2026"),),
    "assessments:allocate": (Page(MANAGER, "Aaron Worker"),),
    "assessments:swap": (Page(MANAGER, "Aaron Worker"),),
    "assessments:cover": (Page(MANAGER, "Aaron Worker"),),
    # Assessments.
    "workspace:case_assessments": (
        Page(MANAGER, "ASM-", of("workspace:case_assessments", displaying)),
        Page(MANAGER, "Child and family assessment", of("workspace:case_assessments", displaying)),
        Page(AUDITOR),
    ),
    "hsb_assessments:start": (
        Page(MANAGER, "Aaron Worker", of("hsb_assessments:start", displaying, word("j_soap"))),
    ),
    "justice:record": (
        Page(MANAGER, "Interviewed", of("justice:record", displaying, word("police_record"))),
    ),
    "hsb_assessments:training": (Page(COORDINATOR, "Aaron Worker"),),
    "hsb_assessments:training_new": (Page(COORDINATOR, "Aaron Worker"),),
    # The work with a child.
    "workspace:case_interventions": (
        Page(MANAGER, "INT-", of("workspace:case_interventions", displaying)),
        Page(WRITER),
    ),
    "interventions:intervention": (
        Page(PRACTITIONER, "A talk about school"),
        Page(PRACTITIONER, "Worry about school"),
        Page(AUDITOR, "He comes in time"),
    ),
    "interventions:work": (Page(MANAGER, "INT-"), Page(COORDINATOR, "INT-")),
    "interventions:plan": (Page(MANAGER, "Aaron Worker", of("interventions:plan", displaying)),),
    "interventions:change": (Page(MANAGER, "Aaron Worker"),),
    "interventions:hand_over": (Page(MANAGER, "Aaron Worker"),),
    # Conferences.
    "conferences:plan": (Page(AUDITOR, "What the group did"),),
    # Meetings.
    "meetings:meetings": (
        Page(DUTY, "Multi-agency meeting"),
        Page(AUDITOR, "Multi-agency meeting"),
    ),
    "meetings:meeting": (
        Page(DUTY, "Visitor "),
        Page(DUTY, "A youth club", of("meetings:meeting", closed_meeting)),
        Page(AUDITOR, "Visitor "),
    ),
    "meetings:invite": (Page(DUTY, "Locality team"),),
    "meetings:chair": (Page(DUTY, "Aaron Worker"),),
    "live:run": (Page(AUDITOR, "A swimming club"),),
    "live:news": (Page(DUTY, "A swimming club"), Page(AUDITOR, "A swimming club")),
    "live:part": (Page(DUTY, "Did Health visiting service"),),
    "live:child_part": (Page(DUTY, "The visitor knows the family"),),
    "live:close": (Page(DUTY, "Record whether Health visiting service"),),
    "workspace:case_meetings": (Page(WRITER, "Multi-agency meeting"),),
    "workspace:incident": (Page(WRITER, "Multi-agency meeting"),),
    # Minutes.
    "minutes:meeting": (
        Page(DUTY, "Recipient ", of("minutes:meeting", closed_meeting)),
        Page(AUDITOR, "Recipient ", of("minutes:meeting", closed_meeting)),
    ),
    # Administration.
    "agencies:local_authorities": (Page(ADMINISTRATOR, "Area "),),
    "agencies:local_authority": (Page(ADMINISTRATOR, "From "),),
    "agencies:procedure": (Page(ADMINISTRATOR, "From "),),
    "agencies:agencies": (Page(ADMINISTRATOR, "Police force"),),
    "agencies:agency": (Page(ADMINISTRATOR, "Locality team", of("agencies:agency", agency)),),
    "agencies:agency_new": (Page(ADMINISTRATOR, "Area "),),
    "agencies:agency_change": (Page(ADMINISTRATOR, "Area "),),
    "agencies:team": (Page(ADMINISTRATOR, "Aaron Worker", of("agencies:team", team)),),
    "agencies:people": (Page(ADMINISTRATOR, "Aaron Worker"),),
    "agencies:person": (Page(ADMINISTRATOR, "Locality team"),),
    "agencies:membership_new": (Page(ADMINISTRATOR, "Locality team"),),
    "agencies:invite": (Page(ADMINISTRATOR, "Locality team"),),
}


def fixed(why: str, by: str, *names: str, at: Address | None = None) -> dict[str, tuple[str, Page]]:
    """Pages of one person that list nothing, and why."""
    return {name: (why, Page(by, at=at)) for name in names}


FIXED: Mapping[str, tuple[str, Page]] = {
    **fixed("the same words for everybody", NOBODY, "help", "accessibility", "privacy"),
    **fixed("one word for a machine", NOBODY, "healthz", "readyz"),
    **fixed(
        "a form that knows nobody yet, or what comes of it",
        NOBODY,
        "account_login",
        "account_signup",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_authenticate",
    ),
    **fixed(
        "the name of one invited person",
        NOBODY,
        "invitation",
        at=of("invitation", word(TOKEN)),
    ),
    **fixed(
        "the person's own facts and settings, one of each",
        WRITER,
        "account",
        "keep_alive",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
    ),
    **fixed(
        "ten codes, never more",
        WRITER,
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
    ),
    **fixed("an empty box", WRITER, "workspace:search", "workspace:view_new"),
    **fixed(
        "a form about one record",
        WRITER,
        "workspace:child_change",
        "workspace:child_needs",
        "workspace:child_care",
        "workspace:child_school",
        "workspace:child_health",
        "workspace:child_safety",
        "workspace:placing_told",
        "workspace:person_new",
        "workspace:person_change",
        "workspace:person_end",
        "workspace:address_new",
        "workspace:address_change",
        "workspace:household_new",
        "workspace:household_leave",
        "workspace:share_end",
        "workspace:request_answer",
        "workspace:exclude",
        "workspace:exclusion_end",
    ),
    **fixed(
        "one copy",
        MANAGER,
        "minutes:copy",
        "minutes:pdf",
        "minutes:change",
        "minutes:sent",
        "minutes:withdraw",
    ),
    **fixed("the children of one incident", DUTY, "meetings:convene"),
    **fixed("leads on to the one page", DUTY, "meetings:expected"),
    **fixed("what was decided for one child", DUTY, "meetings:take_up"),
    **fixed(
        "a form about one meeting",
        DUTY,
        "meetings:uninvite",
        "live:withdraw",
        "meetings:rearrange",
        "meetings:cancel",
        "meetings:open",
    ),
    **fixed("one assessment", AUDITOR, "hsb_assessments:assessment"),
    **fixed(
        "six tools, however many people are trained in them",
        MANAGER,
        "hsb_assessments:choose",
        at=of("hsb_assessments:choose", displaying),
    ),
    **fixed(
        "a fixed list of what can happen",
        MANAGER,
        "justice:choose",
        at=of("justice:choose", displaying),
    ),
    **fixed(
        "a form about one record",
        MANAGER,
        "justice:acknowledgement",
        "hsb_assessments:family",
        "hsb_assessments:cancel",
        "hsb_assessments:training_withdraw",
    ),
    **fixed("leads on to the one page", PRACTITIONER, "interventions:summary_draft"),
    **fixed("one question", PRACTITIONER, "interventions:summary_discard"),
    **fixed(
        "what one end summary says, and what it is written from",
        PRACTITIONER,
        "interventions:summary",
    ),
    **fixed(
        "a form about one record",
        PRACTITIONER,
        "interventions:cancel",
        "interventions:session",
        "interventions:correct",
        "interventions:measure",
        "interventions:again",
        "interventions:review",
        "interventions:pause",
        "interventions:resume",
        "interventions:end",
    ),
    **fixed("a form about one record", WRITER, "interventions:support"),
    **fixed("one child's conference", AUDITOR, "conferences:conference"),
    **fixed(
        "a form about one record",
        MANAGER,
        "workspace:case_closing",
        "referrals:transfer",
        "assessments:start",
        "assessments:visit",
        "assessments:conclude",
        "assessments:cancel",
        "conferences:plan_new",
        "conferences:conference_record",
        "conferences:conference_cancel",
        "conferences:core_group",
    ),
    **fixed(
        "a form about one linked child",
        WRITER,
        "workspace:ask_access",
        at=of("workspace:ask_access", case, sibling),
    ),
    **fixed("a box for one reference", MANAGER, "cases:merge_start"),
    **fixed(
        "one child",
        MANAGER,
        "cases:identify",
        at=of("cases:identify", unknown),
    ),
    **fixed("one notice", MANAGER, "cases:match", at=of("cases:match", case, match)),
    **fixed("one merge", MANAGER, "cases:merged", at=of("cases:merged", case, merge)),
    **fixed("one merge", MANAGER, "cases:unmerge", at=of("cases:unmerge", case, merge)),
    **fixed("what is needed, and one button", WRITER, "referrals:new"),
    **fixed("seven sections, however many children are in them", WRITER, "referrals:draft"),
    **fixed("one question", WRITER, "referrals:draft_discard"),
    **fixed(
        "one question",
        WRITER,
        "referrals:draft_remove",
        at=of("referrals:draft_remove", draft, word("children"), last_child),
    ),
    **fixed("one child's part", DUTY, "referrals:screen"),
    **fixed("one child's referral", DUTY, "referrals:correct"),
    **fixed(
        "every child of them has a referral",
        MANAGER,
        "referrals:not_referred",
        "referrals:refer_another",
    ),
    **fixed("every child of them has a referral", "school", "referrals:concern_refer"),
    **fixed("one child's referral", "police", "referrals:hand_off", "referrals:hand_off_pdf"),
    **fixed("leads on to the list of areas", ADMINISTRATOR, "agencies:index"),
    **fixed(
        "a form about one record",
        ADMINISTRATOR,
        "agencies:local_authority_new",
        "agencies:local_authority_change",
        "agencies:procedure_new",
        "agencies:agency_active",
        "agencies:team_new",
        "agencies:team_change",
        "agencies:team_active",
        "agencies:person_change",
        "agencies:person_active",
        "agencies:membership_end",
        "agencies:invitation_revoke",
    ),
}
