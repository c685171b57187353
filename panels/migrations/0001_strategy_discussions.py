"""Meetings about an incident: children, invitations, what was said, measures, minutes."""

from pathlib import Path

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import hsb_cases.audit.history
import hsb_cases.cases.models.fields

SQL = Path(__file__).resolve().parents[1] / "sql"
NAMES = ("visibility", "facts")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("cases", "0015_incident_sharing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalMeeting",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("strategy_discussion", "Strategy discussion"),
                            ("professionals_meeting", "Professionals meeting"),
                            ("planning_meeting", "Planning meeting"),
                            ("multi_agency_meeting", "Multi-agency meeting"),
                        ],
                        max_length=25,
                    ),
                ),
                ("reason_for_other", models.TextField(blank=True)),
                ("planned_at", models.DateTimeField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("telephone", "By telephone"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("convened_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(blank=True)),
                ("next_meeting_on", models.DateField(null=True)),
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
                    "chair",
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
                    "convened_by",
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
                    "local_authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.localauthority",
                    ),
                ),
                (
                    "opened_by",
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
                    "suggested_authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.localauthority",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("strategy_discussion", "Strategy discussion"),
                            ("professionals_meeting", "Professionals meeting"),
                            ("planning_meeting", "Planning meeting"),
                            ("multi_agency_meeting", "Multi-agency meeting"),
                        ],
                        max_length=25,
                    ),
                ),
                ("reason_for_other", models.TextField(blank=True)),
                ("planned_at", models.DateTimeField()),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("telephone", "By telephone"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("under_way", "Under way"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("convened_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("cancelled_reason", models.TextField(blank=True)),
                ("next_meeting_on", models.DateField(null=True)),
                (
                    "chair",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "convened_by",
                    models.ForeignKey(
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
                    "local_authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.localauthority",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "suggested_authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.localauthority",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
            ],
            options={
                "ordering": ["-planned_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeetingChild",
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
                ("position", models.PositiveSmallIntegerField()),
                ("immediate_protection", models.TextField(blank=True)),
                (
                    "household_decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("move", "Moves, at least for a short time"),
                            ("stay", "Stays in the household"),
                            ("not_same_household", "Lives with none of the other children"),
                        ],
                        max_length=20,
                    ),
                ),
                ("household_reason", models.TextField(blank=True)),
                (
                    "medical",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None"),
                            ("sarc_acute", "Sexual assault referral centre, acute"),
                            ("sarc_non_acute", "Sexual assault referral centre, not acute"),
                            ("paediatric", "Paediatric assessment"),
                        ],
                        max_length=15,
                    ),
                ),
                ("medical_discussion", models.TextField(blank=True)),
                ("education_plan", models.TextField(blank=True)),
                (
                    "may_be_harmed_themselves",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("may_be_harmed_detail", models.TextField(blank=True)),
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
                    "threshold",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met: a section 47 enquiry is needed for this child"),
                            ("not_met", "Not met"),
                        ],
                        max_length=10,
                    ),
                ),
                ("rationale", models.TextField(blank=True)),
                ("support_needs", models.TextField(blank=True)),
                ("who_was_told", models.TextField(blank=True)),
                (
                    "enquiry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("single", "Social care alone"),
                            ("joint", "Social care and police together"),
                            ("none", "No enquiry"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("section_47", "Section 47 enquiry"),
                            ("strategy_discussion", "Strategy discussion"),
                            ("child_in_need", "Child and family assessment as a child in need"),
                            ("early_help", "Early help"),
                            ("multi_agency_meeting", "Multi-agency meeting"),
                            ("no_further_action", "No further action"),
                        ],
                        max_length=25,
                    ),
                ),
                ("abe_plan", models.TextField(blank=True)),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="cases.participation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meeting",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting child",
                "verbose_name_plural": "historical children of meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="MeetingChild",
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
                ("position", models.PositiveSmallIntegerField()),
                ("immediate_protection", models.TextField(blank=True)),
                (
                    "household_decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("move", "Moves, at least for a short time"),
                            ("stay", "Stays in the household"),
                            ("not_same_household", "Lives with none of the other children"),
                        ],
                        max_length=20,
                    ),
                ),
                ("household_reason", models.TextField(blank=True)),
                (
                    "medical",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None"),
                            ("sarc_acute", "Sexual assault referral centre, acute"),
                            ("sarc_non_acute", "Sexual assault referral centre, not acute"),
                            ("paediatric", "Paediatric assessment"),
                        ],
                        max_length=15,
                    ),
                ),
                ("medical_discussion", models.TextField(blank=True)),
                ("education_plan", models.TextField(blank=True)),
                (
                    "may_be_harmed_themselves",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                        max_length=10,
                    ),
                ),
                ("may_be_harmed_detail", models.TextField(blank=True)),
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
                    "threshold",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("met", "Met: a section 47 enquiry is needed for this child"),
                            ("not_met", "Not met"),
                        ],
                        max_length=10,
                    ),
                ),
                ("rationale", models.TextField(blank=True)),
                ("support_needs", models.TextField(blank=True)),
                ("who_was_told", models.TextField(blank=True)),
                (
                    "enquiry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("single", "Social care alone"),
                            ("joint", "Social care and police together"),
                            ("none", "No enquiry"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "next_step",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("section_47", "Section 47 enquiry"),
                            ("strategy_discussion", "Strategy discussion"),
                            ("child_in_need", "Child and family assessment as a child in need"),
                            ("early_help", "Early help"),
                            ("multi_agency_meeting", "Multi-agency meeting"),
                            ("no_further_action", "No further action"),
                        ],
                        max_length=25,
                    ),
                ),
                ("abe_plan", models.TextField(blank=True)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="panels.meeting",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.participation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "children of meetings",
                "ordering": ["meeting", "position"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
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
                    "agency_kind",
                    models.CharField(
                        choices=[
                            ("social_care", "Children’s social care"),
                            ("police", "Police"),
                            ("health", "Health or sexual assault referral centre"),
                            ("school", "School or college"),
                            ("youth_justice", "Youth justice service"),
                            ("early_help", "Early help"),
                            ("hsb_service", "HSB service or voluntary organisation"),
                            ("partnership", "Safeguarding partnership"),
                        ],
                        max_length=15,
                    ),
                ),
                ("person_name", models.CharField(blank=True, max_length=150)),
                ("organisation", models.CharField(max_length=150)),
                ("required", models.BooleanField(default=False)),
                (
                    "attended",
                    models.CharField(
                        blank=True, choices=[("yes", "Came"), ("no", "Did not come")], max_length=3
                    ),
                ),
                ("absence_reason", models.TextField(blank=True)),
                ("takes_on", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
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
                    "team",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="panels.meeting",
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSafetyMeasure",
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
                ("organisation", models.CharField(max_length=150)),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "Home"),
                            ("school", "School or college"),
                            ("placement", "Foster home or placement"),
                            ("public", "Public place"),
                            ("transport", "Transport"),
                            ("club", "Club or activity"),
                            ("faith", "Faith setting"),
                            ("online", "Online"),
                            ("other", "Somewhere else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("measure", models.TextField()),
                ("owner", models.CharField(max_length=150)),
                ("agency", models.CharField(max_length=150)),
                ("due_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
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
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical safety measure",
                "verbose_name_plural": "historical safety measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMinutes",
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
                (
                    "recipient_kind",
                    models.CharField(
                        choices=[
                            ("local_authority", "The child’s local authority"),
                            ("family", "The child or the family"),
                            ("agency", "An agency that works with the child"),
                        ],
                        max_length=15,
                    ),
                ),
                ("recipient", models.CharField(max_length=200)),
                ("sections", models.JSONField(default=list)),
                ("prepared_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_how", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
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
                    "approved_by",
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
                    "prepared_by",
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
                    "sent_by",
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
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical minutes",
                "verbose_name_plural": "historical minutes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInvitation",
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
                    "agency_kind",
                    models.CharField(
                        choices=[
                            ("social_care", "Children’s social care"),
                            ("police", "Police"),
                            ("health", "Health or sexual assault referral centre"),
                            ("school", "School or college"),
                            ("youth_justice", "Youth justice service"),
                            ("early_help", "Early help"),
                            ("hsb_service", "HSB service or voluntary organisation"),
                            ("partnership", "Safeguarding partnership"),
                        ],
                        max_length=15,
                    ),
                ),
                ("person_name", models.CharField(blank=True, max_length=150)),
                ("organisation", models.CharField(max_length=150)),
                ("required", models.BooleanField(default=False)),
                (
                    "attended",
                    models.CharField(
                        blank=True, choices=[("yes", "Came"), ("no", "Did not come")], max_length=3
                    ),
                ),
                ("absence_reason", models.TextField(blank=True)),
                ("takes_on", models.TextField(blank=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="agencies.team",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meeting",
                    ),
                ),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical invitation",
                "verbose_name_plural": "historical invitations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgencyInformation",
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
                ("text", models.TextField()),
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
                (
                    "invitation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.invitation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical agency information",
                "verbose_name_plural": "historical agency information",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AgencyInformation",
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
                ("text", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.invitation",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="information",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "agency information",
                "ordering": ["meeting", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingDraft",
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
                ("part", models.SlugField(max_length=40)),
                ("raw", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                ("window", models.CharField(blank=True, max_length=40)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("recorded", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Minutes",
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
                (
                    "recipient_kind",
                    models.CharField(
                        choices=[
                            ("local_authority", "The child’s local authority"),
                            ("family", "The child or the family"),
                            ("agency", "An agency that works with the child"),
                        ],
                        max_length=15,
                    ),
                ),
                ("recipient", models.CharField(max_length=200)),
                ("sections", models.JSONField(default=list)),
                ("prepared_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("sent_how", models.CharField(blank=True, max_length=200)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.meetingchild",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.membership",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["meeting", "meeting_child", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SafetyMeasure",
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
                ("organisation", models.CharField(max_length=150)),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "Home"),
                            ("school", "School or college"),
                            ("placement", "Foster home or placement"),
                            ("public", "Public place"),
                            ("transport", "Transport"),
                            ("club", "Club or activity"),
                            ("faith", "Faith setting"),
                            ("online", "Online"),
                            ("other", "Somewhere else"),
                        ],
                        max_length=12,
                    ),
                ),
                ("measure", models.TextField()),
                ("owner", models.CharField(max_length=150)),
                ("agency", models.CharField(max_length=150)),
                ("due_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="panels.meeting",
                    ),
                ),
                (
                    "meeting_child",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="panels.meetingchild",
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
                "ordering": ["meeting", "due_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("kind", "strategy_discussion"),
                    models.Q(("status__in", ["closed", "cancelled"]), _negated=True),
                ),
                fields=("incident",),
                name="one_combined_strategy_discussion_an_incident",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", True),
                        ("opened_at__isnull", True),
                        ("status", "planned"),
                    ),
                    models.Q(
                        ("closed_at__isnull", True),
                        ("opened_at__isnull", False),
                        ("status", "under_way"),
                    ),
                    models.Q(
                        ("closed_at__isnull", False),
                        ("opened_at__isnull", False),
                        ("status", "closed"),
                    ),
                    models.Q(("closed_at__isnull", True), ("status", "cancelled")),
                    _connector="OR",
                ),
                name="a_meeting_is_opened_before_it_is_closed",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "cancelled"), _negated=True),
                    models.Q(("cancelled_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_cancelled_meeting_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "strategy_discussion",
                            "professionals_meeting",
                            "planning_meeting",
                            "multi_agency_meeting",
                        ],
                    ),
                    ("kind", ""),
                    _connector="OR",
                ),
                name="meeting_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["planned", "under_way", "closed", "cancelled"]),
                    ("status", ""),
                    _connector="OR",
                ),
                name="meeting_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("mode__in", ["in_person", "online", "telephone"]),
                    ("mode", ""),
                    _connector="OR",
                ),
                name="meeting_mode_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.UniqueConstraint(
                fields=("meeting", "participation"), name="a_child_stands_once_in_a_meeting"
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("household_decision__in", ["move", "stay", "not_same_household"]),
                    ("household_decision", ""),
                    _connector="OR",
                ),
                name="meeting_household_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("medical__in", ["none", "sarc_acute", "sarc_non_acute", "paediatric"]),
                    ("medical", ""),
                    _connector="OR",
                ),
                name="meeting_medical_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("may_be_harmed_themselves__in", ["yes", "no", "unknown"]),
                    ("may_be_harmed_themselves", ""),
                    _connector="OR",
                ),
                name="meeting_may_be_harmed_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("self_harm_risk__in", ["yes", "no", "unknown"]),
                    ("self_harm_risk", ""),
                    _connector="OR",
                ),
                name="meeting_self_harm_risk_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("threshold__in", ["met", "not_met"]), ("threshold", ""), _connector="OR"
                ),
                name="meeting_threshold_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("enquiry__in", ["single", "joint", "none"]), ("enquiry", ""), _connector="OR"
                ),
                name="meeting_enquiry_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingchild",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "next_step__in",
                        [
                            "section_47",
                            "strategy_discussion",
                            "child_in_need",
                            "early_help",
                            "multi_agency_meeting",
                            "no_further_action",
                        ],
                    ),
                    ("next_step", ""),
                    _connector="OR",
                ),
                name="meeting_next_step_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("team__isnull", True), ("membership__isnull", True), _connector="OR"
                ),
                name="an_invitation_is_to_a_team_or_a_person_or_neither",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation", ""), _negated=True),
                name="an_invitation_names_an_organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_withdrawn_invitation_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("team__isnull", False), ("withdrawn_at__isnull", True)),
                fields=("meeting", "team"),
                name="a_team_is_invited_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("membership__isnull", False), ("withdrawn_at__isnull", True)),
                fields=("meeting", "membership"),
                name="a_person_is_invited_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "agency_kind__in",
                        [
                            "social_care",
                            "police",
                            "health",
                            "school",
                            "youth_justice",
                            "early_help",
                            "hsb_service",
                            "partnership",
                        ],
                    ),
                    ("agency_kind", ""),
                    _connector="OR",
                ),
                name="invited_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attended__in", ["yes", "no"]), ("attended", ""), _connector="OR"
                ),
                name="attendance_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="agencyinformation",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True),
                name="agency_information_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingdraft",
            constraint=models.UniqueConstraint(
                fields=("meeting", "meeting_child", "part"),
                name="one_draft_a_part_of_a_meeting",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("meeting_child", "recipient_kind", "recipient"),
                name="one_copy_of_the_minutes_a_recipient",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by__isnull", True),
                    models.Q(("approved_by", models.F("prepared_by")), _negated=True),
                    _connector="OR",
                ),
                name="minutes_are_approved_by_a_second_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sent_at__isnull", True),
                    models.Q(
                        ("approved_at__isnull", False), models.Q(("sent_how", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="minutes_are_sent_after_approval",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(
                        ("sent_at__isnull", True), models.Q(("withdrawn_reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="withdrawn_minutes_say_why_and_were_not_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recipient_kind__in", ["local_authority", "family", "agency"]),
                    ("recipient_kind", ""),
                    _connector="OR",
                ),
                name="minutes_recipient_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("measure", ""), _negated=True),
                    models.Q(("owner", ""), _negated=True),
                    models.Q(("agency", ""), _negated=True),
                    models.Q(("organisation", ""), _negated=True),
                ),
                name="a_measure_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_withdrawn_measure_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "setting__in",
                        [
                            "home",
                            "school",
                            "placement",
                            "public",
                            "transport",
                            "club",
                            "faith",
                            "online",
                            "other",
                        ],
                    ),
                    ("setting", ""),
                    _connector="OR",
                ),
                name="measure_setting_known",
            ),
        ),
        *(
            migrations.RunSQL((SQL / f"{name}.sql").read_text(), migrations.RunSQL.noop)
            for name in NAMES
        ),
    ]
