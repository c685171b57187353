"""What a test has committed is taken out again: from the tables that hold any row, and no others.

Django truncates every table and announces a migration, which writes all row security anew. What
migrations themselves have written stays here: nothing of the product changes it.
"""

from django.db import connection

WRITTEN_BY_MIGRATIONS = frozenset({"django_migrations", "django_content_type", "auth_permission"})


def empty_tables() -> None:
    """Delete all rows but those of migrations, past append-only triggers and foreign keys.

    Triggers are off meanwhile, which needs a superuser: test databases only.
    """
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SET session_replication_role = replica")
        try:
            for table in _with_rows(cursor):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def _with_rows(cursor) -> list[str]:
    tables = set(connection.introspection.table_names(cursor)) - WRITTEN_BY_MIGRATIONS
    asked = (
        f"SELECT '{table}' WHERE EXISTS (SELECT FROM {connection.ops.quote_name(table)})"
        for table in sorted(tables)
    )
    cursor.execute(" UNION ALL ".join(asked))
    return [row[0] for row in cursor.fetchall()]
