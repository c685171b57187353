-- What a meeting must know of children whose records its chair may not see.

-- The children of an incident, for who convenes a meeting about it: initials, part, age, the
-- authority of the child's case or home, and whether there is a case. As on a linked child's card,
-- for who manages one of the cases or was let in.
CREATE FUNCTION hsb_incident_children(asked bigint)
RETURNS TABLE (
    participation_id bigint, role text, initials text, age_at_incident smallint,
    local_authority_id bigint, has_case boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.id, p.role, hsb_initials(c.given_name, c.family_name, c.known_as, c.identified),
           p.age_at_incident, COALESCE(k.local_authority_id, c.home_authority_id),
           k.id IS NOT NULL
    FROM cases_participation p
    JOIN cases_child c ON c.id = p.child_id
    LEFT JOIN cases_case k ON k.id = p.case_id
    WHERE p.incident_id = asked
      AND NOT EXISTS (
          SELECT FROM cases_participation o
          WHERE o.incident_id = asked AND hsb_kept_from_child(o.child_id))
      AND (hsb_sees_incident(asked, 50) OR hsb_let_into_incident(asked))
    ORDER BY CASE p.role WHEN 'harmed' THEN 1 WHEN 'both' THEN 2 WHEN 'displaying' THEN 3 ELSE 4 END,
             p.id
$$;

-- The children of a meeting: of all of them to who conducts it, else of those whose case the
-- viewer reads. Initials, part, age, safety facts and whether the records say that the child lives
-- with another child; the name and the case only where the case itself is seen.
CREATE FUNCTION hsb_meeting_children(asked bigint, today date)
RETURNS TABLE (
    meeting_child_id bigint, participation_id bigint, role text, initials text, full_name text,
    age integer, age_at_incident smallint, safety_facts text, interpreter text,
    interpreter_language text, lives_with_children boolean, local_authority_id bigint,
    local_authority text, case_id bigint, case_reference text, level smallint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT mc.id, p.id, p.role,
           hsb_initials(c.given_name, c.family_name, c.known_as, c.identified),
           CASE WHEN seen.level >= 30 AND c.identified
                THEN COALESCE(NULLIF(btrim(c.given_name || ' ' || c.family_name), ''), c.known_as)
                ELSE '' END,
           hsb_age(c.date_of_birth, today), p.age_at_incident, c.safety_facts,
           c.interpreter, c.interpreter_language,
           EXISTS (
               SELECT FROM cases_householdmember mine
               JOIN cases_householdmember other ON other.household_id = mine.household_id
               WHERE mine.child_id = c.id AND other.child_id IS NOT NULL
                 AND other.child_id <> c.id
                 AND (mine.to_date IS NULL OR mine.to_date >= today)
                 AND (other.to_date IS NULL OR other.to_date >= today)),
           la.id, COALESCE(la.name, ''),
           CASE WHEN seen.level >= 30 THEN k.id END,
           CASE WHEN seen.level >= 30 THEN k.reference ELSE '' END, seen.level
    FROM panels_meetingchild mc
    JOIN cases_participation p ON p.id = mc.participation_id
    JOIN cases_child c ON c.id = p.child_id
    LEFT JOIN cases_case k ON k.id = p.case_id
    LEFT JOIN agencies_localauthority la
      ON la.id = COALESCE(k.local_authority_id, c.home_authority_id)
    CROSS JOIN LATERAL (
        SELECT CASE WHEN k.id IS NULL THEN 0::smallint ELSE hsb_level(k.id) END AS level) seen
    WHERE mc.meeting_id = asked AND hsb_sees_meeting_child(mc.id, 30)
    ORDER BY mc.position, mc.id
$$;

-- The names, addresses, schools and contacts around a meeting's children, for who conducts it: the
-- check that a copy of the minutes holds nothing of the other side compares its text with them.
-- Protected addresses too, and those above all. Nothing of it is ever shown (panels/rules).
CREATE FUNCTION hsb_words_of_meeting_children(asked bigint)
RETURNS TABLE (meeting_child_id bigint, kind text, words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH child AS (
        SELECT mc.id AS meeting_child, c.*
        FROM panels_meetingchild mc
        JOIN cases_participation p ON p.id = mc.participation_id
        JOIN cases_child c ON c.id = p.child_id
        WHERE mc.meeting_id = asked AND hsb_conducts_meeting(asked)
    )
    SELECT said.meeting_child, said.kind, said.words FROM (
        SELECT meeting_child, 'given_name' AS kind, given_name AS words FROM child WHERE identified
        UNION ALL SELECT meeting_child, 'family_name', family_name FROM child WHERE identified
        UNION ALL SELECT meeting_child, 'given_name', known_as FROM child WHERE identified
        UNION ALL SELECT meeting_child, 'other_name', unnest(other_names) FROM child
        UNION ALL SELECT meeting_child, 'school', school_name FROM child
        UNION ALL SELECT meeting_child, 'practice', gp_practice FROM child
        UNION ALL
        SELECT meeting_child, 'address', a.lines
        FROM child JOIN cases_childaddress a ON a.child_id = child.id
        UNION ALL
        SELECT meeting_child, 'postcode', a.postcode
        FROM child JOIN cases_childaddress a ON a.child_id = child.id
        UNION ALL
        SELECT meeting_child, 'adult', p.full_name
        FROM child JOIN cases_relationship r ON r.child_id = child.id
        JOIN cases_person p ON p.id = r.person_id WHERE r.kind <> 'professional'
        UNION ALL
        SELECT meeting_child, 'adult', p.full_name
        FROM child JOIN cases_householdmember mine ON mine.child_id = child.id
        JOIN cases_householdmember with_them ON with_them.household_id = mine.household_id
        JOIN cases_person p ON p.id = with_them.person_id
        UNION ALL
        SELECT meeting_child, contact.kind, contact.words
        FROM child JOIN cases_relationship r ON r.child_id = child.id
        JOIN cases_person p ON p.id = r.person_id
        CROSS JOIN LATERAL (VALUES ('phone', p.phone), ('email', p.email)) contact(kind, words)
        WHERE r.kind <> 'professional'
        UNION ALL
        SELECT meeting_child, 'household', h.name
        FROM child JOIN cases_householdmember mine ON mine.child_id = child.id
        JOIN cases_household h ON h.id = mine.household_id
    ) said
    WHERE btrim(said.words) <> ''
    ORDER BY 1, 2, 3
$$;

-- The open meetings about an incident, for who sees the incident: what a page must know before it
-- offers to convene another. References only of those that the viewer may open.
CREATE FUNCTION hsb_has_strategy_discussion(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_sees_incident(asked, 30) AND EXISTS (
        SELECT FROM panels_meeting
        WHERE incident_id = asked AND kind = 'strategy_discussion'
          AND status NOT IN ('closed', 'cancelled'));
END $$;
