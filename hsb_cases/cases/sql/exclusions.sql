-- An exclusion is decided on one case and holds for every case of that case's child: those there
-- are, in whichever authority, and those opened or joined to the child later. These functions
-- and hsb_kept_from_meeting read the exclusions; whoever else must know asks hsb_kept_from_child.

-- The child of an exclusion is that of its case, always: when two records are merged or a merge
-- is undone, the exclusion goes where its case goes.
CREATE FUNCTION hsb_exclusion_of_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- Locked: a merge at this moment would leave the exclusion behind.
    SELECT child_id INTO NEW.child_id FROM cases_case WHERE id = NEW.case_id FOR SHARE;
    RETURN NEW;
END $$;

CREATE FUNCTION hsb_exclusions_follow_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE cases_exclusion SET child_id = NEW.child_id WHERE case_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER hsb_of_child BEFORE INSERT OR UPDATE ON cases_exclusion
    FOR EACH ROW EXECUTE FUNCTION hsb_exclusion_of_child();
CREATE TRIGGER hsb_exclusions_follow AFTER UPDATE OF child_id ON cases_case
    FOR EACH ROW WHEN (OLD.child_id <> NEW.child_id)
    EXECUTE FUNCTION hsb_exclusions_follow_case();

REVOKE EXECUTE ON FUNCTION hsb_exclusion_of_child() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_exclusions_follow_case() FROM PUBLIC;

-- Whether whoever acts is kept away from a child, as the record stands now.
CREATE FUNCTION hsb_kept_from_child(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_exclusion x
        WHERE x.child_id = asked AND x.user_id = hsb_user() AND x.ended_at IS NULL);
END $$;

-- The cases the acting user is kept away from. An exclusion beats any grant.
CREATE OR REPLACE FUNCTION hsb_excluded() RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE(array_agg(DISTINCT k.id), '{}')
    FROM cases_exclusion x JOIN cases_case k ON k.child_id = x.child_id
    WHERE x.user_id = hsb_user() AND x.ended_at IS NULL
$$;

CREATE OR REPLACE FUNCTION hsb_level(asked bigint) RETURNS smallint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN (
        SELECT COALESCE(max(level), 0)::smallint FROM cases_caseloadentry
        WHERE case_id = asked
          AND principal = ANY (hsb_principals())
          AND (expires_at IS NULL OR expires_at > now())
          AND NOT EXISTS (
              SELECT FROM cases_exclusion x JOIN cases_case k ON k.child_id = x.child_id
              WHERE x.user_id = hsb_user() AND x.ended_at IS NULL AND k.id = asked));
END $$;

-- As before; and nobody who is kept away from a child sees it through the own log or an incident
-- either, where the child has no case (any more).
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
                     AND NOT EXISTS (SELECT FROM cases_case WHERE child_id = asked)
                     AND NOT hsb_kept_from_child(asked))
            -- Not referred, but part of an incident that is: whoever works on the incident must
            -- be able to think of this child too (R1).
            OR EXISTS (
                   SELECT FROM cases_participation mine
                   JOIN cases_participation other ON other.incident_id = mine.incident_id
                   WHERE mine.child_id = asked AND mine.case_id IS NULL AND other.case_id IS NOT NULL
                     AND NOT EXISTS (SELECT FROM cases_case WHERE child_id = asked)
                     AND hsb_sees_case(other.case_id, needed)
                     AND NOT hsb_kept_from_child(asked))
            OR EXISTS (SELECT FROM cases_child WHERE id = asked AND created_in = hsb_act())
        END);
END $$;

-- The linked children of a case, but nothing of a child from whom the viewer is kept away.
CREATE OR REPLACE FUNCTION hsb_linked_children(asked bigint)
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
      AND NOT hsb_kept_from_child(other.child_id)
    ORDER BY i.happened_from NULLS LAST, i.id, other.id
$$;

-- Facts of cases, each at the level that may know it. As before; and who manages a case is told
-- when its worker is kept away from the child: that may have been decided on another case.
DROP FUNCTION hsb_case_facts(bigint[], date);
CREATE FUNCTION hsb_case_facts(asked bigint[], today date)
RETURNS TABLE (
    case_id bigint, level smallint, initials text, age integer, roles text[],
    worker_name text, protected_address boolean, restricted boolean, interpreter boolean,
    worker_kept_away boolean)
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
           seen.level >= 30 AND c.interpreter = 'yes',
           seen.level >= 50 AND EXISTS (
               SELECT FROM cases_exclusion x
               WHERE x.child_id = c.id AND x.user_id = m.user_id AND x.ended_at IS NULL)
    FROM unnest(asked) AS wanted(id)
    JOIN cases_case k ON k.id = wanted.id
    CROSS JOIN LATERAL (SELECT hsb_level(k.id) AS level) seen
    JOIN cases_child c ON c.id = k.child_id
    LEFT JOIN agencies_membership m ON m.id = k.worker_id
    LEFT JOIN agencies_user u ON u.id = m.user_id
    WHERE seen.level > 0
$$;
