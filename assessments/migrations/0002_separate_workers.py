"""R12 held by the database: no person works with both children of an incident (sql/)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql" / "separate_workers.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0001_section_47_enquiries"),
        ("cases", "0008_faster_visibility"),
    ]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
