-- As before; and a child as reported is not shown beside a protected address that the reader may
-- not see: it may have been reported openly, before anybody knew. The own entry stays readable.
CREATE OR REPLACE FUNCTION hsb_sees_concern_child(concern bigint, child bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT hsb_holds_concern(concern)
        OR (hsb_sees_child(child, 30) AND NOT hsb_address_is_kept_back(child))
$$;
