"""Local authorities to choose from, and where the referrals of each arrive."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from hsb_cases.agencies.selectors.areas import all_local_authorities
from referrals.models import Referral


@dataclass(frozen=True)
class Area:
    """A local authority to choose."""

    code: str
    name: str
    uses_product: bool = True


@dataclass(frozen=True)
class FrontDoor:
    """Whom to ring in an area. Parts that are not recorded are empty."""

    area: str
    name: str = ""
    phone: str = ""
    out_of_hours_name: str = ""
    out_of_hours_phone: str = ""

    @property
    def words(self) -> str:
        """The front door's name, or as much as is known."""
        return self.name or f"the front door of {self.area}"


def areas_to_choose() -> tuple[Area, ...]:
    """Every local authority by name. One query; anybody signed in may know them."""
    found = all_local_authorities().values_list("code", "name", "uses_product")
    return tuple(Area(*row) for row in found)


def area_of(code: str) -> LocalAuthority | None:
    """The local authority of a code; None for none. One query at most."""
    return LocalAuthority.objects.filter(code=code).first() if code else None


def front_doors_of(referrals: Iterable[Referral], *, on: datetime.date) -> dict[str, FrontDoor]:
    """The front door of each area that the referrals went to, by its code (R2). One query."""
    areas = {one.local_authority.code: one.local_authority for one in referrals}
    found = [Area(code, area.name, area.uses_product) for code, area in areas.items()]
    return front_doors(found, areas, on)


def front_doors(
    areas: Iterable[Area], codes: Iterable[str], on: datetime.date
) -> dict[str, FrontDoor]:
    """The front door of each area named by its code, as in force on a day. One query.

    An area without a procedure on record answers with its name alone.
    """
    wanted = set(codes)
    names = {area.code: area.name for area in areas if area.code in wanted}
    found = {code: FrontDoor(name) for code, name in names.items()}
    profiles = ProcedureProfile.objects.filter(
        local_authority__code__in=names, in_force__contains=on
    ).select_related("local_authority")
    for profile in profiles:
        authority = profile.local_authority
        found[authority.code] = FrontDoor(
            area=authority.name,
            name=profile.front_door_name,
            phone=profile.front_door_phone,
            out_of_hours_name=profile.out_of_hours_name,
            out_of_hours_phone=profile.out_of_hours_phone,
        )
    return found
