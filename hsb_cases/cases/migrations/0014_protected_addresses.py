"""A protected address belongs to the authority that holds it."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("cases", "0013_exclusions_of_a_child"),
    ]
    operations = [
        migrations.AddField(
            model_name="childaddress",
            name="local_authority",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="agencies.localauthority",
            ),
        ),
        migrations.AddField(
            model_name="historicalchildaddress",
            name="local_authority",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="agencies.localauthority",
            ),
        ),
        migrations.RunSQL((SQL / "protected_addresses.sql").read_text(), migrations.RunSQL.noop),
    ]
