"""Section 47 enquiries and their history."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hsb_cases.audit.history
import hsb_cases.cases.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("cases", "0011_fields_of_the_national_data_sets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSection47Enquiry",
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
                ("reference", models.CharField(db_index=True, max_length=20)),
                ("strategy_reference", models.CharField(blank=True, max_length=20)),
                ("started_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "Children’s social care alone"),
                            ("joint", "Children’s social care jointly with the police"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("concluded", "Concluded"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("allocated_at", models.DateTimeField(null=True)),
                ("child_seen_on", models.DateField(null=True)),
                ("not_seen_reason", models.TextField(blank=True)),
                (
                    "seen_alone",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=5
                    ),
                ),
                ("not_alone_reason", models.TextField(blank=True)),
                ("child_views", models.TextField(blank=True)),
                ("child_views_missing_reason", models.TextField(blank=True)),
                ("carers_views", models.TextField(blank=True)),
                ("carers_views_missing_reason", models.TextField(blank=True)),
                (
                    "interpreter_arranged",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("booked", "Booked, and not a member of the family"),
                            ("not_needed", "Not needed"),
                            ("not_arranged", "Needed, but not arranged"),
                        ],
                        max_length=15,
                    ),
                ),
                ("interpreter_reason", models.TextField(blank=True)),
                ("enquiries_made", models.TextField(blank=True)),
                (
                    "may_be_harmed_themselves",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("harmed_themselves_detail", models.TextField(blank=True)),
                (
                    "self_harm_risk",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("self_harm_detail", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "substantiated_continuing",
                                "Concerns substantiated, and the child is at continuing risk of significant harm",
                            ),
                            (
                                "substantiated_no_continuing",
                                "Concerns substantiated, but the child is not at continuing risk of significant harm",
                            ),
                            ("not_substantiated", "Concerns not substantiated"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "significant_harm",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=5
                    ),
                ),
                ("significant_harm_finding", models.TextField(blank=True)),
                ("conference_required", models.BooleanField(null=True)),
                ("conference_not_required_reason", models.TextField(blank=True)),
                ("next_steps", models.TextField(blank=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(blank=True)),
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
                    "concluded_by",
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
                    "worker",
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
                "verbose_name": "historical section 47 enquiry",
                "verbose_name_plural": "historical section 47 enquiries",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Section47Enquiry",
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
                ("reference", models.CharField(max_length=20, unique=True)),
                ("strategy_reference", models.CharField(blank=True, max_length=20)),
                ("started_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("single", "Children’s social care alone"),
                            ("joint", "Children’s social care jointly with the police"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("concluded", "Concluded"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("allocated_at", models.DateTimeField(null=True)),
                ("child_seen_on", models.DateField(null=True)),
                ("not_seen_reason", models.TextField(blank=True)),
                (
                    "seen_alone",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=5
                    ),
                ),
                ("not_alone_reason", models.TextField(blank=True)),
                ("child_views", models.TextField(blank=True)),
                ("child_views_missing_reason", models.TextField(blank=True)),
                ("carers_views", models.TextField(blank=True)),
                ("carers_views_missing_reason", models.TextField(blank=True)),
                (
                    "interpreter_arranged",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("booked", "Booked, and not a member of the family"),
                            ("not_needed", "Not needed"),
                            ("not_arranged", "Needed, but not arranged"),
                        ],
                        max_length=15,
                    ),
                ),
                ("interpreter_reason", models.TextField(blank=True)),
                ("enquiries_made", models.TextField(blank=True)),
                (
                    "may_be_harmed_themselves",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("harmed_themselves_detail", models.TextField(blank=True)),
                (
                    "self_harm_risk",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("self_harm_detail", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "substantiated_continuing",
                                "Concerns substantiated, and the child is at continuing risk of significant harm",
                            ),
                            (
                                "substantiated_no_continuing",
                                "Concerns substantiated, but the child is not at continuing risk of significant harm",
                            ),
                            ("not_substantiated", "Concerns not substantiated"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "significant_harm",
                    models.CharField(
                        blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=5
                    ),
                ),
                ("significant_harm_finding", models.TextField(blank=True)),
                ("conference_required", models.BooleanField(null=True)),
                ("conference_not_required_reason", models.TextField(blank=True)),
                ("next_steps", models.TextField(blank=True)),
                ("concluded_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "concluded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.incident",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "verbose_name": "section 47 enquiry",
                "verbose_name_plural": "section 47 enquiries",
                "ordering": ["-started_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("case", "incident"),
                        name="one_open_enquiry_a_child_and_incident",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("allocated_at__isnull", True), ("worker__isnull", True)),
                            models.Q(("allocated_at__isnull", False), ("worker__isnull", False)),
                            _connector="OR",
                        ),
                        name="enquiry_allocation_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("concluded_at__isnull", False),
                                ("concluded_by__isnull", False),
                                ("conference_required__isnull", False),
                                ("status", "concluded"),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("significant_harm", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "concluded"), _negated=True),
                                ("concluded_at__isnull", True),
                                ("concluded_by__isnull", True),
                                ("conference_required__isnull", True),
                                ("outcome", ""),
                                ("significant_harm", ""),
                            ),
                            _connector="OR",
                        ),
                        name="enquiry_conclusion_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conference_required__isnull", True),
                            ("conference_required", True),
                            models.Q(("conference_not_required_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="enquiry_without_conference_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "cancelled"), _negated=True),
                            models.Q(("cancelled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cancelled_enquiry_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["single", "joint"]), ("kind", ""), _connector="OR"
                        ),
                        name="enquiry_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["open", "concluded", "cancelled"]),
                            ("status", ""),
                            _connector="OR",
                        ),
                        name="enquiry_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seen_alone__in", ["yes", "no"]), ("seen_alone", ""), _connector="OR"
                        ),
                        name="enquiry_seen_alone_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("interpreter_arranged__in", ["booked", "not_needed", "not_arranged"]),
                            ("interpreter_arranged", ""),
                            _connector="OR",
                        ),
                        name="enquiry_interpreter_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("self_harm_risk__in", ["yes", "no", "unknown"]),
                            ("self_harm_risk", ""),
                            _connector="OR",
                        ),
                        name="enquiry_self_harm_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("may_be_harmed_themselves__in", ["yes", "no", "unknown"]),
                            ("may_be_harmed_themselves", ""),
                            _connector="OR",
                        ),
                        name="enquiry_harmed_themselves_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "substantiated_continuing",
                                    "substantiated_no_continuing",
                                    "not_substantiated",
                                ],
                            ),
                            ("outcome", ""),
                            _connector="OR",
                        ),
                        name="enquiry_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("significant_harm__in", ["yes", "no"]),
                            ("significant_harm", ""),
                            _connector="OR",
                        ),
                        name="enquiry_significant_harm_known",
                    ),
                ],
            },
        ),
    ]
