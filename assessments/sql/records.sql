-- Who wrote an assessment, that they do not sign it off, that signed-off text stays as it is, and
-- what a paper about one child must hold nothing of.

-- The people who assess or assessed, as a number each: the assessor and who works with them, now
-- and at any time before. A person counts once, in whichever membership.
CREATE FUNCTION hsb_authors_of(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT m.user_id
    FROM (
        SELECT assessor_id, co_worker_id FROM assessments_hsbassessment WHERE id = asked
        UNION
        SELECT assessor_id, co_worker_id FROM assessments_historicalhsbassessment WHERE id = asked
    ) said
    JOIN agencies_membership m ON m.id IN (said.assessor_id, said.co_worker_id)
    UNION
    -- Sent it for supervision at any time: nobody else but its authors does that.
    SELECT m.user_id
    FROM assessments_assessmentversion v JOIN agencies_membership m ON m.id = v.sent_by_id
    WHERE v.assessment_id = asked
$$;

-- The same as a person may ask it: of an assessment of a case that they read.
CREATE FUNCTION hsb_assessment_authors(asked bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_authors_of(a.id) FROM assessments_hsbassessment a
    WHERE a.id = asked AND hsb_sees_case(a.case_id, 30)
$$;

CREATE FUNCTION hsb_refuse_author(assessment bigint, membership bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM agencies_membership m
        WHERE m.id = membership AND m.user_id IN (SELECT hsb_authors_of(assessment)))
    THEN
        RAISE EXCEPTION 'an author would sign off an own assessment'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_author_signs_off';
    END IF;
END $$;

CREATE FUNCTION hsb_sign_off_is_supervision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.signed_off_by_id IS NOT NULL THEN
        PERFORM hsb_refuse_author(NEW.assessment_id, NEW.signed_off_by_id);
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION hsb_report_has_a_second_person() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.approved_by_id IS NOT NULL THEN
        PERFORM hsb_refuse_author(v.assessment_id, NEW.approved_by_id)
        FROM assessments_assessmentversion v WHERE v.id = NEW.version_id;
    END IF;
    RETURN NEW;
END $$;

-- Signed off, a version is fixed; only the case it hangs on may change, where two records of a
-- child become one.
CREATE FUNCTION hsb_signed_off_text_is_fixed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    signed boolean;
BEGIN
    IF TG_TABLE_NAME = 'assessments_assessmentversion' THEN
        signed := TG_OP = 'UPDATE' AND OLD.signed_off_at IS NOT NULL;
    ELSE
        SELECT v.signed_off_at IS NOT NULL INTO signed
        FROM assessments_assessmentversion v WHERE v.id = NEW.version_id;
    END IF;
    IF signed AND (TG_OP = 'INSERT' OR to_jsonb(NEW) - 'case_id' <> to_jsonb(OLD) - 'case_id') THEN
        RAISE EXCEPTION 'a signed-off assessment would change'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'signed_off_text_is_fixed';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hsb_sign_off_is_supervision
    BEFORE INSERT OR UPDATE OF signed_off_by_id, assessment_id ON assessments_assessmentversion
    FOR EACH ROW EXECUTE FUNCTION hsb_sign_off_is_supervision();
CREATE TRIGGER hsb_report_has_a_second_person
    BEFORE INSERT OR UPDATE OF approved_by_id, version_id ON assessments_assessmentreport
    FOR EACH ROW EXECUTE FUNCTION hsb_report_has_a_second_person();
CREATE TRIGGER hsb_signed_off_text_is_fixed
    BEFORE UPDATE ON assessments_assessmentversion
    FOR EACH ROW EXECUTE FUNCTION hsb_signed_off_text_is_fixed();
CREATE TRIGGER hsb_signed_off_text_is_fixed
    BEFORE INSERT OR UPDATE ON assessments_domainfinding
    FOR EACH ROW EXECUTE FUNCTION hsb_signed_off_text_is_fixed();

-- Names, addresses, schools and contacts around every child of the incidents of a case, for who
-- works on it: the check that a report about one child holds nothing of anybody else compares its
-- text with them. Of the child itself only a protected address is somebody else's business: it is
-- in no report. Nothing of it is ever shown (assessments/rules/other_family.py).
CREATE FUNCTION hsb_words_around_case(asked bigint) RETURNS TABLE (own boolean, kind text, words text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH mine AS (
        SELECT k.child_id FROM cases_case k WHERE k.id = asked AND hsb_sees_case(asked, 40)
    ), incident AS (
        SELECT DISTINCT p.incident_id AS id
        FROM cases_participation p JOIN mine ON mine.child_id = p.child_id
    ), child AS (
        SELECT DISTINCT c.id, c.id = mine.child_id AS own, c.identified, c.given_name, c.family_name,
               c.known_as, c.other_names, c.school_name, c.gp_practice
        FROM mine
        JOIN cases_child c ON c.id = mine.child_id OR c.id IN (
            SELECT p.child_id FROM cases_participation p JOIN incident i ON i.id = p.incident_id)
    )
    SELECT DISTINCT said.own, said.kind, said.words FROM (
        SELECT child.own, 'given_name' AS kind, given_name AS words FROM child WHERE identified
        UNION ALL SELECT child.own, 'family_name', family_name FROM child WHERE identified
        UNION ALL SELECT child.own, 'given_name', known_as FROM child WHERE identified
        UNION ALL SELECT child.own, 'other_name', unnest(other_names) FROM child
        UNION ALL SELECT child.own, 'school', school_name FROM child
        UNION ALL SELECT child.own, 'practice', gp_practice FROM child
        UNION ALL
        SELECT child.own AND NOT a.protected, part.kind, part.words
        FROM child JOIN cases_childaddress a ON a.child_id = child.id
        CROSS JOIN LATERAL (VALUES ('address', a.lines), ('postcode', a.postcode)) part(kind, words)
        UNION ALL
        SELECT child.own, 'adult', p.full_name
        FROM child JOIN cases_relationship r ON r.child_id = child.id
        JOIN cases_person p ON p.id = r.person_id WHERE r.kind <> 'professional'
        UNION ALL
        SELECT child.own, 'adult', p.full_name
        FROM child JOIN cases_householdmember lives ON lives.child_id = child.id
        JOIN cases_householdmember with_them ON with_them.household_id = lives.household_id
        JOIN cases_person p ON p.id = with_them.person_id
        UNION ALL
        SELECT child.own, contact.kind, contact.words
        FROM child JOIN cases_relationship r ON r.child_id = child.id
        JOIN cases_person p ON p.id = r.person_id
        CROSS JOIN LATERAL (VALUES ('phone', p.phone), ('email', p.email)) contact(kind, words)
        WHERE r.kind <> 'professional'
        UNION ALL
        SELECT child.own, 'household', h.name
        FROM child JOIN cases_householdmember lives ON lives.child_id = child.id
        JOIN cases_household h ON h.id = lives.household_id
        UNION ALL
        SELECT false, 'adult', a.name
        FROM cases_harmedadult a JOIN incident i ON i.id = a.incident_id
        UNION ALL
        SELECT false, 'adult', c.reporter_name
        FROM referrals_concern c JOIN incident i ON i.id = c.incident_id
        WHERE NOT c.reporter_is_professional
    ) said
    WHERE btrim(said.words) <> ''
    ORDER BY 1, 2, 3
$$;

REVOKE EXECUTE ON FUNCTION hsb_authors_of(bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_refuse_author(bigint, bigint) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_sign_off_is_supervision() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_report_has_a_second_person() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION hsb_signed_off_text_is_fixed() FROM PUBLIC;
