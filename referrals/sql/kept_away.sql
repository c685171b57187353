-- An exclusion also closes the own team's log, where it leads to the case: a relative in a school
-- reads nothing that colleagues report about the child, and nobody who is kept away from a case
-- learns what becomes of it. What somebody reported in person stays theirs to read.

CREATE FUNCTION hsb_kept_from_incident(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_participation p
        JOIN cases_exclusion x ON x.case_id = p.case_id
        WHERE p.incident_id = asked AND x.user_id = hsb_user() AND x.ended_at IS NULL);
END $$;

CREATE OR REPLACE FUNCTION hsb_holds_concern(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM referrals_concern c
        WHERE c.id = asked
          AND ('m' || c.recorded_by_id = ANY (hsb_principals())
               OR (hsb_holds(c.held_by_id) AND NOT hsb_kept_from_incident(c.incident_id))))
$$;

CREATE OR REPLACE FUNCTION hsb_referral_outcomes(concern bigint)
RETURNS TABLE (
    concern_child_id bigint, referral_reference text, case_reference text, status text,
    decision text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, r.reference, c.case_reference, r.status, r.decision, r.decided_at
    FROM referrals_concernchild c
    JOIN referrals_referral r ON r.id = c.referral_id
    WHERE c.concern_id = concern AND hsb_holds_concern(concern)
      AND NOT COALESCE(r.case_id = ANY (hsb_excluded()), false)
    ORDER BY c.position
$$;
