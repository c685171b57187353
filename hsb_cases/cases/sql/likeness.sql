-- Every record alike, whoever may see it. Nobody but the functions below may call it.
--
-- THE WEIGHTS, all in this one place. A score of 100 is certain, 35 is worth a look.
--   an NHS number or pupil number the same    100  issued to one child only; a slip is likelier in
--                                                  a name than in a number that was checked
--   names: 60 times the trigram similarity         names alone must not outweigh a plain
--                                                  difference in date: many children share a name
--   date of birth the same                     40  with half-alike names a likely match
--   day and month swapped                      35  the commonest slip, and seldom chance
--   one digit wrong or two exchanged           30  some forty dates count as that: weaker
--   within two years, one of them estimated    20  ages assessed by sight are often that far off
--   no date on one side                        15  says nothing for or against
--   dates plainly different                     0
-- Without a number the names must be alike by 0.2: a shared birthday alone tells nothing.
CREATE OR REPLACE FUNCTION hsb_alike_children(sought hsb_looked_for, by_names boolean, at_least real)
RETURNS SETOF hsb_likeness
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3 AS $$
DECLARE
    asked text[];
BEGIN
    SELECT COALESCE(array_agg(DISTINCT hsb_unaccented(n)), '{}') INTO asked
    FROM unnest(sought.names) n WHERE btrim(n) <> '';
    RETURN QUERY
    WITH found AS (
        SELECT id FROM cases_child
        WHERE nhs_number = sought.nhs_number AND nhs_number <> '' AND sought.nhs_number <> ''
        UNION SELECT id FROM cases_child
        WHERE upn = sought.upn AND upn <> '' AND sought.upn <> ''
        UNION SELECT id FROM cases_child
        WHERE former_upn = sought.upn AND former_upn <> '' AND sought.upn <> ''
        UNION SELECT id FROM cases_child
        WHERE date_of_birth = ANY (sought.born_slips || sought.born || sought.born_swapped)
        UNION SELECT id FROM cases_child
        WHERE date_of_birth_status IN ('estimated', 'disputed')
          AND date_of_birth BETWEEN sought.born - 731 AND sought.born + 731
        UNION SELECT c.id FROM unnest(asked) n
        JOIN cases_child c ON hsb_names(c.given_name, c.family_name, c.known_as) % n
        WHERE by_names
        UNION SELECT c.id FROM unnest(asked) n
        JOIN cases_child c ON c.other_names <> '{}' AND hsb_joined(c.other_names) % n
        WHERE by_names
    ), compared AS MATERIALIZED (  -- else each use of "names" would compare once more
        SELECT c.id,
               CASE WHEN c.nhs_number = sought.nhs_number AND c.nhs_number <> ''
                   THEN 'nhs_number' END AS nhs,
               CASE WHEN sought.upn <> '' AND sought.upn IN (c.upn, c.former_upn)
                   THEN 'upn' END AS upn,
               CASE WHEN c.date_of_birth IS NULL OR sought.born IS NULL THEN 'born_unknown'
                    WHEN c.date_of_birth = sought.born THEN 'born_same'
                    WHEN c.date_of_birth = sought.born_swapped THEN 'born_swapped'
                    WHEN c.date_of_birth = ANY (sought.born_slips) THEN 'born_slip'
                    WHEN (sought.born_unsure
                          OR c.date_of_birth_status IN ('estimated', 'disputed'))
                         AND abs(c.date_of_birth - sought.born) <= 731 THEN 'born_near'
               END AS born,
               -- Unaccented once a record: that costs more than all the comparing.
               COALESCE((
                   SELECT max(similarity(r, n)) FROM unnest(asked) n,
                       unnest(string_to_array(hsb_unaccented(array_to_string(
                           ARRAY[c.given_name || ' ' || c.family_name,
                                 NULLIF(c.known_as, '') || ' ' || c.family_name]
                           || c.other_names::text[], '|')), '|')) r), 0) AS names
        FROM cases_child c JOIN found ON found.id = c.id
        WHERE c.merged_into_id IS NULL AND c.id IS DISTINCT FROM sought.leaving_out
    ), scored AS (
        SELECT id, nhs, upn, born, names,
               (CASE WHEN nhs IS NULL AND upn IS NULL THEN 0 ELSE 100 END
                + 60 * names
                + CASE born WHEN 'born_same' THEN 40 WHEN 'born_swapped' THEN 35
                            WHEN 'born_slip' THEN 30 WHEN 'born_near' THEN 20
                            WHEN 'born_unknown' THEN 15 ELSE 0 END)::real AS score
        FROM compared
        WHERE nhs IS NOT NULL OR upn IS NOT NULL OR names >= 0.2
    )
    SELECT id, scored.score, array_remove(ARRAY[
               nhs, scored.upn, NULLIF(born, 'born_unknown'),
               CASE WHEN names >= 0.99 THEN 'names_same'
                    WHEN names >= 0.2 THEN 'names_alike' END], NULL)
    FROM scored WHERE scored.score >= at_least;
END $$;

-- Whether a record may be shown to whoever acts: the cheap question first, which only leaves out
-- what the real one would refuse: a child with cases is seen through one of the own principals.
CREATE OR REPLACE FUNCTION hsb_may_offer(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM cases_case WHERE child_id = asked)
       AND NOT EXISTS (
           SELECT FROM cases_case k JOIN cases_caseloadentry e ON e.case_id = k.id
           WHERE k.child_id = asked AND e.principal = ANY (hsb_principals()) AND e.level >= 30)
       AND NOT EXISTS (SELECT FROM cases_child WHERE id = asked AND created_in = hsb_act())
    THEN
        RETURN false;
    END IF;
    RETURN hsb_sees_child(asked, 30);
END $$;

-- At most five records alike among those that whoever acts may read, best first: by numbers and
-- dates, and by the name alone where no date was given or no likely one was found. Which way is
-- taken, and what is answered, rests on permitted records only.
CREATE OR REPLACE FUNCTION hsb_likely_children(sought hsb_looked_for) RETURNS SETOF hsb_likeness
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    likely CONSTANT real := 75;
    by_date hsb_likeness[];
BEGIN
    IF sought.born IS NOT NULL OR sought.nhs_number <> '' OR sought.upn <> '' THEN
        by_date := ARRAY(
            SELECT a FROM hsb_alike_children(sought, false, 35) a
            WHERE hsb_may_offer(a.child_id) ORDER BY a.score DESC, a.child_id LIMIT 5);
    END IF;
    IF (by_date[1]).score >= likely THEN
        RETURN QUERY SELECT * FROM unnest(by_date);
        RETURN;
    END IF;
    -- A little stricter: without a date every namesake of the given name is alike.
    RETURN QUERY
        SELECT a.* FROM hsb_alike_children(
            sought, true, CASE WHEN sought.born IS NULL THEN 39 ELSE 35 END) a
        WHERE hsb_may_offer(a.child_id) ORDER BY a.score DESC, a.child_id LIMIT 5;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_alike_children(hsb_looked_for, boolean, real) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_may_offer(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_likely_children(hsb_looked_for) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_likely_children(hsb_looked_for) TO hsb_runtime;
