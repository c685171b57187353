-- What may be shown of cases to whoever acts, gated by the level on each: lists ask for all their
-- rows at once. 20: initials, age and part; 30: the rest (hsb_cases.cases.models.sharing.Level).

CREATE FUNCTION hsb_initials(given text, family text, known text, identified boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN NOT identified THEN 'Not identified'
           WHEN given = '' AND family = '' THEN upper(left(known, 1)) || '.'
           ELSE COALESCE(upper(NULLIF(left(given, 1), '')) || '.', '')
             || COALESCE(upper(NULLIF(left(family, 1), '')) || '.', '') END
$$;

CREATE FUNCTION hsb_age(born date, today date) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT extract(year FROM age(today, born))::integer
$$;

CREATE FUNCTION hsb_roles_of_case(asked bigint) RETURNS text[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE(array_agg(DISTINCT role::text ORDER BY role::text), '{}')
    FROM cases_participation WHERE case_id = asked AND hsb_sees_case(asked, 20)
$$;

CREATE FUNCTION hsb_case_facts(asked bigint[], today date)
RETURNS TABLE (
    case_id bigint, level smallint, initials text, age integer, roles text[],
    worker_name text, protected_address boolean, restricted boolean, interpreter boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.id, seen.level,
           CASE WHEN seen.level >= 20 THEN
               hsb_initials(c.given_name, c.family_name, c.known_as, c.identified) END,
           CASE WHEN seen.level >= 20 THEN hsb_age(c.date_of_birth, today) END,
           CASE WHEN seen.level >= 20 THEN hsb_roles_of_case(k.id) END,
           CASE WHEN seen.level >= 30 THEN u.full_name END,
           seen.level >= 30 AND EXISTS (
               SELECT FROM cases_childaddress a
               WHERE a.child_id = c.id AND a.protected
                 AND (a.to_date IS NULL OR a.to_date >= today)),
           seen.level >= 30 AND k.restricted,
           seen.level >= 30 AND c.interpreter = 'yes'
    FROM unnest(asked) AS wanted(id)
    JOIN cases_case k ON k.id = wanted.id
    CROSS JOIN LATERAL (SELECT hsb_level(k.id) AS level) seen
    JOIN cases_child c ON c.id = k.child_id
    LEFT JOIN agencies_membership m ON m.id = k.worker_id
    LEFT JOIN agencies_user u ON u.id = m.user_id
    WHERE seen.level > 0
$$;

-- The safety summary of one case (level 20): nothing for whoever sees less.
CREATE FUNCTION hsb_case_summary(asked bigint, today date)
RETURNS TABLE (
    initials text, age integer, roles text[], safety_facts text, interpreter text,
    interpreter_language text, local_authority text, team text, agency text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_initials(c.given_name, c.family_name, c.known_as, c.identified),
           hsb_age(c.date_of_birth, today), hsb_roles_of_case(k.id), c.safety_facts,
           c.interpreter, c.interpreter_language, la.name, t.name, a.name
    FROM cases_case k
    JOIN cases_child c ON c.id = k.child_id
    JOIN agencies_localauthority la ON la.id = k.local_authority_id
    JOIN agencies_team t ON t.id = k.managing_team_id
    JOIN agencies_agency a ON a.id = t.agency_id
    WHERE k.id = asked AND hsb_sees_case(asked, 20)
$$;

-- The linked children of a case. As before, and: nothing of a case that the viewer is kept away
-- from, initials as everywhere, and whether there is a case that access could be asked for.
DROP FUNCTION hsb_linked_children(bigint);
CREATE FUNCTION hsb_linked_children(asked bigint)
RETURNS TABLE (
    incident_id bigint, incident_reference text, participation_id bigint, role text,
    initials text, age_at_incident smallint, safety_facts text, local_authority_name text,
    seen_case_reference text, has_case boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.reference, other.id, other.role,
           hsb_initials(c.given_name, c.family_name, c.known_as, c.identified),
           other.age_at_incident, c.safety_facts, la.name,
           CASE WHEN hsb_sees_case(k.id, 30) THEN k.reference END, k.id IS NOT NULL
    FROM cases_participation mine
    JOIN cases_incident i ON i.id = mine.incident_id
    JOIN cases_participation other ON other.incident_id = i.id AND other.child_id <> mine.child_id
    JOIN cases_child c ON c.id = other.child_id
    LEFT JOIN cases_case k ON k.id = other.case_id
    LEFT JOIN agencies_localauthority la ON la.id = k.local_authority_id
    WHERE mine.case_id = asked AND hsb_sees_case(asked, 30)
      AND NOT COALESCE(other.case_id = ANY (hsb_excluded()), false)
    ORDER BY i.happened_from NULLS LAST, i.id, other.id
$$;

-- The case of a linked child, for asking: a number that never leaves the server. Null for whoever
-- works on no case of the same incident, or is kept away from this one.
CREATE FUNCTION hsb_linked_case(participation bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT other.case_id FROM cases_participation other
    WHERE other.id = participation AND NOT other.case_id = ANY (hsb_excluded())
      AND EXISTS (
          SELECT FROM cases_participation mine
          WHERE mine.incident_id = other.incident_id AND mine.case_id <> other.case_id
            AND hsb_sees_case(mine.case_id, 30))
$$;

-- Cases whose child's name is like the words, best first; only cases whose whole record the actor
-- sees, since a hit on a name gives the name away. Definer: a trigram operator loses its index
-- under a policy (spike.md).
CREATE FUNCTION hsb_cases_by_name(words text, born date, most integer)
RETURNS TABLE (case_id bigint, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.45 AS $$
    SELECT k.id,
           word_similarity(hsb_unaccented(words), hsb_names(c.given_name, c.family_name, c.known_as))
    FROM cases_child c
    JOIN cases_case k ON k.child_id = c.id
    WHERE hsb_unaccented(words) <% hsb_names(c.given_name, c.family_name, c.known_as)
      AND (born IS NULL OR c.date_of_birth = born)
      AND hsb_sees_case(k.id, 30)
    ORDER BY 2 DESC, 1 LIMIT most
$$;

CREATE FUNCTION hsb_cases_by_birth(born date, most integer) RETURNS TABLE (case_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.id FROM cases_child c JOIN cases_case k ON k.child_id = c.id
    WHERE c.date_of_birth = born AND hsb_sees_case(k.id, 30)
    ORDER BY 1 LIMIT most
$$;

-- The cases in which the child has a part of one kind, among those whose parts the actor may know.
-- One set for a whole list, where asking row by row would ask the permission each time.
CREATE FUNCTION hsb_cases_with_role(asked text) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT p.case_id
    FROM cases_participation p
    JOIN cases_caseloadentry e ON e.case_id = p.case_id
    WHERE p.role = asked AND e.principal = ANY (hsb_principals()) AND e.level >= 20
      AND (e.expires_at IS NULL OR e.expires_at > now())
      AND NOT e.case_id = ANY ((SELECT hsb_excluded())::bigint[])
$$;
