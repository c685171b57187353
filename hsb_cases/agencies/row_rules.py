"""Why the agencies' tables have no row security: who works where is not case content."""

from hsb_cases.agencies import models
from hsb_cases.core.database.row_security import history_model, leave_open

REFERENCE = "Contacts and procedures of the areas are for everybody who signs in."
DIRECTORY = "The directory of agencies and people is needed before anybody acts, and by every page."
SIGN_IN = "It is read before anybody is signed in; it holds a digest that opens nothing by itself."


def declare() -> None:
    """Declare every table of the room, with the table of its history, as open."""
    for model, reason in (
        (models.LocalAuthority, REFERENCE),
        (models.ProcedureProfile, REFERENCE),
        (models.PathwayStep, REFERENCE),
        (models.ProfileTimescale, REFERENCE),
        (models.Agency, DIRECTORY),
        (models.Team, DIRECTORY),
        (models.User, DIRECTORY),
        (models.Membership, DIRECTORY),
        (models.Invitation, SIGN_IN),
    ):
        # People are deactivated and editions end: nothing here is ever deleted.
        leave_open(model._meta.db_table, because=reason, keep_rows=True)
        history = history_model(model)
        assert history is not None  # noqa: S101 -- each keeps one; tells the type checker
        leave_open(history._meta.db_table, because=reason)
    for link in (models.User.groups.through, models.User.user_permissions.through):
        leave_open(link._meta.db_table, because="Django's own; only read, it grants nothing here.")
