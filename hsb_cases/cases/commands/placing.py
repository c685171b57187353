"""Recording that the authority which placed a child here was told."""

import datetime

from django.utils import timezone

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, PlacingAuthorityTold
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.placing import Told, check_told, is_placed_from_elsewhere
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked


def record_placing_authority_told(
    *, case: Case, told: Told, at: datetime.datetime, by: Actor
) -> PlacingAuthorityTold:
    """Record who at the placing authority was told what, and on which day.

    Raises NotPermitted for who does not work on the case, and Refused with the field for a day in
    the future, without a person or a text, or for a child whom no other authority has placed here.
    """
    with acting(by, summary="Recorded that the placing authority was told"):
        check_may_contribute(by, case)
        case = locked(Case.objects.select_related("child__placing_authority"), case)
        child = case.child
        if child.placing_authority is None or not is_placed_from_elsewhere(
            care_status=child.care_status,
            placed_by=child.placing_authority_id,
            here=case.local_authority_id,
        ):
            raise Refused(
                "No other authority is recorded as having placed this child here. Change that under"
                " “People” first."
            )
        check_told(told, today=timezone.localdate(at))
        return PlacingAuthorityTold.objects.create(
            case=case,
            local_authority=child.placing_authority,
            told_on=told.told_on,
            told_whom=told.told_whom.strip(),
            what=told.what.strip(),
            recorded_by=by.membership,
            recorded_at=at,
        )
