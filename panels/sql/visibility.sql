-- Who sees a meeting, and of whose part in it. Three circles, each inside the next:
--   who conducts it (the team and the chair) sees the whole record;
--   who follows it (reads the case of one of its children) sees the meeting and that child's part;
--   who is invited knows that, when and where it takes place, and nothing of any child.
-- Being kept away from a child of the incident shuts all three. Every function answers yes or no.

CREATE FUNCTION hsb_kept_from_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM panels_meeting m
        JOIN cases_participation p ON p.incident_id = m.incident_id
        WHERE m.id = asked AND hsb_kept_from_child(p.child_id));
END $$;

CREATE FUNCTION hsb_conducts_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM panels_meeting m JOIN agencies_team t ON t.id = m.team_id
        WHERE m.id = asked
          AND (hsb_holds(t.group_id) OR 'm' || m.chair_id = ANY (hsb_principals())))
        AND NOT hsb_kept_from_meeting(asked);
END $$;

-- Conducts it, and it is not over: a closed decision is never changed.
CREATE FUNCTION hsb_records_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_conducts_meeting(asked) AND EXISTS (
        SELECT FROM panels_meeting
        WHERE id = asked AND status NOT IN ('closed', 'cancelled'));
END $$;

-- Records it, or convened it in this very act: the authority that convenes may ask another to
-- chair, and then fills in children and invitations of a meeting that it does not conduct.
CREATE FUNCTION hsb_writes_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_records_meeting(asked) OR EXISTS (
        SELECT FROM panels_meeting WHERE id = asked AND created_in = hsb_act());
END $$;

CREATE FUNCTION hsb_follows_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_conducts_meeting(asked) OR (
        EXISTS (
            SELECT FROM panels_meetingchild mc
            JOIN cases_participation p ON p.id = mc.participation_id
            WHERE mc.meeting_id = asked AND p.case_id IS NOT NULL AND hsb_sees_case(p.case_id, 30))
        AND NOT hsb_kept_from_meeting(asked));
END $$;

CREATE FUNCTION hsb_sees_meeting(asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN hsb_follows_meeting(asked) OR (
        EXISTS (
            SELECT FROM panels_invitation i LEFT JOIN agencies_team t ON t.id = i.team_id
            WHERE i.meeting_id = asked AND i.withdrawn_at IS NULL
              AND (hsb_holds(t.group_id) OR 'm' || i.membership_id = ANY (hsb_principals())))
        AND NOT hsb_kept_from_meeting(asked));
END $$;

-- One child's part: who conducts, and who reads that child's own case. A child without a case has
-- nobody of the second kind; that somebody reads another child's case is no reason.
CREATE FUNCTION hsb_sees_meeting_child(asked bigint, needed integer) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM panels_meetingchild mc
        JOIN cases_participation p ON p.id = mc.participation_id
        WHERE mc.id = asked
          AND (hsb_conducts_meeting(mc.meeting_id)
               OR (p.case_id IS NOT NULL AND hsb_sees_case(p.case_id, needed)
                   AND NOT hsb_kept_from_meeting(mc.meeting_id))));
END $$;

-- Whether rows belong together: a child to its meeting, a part to the meeting's incident.
CREATE FUNCTION hsb_child_of_meeting(child bigint, asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM panels_meetingchild WHERE id = child AND meeting_id = asked);
END $$;

CREATE FUNCTION hsb_part_of_meeting(part bigint, asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM panels_meeting m JOIN cases_participation p ON p.incident_id = m.incident_id
        WHERE m.id = asked AND p.id = part);
END $$;

CREATE FUNCTION hsb_invited_to_meeting(invitation bigint, asked bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT FROM panels_invitation WHERE id = invitation AND meeting_id = asked);
END $$;

-- What a copy of the minutes says is fixed once it is approved.
CREATE FUNCTION hsb_keep_approved_minutes() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'approved minutes % are not changed', OLD.reference
        USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER hsb_approved_stay BEFORE UPDATE ON panels_minutes
    FOR EACH ROW WHEN (
        OLD.approved_at IS NOT NULL
        AND (OLD.sections, OLD.meeting_child_id, OLD.meeting_id, OLD.recipient, OLD.recipient_kind,
             OLD.approved_at, OLD.approved_by_id, OLD.prepared_by_id)
            IS DISTINCT FROM
            (NEW.sections, NEW.meeting_child_id, NEW.meeting_id, NEW.recipient, NEW.recipient_kind,
             NEW.approved_at, NEW.approved_by_id, NEW.prepared_by_id))
    EXECUTE FUNCTION hsb_keep_approved_minutes();
