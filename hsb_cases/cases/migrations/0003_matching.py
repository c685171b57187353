"""The functions that find records which may be of one child."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_visibility_and_projection")]
    operations = [
        migrations.RunSQL((SQL / "matching.sql").read_text(), migrations.RunSQL.noop),
    ]
