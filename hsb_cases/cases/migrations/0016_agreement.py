"""How the children of an incident described it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0015_incident_sharing"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalincident",
            name="agreed",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agreed", "All of them described it as agreed"),
                    ("not_agreed", "At least one child did not agree"),
                    ("differ", "They describe it differently"),
                    ("unknown", "Not known, or not asked"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="agreed",
            field=models.CharField(
                blank=True,
                choices=[
                    ("agreed", "All of them described it as agreed"),
                    ("not_agreed", "At least one child did not agree"),
                    ("differ", "They describe it differently"),
                    ("unknown", "Not known, or not asked"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed__in", ["agreed", "not_agreed", "differ", "unknown"]),
                    ("agreed", ""),
                    _connector="OR",
                ),
                name="incident_agreement_known",
            ),
        ),
    ]
