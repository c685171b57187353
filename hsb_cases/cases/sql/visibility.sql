-- Who sees which case, child and incident. Every function is a definer function with a pinned
-- search_path: policies ask them, so they must themselves see past the policies, and they
-- answer nothing but yes or no for whoever acts in the transaction.

-- The cases the acting user is kept away from. An exclusion beats any grant.
CREATE FUNCTION hsb_excluded() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE(array_agg(case_id), '{}') FROM cases_exclusion
    WHERE user_id = hsb_user() AND ended_at IS NULL
$$;

CREATE FUNCTION hsb_level(asked bigint) RETURNS smallint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE(max(level), 0)::smallint FROM cases_caseloadentry
    WHERE case_id = asked
      AND principal = ANY (hsb_principals())
      AND (expires_at IS NULL OR expires_at > now())
      AND NOT EXISTS (
          SELECT FROM cases_exclusion
          WHERE case_id = asked AND user_id = hsb_user() AND ended_at IS NULL)
$$;

CREATE FUNCTION hsb_sees_case(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_level(asked) >= needed
$$;

-- A case that this very act opened: its grants are being made.
CREATE FUNCTION hsb_opens_case(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case WHERE id = asked AND created_in = hsb_act())
$$;

CREATE FUNCTION hsb_holds(held_by bigint) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT 'g' || held_by = ANY (hsb_principals()) $$;

-- A child: through a case at the needed level; before any case exists, through the log it is in
-- or through an incident that is worked on.
CREATE FUNCTION hsb_sees_child(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
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
$$;

-- An incident: through the case of any part in it; before any case exists, through the log.
CREATE FUNCTION hsb_sees_incident(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
$$;

-- Adults around children are seen by whoever sees a child they belong to.
CREATE FUNCTION hsb_sees_person(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
               SELECT FROM cases_relationship r
               WHERE r.person_id = asked AND hsb_sees_child(r.child_id, needed))
        OR EXISTS (SELECT FROM cases_person WHERE id = asked AND created_in = hsb_act())
$$;

CREATE FUNCTION hsb_sees_household(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
               SELECT FROM cases_householdmember m
               WHERE m.household_id = asked AND m.child_id IS NOT NULL
                 AND hsb_sees_child(m.child_id, needed))
        OR EXISTS (SELECT FROM cases_household WHERE id = asked AND created_in = hsb_act())
$$;

-- The linked children of a case: initials, age, part and safety facts, and no more
-- (domain.md §6, Separation). Only whoever sees the whole case is told.
CREATE FUNCTION hsb_linked_children(asked bigint)
RETURNS TABLE (
    incident_id bigint, incident_reference text, participation_id bigint, role text,
    initials text, date_of_birth_year integer, age_at_incident smallint, safety_facts text,
    local_authority_name text, seen_case_reference text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.reference, other.id, other.role,
           CASE WHEN c.identified THEN
               COALESCE(NULLIF(left(c.given_name, 1), '') || '.', '')
               || COALESCE(NULLIF(left(c.family_name, 1), '') || '.', '')
           ELSE 'Not identified' END,
           extract(year FROM c.date_of_birth)::integer, other.age_at_incident, c.safety_facts,
           la.name,
           CASE WHEN hsb_sees_case(k.id, 30) THEN k.reference END
    FROM cases_participation mine
    JOIN cases_incident i ON i.id = mine.incident_id
    JOIN cases_participation other ON other.incident_id = i.id AND other.id <> mine.id
    JOIN cases_child c ON c.id = other.child_id
    LEFT JOIN cases_case k ON k.id = other.case_id
    LEFT JOIN agencies_localauthority la ON la.id = k.local_authority_id
    WHERE mine.case_id = asked AND hsb_sees_case(asked, 30)
    ORDER BY i.happened_from NULLS LAST, i.id, other.id
$$;
