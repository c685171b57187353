"""School, health, care and law of a child, and more of an incident, by the national codes."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0010_joining_open_cases"),
    ]

    operations = [
        migrations.AddField(
            model_name="child",
            name="attendance",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("attends", "Attends: misses less than 10% of sessions"),
                    ("persistent", "Persistently absent: misses 10% of sessions or more"),
                    ("severe", "Severely absent: misses 50% of sessions or more"),
                    ("part_time", "On a part-time timetable"),
                    ("home", "Educated at home by choice"),
                    ("missing", "Missing education"),
                    ("not_school_age", "Not of school age"),
                ],
                default="unknown",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="capacity_notes",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="child",
            name="easy_read",
            field=models.CharField(
                choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="gender_identity_declined",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="child",
            name="gp_practice_code",
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name="child",
            name="immigration_status",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("british", "British"),
                    ("settled", "Settled"),
                    ("leave", "Leave to remain"),
                    ("refugee", "Refugee"),
                    ("asylum", "Seeking asylum, with family"),
                    ("uasc", "Seeking asylum, unaccompanied (UASC)"),
                    ("other", "Another status"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="legal_status",
            field=models.CharField(
                choices=[
                    ("none", "None known"),
                    ("C1", "Interim care order (C1)"),
                    ("C2", "Full care order (C2)"),
                    ("E1", "Placement order (E1)"),
                    ("V2", "Accommodated by agreement, section 20 (V2)"),
                    ("V3", "Short breaks, each recorded (V3)"),
                    ("V4", "Short breaks, recorded as one agreement (V4)"),
                    ("L1", "Police protection (L1)"),
                    ("L2", "Emergency protection order (L2)"),
                    ("L3", "Child assessment order (L3)"),
                    ("J1", "Remanded to accommodation (J1)"),
                    ("J2", "Accommodated under the Police and Criminal Evidence Act 1984 (J2)"),
                    ("J3", "Youth rehabilitation order with residence or fostering (J3)"),
                ],
                default="none",
                max_length=4,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="nhs_trace_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("01", "Number known and verified (01)"),
                    ("02", "Number known, not traced (02)"),
                    ("03", "Trace needed (03)"),
                    ("04", "Traced: no match, or more than one (04)"),
                    ("05", "Number and details do not agree (05)"),
                    ("06", "Trace under way (06)"),
                    ("07", "No number, and no trace needed (07)"),
                    ("08", "Trace postponed: baby under six weeks (08)"),
                ],
                max_length=2,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="school_exclusion",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("none", "None known in this school year"),
                    ("suspended", "Suspended in this school year"),
                    ("permanent", "Permanently excluded"),
                    ("off_site", "Directed off site, or in alternative provision"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="school_urn",
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name="child",
            name="school_year",
            field=models.CharField(
                blank=True,
                choices=[
                    ("N1", "Nursery, first year"),
                    ("N2", "Nursery, second year"),
                    ("R", "Reception"),
                    ("1", "Year 1"),
                    ("2", "Year 2"),
                    ("3", "Year 3"),
                    ("4", "Year 4"),
                    ("5", "Year 5"),
                    ("6", "Year 6"),
                    ("7", "Year 7"),
                    ("8", "Year 8"),
                    ("9", "Year 9"),
                    ("10", "Year 10"),
                    ("11", "Year 11"),
                    ("12", "Year 12"),
                    ("13", "Year 13"),
                    ("14", "Year 14"),
                    ("X", "Not in a year of the national curriculum"),
                ],
                max_length=2,
            ),
        ),
        migrations.AddField(
            model_name="child",
            name="sen_types",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("SPLD", "Specific learning difficulty"),
                        ("MLD", "Moderate learning difficulty"),
                        ("SLD", "Severe learning difficulty"),
                        ("PMLD", "Profound and multiple learning difficulty"),
                        ("SEMH", "Social, emotional and mental health"),
                        ("SLCN", "Speech, language and communication"),
                        ("HI", "Hearing impairment"),
                        ("VI", "Vision impairment"),
                        ("MSI", "Multi-sensory impairment"),
                        ("PD", "Physical disability"),
                        ("ASD", "Autistic spectrum"),
                        ("DS", "Down syndrome"),
                        ("OTH", "Another need"),
                        ("NSA", "Support, not yet assessed for its type"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="attendance",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("attends", "Attends: misses less than 10% of sessions"),
                    ("persistent", "Persistently absent: misses 10% of sessions or more"),
                    ("severe", "Severely absent: misses 50% of sessions or more"),
                    ("part_time", "On a part-time timetable"),
                    ("home", "Educated at home by choice"),
                    ("missing", "Missing education"),
                    ("not_school_age", "Not of school age"),
                ],
                default="unknown",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="capacity_notes",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="easy_read",
            field=models.CharField(
                choices=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="gender_identity_declined",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="gp_practice_code",
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="immigration_status",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("british", "British"),
                    ("settled", "Settled"),
                    ("leave", "Leave to remain"),
                    ("refugee", "Refugee"),
                    ("asylum", "Seeking asylum, with family"),
                    ("uasc", "Seeking asylum, unaccompanied (UASC)"),
                    ("other", "Another status"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="legal_status",
            field=models.CharField(
                choices=[
                    ("none", "None known"),
                    ("C1", "Interim care order (C1)"),
                    ("C2", "Full care order (C2)"),
                    ("E1", "Placement order (E1)"),
                    ("V2", "Accommodated by agreement, section 20 (V2)"),
                    ("V3", "Short breaks, each recorded (V3)"),
                    ("V4", "Short breaks, recorded as one agreement (V4)"),
                    ("L1", "Police protection (L1)"),
                    ("L2", "Emergency protection order (L2)"),
                    ("L3", "Child assessment order (L3)"),
                    ("J1", "Remanded to accommodation (J1)"),
                    ("J2", "Accommodated under the Police and Criminal Evidence Act 1984 (J2)"),
                    ("J3", "Youth rehabilitation order with residence or fostering (J3)"),
                ],
                default="none",
                max_length=4,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="nhs_trace_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("01", "Number known and verified (01)"),
                    ("02", "Number known, not traced (02)"),
                    ("03", "Trace needed (03)"),
                    ("04", "Traced: no match, or more than one (04)"),
                    ("05", "Number and details do not agree (05)"),
                    ("06", "Trace under way (06)"),
                    ("07", "No number, and no trace needed (07)"),
                    ("08", "Trace postponed: baby under six weeks (08)"),
                ],
                max_length=2,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="school_exclusion",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("none", "None known in this school year"),
                    ("suspended", "Suspended in this school year"),
                    ("permanent", "Permanently excluded"),
                    ("off_site", "Directed off site, or in alternative provision"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="school_urn",
            field=models.CharField(blank=True, max_length=6),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="school_year",
            field=models.CharField(
                blank=True,
                choices=[
                    ("N1", "Nursery, first year"),
                    ("N2", "Nursery, second year"),
                    ("R", "Reception"),
                    ("1", "Year 1"),
                    ("2", "Year 2"),
                    ("3", "Year 3"),
                    ("4", "Year 4"),
                    ("5", "Year 5"),
                    ("6", "Year 6"),
                    ("7", "Year 7"),
                    ("8", "Year 8"),
                    ("9", "Year 9"),
                    ("10", "Year 10"),
                    ("11", "Year 11"),
                    ("12", "Year 12"),
                    ("13", "Year 13"),
                    ("14", "Year 14"),
                    ("X", "Not in a year of the national curriculum"),
                ],
                max_length=2,
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="sen_types",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("SPLD", "Specific learning difficulty"),
                        ("MLD", "Moderate learning difficulty"),
                        ("SLD", "Severe learning difficulty"),
                        ("PMLD", "Profound and multiple learning difficulty"),
                        ("SEMH", "Social, emotional and mental health"),
                        ("SLCN", "Speech, language and communication"),
                        ("HI", "Hearing impairment"),
                        ("VI", "Vision impairment"),
                        ("MSI", "Multi-sensory impairment"),
                        ("PD", "Physical disability"),
                        ("ASD", "Autistic spectrum"),
                        ("DS", "Down syndrome"),
                        ("OTH", "Another need"),
                        ("NSA", "Support, not yet assessed for its type"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="changed_over_time",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("first", "Nothing earlier is known"),
                    ("same", "About the same"),
                    ("more", "More often or more serious"),
                    ("less", "Less often or less serious"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="date_certainty",
            field=models.CharField(
                blank=True,
                choices=[("sure", "Sure"), ("about", "About then"), ("unsure", "Not sure")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="evidence_held",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="how_known",
            field=models.CharField(
                blank=True,
                choices=[
                    ("observed", "Seen or heard by the person reporting"),
                    ("told", "Told by a child who was part of it"),
                    ("third_party", "Told by somebody else"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="number_involved",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="historicalincident",
            name="power_gaps",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("age", "Age"),
                        ("size", "Size or strength"),
                        ("development", "Development, learning or communication"),
                        ("position", "Trust, authority or standing among others"),
                        ("numbers", "Several against one"),
                        ("none", "No difference known"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="changed_over_time",
            field=models.CharField(
                choices=[
                    ("unknown", "Not known"),
                    ("first", "Nothing earlier is known"),
                    ("same", "About the same"),
                    ("more", "More often or more serious"),
                    ("less", "Less often or less serious"),
                ],
                default="unknown",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="date_certainty",
            field=models.CharField(
                blank=True,
                choices=[("sure", "Sure"), ("about", "About then"), ("unsure", "Not sure")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="evidence_held",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="how_known",
            field=models.CharField(
                blank=True,
                choices=[
                    ("observed", "Seen or heard by the person reporting"),
                    ("told", "Told by a child who was part of it"),
                    ("third_party", "Told by somebody else"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="number_involved",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="power_gaps",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("age", "Age"),
                        ("size", "Size or strength"),
                        ("development", "Development, learning or communication"),
                        ("position", "Trust, authority or standing among others"),
                        ("numbers", "Several against one"),
                        ("none", "No difference known"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gender_identity_declined", False), ("gender_identity", ""), _connector="OR"
                ),
                name="child_gender_declined_or_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("nhs_number", ""), ("nhs_trace_status__in", ["01", "02"]), _negated=True
                    ),
                    models.Q(
                        models.Q(("nhs_trace_status", "07"), _negated=True),
                        ("nhs_number", ""),
                        _connector="OR",
                    ),
                ),
                name="child_trace_status_fits_the_nhs_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("former_upn", ""),
                    ("former_upn__regex", "^[A-Z][0-9]{11}[0-9A-Z]$"),
                    _connector="OR",
                ),
                name="child_former_upn_has_its_shape",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(("upn", ""), ("upn_unknown_reason", ""), _connector="OR"),
                name="child_upn_or_why_it_is_not_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("school_urn", ""), ("school_urn__regex", "^[0-9]{6}$"), _connector="OR"
                ),
                name="child_school_urn_is_six_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gp_practice_code", ""),
                    ("gp_practice_code__regex", "^[A-Z][0-9A-Z]{5}$"),
                    _connector="OR",
                ),
                name="child_gp_practice_code_has_its_shape",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sen_types", []),
                    models.Q(("send_support", "none"), _negated=True),
                    _connector="OR",
                ),
                name="child_kinds_of_need_are_of_a_need",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("legal_status", "none"), ("care_status", "looked_after"), _connector="OR"
                ),
                name="child_legal_status_is_of_a_looked_after_child",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sen_types__contained_by",
                        [
                            "SPLD",
                            "MLD",
                            "SLD",
                            "PMLD",
                            "SEMH",
                            "SLCN",
                            "HI",
                            "VI",
                            "MSI",
                            "PD",
                            "ASD",
                            "DS",
                            "OTH",
                            "NSA",
                        ],
                    )
                ),
                name="child_sen_types_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_of_birth_status__in", ["verified", "stated", "estimated", "disputed"]),
                    ("date_of_birth_status", ""),
                    _connector="OR",
                ),
                name="child_birth_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("send_support__in", ["none", "support", "ehcp", "unknown"]),
                    ("send_support", ""),
                    _connector="OR",
                ),
                name="child_send_support_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("interpreter__in", ["no", "yes", "unknown"]),
                    ("interpreter", ""),
                    _connector="OR",
                ),
                name="child_interpreter_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("easy_read__in", ["yes", "no", "unknown"]), ("easy_read", ""), _connector="OR"
                ),
                name="child_easy_read_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("nhs_trace_status__in", ["01", "02", "03", "04", "05", "06", "07", "08"]),
                    ("nhs_trace_status", ""),
                    _connector="OR",
                ),
                name="child_trace_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("upn_unknown_reason__in", ["UN1", "UN2", "UN3", "UN4", "UN5", "UN6", "UN7"]),
                    ("upn_unknown_reason", ""),
                    _connector="OR",
                ),
                name="child_upn_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("care_status__in", ["none", "cin", "cp", "looked_after", "care_leaver"]),
                    ("care_status", ""),
                    _connector="OR",
                ),
                name="child_care_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "legal_status__in",
                        [
                            "none",
                            "C1",
                            "C2",
                            "E1",
                            "V2",
                            "V3",
                            "V4",
                            "L1",
                            "L2",
                            "L3",
                            "J1",
                            "J2",
                            "J3",
                        ],
                    ),
                    ("legal_status", ""),
                    _connector="OR",
                ),
                name="child_legal_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "immigration_status__in",
                        [
                            "unknown",
                            "british",
                            "settled",
                            "leave",
                            "refugee",
                            "asylum",
                            "uasc",
                            "other",
                        ],
                    ),
                    ("immigration_status", ""),
                    _connector="OR",
                ),
                name="child_immigration_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "school_year__in",
                        [
                            "N1",
                            "N2",
                            "R",
                            "1",
                            "2",
                            "3",
                            "4",
                            "5",
                            "6",
                            "7",
                            "8",
                            "9",
                            "10",
                            "11",
                            "12",
                            "13",
                            "14",
                            "X",
                        ],
                    ),
                    ("school_year", ""),
                    _connector="OR",
                ),
                name="child_school_year_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "attendance__in",
                        [
                            "unknown",
                            "attends",
                            "persistent",
                            "severe",
                            "part_time",
                            "home",
                            "missing",
                            "not_school_age",
                        ],
                    ),
                    ("attendance", ""),
                    _connector="OR",
                ),
                name="child_attendance_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="child",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "school_exclusion__in",
                        ["unknown", "none", "suspended", "permanent", "off_site"],
                    ),
                    ("school_exclusion", ""),
                    _connector="OR",
                ),
                name="child_exclusion_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="childaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(("uprn", ""), ("uprn__regex", "^[0-9]{1,12}$"), _connector="OR"),
                name="address_uprn_is_digits",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number_involved__isnull", True), ("number_involved__gte", 1), _connector="OR"
                ),
                name="incident_involves_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("power_gaps__contains", ["none"]), _negated=True),
                    ("power_gaps", ["none"]),
                    _connector="OR",
                ),
                name="incident_no_power_gap_stands_alone",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "power_gaps__contained_by",
                        ["age", "size", "development", "position", "numbers", "none"],
                    )
                ),
                name="incident_power_gaps_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("date_certainty__in", ["sure", "about", "unsure"]),
                    ("date_certainty", ""),
                    _connector="OR",
                ),
                name="incident_date_certainty_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("how_known__in", ["observed", "told", "third_party"]),
                    ("how_known", ""),
                    _connector="OR",
                ),
                name="incident_how_known_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("technology_assisted__in", ["yes", "no", "unknown"]),
                    ("technology_assisted", ""),
                    _connector="OR",
                ),
                name="incident_technology_answer_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("coercion__in", ["unknown", "none", "pressure", "bribe", "threat", "force"]),
                    ("coercion", ""),
                    _connector="OR",
                ),
                name="incident_coercion_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("frequency__in", ["unknown", "single", "few", "repeated"]),
                    ("frequency", ""),
                    _connector="OR",
                ),
                name="incident_frequency_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("secrecy__in", ["yes", "no", "unknown"]), ("secrecy", ""), _connector="OR"
                ),
                name="incident_secrecy_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("changed_over_time__in", ["unknown", "first", "same", "more", "less"]),
                    ("changed_over_time", ""),
                    _connector="OR",
                ),
                name="incident_change_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sexually_harmed__in", ["yes", "no", "unknown"]),
                    ("sexually_harmed", ""),
                    _connector="OR",
                ),
                name="participation_harm_known",
            ),
        ),
    ]
