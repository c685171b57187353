"""How agencies and people read in the histories of other records; their own are no case's."""

from django.contrib.auth.models import Group

from hsb_cases.agencies import models
from hsb_cases.audit.sources import leave_out, name_rows

TEAM = (
    "SELECT t.name || ', ' || a.name FROM agencies_team t"
    " JOIN agencies_agency a ON a.id = t.agency_id"
)
FULL_NAME = "(SELECT u.full_name FROM agencies_user u WHERE u.id = r.user_id)"
PERSON_AND_TEAM = f"{FULL_NAME} || ', ' || ({TEAM} WHERE t.id = r.team_id)"
TEAM_OR_AGENCY = (
    f"COALESCE(({TEAM} WHERE t.group_id = r.id),"  # noqa: S608 -- both parts are written above
    " (SELECT a.name FROM agencies_agency a WHERE a.group_id = r.id), r.name)"
)


def declare() -> None:
    """Name the room's records."""
    name_rows(models.LocalAuthority, "r.name")
    name_rows(models.Agency, "r.name")
    name_rows(models.Team, f"({TEAM} WHERE t.id = r.id)")
    name_rows(models.User, "r.full_name")
    name_rows(models.Membership, PERSON_AND_TEAM)
    name_rows(Group, TEAM_OR_AGENCY)
    leave_out(
        models.LocalAuthority,
        models.ProcedureProfile,
        models.PathwayStep,
        models.ProfileTimescale,
        models.Agency,
        models.Team,
        models.User,
        models.Membership,
        models.Invitation,
        because="it belongs to the installation, not to a case",
    )
