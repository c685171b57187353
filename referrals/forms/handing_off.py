"""How a referral was sent to another authority, and who acknowledged it."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from hsb_cases.core.forms import GovDateField, GovTimeField, Look


class MomentForm(forms.Form):
    """A form with a day and a time of day, not in the future."""

    day_field: ClassVar[str] = ""

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields[self.day_field]
        field.latest, field.latest_words = today, "today or before"

    @property
    def moment(self) -> datetime.datetime:
        """The day and time in England."""
        facts = self.cleaned_data
        return timezone.make_aware(datetime.datetime.combine(facts[self.day_field], facts["time"]))


class SentForm(MomentForm):
    """How and when the document was sent."""

    day_field = "sent_on"

    how = forms.CharField(
        label="How did you send it?",
        help_text="For example “secure e-mail to the front door” and the name you spoke to.",
        max_length=200,
        error_messages={"required": "Enter how you sent it"},
    )
    sent_on = GovDateField(label="Day", noun="the day you sent it")
    time = GovTimeField(label="Time", noun="the time you sent it", help_text="For example 15:30.")

    looks: ClassVar[dict[str, Look]] = {"time": Look(width=5)}


class AcknowledgedForm(MomentForm):
    """Who said that it arrived, and when."""

    day_field = "acknowledged_on"

    by_whom = forms.CharField(
        label="Who acknowledged it?",
        help_text="Name and role at the other authority.",
        max_length=200,
        error_messages={"required": "Enter who acknowledged it"},
    )
    acknowledged_on = GovDateField(label="Day", noun="the day it was acknowledged")
    time = GovTimeField(
        label="Time", noun="the time it was acknowledged", help_text="For example 15:30."
    )

    looks: ClassVar[dict[str, Look]] = {"time": Look(width=5)}
