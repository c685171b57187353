"""The functions a decision asks for facts beyond the decider's sight."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql" / "decisions.sql"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0003_decisions")]
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
