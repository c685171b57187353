"""Writing down who looked."""

import datetime
from collections.abc import Sequence

from django.db import connection

from hsb_cases.audit.context import current_act
from hsb_cases.audit.models import AccessEntry


def record_access(
    *,
    kind: AccessEntry.Kind,
    at: datetime.datetime,
    page: str,
    reference: str = "",
    case_id: int | None = None,
) -> None:
    """Record a read, a search, a print, an export or a refusal by whoever acts now.

    ``page`` is the route's name; a searched text is never written down. Raises
    NobodyActs outside an act.
    """
    act = current_act()
    AccessEntry.objects.create(
        kind=kind,
        at=at,
        user=act.actor,
        actor_name=act.actor_name,
        agency=act.agency,
        role=act.role,
        page=page[:120],
        reference=reference,
        case_id=case_id,
        act_id=act.id,
    )


def record_access_to_cases(
    *,
    kind: AccessEntry.Kind,
    at: datetime.datetime,
    page: str,
    reference: str,
    case_ids: Sequence[int],
) -> None:
    """Record one look at a page that showed something of several cases: an entry for each.

    One query, however many there are. Otherwise as ``record_access``.
    """
    act = current_act()
    user = act.actor.pk if act.actor else None
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_accessentry"
            " (at, kind, user_id, actor_name, agency, role, page, reference, act_id, case_id)"
            " SELECT %s, %s, %s, %s, %s, %s, %s, %s, %s::uuid, shown"
            " FROM unnest(%s::bigint[]) shown",
            [at, kind.value, user, act.actor_name, act.agency, act.role, page[:120], reference,
             str(act.id), list(case_ids)],
        )  # fmt: skip
