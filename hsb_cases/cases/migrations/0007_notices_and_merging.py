"""Notices of possible matches, and who sees records that were merged."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


def words(name: str) -> str:
    return (SQL / name).read_text()


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_history")]
    operations = [
        migrations.RunSQL(words("notices.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(words("merging.sql"), migrations.RunSQL.noop),
    ]
