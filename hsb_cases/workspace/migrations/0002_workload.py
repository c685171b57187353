"""How many open cases a worker has."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("workspace", "0001_outcomes")]
    operations = [
        migrations.RunSQL((SQL / "workload.sql").read_text(), migrations.RunSQL.noop),
    ]
