-- Who sees a concern and what hangs on it (see hsb_cases/cases/sql/visibility.sql).

-- The reporting team's and the reporter's own entry.
CREATE FUNCTION hsb_holds_concern(asked bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM referrals_concern c
        WHERE c.id = asked
          AND (hsb_holds(c.held_by_id) OR 'm' || c.recorded_by_id = ANY (hsb_principals())))
$$;

-- A child as reported: the reporter's own entry; and whoever may see that child, never whoever
-- may see only another child of the same concern.
CREATE FUNCTION hsb_sees_concern_child(concern bigint, child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_holds_concern(concern) OR hsb_sees_child(child, 30)
$$;

CREATE FUNCTION hsb_holds_hand_off(referral bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM referrals_referral r WHERE r.id = referral AND hsb_holds_concern(r.concern_id))
$$;
