-- Who sees past versions, where the version alone does not say enough, and whose refusals.

-- A child's part in an incident is recorded before its case is opened. Its versions belong to
-- whoever sees the part as it stands now: else the first version would stay visible to everybody
-- who works on another child of the incident.
CREATE FUNCTION hsb_sees_part_version(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM cases_participation p
        WHERE p.id = asked
          AND CASE WHEN p.case_id IS NULL THEN hsb_sees_incident(p.incident_id, 30)
              ELSE hsb_sees_case(p.case_id, 30) END)
$$;

-- An address that was protected once keeps all its versions for those who manage the case: an
-- address marked as protected only today was written down openly yesterday.
CREATE FUNCTION hsb_sees_address_version(asked bigint, child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_sees_child(child, CASE WHEN EXISTS (
        SELECT FROM cases_historicalchildaddress WHERE id = asked AND protected)
        THEN 50 ELSE 30 END)
$$;

-- Whether whoever acts is an auditor for the local authority of an agency, by the name the agency
-- has or had.
CREATE FUNCTION hsb_audits_agency(asked text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM agencies_membership m
        JOIN agencies_team t ON t.id = m.team_id
        JOIN agencies_agency mine ON mine.id = t.agency_id
        JOIN agencies_historicalagency theirs
          ON theirs.local_authority_id = mine.local_authority_id
        WHERE m.user_id = hsb_user() AND 'm' || m.id = ANY (hsb_principals())
          AND m.role = 'auditor' AND theirs.name = asked)
$$;

-- Whoever is refused a case cannot know its number; the entry finds it by the reference, so that
-- the people who work on the case learn of the attempt. Nothing of it goes back to the person.
CREATE FUNCTION hsb_find_case_of_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    SELECT id INTO NEW.case_id FROM cases_case WHERE reference = NEW.reference;
    RETURN NEW;
END $$;

CREATE TRIGGER hsb_find_case BEFORE INSERT ON audit_accessentry
    FOR EACH ROW WHEN (NEW.case_id IS NULL AND NEW.reference <> '')
    EXECUTE FUNCTION hsb_find_case_of_entry();

REVOKE EXECUTE ON FUNCTION hsb_find_case_of_entry() FROM PUBLIC;
