"""Who signs the versions written in a transaction: name, agency and role, one a line."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0002_migrations_may_be_read")]
    operations = [
        migrations.RunSQL(
            "CREATE FUNCTION hsb_actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS"
            " $$ SELECT NULLIF(current_setting('hsb.actor', true), '') $$",
            "DROP FUNCTION hsb_actor()",
        )
    ]
