-- Whoever prepared a report or changed it at any time does not approve it, nor does an author of
-- the assessment; a person counts once, in whichever membership.
CREATE OR REPLACE FUNCTION hsb_report_has_a_second_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.approved_by_id IS NULL THEN
        RETURN NEW;
    END IF;
    PERFORM hsb_refuse_author(v.assessment_id, NEW.approved_by_id)
    FROM assessments_assessmentversion v WHERE v.id = NEW.version_id;
    IF EXISTS (
        SELECT FROM (
            SELECT NEW.prepared_by_id AS id
            UNION
            SELECT prepared_by_id FROM assessments_historicalassessmentreport WHERE id = NEW.id
        ) prepared
        JOIN agencies_membership m ON m.id = prepared.id
        JOIN agencies_membership approver ON approver.id = NEW.approved_by_id
        WHERE m.user_id = approver.user_id)
    THEN
        RAISE EXCEPTION 'somebody would approve an own report'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_preparer_approves_a_report';
    END IF;
    RETURN NEW;
END $$;
