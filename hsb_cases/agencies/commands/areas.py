"""Local authorities."""

from django.utils.text import slugify

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.permissions import check_may_administer
from hsb_cases.core.errors import Refused


def create_local_authority(
    *, name: str, uses_product: bool, by: Actor, code: str = ""
) -> LocalAuthority:
    """A local authority. Without a ``code`` one is made from its name.

    Raises NotPermitted, or Refused when the name or the code is taken.
    """
    check_may_administer(by)
    code = code or slugify(name)[:40]
    with acting(by, summary="Added a local authority"):
        _check_name(name)
        if LocalAuthority.objects.filter(code=code).exists():
            raise Refused("Choose another short name: this one is taken", field="code")
        return LocalAuthority.objects.create(code=code, name=name, uses_product=uses_product)


def change_local_authority(
    *, local_authority: LocalAuthority, name: str, uses_product: bool, by: Actor
) -> LocalAuthority:
    """Change a local authority's name, or whether referrals arrive here.

    Raises NotPermitted, or Refused when the name is taken.
    """
    check_may_administer(by)
    with acting(by, summary="Changed a local authority"):
        changed = LocalAuthority.objects.select_for_update().get(pk=local_authority.pk)
        _check_name(name, except_for=changed)
        changed.name = name
        changed.uses_product = uses_product
        changed.save(update_fields=["name", "uses_product"])
        return changed


def _check_name(name: str, *, except_for: LocalAuthority | None = None) -> None:
    taken = LocalAuthority.objects.filter(name__iexact=name)
    if except_for:
        taken = taken.exclude(pk=except_for.pk)
    if taken.exists():
        raise Refused("A local authority of this name is here already", field="name")
