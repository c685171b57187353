"""A stub tells of the referrals that its holder made."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("workspace", "0002_workload"),
        ("referrals", "0005_kept_away"),
        ("cases", "0010_joining_open_cases"),
    ]
    operations = [
        migrations.RunSQL((SQL / "own_outcomes.sql").read_text(), migrations.RunSQL.noop),
    ]
