"""A team or a person may be let into an incident for a meeting, and into no child's record."""

from pathlib import Path

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hsb_cases.audit.history
import hsb_cases.cases.models.fields

SQL = Path(__file__).resolve().parents[1] / "sql" / "incident_sharing.sql"


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0014_protected_addresses"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalIncidentShare",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "act_id",
                    models.UUIDField(default=hsb_cases.audit.history._act_id, editable=False),
                ),
                (
                    "act_summary",
                    models.CharField(
                        default=hsb_cases.audit.history._summary, editable=False, max_length=200
                    ),
                ),
                (
                    "actor_name",
                    models.CharField(
                        default=hsb_cases.audit.history._actor_name, editable=False, max_length=200
                    ),
                ),
                (
                    "actor_agency",
                    models.CharField(
                        default=hsb_cases.audit.history._agency, editable=False, max_length=200
                    ),
                ),
                (
                    "actor_role",
                    models.CharField(
                        default=hsb_cases.audit.history._role, editable=False, max_length=60
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("subject_reference", models.CharField(max_length=20)),
                ("shared_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
                ("history_change_reason", models.TextField()),
                (
                    "history_id",
                    models.BigAutoField(editable=False, primary_key=True, serialize=False),
                ),
                ("history_date", models.DateTimeField()),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="auth.group",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.incident",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "shared_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical incident share",
                "verbose_name_plural": "historical incident shares",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IncidentShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "created_in",
                    models.UUIDField(
                        default=hsb_cases.cases.models.fields.present_act_id, editable=False
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("subject_reference", models.CharField(max_length=20)),
                ("shared_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=300)),
                (
                    "group",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="auth.group",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="cases.incident",
                    ),
                ),
                (
                    "membership",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "shared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=["incident"],
                        name="open_incident_shares",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("group__isnull", False), ("membership__isnull", True)),
                            models.Q(("group__isnull", True), ("membership__isnull", False)),
                            _connector="OR",
                        ),
                        name="incident_share_is_with_one_principal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("why", ""), _negated=True),
                            models.Q(("subject_reference", ""), _negated=True),
                        ),
                        name="incident_share_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            models.Q(("ended_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="ended_incident_share_says_why",
                    ),
                ],
            },
        ),
        # Taking it back would need the function of before: there is no way back.
        migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop),
    ]
