-- What stands still is due on no day: the nearest deadline of a case is one whose time runs.
CREATE OR REPLACE FUNCTION hsb_work_out_next_due(asked bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    nearest record;
BEGIN
    -- Two deadlines of one case met at once must see each other.
    PERFORM FROM cases_case WHERE id = asked FOR NO KEY UPDATE;
    SELECT due_on, label INTO nearest FROM reminders_deadline
    WHERE case_id = asked AND met_on IS NULL AND cancelled_reason = '' AND paused_since IS NULL
    ORDER BY due_on, id LIMIT 1;
    UPDATE cases_case
    SET next_due_on = nearest.due_on, next_due_label = COALESCE(nearest.label, '')
    WHERE id = asked
      AND (next_due_on IS DISTINCT FROM nearest.due_on
           OR next_due_label IS DISTINCT FROM COALESCE(nearest.label, ''));
END $$;
