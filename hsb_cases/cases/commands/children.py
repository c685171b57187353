"""Changing what is recorded of a child."""

import datetime

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.cases.models import Case, Child
from hsb_cases.cases.permissions import check_may_contribute
from hsb_cases.cases.rules.child_details import ChildPart, Facts, as_recorded
from hsb_cases.core.locking import locked


def change_child(
    *, case: Case, part: ChildPart, on: datetime.date, by: Actor, reason: str = ""
) -> None:
    """Change one part of what is recorded of the case's child; ``on`` is the present day.

    What is not of the part stays as it is, whoever has changed it meanwhile. Raises NotPermitted,
    or Refused with the field that cannot stand as it is.
    """
    with acting(by, summary=f"Changed {part.called}", reason=reason):
        check_may_contribute(by, case)
        child = locked(Child.objects.all(), case.child)
        part.check(Facts(identified=child.identified, today=on))
        for name, value in as_recorded(part).items():
            setattr(child, name, value)
        child.save()
