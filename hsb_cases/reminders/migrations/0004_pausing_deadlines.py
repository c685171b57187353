"""A time limit that no statute sets may stand still; the nearest deadline is one that runs."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parents[1] / "sql" / "next_due_running.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("reminders", "0003_next_due_of_both"),
    ]

    operations = [
        migrations.AddField(
            model_name="deadline",
            name="paused_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="deadline",
            name="paused_since",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="historicaldeadline",
            name="paused_reason",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicaldeadline",
            name="paused_since",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paused_reason", ""), ("paused_since__isnull", True)),
                    models.Q(
                        ("cancelled_reason", ""),
                        ("met_on__isnull", True),
                        ("paused_since__isnull", False),
                        models.Q(("paused_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="only_an_open_deadline_is_paused_and_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paused_since__isnull", True),
                    models.Q(("standing", "statutory"), _negated=True),
                    _connector="OR",
                ),
                name="no_statutory_deadline_is_paused",
            ),
        ),
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
    ]
