-- Which parts in an incident have neither a referral nor a manager's reason (R1): their numbers and
-- no more, for whoever sees the incident. A referral that left as a document is seen by whoever
-- reported it alone, so no look at the referrals themselves can tell.
CREATE FUNCTION hsb_parts_not_referred(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id FROM cases_participation p
    WHERE p.incident_id = asked AND hsb_sees_incident(asked, 30)
      AND NOT EXISTS (SELECT FROM referrals_referral r WHERE r.participation_id = p.id)
      AND NOT EXISTS (SELECT FROM referrals_notreferred n WHERE n.participation_id = p.id)
    ORDER BY p.id
$$;
