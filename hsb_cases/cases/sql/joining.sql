-- A referral of a child who has an open case where the child lives, made by somebody who may not
-- see that case, or may not decide who sees it. The act joins the case: it hangs the child's part
-- and what follows from it on the case, gives the reporting team its stub, and reads nothing.

-- Whether this act put a part of the case's own child into the case. A part comes into a case that
-- its writer does not reach through the function below and in no other way (row_rules.in_reach).
CREATE FUNCTION hsb_joins_case(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM cases_participation p JOIN cases_case k ON k.id = p.case_id
        WHERE p.case_id = asked AND p.created_in = hsb_act() AND p.child_id = k.child_id);
END $$;

-- Puts a part that this act recorded into the open case of its child in the authority where the
-- child lives. All null where there is none. Otherwise the number, reference and team that the
-- referral needs, and the groups of HSB coordinators who have less than a child who displayed the
-- behaviour asks for (domain.md §6).
CREATE FUNCTION hsb_join_open_case(
    part bigint, OUT case_id bigint, OUT reference text, OUT managing_team_id bigint,
    OUT coordinators bigint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    mine record;
BEGIN
    SELECT p.child_id, p.role IN ('displaying', 'both') AS displayed, c.home_authority_id AS home
    INTO mine
    FROM cases_participation p JOIN cases_child c ON c.id = p.child_id
    WHERE p.id = part AND p.created_in = hsb_act() AND p.case_id IS NULL;
    -- Locked, so that nobody closes it as a double while the referral is hung on it.
    SELECT k.id, k.reference, k.managing_team_id
    INTO hsb_join_open_case.case_id, hsb_join_open_case.reference,
         hsb_join_open_case.managing_team_id
    FROM cases_case k
    WHERE k.child_id = mine.child_id AND k.local_authority_id = mine.home
      AND k.status <> 'closed'
    FOR NO KEY UPDATE;
    IF hsb_join_open_case.case_id IS NULL THEN
        RETURN;
    END IF;
    UPDATE cases_participation p SET case_id = hsb_join_open_case.case_id WHERE p.id = part;
    coordinators := ARRAY(
        SELECT t.group_id FROM agencies_team t JOIN agencies_agency a ON a.id = t.agency_id
        WHERE mine.displayed AND a.local_authority_id = mine.home AND t.kind = 'hsb' AND t.active
          AND NOT EXISTS (
              SELECT FROM cases_share s
              WHERE s.case_id = hsb_join_open_case.case_id AND s.group_id = t.group_id
                AND s.level >= 40 AND s.ended_at IS NULL
                AND (s.until IS NULL OR s.until > now()))
        ORDER BY t.id);
END $$;

-- What an act that joins a case may give of it: a stub to the own team and the own person, and the
-- whole record of a child who displayed the behaviour to the authority's HSB coordinators.
CREATE FUNCTION hsb_joiner_may_give(asked bigint, given integer, team bigint, person bigint)
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
        ELSE false END;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_join_open_case(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_join_open_case(bigint) TO hsb_runtime;
