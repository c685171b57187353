"""An exclusion also closes the own team's log, and the outcome of the referral."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0004_decision_facts"), ("cases", "0005_facts_by_level")]
    operations = [
        # Taking it back would open again what is closed: there is no way back.
        migrations.RunSQL((SQL / "kept_away.sql").read_text(), migrations.RunSQL.noop)
    ]
