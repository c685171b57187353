"""A child who was not referred at first may be referred later."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0013_self_harm_of_the_left_out"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalreferral",
            name="later_because",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="referral",
            name="later_because",
            field=models.TextField(blank=True),
        ),
        migrations.RunSQL(
            (SQL / "referred_later.sql").read_text(), "DROP FUNCTION hsb_parts_referred(bigint);"
        ),
    ]
