-- What the front door asks of an incident beyond the rows it may see, with the least answer.

CREATE FUNCTION hsb_sees_referral(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM referrals_referral r WHERE r.id = asked AND hsb_sees_case(r.case_id, needed))
$$;

-- How many children displayed the behaviour, and the categories their latest screenings found:
-- numbers and words of the continuum, for whoever sees the incident, whoever screened (R1).
CREATE FUNCTION hsb_screened(asked bigint)
RETURNS TABLE (displaying bigint, categories text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*), COALESCE(array_agg(latest.category) FILTER (WHERE latest.category <> ''), '{}')
    FROM cases_participation p
    LEFT JOIN LATERAL (
        SELECT s.category::text AS category FROM referrals_screening s
        WHERE s.participation_id = p.id ORDER BY s.screened_at DESC, s.id DESC LIMIT 1
    ) latest ON true
    WHERE p.incident_id = asked AND p.role IN ('displaying', 'both') AND hsb_sees_incident(asked, 30)
$$;
