"""The login roles of a database, members of the groups that the migrations make."""

from contextlib import closing

from psycopg2 import Error, errors, sql

from .addresses import RUNTIME_LOGIN, SWEEPER_LOGIN, address_for, login_password
from .servers import connect
from .steps import Trouble

GROUPS = {RUNTIME_LOGIN: "hsb_runtime", SWEEPER_LOGIN: "hsb_worker"}


def ensure_login(owner: str, login: str) -> str:
    """Make a login role with a password made from the owner's, if it has one; its address.

    Raises Trouble when the owner may not make roles.
    """
    make_login(owner, login, login_password(owner, login))
    return address_for(owner, login)


def make_login(owner: str, login: str, password: str | None) -> None:
    """Make a login role that is a member of its group, unless it is there, and set its password.

    Raises Trouble when the owner may not make roles.
    """
    group = GROUPS[login]
    with closing(connect(owner, "DATABASE_URL")) as connection:
        try:
            _make(connection.cursor(), login, group, password)
        except errors.InsufficientPrivilege as error:
            raise Trouble(
                f"The owner in DATABASE_URL may not make the role {login}: give it the right "
                "(ALTER ROLE … CREATEROLE), or make the role yourself as a member of "
                f"{group} and give its address as "
                + ("RUNTIME_DATABASE_URL." if login == RUNTIME_LOGIN else "WORKER_DATABASE_URL.")
            ) from error
        except Error as error:
            raise Trouble(f"The role {login} could not be made: {str(error).strip()}") from error


def _make(cursor, login: str, group: str, password: str | None) -> None:
    name = sql.Identifier(login)
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login])
    if not cursor.fetchone():
        cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    if password is not None:
        cursor.execute(
            sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(name, sql.Literal(password))
        )
    cursor.execute(
        "SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
        " JOIN pg_roles r ON r.oid = m.member WHERE g.rolname = %s AND r.rolname = %s",
        [group, login],
    )
    if not cursor.fetchone():
        cursor.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), name))
