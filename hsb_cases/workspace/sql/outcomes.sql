-- What came of the latest referral of each case: the outcome that belongs to a stub (level 10).
CREATE FUNCTION hsb_case_outcomes(asked bigint[])
RETURNS TABLE (
    case_id bigint, referral_reference text, status text, decision text, received_at timestamptz,
    decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT ON (r.case_id)
           r.case_id, r.reference, r.status, r.decision, r.received_at, r.decided_at
    FROM referrals_referral r
    WHERE r.case_id = ANY (asked) AND hsb_sees_case(r.case_id, 10)
    ORDER BY r.case_id, r.received_at DESC, r.id DESC
$$;
