"""The filter beside the front door's queue; it stays in the address."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from hsb_cases.core.forms.layout import Look
from referrals.selectors.received import (
    DECIDED,
    ME,
    NOBODY,
    OVERDUE,
    TODAY,
    WAITING,
    QueueFilter,
)

STATES = ((WAITING, "To decide"), (DECIDED, "Decided"))
DUES = ((OVERDUE, "Overdue"), (TODAY, "Due today"))


class QueueForm(forms.Form):
    """State, due, who works on it, and area; nothing chosen means every referral to decide."""

    state = forms.ChoiceField(
        label="Show", choices=STATES, widget=forms.RadioSelect, required=False
    )
    due = forms.MultipleChoiceField(
        choices=DUES, widget=forms.CheckboxSelectMultiple, required=False
    )
    handler = forms.ChoiceField(label="Worked on by", required=False)
    area = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    looks = {
        "state": Look(small=True),
        "due": Look(small=True),
        "area": Look(small=True),
        "handler": Look(label_size="s"),
    }

    def __init__(
        self,
        data: QueryDict,
        *,
        areas: Sequence[tuple[str, str]],
        people: Sequence[tuple[int, str]],
    ) -> None:
        shown = data.copy()
        shown.setdefault("state", WAITING)
        super().__init__(shown)
        offered = [
            ("", "Anybody"),
            (ME, "Me"),
            (NOBODY, "Nobody yet"),
            *((str(number), name) for number, name in people),
        ]
        self.fields["handler"].choices = offered  # type: ignore[attr-defined]  # a ChoiceField
        if len(areas) > 1:
            self.fields["area"].choices = areas  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["area"]
        self.words = {**dict(STATES), **dict(DUES), **dict(offered), **dict(areas)}

    def asked(self) -> QueueFilter:
        """What was chosen; every referral to decide where the address asks the unknown."""
        if not self.is_valid():
            return QueueFilter()
        chosen = self.cleaned_data
        return QueueFilter(
            state=chosen["state"] or WAITING,
            due=tuple(chosen["due"]),
            handler=chosen["handler"],
            areas=tuple(chosen.get("area", ())),
        )
