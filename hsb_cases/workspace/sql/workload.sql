-- How many open cases each worker has: numbers and no more, and only of colleagues in the acting
-- person's own agency, so that whoever allocates need not see every case to share work fairly.
CREATE FUNCTION hsb_workload(asked bigint[]) RETURNS TABLE (membership_id bigint, open_cases bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.id, count(k.id)
    FROM agencies_membership m
    JOIN agencies_team t ON t.id = m.team_id
    JOIN agencies_agency a ON a.id = t.agency_id
    LEFT JOIN cases_case k ON k.worker_id = m.id AND k.status <> 'closed'
    WHERE m.id = ANY (asked) AND hsb_holds(a.group_id)
    GROUP BY m.id
$$;
