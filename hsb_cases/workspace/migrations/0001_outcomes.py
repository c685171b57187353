"""A function of the workspace room, since it knows both cases and referrals."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0005_facts_by_level"), ("referrals", "0003_decisions")]
    operations = [
        migrations.RunSQL((SQL / "outcomes.sql").read_text(), migrations.RunSQL.noop),
    ]
