-- Telling a case's team that a record entered later may be of the same child. Nothing goes back to
-- whoever entered it, so that nobody learns from entering a child whether it is known.

-- The likenesses in words that give nothing of the other record away.
CREATE FUNCTION hsb_notice_words(reasons text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT upper(left(words, 1)) || substr(words, 2) FROM (SELECT concat_ws(' and ',
        CASE WHEN 'nhs_number' = ANY (reasons) THEN 'NHS number equal' END,
        CASE WHEN 'upn' = ANY (reasons) THEN 'unique pupil number equal' END,
        CASE WHEN 'born_same' = ANY (reasons) THEN 'date of birth equal'
             WHEN reasons && '{born_swapped,born_slip,born_near}' THEN 'date of birth close' END,
        CASE WHEN 'names_same' = ANY (reasons) THEN 'names equal'
             WHEN 'names_alike' = ANY (reasons) THEN 'names alike' END) AS words) said
$$;

-- Tells the cases of at most five children alike (score 60 and more: see likeness.sql), whether
-- or not whoever acts may see them; never of children in one incident with this one, who are
-- known to be others. Only whoever may add to the record may have it compared. The notice and its
-- first version are the system's own: they carry no act of the reporter, who could see those.
CREATE FUNCTION hsb_note_possible_matches(
    asked bigint, born_swapped date, born_slips date[], agency text, noticed timestamptz)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    sought hsb_looked_for;
BEGIN
    IF NOT hsb_sees_child(asked, 40) THEN
        RETURN;
    END IF;
    SELECT ARRAY[given_name || ' ' || family_name,
                 CASE WHEN known_as <> '' THEN known_as || ' ' || family_name ELSE '' END]
               || other_names::text[],
           date_of_birth, date_of_birth_status IN ('estimated', 'disputed'),
           $2, $3, nhs_number, COALESCE(NULLIF(upn, ''), former_upn), id
    INTO sought FROM cases_child WHERE id = asked AND identified;
    IF sought.leaving_out IS NULL THEN
        RETURN;
    END IF;
    WITH alike AS (
        SELECT a.child_id, a.reasons
        FROM hsb_alike_children(sought, true, 60) a
        WHERE NOT EXISTS (
            SELECT FROM cases_participation one
            JOIN cases_participation other ON other.incident_id = one.incident_id
            WHERE one.child_id = asked AND other.child_id = a.child_id)
        ORDER BY a.score DESC, a.child_id LIMIT 5
    ), concerned AS (
        SELECT k.id, a.reasons FROM alike a JOIN cases_case k ON k.child_id = a.child_id
        -- A child with no open case: the team that had the last one is told.
        WHERE k.status <> 'closed' OR k.id = (
            SELECT l.id FROM cases_case l WHERE l.child_id = a.child_id
            ORDER BY (l.status = 'closed'), l.closed_at DESC, l.id LIMIT 1)
    ), told AS (
        INSERT INTO cases_possiblematch (
            created_in, case_id, child_id, why, entered_by_agency, noticed_at, outcome,
            decision_reason)
        SELECT gen_random_uuid(), id, asked, hsb_notice_words(reasons), agency, noticed, 'open', ''
        FROM concerned
        ON CONFLICT (case_id, child_id) DO NOTHING
        RETURNING *
    )
    INSERT INTO cases_historicalpossiblematch (
        id, case_id, child_id, why, entered_by_agency, noticed_at, outcome, decided_at,
        decision_reason, history_date, history_type, history_change_reason, history_user_id,
        act_id, act_summary, actor_name, actor_agency, actor_role)
    SELECT id, case_id, child_id, why, entered_by_agency, noticed_at, outcome, decided_at,
           decision_reason, noticed, '+', '', NULL,
           created_in, 'Told of a possible match', 'The system', '', 'System'
    FROM told;
END $$;

REVOKE EXECUTE ON FUNCTION hsb_note_possible_matches(bigint, date, date[], text, timestamptz)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hsb_note_possible_matches(bigint, date, date[], text, timestamptz)
    TO hsb_runtime;
