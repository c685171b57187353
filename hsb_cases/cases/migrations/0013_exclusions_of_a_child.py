"""An exclusion holds for every case of the child of the case on which it was decided."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQL = Path(__file__).resolve().parents[1] / "sql"

FILL = """
UPDATE cases_exclusion x SET child_id = k.child_id FROM cases_case k WHERE k.id = x.case_id;
-- Foreign keys are checked at the end otherwise, and the column could not be changed until then.
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_rule_overrides"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="exclusion",
            name="child",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.child",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="exclusion",
            name="child",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.child",
            ),
        ),
        migrations.AddIndex(
            model_name="exclusion",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", True)),
                fields=["user", "child"],
                name="open_exclusions_by_person",
            ),
        ),
        migrations.RunSQL((SQL / "exclusions.sql").read_text(), migrations.RunSQL.noop),
    ]
