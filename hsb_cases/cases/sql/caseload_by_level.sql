-- The projection holds for each principal what its level lets it know, and no more: whoever keeps
-- a stub must not read from it who works on the case or what is due there, nor find it by sorting.
CREATE VIEW cases_caseload_truth AS
    SELECT w.principal, k.id AS case_id, w.level, w.sealed, w.expires_at, k.reference, k.status,
           k.local_authority_id, k.managing_team_id,
           CASE WHEN w.level >= 30 THEN k.worker_id END AS worker_id, k.opened_at,
           CASE WHEN w.level >= 30 THEN k.next_due_on END AS next_due_on,
           CASE WHEN w.level >= 30 THEN k.next_due_label ELSE '' END AS next_due_label,
           CASE WHEN w.level >= 30 AND k.next_due_on IS NOT NULL THEN k.next_due_on
                ELSE DATE '9999-12-31' END AS due_order
    FROM cases_principal_level w JOIN cases_case k ON k.id = w.case_id;

REVOKE ALL ON cases_caseload_truth FROM PUBLIC;

CREATE OR REPLACE FUNCTION hsb_project_case(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- The case first, so that two grants, or a grant and a change of the case, wait for each other
    -- instead of each missing what the other has not committed.
    PERFORM FROM cases_case WHERE id = asked FOR NO KEY UPDATE;
    DELETE FROM cases_caseloadentry e
    WHERE e.case_id = asked AND NOT EXISTS (
        SELECT FROM cases_caseload_truth t
        WHERE t.case_id = asked AND t.principal = e.principal);
    INSERT INTO cases_caseloadentry AS entry (
        principal, case_id, level, sealed, expires_at, reference, status, local_authority_id,
        managing_team_id, worker_id, opened_at, next_due_on, next_due_label, due_order)
    SELECT principal, case_id, level, sealed, expires_at, reference, status, local_authority_id,
           managing_team_id, worker_id, opened_at, next_due_on, next_due_label, due_order
    FROM cases_caseload_truth WHERE case_id = asked
    ON CONFLICT (principal, case_id) DO UPDATE SET
        level = EXCLUDED.level, sealed = EXCLUDED.sealed, expires_at = EXCLUDED.expires_at,
        status = EXCLUDED.status, local_authority_id = EXCLUDED.local_authority_id,
        managing_team_id = EXCLUDED.managing_team_id, worker_id = EXCLUDED.worker_id,
        next_due_on = EXCLUDED.next_due_on, next_due_label = EXCLUDED.next_due_label,
        due_order = EXCLUDED.due_order;
END $$;

CREATE OR REPLACE FUNCTION hsb_reconcile_caseload(OUT looked integer, OUT mended integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT count(*) INTO looked FROM cases_case;
    mended := 0;
    FOR wrong IN
        SELECT DISTINCT COALESCE(e.case_id, t.case_id)
        FROM cases_caseload_truth t
        FULL JOIN cases_caseloadentry e ON e.case_id = t.case_id AND e.principal = t.principal
        WHERE (e.principal, e.level, e.sealed, e.expires_at, e.reference, e.status,
               e.local_authority_id, e.managing_team_id, e.worker_id, e.opened_at, e.next_due_on,
               e.next_due_label, e.due_order)
              IS DISTINCT FROM
              (t.principal, t.level, t.sealed, t.expires_at, t.reference, t.status,
               t.local_authority_id, t.managing_team_id, t.worker_id, t.opened_at, t.next_due_on,
               t.next_due_label, t.due_order)
        ORDER BY 1
    LOOP
        PERFORM hsb_project_case(wrong);
        mended := mended + 1;
    END LOOP;
END $$;

-- Returns how many cases were projected anew, and how many shares with an end it looked at: a
-- sweep that looked at none says so.
DROP FUNCTION hsb_end_expired_shares();
CREATE FUNCTION hsb_end_expired_shares(OUT looked integer, OUT ended integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    expired bigint;
BEGIN
    SELECT count(*) INTO looked FROM cases_caseloadentry WHERE expires_at IS NOT NULL;
    ended := 0;
    FOR expired IN
        SELECT DISTINCT case_id FROM cases_caseloadentry WHERE expires_at <= now() ORDER BY case_id
    LOOP
        PERFORM hsb_project_case(expired);
        ended := ended + 1;
    END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_end_expired_shares() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_end_expired_shares() TO hsb_worker;

-- A share that has ended takes its grants with it. Here, because whoever ends the own team's
-- access (a hand-over) sees the case no longer by the time the grants would be deleted.
CREATE OR REPLACE FUNCTION hsb_share_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.ended_at IS NOT NULL THEN
        DELETE FROM cases_casegroupobjectpermission WHERE share_id = NEW.id;
        DELETE FROM cases_caseuserobjectpermission WHERE share_id = NEW.id;
    END IF;
    PERFORM hsb_project_case(NEW.case_id);
    RETURN NULL;
END $$;

-- Entries made before this file may hold more than their level allows.
SELECT hsb_reconcile_caseload();
