"""Agencies, and the group that stands for each where cases are shared."""

from django.contrib.auth.models import Group

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.commands.groups import rename_groups, take_group
from hsb_cases.agencies.commands.last_administrator import somebody_still_administers
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.agencies.rules.areas import area_problem
from hsb_cases.agencies.rules.group_names import agency_group_name
from hsb_cases.core.errors import Refused


def create_agency(
    *, name: str, kind: str, local_authority: LocalAuthority | None, by: Actor
) -> Agency:
    """An agency with its group. ``local_authority`` None: it works across areas.

    Raises NotPermitted, or Refused when the name is taken or its kind needs an area.
    """
    check_may_administer(by)
    with acting(by, summary="Added an agency"):
        return make_agency(name=name, kind=kind, local_authority=local_authority)


def make_agency(*, name: str, kind: str, local_authority: LocalAuthority | None) -> Agency:
    """Make an agency inside the act under way. Raises Refused as ``create_agency``."""
    _check(name=name, kind=kind, local_authority=local_authority)
    return Agency.objects.create(
        name=name, kind=kind, local_authority=local_authority, group=_group(name)
    )


def change_agency(
    *, agency: Agency, name: str, kind: str, local_authority: LocalAuthority | None, by: Actor
) -> Agency:
    """Change an agency's name, kind or area; its group and its teams' groups follow its name.

    Raises NotPermitted, or Refused when the name is taken or its kind needs an area.
    """
    check_may_administer(by)
    with acting(by, summary="Changed an agency"):
        changed = Agency.objects.select_for_update().select_related("group").get(pk=agency.pk)
        _check(name=name, kind=kind, local_authority=local_authority, except_for=changed)
        renamed = changed.name != name
        changed.name = name
        changed.kind = kind
        changed.local_authority = local_authority
        changed.save(update_fields=["name", "kind", "local_authority"])
        if renamed:
            rename_groups(changed)
        return changed


def deactivate_agency(*, agency: Agency, reason: str, by: Actor) -> Agency:
    """Close an agency: at the next request nobody acts for it any more. Nothing is deleted.

    Raises NotPermitted, or Refused when nobody could administer afterwards.
    """
    check_may_administer(by)
    with (
        acting(by, summary="Deactivated an agency", reason=reason),
        somebody_still_administers(Membership.objects.filter(team__agency=agency)),
    ):
        return _set_active(agency, active=False)


def reactivate_agency(*, agency: Agency, reason: str, by: Actor) -> Agency:
    """Open a closed agency again, with its teams and memberships. Raises NotPermitted."""
    check_may_administer(by)
    with acting(by, summary="Reactivated an agency", reason=reason):
        return _set_active(agency, active=True)


def _set_active(agency: Agency, *, active: bool) -> Agency:
    changed = Agency.objects.select_for_update().get(pk=agency.pk)
    changed.active = active
    changed.save(update_fields=["active"])
    return changed


def _check(
    *,
    name: str,
    kind: str,
    local_authority: LocalAuthority | None,
    except_for: Agency | None = None,
) -> None:
    problem = area_problem(kind, has_area=local_authority is not None)
    if problem:
        raise Refused(problem, field="local_authority")
    taken = Agency.objects.filter(name__iexact=name)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused("An agency of this name is here already", field="name")


def _group(name: str) -> Group:
    return take_group(agency_group_name(name), agency_group_name(name, taken=True))
