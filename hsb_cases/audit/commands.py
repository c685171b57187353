"""Writing down who looked."""

import datetime

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
