-- Which records may be of one child. Trigram operators are not leakproof, so under a row policy
-- they lose their index (measured: 13 s for a million children); these definer functions compare,
-- apply the permission themselves and answer the least: who may be shown, or nothing at all.

CREATE FUNCTION hsb_joined(names text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS
$$ SELECT public.hsb_unaccented(array_to_string(names, ' ')) $$;

CREATE INDEX child_other_names ON cases_child USING gin (hsb_joined(other_names) gin_trgm_ops)
    WHERE other_names <> '{}';
CREATE INDEX child_unsure_dates ON cases_child (date_of_birth)
    WHERE date_of_birth_status IN ('estimated', 'disputed');
CREATE INDEX child_former_upn ON cases_child (former_upn) WHERE former_upn <> '';
CREATE INDEX child_merged_into ON cases_child (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TYPE hsb_likeness AS (child_id bigint, score real, reasons text[]);

-- What is known of the child that is looked for.
CREATE TYPE hsb_looked_for AS (
    names text[],          -- each way the child is named: given and family, known-as and family …
    born date,
    born_unsure boolean,   -- the date is estimated or disputed
    born_swapped date,     -- day and month exchanged
    born_slips date[],     -- one digit wrong, or two exchanged
    nhs_number text,
    upn text,
    leaving_out bigint);   -- the record that is being looked up itself

-- The functions themselves are in likeness.sql.
