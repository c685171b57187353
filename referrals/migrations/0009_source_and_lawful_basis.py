"""Where a referral comes from, by the census codes, and on what lawful basis it goes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_areas_and_invitations"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0012_rule_overrides"),
        ("referrals", "0008_kept_from_children"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalreferral",
            name="sharing_basis",
            field=models.CharField(
                choices=[
                    ("public_task", "Public task: safeguarding (UK GDPR Article 6(1)(e))"),
                    ("legal_duty", "Legal obligation (UK GDPR Article 6(1)(c))"),
                    ("vital", "Vital interests (UK GDPR Article 6(1)(d))"),
                    ("law_enforcement", "Law enforcement (Data Protection Act 2018 Part 3)"),
                    ("consent", "Consent (UK GDPR Article 6(1)(a))"),
                ],
                default="public_task",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="referral",
            name="sharing_basis",
            field=models.CharField(
                choices=[
                    ("public_task", "Public task: safeguarding (UK GDPR Article 6(1)(e))"),
                    ("legal_duty", "Legal obligation (UK GDPR Article 6(1)(c))"),
                    ("vital", "Vital interests (UK GDPR Article 6(1)(d))"),
                    ("law_enforcement", "Law enforcement (Data Protection Act 2018 Part 3)"),
                    ("consent", "Consent (UK GDPR Article 6(1)(a))"),
                ],
                default="public_task",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="concern",
            name="source_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("1A", "A relative or carer (1A)"),
                    ("1B", "An acquaintance, for example a neighbour (1B)"),
                    ("1C", "The child (1C)"),
                    ("1D", "Another member of the public (1D)"),
                    ("2A", "School (2A)"),
                    ("2B", "Another education service (2B)"),
                    ("3A", "GP (3A)"),
                    ("3B", "Health visitor (3B)"),
                    ("3C", "School nurse (3C)"),
                    ("3D", "Another primary health service (3D)"),
                    ("3E", "Hospital emergency department (3E)"),
                    ("3F", "Another health service (3F)"),
                    ("4", "Housing (4)"),
                    ("5A", "Social care of this local authority (5A)"),
                    ("5B", "Another service of this local authority (5B)"),
                    ("5C", "Another local authority (5C)"),
                    ("5D", "Early help (5D)"),
                    ("6", "Police (6)"),
                    ("7", "Court, probation, immigration or another legal agency (7)"),
                    ("8", "Another organisation (8)"),
                    ("9", "Somebody who gave no name (9)"),
                    ("10", "Not known (10)"),
                ],
                max_length=3,
            ),
        ),
        migrations.AlterField(
            model_name="historicalconcern",
            name="source_code",
            field=models.CharField(
                blank=True,
                choices=[
                    ("1A", "A relative or carer (1A)"),
                    ("1B", "An acquaintance, for example a neighbour (1B)"),
                    ("1C", "The child (1C)"),
                    ("1D", "Another member of the public (1D)"),
                    ("2A", "School (2A)"),
                    ("2B", "Another education service (2B)"),
                    ("3A", "GP (3A)"),
                    ("3B", "Health visitor (3B)"),
                    ("3C", "School nurse (3C)"),
                    ("3D", "Another primary health service (3D)"),
                    ("3E", "Hospital emergency department (3E)"),
                    ("3F", "Another health service (3F)"),
                    ("4", "Housing (4)"),
                    ("5A", "Social care of this local authority (5A)"),
                    ("5B", "Another service of this local authority (5B)"),
                    ("5C", "Another local authority (5C)"),
                    ("5D", "Early help (5D)"),
                    ("6", "Police (6)"),
                    ("7", "Court, probation, immigration or another legal agency (7)"),
                    ("8", "Another organisation (8)"),
                    ("9", "Somebody who gave no name (9)"),
                    ("10", "Not known (10)"),
                ],
                max_length=3,
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "source_code__in",
                        [
                            "1A",
                            "1B",
                            "1C",
                            "1D",
                            "2A",
                            "2B",
                            "3A",
                            "3B",
                            "3C",
                            "3D",
                            "3E",
                            "3F",
                            "4",
                            "5A",
                            "5B",
                            "5C",
                            "5D",
                            "6",
                            "7",
                            "8",
                            "9",
                            "10",
                        ],
                    ),
                    ("source_code", ""),
                    _connector="OR",
                ),
                name="concern_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reporter_is_professional", False),
                    models.Q(("source_code__in", ["1A", "1B", "1C", "1D", "9"]), _negated=True),
                    _connector="OR",
                ),
                name="concern_source_fits_the_reporter",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "sharing_basis__in",
                        ["public_task", "legal_duty", "vital", "law_enforcement", "consent"],
                    ),
                    ("sharing_basis", ""),
                    _connector="OR",
                ),
                name="referral_basis_known",
            ),
        ),
    ]
