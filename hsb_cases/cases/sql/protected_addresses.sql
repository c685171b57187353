-- A protected address is known where it is needed to keep the child safe, and nowhere else: to who
-- manages the child's case in the local authority that holds the address, and to whoever was given
-- the sealed parts of that case by name. Managing a case of the same child in another authority
-- opens it no more than reading one does.

CREATE FUNCTION hsb_standing_child(asked bigint) RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found bigint := asked;
    further bigint;
BEGIN
    LOOP
        SELECT merged_into_id INTO further FROM cases_child WHERE id = found;
        EXIT WHEN further IS NULL;
        found := further;
    END LOOP;
    RETURN found;
END $$;

-- ``authority`` holds the address. Where it has no case of the child (none was opened yet, or it is
-- not recorded), the authority where the child lives stands in for it, and then any that works with
-- the child: an address that nobody could see would protect nobody. ``needed`` is the level that
-- reading (30) or changing (40) asks for besides the sealed parts.
CREATE FUNCTION hsb_sees_protected_address(of_child bigint, authority bigint, needed integer)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    child bigint := hsb_standing_child(of_child);
    holder bigint;
BEGIN
    SELECT k.local_authority_id INTO holder
    FROM cases_case k JOIN cases_child c ON c.id = k.child_id
    WHERE k.child_id = child AND k.local_authority_id IN (authority, c.home_authority_id)
    ORDER BY (k.local_authority_id IS NOT DISTINCT FROM authority) DESC LIMIT 1;
    RETURN EXISTS (
            SELECT FROM cases_case k CROSS JOIN LATERAL (SELECT hsb_level(k.id) AS level) seen
            WHERE k.child_id = child AND k.local_authority_id = COALESCE(holder, k.local_authority_id)
              AND (seen.level >= 50 OR (seen.level >= needed AND EXISTS (
                  SELECT FROM cases_caseloadentry e
                  WHERE e.case_id = k.id AND e.principal = ANY (hsb_principals()) AND e.sealed
                    AND (e.expires_at IS NULL OR e.expires_at > now())))))
        -- Before there is any case: the team in whose log the child is.
        OR (NOT EXISTS (SELECT FROM cases_case WHERE child_id = child)
            AND hsb_sees_child(child, 50));
END $$;

-- An address that was protected once keeps all its versions for those who see protected ones: an
-- address marked as protected only today was written down openly yesterday.
CREATE OR REPLACE FUNCTION hsb_sees_address_version(asked bigint, child bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM cases_historicalchildaddress WHERE id = asked AND protected) THEN
        RETURN hsb_sees_protected_address(
            child, (SELECT local_authority_id FROM cases_childaddress WHERE id = asked), 30);
    END IF;
    RETURN hsb_sees_child(child, 30);
END $$;

-- Whether the child has or had a protected address that whoever acts may not see. Then nothing may
-- be shown to them in which it could have been written down before it was protected.
CREATE FUNCTION hsb_address_is_kept_back(of_child bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    child bigint := hsb_standing_child(of_child);
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_childaddress a
        WHERE a.child_id = child
          AND EXISTS (SELECT FROM cases_historicalchildaddress h WHERE h.id = a.id AND h.protected)
          AND NOT hsb_sees_protected_address(child, a.local_authority_id, 30));
END $$;

REVOKE EXECUTE ON FUNCTION hsb_standing_child(bigint) FROM PUBLIC;

-- Facts of cases, each at the level that may know it. As before; and whether an address is there
-- that the reader may not see: then the page says so.
DROP FUNCTION hsb_case_facts(bigint[], date);
CREATE FUNCTION hsb_case_facts(asked bigint[], today date)
RETURNS TABLE (
    case_id bigint, level smallint, initials text, age integer, roles text[],
    worker_name text, protected_address boolean, restricted boolean, interpreter boolean,
    worker_kept_away boolean, address_kept_back boolean)
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
               WHERE x.child_id = c.id AND x.user_id = m.user_id AND x.ended_at IS NULL),
           seen.level >= 30 AND EXISTS (
               SELECT FROM cases_childaddress a
               WHERE a.child_id = c.id AND a.protected
                 AND (a.to_date IS NULL OR a.to_date >= today)
                 AND NOT hsb_sees_protected_address(c.id, a.local_authority_id, 30))
    FROM unnest(asked) AS wanted(id)
    JOIN cases_case k ON k.id = wanted.id
    CROSS JOIN LATERAL (SELECT hsb_level(k.id) AS level) seen
    JOIN cases_child c ON c.id = k.child_id
    LEFT JOIN agencies_membership m ON m.id = k.worker_id
    LEFT JOIN agencies_user u ON u.id = m.user_id
    WHERE seen.level > 0
$$;
