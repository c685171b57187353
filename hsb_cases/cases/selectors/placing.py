"""Whether the authority that placed a child here was told."""

from dataclasses import dataclass

from hsb_cases.cases.models import Case, PlacingAuthorityTold
from hsb_cases.cases.rules.placing import is_placed_from_elsewhere


@dataclass(frozen=True)
class Placed:
    """A child whom another authority has placed here."""

    authority: str
    told: tuple[PlacingAuthorityTold, ...]
    """Each time that authority was told, the latest first."""


def placed_here(case: Case) -> Placed | None:
    """By whom the child of a case was placed here; None: by nobody. One query at most."""
    child = case.child
    placing = child.placing_authority
    if placing is None or not is_placed_from_elsewhere(
        care_status=child.care_status, placed_by=placing.pk, here=case.local_authority_id
    ):
        return None
    found = PlacingAuthorityTold.objects.filter(case=case, local_authority=placing)
    return Placed(placing.name, tuple(found.select_related("recorded_by__user")))
