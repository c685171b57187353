"""The runtime role may read which migrations ran: servers compare it with their own code."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0001_roles_and_acts")]
    operations = [
        migrations.RunSQL(
            "GRANT SELECT ON django_migrations TO hsb_runtime",
            "REVOKE SELECT ON django_migrations FROM hsb_runtime",
        )
    ]
