-- A referral of a child whose case was closed reopens that case: a child has one record in an
-- authority. It goes back to the front door, which decides on the referral; what was decided when
-- the case was closed stays as it is. Replaces hsb_join_open_case of joining.sql.

-- The child's closed case in an authority, reopened at its front door; null where there is none, or
-- where it ended in a merge. Whoever asks has not looked: the version says who referred, and why.
CREATE FUNCTION hsb_reopen_case(child bigint, authority bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    found cases_case;
    door bigint;
    signature text[] := string_to_array(hsb_actor(), E'\n');
BEGIN
    SELECT k.* INTO found
    FROM cases_case k JOIN cases_caseclosure c ON c.case_id = k.id AND c.closed_at = k.closed_at
    WHERE k.child_id = child AND k.local_authority_id = authority AND k.status = 'closed'
    ORDER BY k.closed_at DESC, k.id DESC LIMIT 1
    FOR NO KEY UPDATE OF k;
    IF found.id IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT t.id INTO door
    FROM agencies_team t JOIN agencies_agency a ON a.id = t.agency_id
    WHERE a.local_authority_id = authority AND t.kind = 'front_door' AND t.active
    ORDER BY t.id LIMIT 1;
    UPDATE cases_case k
    SET status = 'referred', closed_at = NULL, managing_team_id = door
    WHERE k.id = found.id;
    INSERT INTO cases_historicalcase (
        id, reference, child_id, local_authority_id, managing_team_id, worker_id, status,
        opened_at, closed_at, restricted, history_date, history_type, history_change_reason,
        history_user_id, act_id, act_summary, actor_name, actor_agency, actor_role)
    SELECT k.id, k.reference, k.child_id, k.local_authority_id, k.managing_team_id, k.worker_id,
        k.status, k.opened_at, k.closed_at, k.restricted, clock_timestamp(), '~',
        'A new referral reopened the case', hsb_user(), hsb_act(), 'Logged a concern',
        signature[1], signature[2], signature[3]
    FROM cases_case k WHERE k.id = found.id;
    RETURN found.id;
END $$;

DROP FUNCTION hsb_join_open_case(bigint);

-- Puts a part that this act recorded into the case of its child in the authority where the child
-- lives: the open one, or the closed one, which it reopens. All null where there is neither.
-- Otherwise the number, reference and team that the referral needs; the groups of HSB coordinators
-- who have less than a child who displayed the behaviour asks for (domain.md §6); and the managing
-- team's group where it does not manage the case yet.
CREATE FUNCTION hsb_join_case(
    part bigint, OUT case_id bigint, OUT reference text, OUT managing_team_id bigint,
    OUT coordinators bigint[], OUT manages bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine record;
BEGIN
    SELECT p.child_id, p.role IN ('displaying', 'both') AS displayed, c.home_authority_id AS home
    INTO mine
    FROM cases_participation p JOIN cases_child c ON c.id = p.child_id
    WHERE p.id = part AND p.created_in = hsb_act() AND p.case_id IS NULL;
    -- Locked, so that nobody closes it as a double while the referral is hung on it.
    SELECT k.id INTO hsb_join_case.case_id
    FROM cases_case k
    WHERE k.child_id = mine.child_id AND k.local_authority_id = mine.home
      AND k.status <> 'closed'
    FOR NO KEY UPDATE;
    IF hsb_join_case.case_id IS NULL THEN
        hsb_join_case.case_id := hsb_reopen_case(mine.child_id, mine.home);
    END IF;
    IF hsb_join_case.case_id IS NULL THEN
        RETURN;
    END IF;
    SELECT k.reference, k.managing_team_id
    INTO hsb_join_case.reference, hsb_join_case.managing_team_id
    FROM cases_case k WHERE k.id = hsb_join_case.case_id;
    UPDATE cases_participation p SET case_id = hsb_join_case.case_id WHERE p.id = part;
    coordinators := ARRAY(
        SELECT t.group_id FROM agencies_team t JOIN agencies_agency a ON a.id = t.agency_id
        WHERE mine.displayed AND a.local_authority_id = mine.home AND t.kind = 'hsb' AND t.active
          AND NOT hsb_team_has(hsb_join_case.case_id, t.group_id, 40)
        ORDER BY t.id);
    SELECT t.group_id INTO manages FROM agencies_team t
    WHERE t.id = hsb_join_case.managing_team_id
      AND NOT hsb_team_has(hsb_join_case.case_id, t.group_id, 50);
END $$;

-- Whether a team's group holds a share of a case at a level or above.
CREATE FUNCTION hsb_team_has(asked bigint, team bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM cases_share s
        WHERE s.case_id = asked AND s.group_id = team AND s.level >= needed
          AND s.ended_at IS NULL AND (s.until IS NULL OR s.until > now()))
$$;

-- What an act that joins a case may give of it: a stub to the own team and the own person, the
-- whole record of a child who displayed the behaviour to the authority's HSB coordinators, and
-- managing it to the team that it belongs to.
CREATE OR REPLACE FUNCTION hsb_joiner_may_give(
    asked bigint, given integer, team bigint, person bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_joins_case(asked) AND CASE given
        WHEN 10 THEN EXISTS (
            SELECT FROM agencies_membership m JOIN agencies_team t ON t.id = m.team_id
            WHERE 'm' || m.id = ANY (hsb_principals()) AND m.user_id = hsb_user()
              AND (m.id = person OR t.group_id = team))
        WHEN 40 THEN person IS NULL AND EXISTS (
            SELECT FROM cases_case k
            JOIN agencies_agency a ON a.local_authority_id = k.local_authority_id
            JOIN agencies_team t ON t.agency_id = a.id
            JOIN cases_participation p ON p.case_id = k.id
            WHERE k.id = asked AND t.group_id = team AND t.kind = 'hsb' AND t.active
              AND p.created_in = hsb_act() AND p.role IN ('displaying', 'both'))
        WHEN 50 THEN person IS NULL AND EXISTS (
            SELECT FROM cases_case k JOIN agencies_team t ON t.id = k.managing_team_id
            WHERE k.id = asked AND t.group_id = team)
        ELSE false END;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_reopen_case(bigint, bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_team_has(bigint, bigint, integer) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_join_case(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_join_case(bigint) TO hsb_runtime;
