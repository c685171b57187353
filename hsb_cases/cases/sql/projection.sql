-- The caseload projection: one row per principal and case, kept by row triggers from the case
-- and from guardian's grants. The runtime role can only read it.

CREATE FUNCTION hsb_level_of_permission(codename text) RETURNS smallint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT (CASE codename
        WHEN 'view_stub' THEN 10 WHEN 'view_summary' THEN 20 WHEN 'view_case' THEN 30
        WHEN 'contribute_case' THEN 40 WHEN 'manage_case' THEN 50 ELSE 0 END)::smallint
$$;

-- Every grant that holds now, by principal: highest level, sealed or not, earliest expiry.
-- The earliest expiry closes too early rather than too late; the sweep then projects again.
CREATE VIEW cases_principal_level AS
    SELECT content_object_id AS case_id, principal,
           max(hsb_level_of_permission(codename)) AS level,
           bool_or(codename = 'view_sealed') AS sealed,
           min(until) AS expires_at
    FROM (
        SELECT g.content_object_id, 'g' || g.group_id AS principal, p.codename, s.until, s.ended_at
        FROM cases_casegroupobjectpermission g
        JOIN auth_permission p ON p.id = g.permission_id
        JOIN cases_share s ON s.id = g.share_id
        UNION ALL
        SELECT u.content_object_id, 'm' || u.membership_id, p.codename, s.until, s.ended_at
        FROM cases_caseuserobjectpermission u
        JOIN auth_permission p ON p.id = u.permission_id
        JOIN cases_share s ON s.id = u.share_id
    ) grants
    WHERE ended_at IS NULL AND (until IS NULL OR until > now())
    GROUP BY content_object_id, principal
    HAVING max(hsb_level_of_permission(codename)) > 0;

-- Projects one case anew. It locks the case first, so that two grants, or a grant and a change
-- of the case, wait for each other instead of each missing what the other has not committed.
CREATE FUNCTION hsb_project_case(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM cases_case WHERE id = asked FOR NO KEY UPDATE;
    DELETE FROM cases_caseloadentry e
    WHERE e.case_id = asked AND NOT EXISTS (
        SELECT FROM cases_principal_level w
        WHERE w.case_id = asked AND w.principal = e.principal);
    INSERT INTO cases_caseloadentry AS entry (
        principal, case_id, level, sealed, expires_at, reference, status, local_authority_id,
        managing_team_id, worker_id, opened_at, next_due_on, next_due_label, due_order)
    SELECT w.principal, k.id, w.level, w.sealed, w.expires_at, k.reference, k.status,
           k.local_authority_id, k.managing_team_id, k.worker_id, k.opened_at, k.next_due_on,
           k.next_due_label, COALESCE(k.next_due_on, DATE '9999-12-31')
    FROM cases_principal_level w JOIN cases_case k ON k.id = w.case_id
    WHERE w.case_id = asked
    ON CONFLICT (principal, case_id) DO UPDATE SET
        level = EXCLUDED.level, sealed = EXCLUDED.sealed, expires_at = EXCLUDED.expires_at,
        status = EXCLUDED.status, local_authority_id = EXCLUDED.local_authority_id,
        managing_team_id = EXCLUDED.managing_team_id, worker_id = EXCLUDED.worker_id,
        next_due_on = EXCLUDED.next_due_on, next_due_label = EXCLUDED.next_due_label,
        due_order = EXCLUDED.due_order;
END $$;

CREATE FUNCTION hsb_grant_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM hsb_project_case(OLD.content_object_id);
    END IF;
    IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.content_object_id <> OLD.content_object_id)
    THEN
        PERFORM hsb_project_case(NEW.content_object_id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER hsb_project AFTER INSERT OR UPDATE OR DELETE ON cases_casegroupobjectpermission
    FOR EACH ROW EXECUTE FUNCTION hsb_grant_changed();
CREATE TRIGGER hsb_project AFTER INSERT OR UPDATE OR DELETE ON cases_caseuserobjectpermission
    FOR EACH ROW EXECUTE FUNCTION hsb_grant_changed();

CREATE FUNCTION hsb_share_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hsb_project_case(NEW.case_id);
    RETURN NULL;
END $$;

CREATE TRIGGER hsb_project AFTER UPDATE OF until, ended_at ON cases_share
    FOR EACH ROW EXECUTE FUNCTION hsb_share_changed();

CREATE FUNCTION hsb_case_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hsb_project_case(NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER hsb_project
    AFTER UPDATE OF status, local_authority_id, managing_team_id, worker_id, next_due_on,
                    next_due_label ON cases_case
    FOR EACH ROW EXECUTE FUNCTION hsb_case_changed();

-- Shares whose time is over: the worker role projects their cases again. Returns how many.
CREATE FUNCTION hsb_end_expired_shares() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    expired bigint;
    ended integer := 0;
BEGIN
    FOR expired IN
        SELECT DISTINCT case_id FROM cases_caseloadentry WHERE expires_at <= now() ORDER BY case_id
    LOOP
        PERFORM hsb_project_case(expired);
        ended := ended + 1;
    END LOOP;
    RETURN ended;
END $$;

-- Cases whose projection differs from their grants; each is projected again. Returns how many
-- cases were looked at and how many differed: a sweep that looked at none says so.
CREATE FUNCTION hsb_reconcile_caseload(OUT looked integer, OUT mended integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT count(*) INTO looked FROM cases_case;
    mended := 0;
    FOR wrong IN
        SELECT DISTINCT COALESCE(e.case_id, w.case_id)
        FROM cases_principal_level w
        FULL JOIN cases_caseloadentry e ON e.case_id = w.case_id AND e.principal = w.principal
        LEFT JOIN cases_case k ON k.id = COALESCE(e.case_id, w.case_id)
        WHERE e.id IS NULL OR w.case_id IS NULL OR e.level <> w.level OR e.sealed <> w.sealed
           OR e.expires_at IS DISTINCT FROM w.expires_at OR e.status <> k.status
           OR e.local_authority_id <> k.local_authority_id
           OR e.managing_team_id <> k.managing_team_id
           OR e.worker_id IS DISTINCT FROM k.worker_id
           OR e.next_due_on IS DISTINCT FROM k.next_due_on
           OR e.next_due_label <> k.next_due_label
        ORDER BY 1
    LOOP
        PERFORM hsb_project_case(wrong);
        mended := mended + 1;
    END LOOP;
END $$;

REVOKE ALL ON cases_principal_level FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_project_case(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_end_expired_shares() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_reconcile_caseload() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_end_expired_shares() TO hsb_worker;
GRANT EXECUTE ON FUNCTION hsb_reconcile_caseload() TO hsb_worker;
