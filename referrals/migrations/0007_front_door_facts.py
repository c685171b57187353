"""What the front door asks of an incident beyond the rows it may see."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0006_front_door")]
    operations = [
        migrations.RunSQL(
            (SQL / "front_door.sql").read_text(),
            "DROP FUNCTION hsb_screened(bigint); DROP FUNCTION hsb_sees_referral(bigint, integer);",
        )
    ]
