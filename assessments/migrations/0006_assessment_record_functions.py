"""Who wrote an assessment and does not sign it off, and that signed-off text is fixed (sql/)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql" / "records.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0005_assessment_records"),
        ("cases", "0017_closing_and_reopening"),
        ("referrals", "0012_screening_factors"),
    ]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
