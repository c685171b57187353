"""A referral may join the child's open case unseen, and a stub tells no more than it then may."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"

REVERSE = """
DROP FUNCTION hsb_joiner_may_give(bigint, integer, bigint, bigint);
DROP FUNCTION hsb_join_open_case(bigint);
DROP FUNCTION hsb_joins_case(bigint);
"""


def words(name: str) -> str:
    return (SQL / name).read_text()


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_faster_matching"), ("agencies", "0001_initial")]
    operations = [
        migrations.RunSQL(words("joining.sql"), REVERSE),
        # The projection holds less than before: there is nothing to take back.
        migrations.RunSQL(words("stubs.sql"), migrations.RunSQL.noop),
    ]
