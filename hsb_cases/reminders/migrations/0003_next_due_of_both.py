"""A deadline that moves to another case is worked out for both."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("reminders", "0002_next_due")]
    operations = [
        migrations.RunSQL((SQL / "next_due_of_both.sql").read_text(), migrations.RunSQL.noop),
    ]
