-- What came of the latest referral of each case (level 10 and above). Whoever keeps no more than a
-- stub is told of the referrals of their own concerns alone: others' may have come to the same case
-- before or since. A stub that was given without any own referral is told of the latest.
CREATE OR REPLACE FUNCTION hsb_case_outcomes(asked bigint[])
RETURNS TABLE (
    case_id bigint, referral_reference text, status text, decision text, received_at timestamptz,
    decided_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH seen AS (
        SELECT id, hsb_level(id) AS level FROM unnest(asked) AS wanted(id)
    ), known AS (
        SELECT r.*, s.level < 20 AS stub,
               s.level < 20 AND hsb_holds_concern(r.concern_id) AS own
        FROM seen s JOIN referrals_referral r ON r.case_id = s.id
        WHERE s.level >= 10
    )
    SELECT DISTINCT ON (k.case_id)
           k.case_id, k.reference, k.status, k.decision, k.received_at, k.decided_at
    FROM known k
    WHERE NOT k.stub OR k.own
       OR NOT EXISTS (SELECT FROM known o WHERE o.case_id = k.case_id AND o.own)
    ORDER BY k.case_id, k.received_at DESC, k.id DESC
$$;
