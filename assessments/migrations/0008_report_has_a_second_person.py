"""Nobody approves a report that they prepared or changed at any time (sql/second_person.sql)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql" / "second_person.sql"


class Migration(migrations.Migration):
    dependencies = [("assessments", "0007_visits")]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
