-- Letting a team or a person read one incident for a meeting that they conduct, though they hold
-- no case of its children. It opens the incident and no child's record.

-- Whether whoever acts was let in and still is. Being kept away from any child of the incident
-- beats it, as everywhere.
CREATE FUNCTION hsb_let_into_incident(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_incidentshare s
        WHERE s.incident_id = asked AND s.ended_at IS NULL AND (s.until IS NULL OR s.until > now())
          AND (hsb_holds(s.group_id) OR 'm' || s.membership_id = ANY (hsb_principals()))
          AND NOT EXISTS (
              SELECT FROM cases_participation p
              WHERE p.incident_id = asked AND hsb_kept_from_child(p.child_id)));
END $$;

-- Whether whoever acts may let somebody in: who manages a case of the incident may let in a team
-- or a person; a team that was let in may only pass it on to one person of its own agency (the
-- chair it names).
CREATE FUNCTION hsb_may_let_into_incident(asked bigint, person bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_sees_incident(asked, 50)
        OR (hsb_let_into_incident(asked) AND EXISTS (
            SELECT FROM cases_incidentshare s
            JOIN agencies_team let ON let.group_id = s.group_id
            JOIN agencies_team own ON own.agency_id = let.agency_id
            JOIN agencies_membership m ON m.team_id = own.id
            WHERE s.incident_id = asked AND s.ended_at IS NULL
              AND (s.until IS NULL OR s.until > now())
              AND hsb_holds(s.group_id) AND m.id = person));
END $$;

-- An incident: through the case of any part in it; before any case exists, through the log; and,
-- for reading only, where somebody was let in.
CREATE OR REPLACE FUNCTION hsb_sees_incident(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT EXISTS (
                   SELECT FROM cases_participation p
                   WHERE p.incident_id = asked AND p.case_id IS NOT NULL
                     AND hsb_sees_case(p.case_id, needed))
            OR EXISTS (
                   SELECT FROM cases_incident i WHERE i.id = asked AND hsb_holds(i.held_by_id)
                     AND NOT EXISTS (
                         SELECT FROM cases_participation p
                         WHERE p.incident_id = asked AND p.case_id IS NOT NULL))
            OR EXISTS (SELECT FROM cases_incident WHERE id = asked AND created_in = hsb_act())
            OR (needed <= 30 AND hsb_let_into_incident(asked)));
END $$;
