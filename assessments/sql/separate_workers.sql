-- R12: at a section 47 enquiry no person works with two children of one incident of whom one was
-- harmed and the other displayed the behaviour. The question spans teams and authorities that do
-- not see each other's case, so the database answers it, and holds it against two acts at once.

-- The people who work with a child: the workers of its open enquiries and of its open cases. A
-- person counts once, in whichever membership; a concluded enquiry sets its worker free.
CREATE FUNCTION hsb_workers_of_child(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.user_id
    FROM cases_case k
    JOIN assessments_section47enquiry e ON e.case_id = k.id
    JOIN agencies_membership m ON m.id = e.worker_id
    WHERE k.child_id = asked AND e.status = 'open'
    UNION
    SELECT m.user_id FROM cases_case k JOIN agencies_membership m ON m.id = k.worker_id
    WHERE k.child_id = asked AND k.status <> 'closed'
$$;

CREATE FUNCTION hsb_has_open_enquiry(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM cases_case k JOIN assessments_section47enquiry e ON e.case_id = k.id
        WHERE k.child_id = asked AND e.status = 'open')
$$;

-- The children on the other side: those who displayed the behaviour towards a child that was
-- harmed, and the other way round. A child is never on its own other side, whatever its part.
CREATE FUNCTION hsb_children_opposite(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT other.child_id
    FROM cases_participation mine
    JOIN cases_participation other ON other.incident_id = mine.incident_id
    WHERE mine.child_id = asked AND other.child_id <> asked
      AND (mine.role IN ('harmed', 'both') AND other.role IN ('displaying', 'both')
           OR mine.role IN ('displaying', 'both') AND other.role IN ('harmed', 'both'))
$$;

-- Whether the person works, or would work, with the child and with one on its other side, where
-- either of the two has an open enquiry. Null for the person: whoever works with the child now.
CREATE FUNCTION hsb_works_for_both(child bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM hsb_children_opposite(child) AS opposite(id)
        WHERE (hsb_has_open_enquiry(child) OR hsb_has_open_enquiry(opposite.id))
          AND EXISTS (
              SELECT FROM hsb_workers_of_child(opposite.id) AS theirs(id)
              WHERE theirs.id = person
                 OR person IS NULL AND theirs.id IN (SELECT hsb_workers_of_child(child))))
$$;

-- The question as a person may ask it: yes or no, of a case that they may add to, and never which
-- other child it is.
CREATE FUNCTION hsb_same_worker_for_both(asked_case bigint, person bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT COALESCE((
        SELECT hsb_works_for_both(k.child_id, person) FROM cases_case k
        WHERE k.id = asked_case AND hsb_sees_case(asked_case, 40)), false)
$$;

-- Holds every incident of the children until the transaction ends, the lowest number first: acts
-- that could break the rule between them share an incident, so one waits and then sees the other.
CREATE FUNCTION hsb_hold_incidents(children bigint[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    held bigint[] := '{}';
    found bigint[];
    one bigint;
BEGIN
    LOOP
        SELECT COALESCE(array_agg(DISTINCT incident_id ORDER BY incident_id), '{}') INTO found
        FROM cases_participation WHERE child_id = ANY (children);
        -- A part may have been recorded while this waited.
        EXIT WHEN found <@ held;
        FOREACH one IN ARRAY found LOOP
            PERFORM pg_advisory_xact_lock(hashtextextended('separate workers ' || one, 0));
        END LOOP;
        held := held || found;
    END LOOP;
END $$;

CREATE FUNCTION hsb_require_separate_workers(child bigint, person bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hsb_hold_incidents(ARRAY[child]);
    IF hsb_works_for_both(child, person) THEN
        RAISE EXCEPTION 'one person would work with both children of an incident'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'separate_workers_at_section_47';
    END IF;
END $$;

-- The triggers read the row as it stands when they are asked, which may be after later changes
-- where the constraint was deferred; and they ask only about what the change brought.
CREATE FUNCTION hsb_enquiry_workers_separate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stands record;
BEGIN
    SELECT k.child_id, m.user_id INTO stands
    FROM assessments_section47enquiry e
    JOIN cases_case k ON k.id = e.case_id
    LEFT JOIN agencies_membership m ON m.id = e.worker_id
    WHERE e.id = NEW.id AND e.status = 'open';
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' OR OLD.status <> 'open' OR OLD.case_id <> NEW.case_id THEN
        -- From now on the rule holds for everybody who works with the child.
        PERFORM hsb_require_separate_workers(stands.child_id, NULL);
    ELSIF stands.user_id IS NOT NULL THEN
        PERFORM hsb_require_separate_workers(stands.child_id, stands.user_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION hsb_case_workers_separate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stands record;
BEGIN
    SELECT k.child_id, k.status, m.user_id INTO stands
    FROM cases_case k LEFT JOIN agencies_membership m ON m.id = k.worker_id
    WHERE k.id = NEW.id;
    IF TG_OP = 'UPDATE' AND OLD.child_id <> NEW.child_id THEN
        -- The case, and its enquiries with it, became another child's: two records were joined.
        PERFORM hsb_require_separate_workers(stands.child_id, NULL);
    ELSIF stands.user_id IS NOT NULL AND stands.status <> 'closed' THEN
        PERFORM hsb_require_separate_workers(stands.child_id, stands.user_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION hsb_part_workers_separate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    -- A new report is never turned away over who works with the children: the page of each enquiry
    -- says that one of the two needs another worker. The act that reports records the incident too.
    IF TG_OP = 'INSERT' AND EXISTS (
        SELECT FROM cases_incident WHERE id = NEW.incident_id AND created_in = NEW.created_in)
    THEN
        RETURN NULL;
    END IF;
    PERFORM hsb_require_separate_workers(p.child_id, NULL)
    FROM cases_participation p WHERE p.id = NEW.id;
    RETURN NULL;
END $$;

-- Checked at once, so that the act which would break the rule is told; put off only by acts that
-- change two workers together.
CREATE CONSTRAINT TRIGGER hsb_separate_workers
    AFTER INSERT OR UPDATE OF worker_id, status, case_id ON assessments_section47enquiry
    DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION hsb_enquiry_workers_separate();
CREATE CONSTRAINT TRIGGER hsb_separate_workers
    AFTER INSERT OR UPDATE OF worker_id, status, child_id ON cases_case
    DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION hsb_case_workers_separate();
CREATE CONSTRAINT TRIGGER hsb_separate_workers
    AFTER INSERT OR UPDATE OF role, child_id, incident_id ON cases_participation
    DEFERRABLE INITIALLY IMMEDIATE
    FOR EACH ROW EXECUTE FUNCTION hsb_part_workers_separate();

REVOKE EXECUTE ON FUNCTION hsb_workers_of_child(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_has_open_enquiry(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_children_opposite(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_works_for_both(bigint, bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_hold_incidents(bigint[]) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_require_separate_workers(bigint, bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_enquiry_workers_separate() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_case_workers_separate() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_part_workers_separate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_hold_incidents(bigint[]) TO hsb_runtime;
