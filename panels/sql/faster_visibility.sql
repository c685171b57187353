-- As before, in one question: from the few exclusions of whoever acts, instead of asking of every
-- child of the incident. It is asked once for every row about every meeting.
CREATE OR REPLACE FUNCTION hsb_kept_from_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_exclusion x
        JOIN cases_participation p ON p.child_id = x.child_id
        JOIN panels_meeting m ON m.incident_id = p.incident_id
        WHERE x.user_id = hsb_user() AND x.ended_at IS NULL AND m.id = asked);
END $$;
