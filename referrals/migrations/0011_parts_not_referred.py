"""Which children of an incident the front door still has to think of (R1)."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("referrals", "0010_reported_addresses")]
    operations = [
        migrations.RunSQL(
            (SQL / "left_out.sql").read_text(), "DROP FUNCTION hsb_parts_not_referred(bigint);"
        )
    ]
