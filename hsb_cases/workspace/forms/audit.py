"""Filters of the auditor's pages, sent with GET."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from hsb_cases.audit.rules.turning import read_place
from hsb_cases.cases.models import CaseStatus
from hsb_cases.core.forms import GovDateField, Look
from hsb_cases.core.references import tidy_reference
from hsb_cases.workspace.forms.history import AccessForm, ChangesForm, start_of
from hsb_cases.workspace.selectors.audit import WantedCases

USUAL_DAYS = 7
"""How far back the changes of a remit go unless asked otherwise: our default."""
MOST_DAYS = 92
"""The longest period of one page, about a quarter: our default, so that it always answers."""


class RemitForm(forms.Form):
    """Which cases of the remit."""

    reference = forms.CharField(label="Case reference", required=False)
    status = forms.ChoiceField(
        label="Status", choices=[("", "Every status"), *CaseStatus.choices], required=False
    )

    looks = {
        "reference": Look(label_size="s", width="full"),
        "status": Look(label_size="s", width="full"),
    }

    def clean_reference(self) -> str:
        """The reference in its proper form. Raises ValidationError for what cannot be one."""
        typed = str(self.cleaned_data["reference"]).strip()
        tidy = tidy_reference(typed)
        if typed and tidy is None:
            raise ValidationError("Enter a case reference like HSB-7K4M-2Q9X")
        return tidy or ""

    def wanted(self) -> WantedCases:
        """What was asked for."""
        self.full_clean()
        return WantedCases(
            reference=self.cleaned_data.get("reference") or "",
            status=self.cleaned_data.get("status") or "",
            older_than=read_place(str(self.data.get("older", ""))),
            newer_than=read_place(str(self.data.get("newer", ""))),
        )


class RemitChangesForm(ChangesForm):
    """Which saves of the whole remit: always within a period."""

    def __init__(self, data: QueryDict, *, today: datetime.date) -> None:
        super().__init__(data)
        self._today = today
        for name in ("since", "until"):
            field = self.fields[name]
            assert isinstance(field, GovDateField)  # noqa: S101 -- tells the type checker
            field.latest, field.latest_words = today, "today or in the past"
        # A field of one kind of record is looked for in the history of one case.
        del self.fields["field"]

    def clean(self) -> dict[str, object]:
        """The period is not longer than the page can answer for."""
        typed = super().clean()
        first, last = self.period
        if (last - first).days >= MOST_DAYS:
            self.add_error("since", f"Choose a period of {MOST_DAYS} days or fewer")
        return typed

    @property
    def period(self) -> tuple[datetime.date, datetime.date]:
        """The first and last day asked for; the last week where nothing was chosen."""
        last = self.day("until") or self._today
        return self.day("since") or last - datetime.timedelta(days=USUAL_DAYS - 1), last

    @property
    def since_moment(self) -> datetime.datetime:
        """The first moment of the period."""
        return start_of(self.period[0])

    @property
    def until_moment(self) -> datetime.datetime:
        """The first moment after the period."""
        return start_of(self.period[1] + datetime.timedelta(days=1))


class RefusalsForm(AccessForm):
    """Which refusals."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        del self.fields["kind"]
