-- The nearest open deadline of a case is kept on the case, and from there in the projection.

CREATE FUNCTION hsb_deadline_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    nearest record;
BEGIN
    -- Two deadlines of one case met at once must see each other.
    PERFORM FROM cases_case WHERE id = NEW.case_id FOR NO KEY UPDATE;
    SELECT due_on, label INTO nearest FROM reminders_deadline
    WHERE case_id = NEW.case_id AND met_on IS NULL AND cancelled_reason = ''
    ORDER BY due_on, id LIMIT 1;
    UPDATE cases_case
    SET next_due_on = nearest.due_on, next_due_label = COALESCE(nearest.label, '')
    WHERE id = NEW.case_id
      AND (next_due_on IS DISTINCT FROM nearest.due_on
           OR next_due_label IS DISTINCT FROM COALESCE(nearest.label, ''));
    RETURN NULL;
END $$;

CREATE TRIGGER hsb_next_due AFTER INSERT OR UPDATE ON reminders_deadline
    FOR EACH ROW EXECUTE FUNCTION hsb_deadline_changed();
