"""Warnings of a rule that somebody went on in spite of."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hsb_cases.audit.history
import hsb_cases.cases.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("cases", "0011_fields_of_the_national_data_sets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalRuleOverride",
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
                ("rule", models.CharField(max_length=4)),
                ("sentence", models.TextField()),
                ("reason", models.TextField()),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_reference", models.CharField(max_length=20)),
                ("recorded_at", models.DateTimeField()),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.case",
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
                    "recorded_by",
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
                "verbose_name": "historical rule override",
                "verbose_name_plural": "historical rule overrides",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="RuleOverride",
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
                ("rule", models.CharField(max_length=4)),
                ("sentence", models.TextField()),
                ("reason", models.TextField()),
                ("subject_kind", models.CharField(max_length=30)),
                ("subject_reference", models.CharField(max_length=20)),
                ("recorded_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule_overrides",
                        to="cases.case",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sentence", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("subject_reference", ""), _negated=True),
                        ),
                        name="rule_override_says_what_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rule__regex", "^R[1-9][0-9]?$")),
                        name="rule_override_names_a_clause",
                    ),
                ],
            },
        ),
    ]
