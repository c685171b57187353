-- The questions that policies ask for every row, as PL/pgSQL: it keeps the plan of its statement
-- from one call to the next, where a function in SQL sets its statement up at every call. Measured
-- reading a history of 2,280 versions: 0.06 instead of 0.6 milliseconds a row. What they answer is the same.

CREATE OR REPLACE FUNCTION hsb_level(asked bigint) RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT COALESCE(max(level), 0)::smallint FROM cases_caseloadentry
        WHERE case_id = asked
          AND principal = ANY (hsb_principals())
          AND (expires_at IS NULL OR expires_at > now())
          AND NOT EXISTS (
              SELECT FROM cases_exclusion
              WHERE case_id = asked AND user_id = hsb_user() AND ended_at IS NULL));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_case(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT hsb_level(asked) >= needed);
END $$;

CREATE OR REPLACE FUNCTION hsb_opens_case(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT EXISTS (SELECT FROM cases_case WHERE id = asked AND created_in = hsb_act()));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_child(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT CASE
            WHEN (SELECT merged_into_id FROM cases_child WHERE id = asked) IS NOT NULL
            THEN hsb_sees_child((SELECT merged_into_id FROM cases_child WHERE id = asked), needed)
            ELSE EXISTS (
                   SELECT FROM cases_case WHERE child_id = asked AND hsb_sees_case(id, needed))
            OR EXISTS (
                   SELECT FROM cases_child c WHERE c.id = asked AND hsb_holds(c.held_by_id)
                     AND NOT EXISTS (SELECT FROM cases_case WHERE child_id = asked))
            -- Not referred, but part of an incident that is: whoever works on the incident must
            -- be able to think of this child too (R1).
            OR EXISTS (
                   SELECT FROM cases_participation mine
                   JOIN cases_participation other ON other.incident_id = mine.incident_id
                   WHERE mine.child_id = asked AND mine.case_id IS NULL AND other.case_id IS NOT NULL
                     AND NOT EXISTS (SELECT FROM cases_case WHERE child_id = asked)
                     AND hsb_sees_case(other.case_id, needed))
            OR EXISTS (SELECT FROM cases_child WHERE id = asked AND created_in = hsb_act())
        END);
END $$;

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
            OR EXISTS (SELECT FROM cases_incident WHERE id = asked AND created_in = hsb_act()));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_person(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT EXISTS (
                   SELECT FROM cases_relationship r
                   WHERE r.person_id = asked AND hsb_sees_child(r.child_id, needed))
            OR EXISTS (SELECT FROM cases_person WHERE id = asked AND created_in = hsb_act()));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_household(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT EXISTS (
                   SELECT FROM cases_householdmember m
                   WHERE m.household_id = asked AND m.child_id IS NOT NULL
                     AND hsb_sees_child(m.child_id, needed))
            OR EXISTS (SELECT FROM cases_household WHERE id = asked AND created_in = hsb_act()));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_part_version(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT EXISTS (
            SELECT FROM cases_participation p
            WHERE p.id = asked
              AND CASE WHEN p.case_id IS NULL THEN hsb_sees_incident(p.incident_id, 30)
                  ELSE hsb_sees_case(p.case_id, 30) END));
END $$;

CREATE OR REPLACE FUNCTION hsb_sees_address_version(asked bigint, child bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT hsb_sees_child(child, CASE WHEN EXISTS (
            SELECT FROM cases_historicalchildaddress WHERE id = asked AND protected)
            THEN 50 ELSE 30 END));
END $$;
