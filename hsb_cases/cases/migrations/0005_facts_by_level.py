"""The projection holds what each level may know; facts for lists, summaries, links and search."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


def words(name: str) -> str:
    return (SQL / name).read_text()


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_access_requests")]
    operations = [
        migrations.RunSQL(words("caseload_by_level.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(words("facts_by_level.sql"), migrations.RunSQL.noop),
    ]
