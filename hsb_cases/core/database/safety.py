"""Whether a connection is one that row security binds."""

from django.db import Error
from django.db.backends.base.base import BaseDatabaseWrapper

_QUESTION = """
SELECT r.rolsuper OR r.rolbypassrls,
       EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
               WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relowner = r.oid)
FROM pg_roles r WHERE r.rolname = current_user
"""


def unsafe_because(connection: BaseDatabaseWrapper) -> str:
    """Why this connection must not serve people; empty when it may.

    A superuser, a role with BYPASSRLS and the owner of the tables pass every policy, so a
    forgotten filter would show everything.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute(_QUESTION)
            passes, owns = cursor.fetchone()
    except Error:
        return "The database does not answer."
    if passes or owns:
        return (
            "The database role passes row security. Set DATABASE_URL to the runtime role's address."
        )
    return ""
