"""Whoever is kept away from a child is kept from the team's log of its incidents."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0007_front_door_facts"),
        ("cases", "0013_exclusions_of_a_child"),
    ]
    operations = [
        migrations.RunSQL((SQL / "kept_from_children.sql").read_text(), migrations.RunSQL.noop),
    ]
