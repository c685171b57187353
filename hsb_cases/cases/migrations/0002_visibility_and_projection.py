"""The functions the row policies ask, and the triggers that keep the caseload projection."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


def words(name: str) -> str:
    return (SQL / name).read_text()


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [
        migrations.RunSQL(words("visibility.sql"), migrations.RunSQL.noop),
        migrations.RunSQL(words("projection.sql"), migrations.RunSQL.noop),
    ]
