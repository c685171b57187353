"""The policies of a meeting's rows take the same time however many children it is about."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [("panels", "0002_child_protection_conferences")]
    operations = [
        # The function answers as before: there is nothing to take back.
        migrations.RunSQL((SQL / "faster_visibility.sql").read_text(), migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["planned_at", "id"], name="meeting_by_time"),
        ),
    ]
