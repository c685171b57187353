"""Rows that a person adds and removes, without JavaScript.

The template shows a formset with ``add_another``; its buttons send ``add=<prefix>`` or
``remove=<prefix>-<number>`` with everything typed. The view asks first::

    changed = rows_changed(request.POST, prefix="children")
    if changed is not None:
        formset = ChildFormSet(changed, prefix="children")
        formset.quiet = True            # keep what was typed, complain of nothing yet
        return render(request, "referrals/children.jinja", page_for(formset))
"""

from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.http import QueryDict


def rows_changed(data: QueryDict, *, prefix: str) -> QueryDict | None:
    """The data after the add or remove button that was pressed, or None if neither was.

    Rows after a removed one move up; nothing else that was sent is touched. The first rows that
    the formset must keep (``min_num``) are not guarded here: the template shows no button there.
    """
    count = _count(data.get(f"{prefix}-TOTAL_FORMS"))
    if data.get("add") == prefix:
        return _with_count(data.copy(), prefix, count + 1)
    removed = str(data.get("remove") or "")
    number = removed.removeprefix(f"{prefix}-")
    if removed == number or not number.isdecimal() or int(number) >= count:
        return None
    gone = int(number)
    kept = QueryDict(mutable=True)
    for name, values in data.lists():
        row = _row_of(name, prefix)
        if row == gone:
            continue
        moved = name if row is None or row < gone else _renumbered(name, prefix, row)
        kept.setlist(moved, values)
    return _with_count(kept, prefix, count - 1)


def listed_forms(formset: "BaseFormSet[Any]") -> list[tuple[int, BaseForm]]:
    """The rows of a formset with their numbers from 0; quiet rows where the formset is quiet."""
    if getattr(formset, "quiet", False):
        for form in formset.forms:
            form.quiet = True
    return list(enumerate(formset.forms))


def _count(typed: Any) -> int:
    return int(typed) if str(typed or "").isdecimal() else 0


def _with_count(data: QueryDict, prefix: str, count: int) -> QueryDict:
    data[f"{prefix}-TOTAL_FORMS"] = str(count)
    initial = f"{prefix}-INITIAL_FORMS"
    data[initial] = str(min(_count(data.get(initial)), count))
    return data


def _row_of(name: str, prefix: str) -> int | None:
    """The row number in a field's name, or None for a name outside the rows."""
    rest = name.removeprefix(f"{prefix}-")
    number, dash, _ = rest.partition("-")
    return int(number) if rest != name and dash and number.isdecimal() else None


def _renumbered(name: str, prefix: str, row: int) -> str:
    start = f"{prefix}-{row}-"
    return f"{prefix}-{row - 1}-{name.removeprefix(start)}"
