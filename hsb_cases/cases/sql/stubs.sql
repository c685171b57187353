-- A stub tells its holder what their own referral would have told them, and no more: whether the
-- case is closed. A referral may have joined a case that was open long before, of which whoever
-- reported knows nothing: neither how long it has been open, nor that it is being worked on, nor
-- by which team.
CREATE OR REPLACE VIEW cases_principal_level AS
    SELECT content_object_id AS case_id, principal,
           max(hsb_level_of_permission(codename)) AS level,
           bool_or(codename = 'view_sealed') AS sealed,
           min(until) AS expires_at,
           min(shared_at) AS since
    FROM (
        SELECT g.content_object_id, 'g' || g.group_id AS principal, p.codename, s.until, s.ended_at,
               s.shared_at
        FROM cases_casegroupobjectpermission g
        JOIN auth_permission p ON p.id = g.permission_id
        JOIN cases_share s ON s.id = g.share_id
        UNION ALL
        SELECT u.content_object_id, 'm' || u.membership_id, p.codename, s.until, s.ended_at,
               s.shared_at
        FROM cases_caseuserobjectpermission u
        JOIN auth_permission p ON p.id = u.permission_id
        JOIN cases_share s ON s.id = u.share_id
    ) grants
    WHERE ended_at IS NULL AND (until IS NULL OR until > now())
    GROUP BY content_object_id, principal
    HAVING max(hsb_level_of_permission(codename)) > 0;

CREATE OR REPLACE VIEW cases_caseload_truth AS
    SELECT w.principal, k.id AS case_id, w.level, w.sealed, w.expires_at, k.reference,
           (CASE WHEN w.level >= 20 OR k.status = 'closed' THEN k.status ELSE 'referred' END)
               ::varchar(12) AS status,
           k.local_authority_id,
           CASE WHEN w.level >= 20 THEN k.managing_team_id ELSE 0 END AS managing_team_id,
           CASE WHEN w.level >= 30 THEN k.worker_id END AS worker_id,
           CASE WHEN w.level >= 20 THEN k.opened_at ELSE w.since END AS opened_at,
           CASE WHEN w.level >= 30 THEN k.next_due_on END AS next_due_on,
           CASE WHEN w.level >= 30 THEN k.next_due_label ELSE '' END AS next_due_label,
           CASE WHEN w.level >= 30 AND k.next_due_on IS NOT NULL THEN k.next_due_on
                ELSE DATE '9999-12-31' END AS due_order
    FROM cases_principal_level w JOIN cases_case k ON k.id = w.case_id;

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
        opened_at = EXCLUDED.opened_at, next_due_on = EXCLUDED.next_due_on,
        next_due_label = EXCLUDED.next_due_label, due_order = EXCLUDED.due_order;
END $$;

-- Entries made before this file may hold more than a stub may know.
SELECT hsb_reconcile_caseload();
