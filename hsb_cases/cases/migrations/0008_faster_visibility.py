"""The questions of the row policies keep their plans from one row to the next."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_notices_and_merging")]
    operations = [
        # The functions answer as before in either language: there is nothing to take back.
        migrations.RunSQL((SQL / "faster_visibility.sql").read_text(), migrations.RunSQL.noop)
    ]
