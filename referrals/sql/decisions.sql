-- Facts that a decision needs and that the person who decides may not see for themselves.

CREATE FUNCTION hsb_sees_participation(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM cases_participation p
        WHERE p.id = asked
          AND CASE WHEN p.case_id IS NULL THEN hsb_sees_incident(p.incident_id, needed)
              ELSE hsb_sees_case(p.case_id, needed) END)
$$;

-- How many children of an incident have neither a referral nor a manager's reason (R1): a number
-- and no more, for whoever sees the incident. Null for whoever does not.
CREATE FUNCTION hsb_children_not_referred(asked bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM cases_participation p
    WHERE p.incident_id = asked
      AND NOT EXISTS (SELECT FROM referrals_referral r WHERE r.participation_id = p.id)
      AND NOT EXISTS (SELECT FROM referrals_notreferred n WHERE n.participation_id = p.id)
    HAVING hsb_sees_incident(asked, 30)
$$;

-- What a referrer keeps: the outcome of each child's referral, and nothing of the record.
CREATE FUNCTION hsb_referral_outcomes(concern bigint)
RETURNS TABLE (
    concern_child_id bigint, referral_reference text, case_reference text, status text,
    decision text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, r.reference, c.case_reference, r.status, r.decision, r.decided_at
    FROM referrals_concernchild c
    JOIN referrals_referral r ON r.id = c.referral_id
    WHERE c.concern_id = concern AND hsb_holds_concern(concern)
    ORDER BY c.position
$$;
