"""The trigger that keeps a case's nearest deadline."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql" / "next_due.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0001_initial"),
        ("cases", "0002_visibility_and_projection"),
    ]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
