-- A record that was merged is seen as the record that stands for the child: without this, whoever
-- held the merged record in a log before its case opened would see it again once its cases moved.
CREATE OR REPLACE FUNCTION hsb_sees_child(asked bigint, needed integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    END
$$;

-- Whether whoever acts may merge one record into another: manages (or holds) both, and may move
-- everything that belongs to the merged one. Yes or no and never which part is missing: that
-- could be an entry in a log nobody here may know of.
CREATE FUNCTION hsb_may_merge(kept bigint, merged bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_sees_child(kept, 50) AND hsb_sees_child(merged, 50)
       AND NOT EXISTS (
           SELECT FROM cases_case WHERE child_id = merged AND NOT hsb_sees_case(id, 50))
       AND NOT EXISTS (
           SELECT FROM cases_participation
           WHERE child_id = merged AND case_id IS NULL AND NOT hsb_sees_incident(incident_id, 50))
       -- Where both have a part in one incident, or an open case in one authority, both are seen.
       AND NOT EXISTS (
           SELECT FROM cases_participation its
           JOIN cases_participation own ON own.incident_id = its.incident_id
           WHERE its.child_id = merged AND own.child_id = kept
             AND NOT CASE WHEN own.case_id IS NULL THEN hsb_sees_incident(own.incident_id, 30)
                          ELSE hsb_sees_case(own.case_id, 30) END)
       AND NOT EXISTS (
           SELECT FROM cases_case its
           JOIN cases_case own ON own.local_authority_id = its.local_authority_id
           WHERE its.child_id = merged AND its.status <> 'closed'
             AND own.child_id = kept AND own.status <> 'closed' AND NOT hsb_sees_case(own.id, 50))
$$;

REVOKE EXECUTE ON FUNCTION hsb_may_merge(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_may_merge(bigint, bigint) TO hsb_runtime;

-- A case or a part begun on a record at the very moment it is merged would hang on a record that
-- is not offered any more: the merge holds the child's row, so this waits for it and then refuses.
CREATE FUNCTION hsb_refuse_merged_child() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM FROM cases_child WHERE id = NEW.child_id FOR KEY SHARE;
    IF EXISTS (SELECT FROM cases_child WHERE id = NEW.child_id AND merged_into_id IS NOT NULL) THEN
        RAISE EXCEPTION 'child % was merged into another record', NEW.child_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hsb_not_on_a_merged_record BEFORE INSERT ON cases_case
    FOR EACH ROW EXECUTE FUNCTION hsb_refuse_merged_child();
CREATE TRIGGER hsb_not_on_a_merged_record BEFORE INSERT ON cases_participation
    FOR EACH ROW EXECUTE FUNCTION hsb_refuse_merged_child();
REVOKE EXECUTE ON FUNCTION hsb_refuse_merged_child() FROM PUBLIC;
