-- A deadline that goes from one case to another (two records of a child were merged) is the
-- nearest of neither by mistake: both cases are worked out again, the lower number first.
CREATE FUNCTION hsb_work_out_next_due(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    nearest record;
BEGIN
    -- Two deadlines of one case met at once must see each other.
    PERFORM FROM cases_case WHERE id = asked FOR NO KEY UPDATE;
    SELECT due_on, label INTO nearest FROM reminders_deadline
    WHERE case_id = asked AND met_on IS NULL AND cancelled_reason = ''
    ORDER BY due_on, id LIMIT 1;
    UPDATE cases_case
    SET next_due_on = nearest.due_on, next_due_label = COALESCE(nearest.label, '')
    WHERE id = asked
      AND (next_due_on IS DISTINCT FROM nearest.due_on
           OR next_due_label IS DISTINCT FROM COALESCE(nearest.label, ''));
END $$;

CREATE OR REPLACE FUNCTION hsb_deadline_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR OLD.case_id = NEW.case_id THEN
        PERFORM hsb_work_out_next_due(NEW.case_id);
    ELSE
        PERFORM hsb_work_out_next_due(least(OLD.case_id, NEW.case_id));
        PERFORM hsb_work_out_next_due(greatest(OLD.case_id, NEW.case_id));
    END IF;
    RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_work_out_next_due(bigint) FROM PUBLIC;
