-- As before, by child: an exclusion holds for every case of the child (cases/sql/exclusions.sql),
-- also where the incident's part stands in another of them, or in none.
CREATE OR REPLACE FUNCTION hsb_kept_from_incident(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_participation p
        WHERE p.incident_id = asked AND hsb_kept_from_child(p.child_id));
END $$;
