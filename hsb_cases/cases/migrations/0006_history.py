"""Who sees past versions and refusals."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"

REVERSE = """
DROP TRIGGER hsb_find_case ON audit_accessentry;
DROP FUNCTION hsb_find_case_of_entry();
DROP FUNCTION hsb_audits_agency(text);
DROP FUNCTION hsb_sees_address_version(bigint, bigint);
DROP FUNCTION hsb_sees_part_version(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_facts_by_level"),
        ("audit", "0001_initial"),
        ("agencies", "0001_initial"),
    ]
    operations = [migrations.RunSQL((SQL / "history.sql").read_text(), REVERSE)]
