"""Which rows of children, incidents and cases the runtime role may see and change.

30 is the level from which a whole record is read, 40 adds to it, 50 manages it and who sees it
(hsb_cases.cases.models.sharing.Level). The functions are in sql/visibility.sql.
"""

from dataclasses import replace

from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases import models
from hsb_cases.core.database.row_security import RowRule, protect


def by_case(column: str = "case_id", *, change: int | None = 40) -> RowRule:
    """Rows that belong to one case."""
    return RowRule(
        see=f"hsb_sees_case({column}, 30)",
        change=f"hsb_sees_case({column}, {change})" if change else None,
    )


def by_child(column: str, *, belongs: str = "") -> RowRule:
    """Rows that belong to one child, and hang on nothing else the writer does not see."""
    return RowRule(
        see=f"hsb_sees_child({column}, 30)",
        change=f"hsb_sees_child({column}, 40)",
        belongs=" AND ".join(filter(None, [f"hsb_sees_child({column}, 30)", belongs])),
    )


def by_incident(column: str) -> RowRule:
    """Rows that belong to one incident."""
    return RowRule(
        see=f"hsb_sees_incident({column}, 30)",
        change=f"hsb_sees_incident({column}, 40)",
        belongs=f"hsb_sees_incident({column}, 30)",
    )


def in_reach(column: str = "case_id") -> str:
    """A case that the writer reads, or that this act opens or joins (sql/reopening.sql)."""
    return f"(hsb_sees_case({column}, 30) OR hsb_opens_case({column}) OR hsb_joins_case({column}))"


def child_in_reach(table: str) -> str:
    """A child that the writer sees, or whose case this act opens or joins.

    A record in the own log passes out of sight the moment its first case is opened, by this act or
    by another one meanwhile, while the act that refers the child still has to write the child's
    part (scenario 2).
    """
    opened = (
        "EXISTS (SELECT FROM cases_case opened"
        f" WHERE opened.child_id = {table}.child_id AND opened.created_in = hsb_act())"
    )
    joined = (
        "EXISTS (SELECT FROM cases_participation joined"
        f" WHERE joined.child_id = {table}.child_id AND joined.case_id IS NOT NULL"
        " AND joined.created_in = hsb_act())"
    )
    return f"(hsb_sees_child(child_id, 30) OR {opened} OR {joined})"


def managed(column: str) -> str:
    """Only who manages the case, or the act that opens it, gives access to it."""
    return f"hsb_sees_case({column}, 50) OR hsb_opens_case({column})"


def address_seen(needed: int) -> str:
    """An address, by its child; a protected one, by the authority that holds it."""
    protected = f"hsb_sees_protected_address(child_id, local_authority_id, {needed})"
    return f"CASE WHEN protected THEN {protected} ELSE hsb_sees_child(child_id, {needed}) END"


OF_A_SHARE_OF_THIS_ACT = (
    "EXISTS (SELECT FROM cases_share s JOIN auth_permission p ON p.id = permission_id"
    " WHERE s.id = share_id AND s.created_in = hsb_act() AND s.case_id = content_object_id"
    " AND s.level = hsb_level_of_permission(p.codename) AND {same_principal})"
)
"""A grant that repeats a share made in this act, to whom and how much; the share was bounded."""


def declare() -> None:
    """Declare every table of the room."""
    protect(
        models.Case,
        replace(
            by_case("id"),
            belongs="hsb_sees_child(child_id, 30)"
            # Undoing a merge gives the child its case back, through which it will be seen.
            " OR EXISTS (SELECT FROM cases_childmerge g WHERE g.merged_id = cases_case.child_id"
            " AND hsb_sees_child(g.kept_id, 50))",
        ),
    )
    protect(models.Child, RowRule(see="hsb_sees_child(id, 30)", change="hsb_sees_child(id, 40)"))
    protect(
        models.ChildAddress,
        RowRule(
            see=address_seen(30),
            change=address_seen(40),
            see_past="hsb_sees_address_version(id, child_id)",
            belongs="hsb_sees_child(child_id, 30)",
        ),
    )
    protect(models.ChildMerge, by_child("kept_id", belongs="hsb_sees_child(merged_id, 30)"))
    protect(
        models.Person,
        RowRule(see="hsb_sees_person(id, 30)", change="hsb_sees_person(id, 40)"),
    )
    protect(models.Relationship, by_child("child_id", belongs="hsb_sees_person(person_id, 30)"))
    protect(
        models.Household,
        RowRule(see="hsb_sees_household(id, 30)", change="hsb_sees_household(id, 40)"),
    )
    protect(
        models.HouseholdMember,
        # Who else lives with the child: a child's row is that child's own.
        RowRule(
            see="CASE WHEN child_id IS NULL THEN hsb_sees_household(household_id, 30)"
            " ELSE hsb_sees_child(child_id, 30) END",
            change="CASE WHEN child_id IS NULL THEN hsb_sees_household(household_id, 40)"
            " ELSE hsb_sees_child(child_id, 40) END",
            belongs="hsb_sees_household(household_id, 30)"
            " AND (child_id IS NULL OR hsb_sees_child(child_id, 30))"
            " AND (person_id IS NULL OR hsb_sees_person(person_id, 30))",
        ),
    )
    protect(
        models.Incident,
        RowRule(see="hsb_sees_incident(id, 30)", change="hsb_sees_incident(id, 40)"),
    )
    protect(
        models.Participation,
        RowRule(
            # A part that was recorded before is put into the case that this act opens for it.
            see="CASE WHEN case_id IS NULL THEN hsb_sees_incident(incident_id, 30)"
            " ELSE hsb_sees_case(case_id, 30) OR hsb_opens_case(case_id) END",
            change="CASE WHEN case_id IS NULL THEN hsb_sees_incident(incident_id, 40)"
            " ELSE hsb_sees_case(case_id, 40) END",
            see_past="hsb_sees_part_version(id)",
            # Being let in for a meeting is for reading: it puts no child of one's own into it.
            belongs="hsb_sees_incident(incident_id, 30)"
            " AND (NOT hsb_let_into_incident(incident_id) OR hsb_sees_incident(incident_id, 40))"
            f" AND {child_in_reach('cases_participation')}"
            f" AND (case_id IS NULL OR {in_reach()})",
        ),
    )
    protect(models.HarmedAdult, by_incident("incident_id"))
    protect(
        models.IncidentShare,
        RowRule(
            see="hsb_sees_incident(incident_id, 30)",
            # Whoever was let in ends it too, once the minutes are sent; nobody makes it longer.
            change="hsb_sees_incident(incident_id, 50) OR hsb_let_into_incident(incident_id)",
            belongs="ended_at IS NOT NULL OR hsb_may_let_into_incident(incident_id, membership_id)",
        ),
    )
    # Who closes a case writes one, and nobody edits it; only merging two records moves it.
    protect(models.CaseClosure, replace(by_case(change=50), belongs="hsb_sees_case(case_id, 50)"))
    # Who works on the case writes one; only merging two records moves it.
    protect(models.PlacingAuthorityTold, replace(by_case(change=50), belongs=in_reach()))
    protect(
        models.RuleOverride,
        # Who works on the case writes one; only merging two records moves it.
        replace(by_case(change=50), belongs=in_reach()),
    )
    _declare_sharing()


def _declare_sharing() -> None:
    protect(
        models.Share,
        RowRule(
            see="hsb_sees_case(case_id, 30)",
            change="hsb_sees_case(case_id, 50)",
            # Asked of changes too: nobody raises a share that their own act made.
            belongs=f"{managed('case_id')} OR (NOT sealed AND until IS NULL"
            " AND hsb_joiner_may_give(case_id, level, group_id, membership_id))",
        ),
    )
    for grant, same_principal in (
        (
            models.CaseGroupObjectPermission,
            "s.group_id = cases_casegroupobjectpermission.group_id",
        ),
        (
            models.CaseUserObjectPermission,
            "s.membership_id = cases_caseuserobjectpermission.membership_id"
            " AND cases_caseuserobjectpermission.user_id = hsb_user()",
        ),
    ):
        given = (
            f"{managed('content_object_id')}"
            f" OR {OF_A_SHARE_OF_THIS_ACT.format(same_principal=same_principal)}"
        )
        protect(
            grant,
            RowRule(
                see=f"hsb_sees_case(content_object_id, 30) OR {given}",
                add=given,
                delete="hsb_sees_case(content_object_id, 50)",
                own_act=False,
            ),
        )
    protect(
        models.Exclusion,
        RowRule(
            # It holds for every case of the child, so who manages any of them must know of it.
            see="hsb_sees_child(child_id, 50)",
            see_past="hsb_sees_case(case_id, 50)",
            change="hsb_sees_case(case_id, 50)",
            belongs="hsb_sees_case(case_id, 50)",
        ),
    )
    protect(
        models.AccessRequest,
        RowRule(
            # Whoever asked keeps the answer, unless they are kept away from the case.
            see="hsb_sees_case(case_id, 50) OR ('m' || asked_by_id = ANY (hsb_principals())"
            " AND NOT case_id = ANY ((SELECT hsb_excluded())::bigint[]))",
            change="hsb_sees_case(case_id, 50)",
            add="outcome = 'open' AND 'm' || asked_by_id = ANY (hsb_principals())"
            " AND case_id = hsb_linked_case(participation_id)",
        ),
    )
    protect(
        models.CaseloadEntry,
        RowRule(
            # Written by triggers only. The sub-select is evaluated once a statement.
            see="principal = ANY (hsb_principals())"
            " AND (expires_at IS NULL OR expires_at > now())"
            " AND NOT case_id = ANY ((SELECT hsb_excluded())::bigint[])",
            own_act=False,
            add="false",
        ),
    )
    protect(
        models.PossibleMatch,
        RowRule(
            # Noted by a definer function only.
            see="hsb_sees_case(case_id, 40)",
            change="hsb_sees_case(case_id, 40)",
            add="false",
        ),
    )
    protect(
        AccessEntry,
        RowRule(
            # Refusals are also for the auditors of the agency's local authority: who was refused
            # where is worth knowing even if the address led nowhere.
            see="act_id = hsb_act() OR (case_id IS NOT NULL AND hsb_sees_case(case_id, 30))"
            " OR (kind = 'refused' AND hsb_audits_agency(agency))",
            add="act_id = hsb_act()",
            own_act=False,
        ),
    )
