-- What a referrer keeps: the outcome of each child's referral, and nothing of the record. A child
-- who was referred later stands in the entry as it was reported, without the referral.
CREATE OR REPLACE FUNCTION hsb_referral_outcomes(concern bigint)
RETURNS TABLE (
    concern_child_id bigint, referral_reference text, case_reference text, status text,
    decision text, decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, r.reference, COALESCE(NULLIF(c.case_reference, ''), k.reference, ''), r.status,
        r.decision, r.decided_at
    FROM referrals_concernchild c
    JOIN referrals_referral r ON r.id = c.referral_id
        OR (c.referral_id IS NULL AND r.concern_id = c.concern_id AND r.child_id = c.child_id)
    LEFT JOIN cases_case k ON k.id = r.case_id
    WHERE c.concern_id = concern AND hsb_holds_concern(concern)
      AND NOT COALESCE(r.case_id = ANY (hsb_excluded()), false)
    ORDER BY c.position
$$;

-- Which parts in an incident have a referral: their numbers and no more, for whoever sees the
-- incident. One that left as a document is seen by whoever reported it alone.
CREATE FUNCTION hsb_parts_referred(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id FROM cases_participation p
    WHERE p.incident_id = asked AND hsb_sees_incident(asked, 30)
      AND EXISTS (SELECT FROM referrals_referral r WHERE r.participation_id = p.id)
    ORDER BY p.id
$$;
