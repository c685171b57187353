"""Closing a case, and the referral that reopens it."""

from pathlib import Path

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hsb_cases.audit.history
import hsb_cases.cases.models.fields

SQL = Path(__file__).resolve().parents[1] / "sql"

REVERSE = """
DROP FUNCTION hsb_join_case(bigint);
DROP FUNCTION hsb_reopen_case(bigint, bigint);
DROP FUNCTION hsb_team_has(bigint, bigint, integer);
"""


def words(name: str) -> str:
    return (SQL / name).read_text()


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("cases", "0016_agreement"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalCaseClosure",
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
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("need_met", "The child’s needs are met"),
                            ("stepped_down", "Stepped down to early help or universal services"),
                            ("transferred", "Transferred to another local authority"),
                            ("adult_services", "Passed to adult services"),
                            ("declined", "The family declined voluntary help"),
                            ("not_hsb", "It was not harmful sexual behaviour"),
                            ("no_further_action", "No further action after what was found"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "census_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("RC1", "RC1 Adopted"),
                            ("RC2", "RC2 Died"),
                            ("RC3", "RC3 Child arrangements order"),
                            ("RC4", "RC4 Special guardianship order"),
                            ("RC5", "RC5 Transferred to services of another local authority"),
                            ("RC6", "RC6 Transferred to adult social care services"),
                            (
                                "RC7",
                                "RC7 Services ceased for any other reason, including no longer in need",
                            ),
                            ("RC8", "RC8 Case closed after assessment, no further action"),
                            ("RC9", "RC9 Case closed after assessment, referred to early help"),
                        ],
                        max_length=3,
                    ),
                ),
                ("summary", models.TextField()),
                ("goes_on_with", models.TextField(blank=True)),
                (
                    "self_harm_risk",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("self_harm_detail", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField()),
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
                    "closed_by",
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical case closure",
                "verbose_name_plural": "historical case closures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CaseClosure",
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
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("need_met", "The child’s needs are met"),
                            ("stepped_down", "Stepped down to early help or universal services"),
                            ("transferred", "Transferred to another local authority"),
                            ("adult_services", "Passed to adult services"),
                            ("declined", "The family declined voluntary help"),
                            ("not_hsb", "It was not harmful sexual behaviour"),
                            ("no_further_action", "No further action after what was found"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "census_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("RC1", "RC1 Adopted"),
                            ("RC2", "RC2 Died"),
                            ("RC3", "RC3 Child arrangements order"),
                            ("RC4", "RC4 Special guardianship order"),
                            ("RC5", "RC5 Transferred to services of another local authority"),
                            ("RC6", "RC6 Transferred to adult social care services"),
                            (
                                "RC7",
                                "RC7 Services ceased for any other reason, including no longer in need",
                            ),
                            ("RC8", "RC8 Case closed after assessment, no further action"),
                            ("RC9", "RC9 Case closed after assessment, referred to early help"),
                        ],
                        max_length=3,
                    ),
                ),
                ("summary", models.TextField()),
                ("goes_on_with", models.TextField(blank=True)),
                (
                    "self_harm_risk",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("self_harm_detail", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closures",
                        to="cases.case",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["-closed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("case", "closed_at"), name="one_closure_a_moment"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("summary", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("self_harm_risk", ""), _negated=True),
                        ),
                        name="closure_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "reason__in",
                                [
                                    "need_met",
                                    "stepped_down",
                                    "transferred",
                                    "adult_services",
                                    "declined",
                                    "not_hsb",
                                    "no_further_action",
                                ],
                            ),
                            ("reason", ""),
                            _connector="OR",
                        ),
                        name="closure_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "census_reason__in",
                                ["RC1", "RC2", "RC3", "RC4", "RC5", "RC6", "RC7", "RC8", "RC9"],
                            ),
                            ("census_reason", ""),
                            _connector="OR",
                        ),
                        name="closure_census_reason_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_harm_risk__in", ["yes", "no", "unknown"]),
                            ("self_harm_risk", ""),
                            _connector="OR",
                        ),
                        name="closure_self_harm_known",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            words("reopening.sql"),
            REVERSE + words("joining.sql").replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
        ),
    ]
