"""Starting an enquiry, and taking back one that was started in error."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import offer, radios, words
from assessments.models import EnquiryKind
from hsb_cases.core.forms import GovDateField, Look
from hsb_cases.reminders.rules.timescales import CAVEAT


class StartForm(forms.Form):
    """About which incident, of what kind, and from which strategy discussion on."""

    incident = radios(
        "Which incident is it about?", (), missing="Choose the incident that it is about"
    )
    started_on = GovDateField(
        label="When was the strategy discussion that started it?",
        noun="the date of the strategy discussion",
        help_text="If there were several, the one that decided on the enquiry.",
    )
    kind = radios(
        "Who enquires?", EnquiryKind.choices, missing="Choose who enquires, as it was decided"
    )

    looks = {
        "started_on": Look(
            why="The initial child protection conference is due within 15 working days of it, where"
            f" one is required (Working Together). {CAVEAT}"
        )
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        incidents: Sequence[tuple[str, str]],
        today: datetime.date,
    ) -> None:
        super().__init__(data)
        offer(self, "incident", incidents)
        if len(incidents) == 1:
            self.fields["incident"].initial = incidents[0][0]
        field = self.fields["started_on"]
        assert isinstance(field, GovDateField)  # noqa: S101 -- tells the type checker
        field.latest, field.latest_words = today, "today or before"


class CancelForm(forms.Form):
    """Why an enquiry is taken back."""

    reason = words(
        "Why is the enquiry cancelled?",
        "For example that it was started for the wrong incident. An enquiry that found nothing is"
        " concluded, not cancelled.",
        missing="Enter why the enquiry is cancelled",
    )

    looks = {"reason": Look(rows=3)}
