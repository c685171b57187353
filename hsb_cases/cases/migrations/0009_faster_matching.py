"""The search for records alike asks the cheap questions first."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_faster_visibility")]
    operations = [
        migrations.RunSQL((SQL / "likeness.sql").read_text(), migrations.RunSQL.noop),
    ]
