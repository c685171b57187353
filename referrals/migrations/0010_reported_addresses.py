"""A child as reported is not shown beside a protected address that the reader may not see."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0009_source_and_lawful_basis"),
        ("cases", "0014_protected_addresses"),
    ]
    operations = [
        migrations.RunSQL((SQL / "reported_addresses.sql").read_text(), migrations.RunSQL.noop),
    ]
