"""The two database roles, and the functions that tell who acts in a transaction."""

from django.db import migrations

SQL = """
DO $$
BEGIN
    -- Roles belong to the whole server: another database of it may have made them already,
    -- or be making them at this very moment.
    BEGIN
        CREATE ROLE hsb_runtime NOLOGIN NOSUPERUSER NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    BEGIN
        CREATE ROLE hsb_worker NOLOGIN NOSUPERUSER NOBYPASSRLS;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
END $$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gist;

GRANT USAGE ON SCHEMA public TO hsb_runtime, hsb_worker;

-- A reused connection holds '' where a setting was once set: NULLIF makes that "nobody".
CREATE FUNCTION hsb_principals() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(NULLIF(current_setting('hsb.principals', true), ''), ',') $$;

CREATE FUNCTION hsb_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('hsb.user', true), '')::bigint $$;

CREATE FUNCTION hsb_act() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT NULLIF(current_setting('hsb.act', true), '')::uuid $$;

CREATE FUNCTION hsb_unaccented(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT SET search_path = public, pg_temp AS
$$ SELECT lower(unaccent('unaccent'::regdictionary, words)) $$;

-- What a name search compares: every name of a child, without accents and in lower case.
CREATE FUNCTION hsb_names(given text, family text, known text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT public.hsb_unaccented(COALESCE(given, '') || ' ' || COALESCE(family, '') || ' ' || COALESCE(known, '')) $$;

CREATE FUNCTION hsb_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: what was recorded stays recorded', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""

REVERSE = """
DROP FUNCTION hsb_refuse_change();
DROP FUNCTION hsb_names(text, text, text);
DROP FUNCTION hsb_unaccented(text);
DROP FUNCTION hsb_act();
DROP FUNCTION hsb_user();
DROP FUNCTION hsb_principals();
"""


class Migration(migrations.Migration):
    dependencies = []
    operations = [migrations.RunSQL(SQL, REVERSE)]
