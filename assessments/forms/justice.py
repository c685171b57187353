"""Recording an event of the criminal process, and what the child acknowledges."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from assessments.forms.choices import WORDS, offer, optional_radios, radios, words
from assessments.models import Acceptance, MappaCategory, MappaLevel
from assessments.rules.justice_entries import Entry, fields_of
from assessments.rules.justice_events import IN_ERROR
from hsb_cases.cases.models.codes import YesNoUnknown
from hsb_cases.core.forms import GovDateField, Look


class EventForm(forms.Form):
    """One event: only what belongs to its kind is asked."""

    happened_on = GovDateField(label="When was it?", noun="the date")
    court = forms.CharField(label="Which court?", max_length=150, required=False)
    conditions = words("What conditions are there?", "Who checks them, and until when.")
    notification_required = radios(
        "Is there a duty to notify the police?",
        YesNoUnknown.choices,
        missing="Choose whether there is a duty to notify the police; “Not known” is an answer",
        hint="Notification requirements of the Sexual Offences Act 2003, as the court or the"
        " police say.",
    )
    notification_until = GovDateField(
        label="Until when?",
        noun="the end of the duty to notify",
        help_text="Leave it empty where there is no end.",
        required=False,
    )
    mappa_category = optional_radios("MAPPA category", MappaCategory.choices)
    mappa_level = optional_radios("MAPPA level", MappaLevel.choices)
    detail = words("What else must others know?", "Facts, and who said so.")
    corrects = forms.ChoiceField(
        label="Does this correct an earlier entry?",
        help_text="The earlier entry stays in the record and counts no longer.",
        required=False,
    )
    correction_reason = words("If so, why is it corrected?")

    looks = {
        "detail": WORDS,
        "conditions": Look(rows=3),
        "correction_reason": Look(rows=3),
        "court": Look(width="two-thirds"),
        "notification_required": Look(
            inline=True,
            why="Where there is one, it is made within 3 days, and a MAPPA referral is possible.",
        ),
    }
    reveals = {"notification_required": {"yes": ["notification_until"]}}

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        kind: str,
        earlier: Sequence[tuple[str, str]],
        today: datetime.date,
    ) -> None:
        super().__init__(data)
        self.kind, self.today = kind, today
        asked = set(fields_of(kind)) | ({"corrects", "correction_reason"} if earlier else set())
        for name in list(self.fields):
            if name not in asked:
                del self.fields[name]
        if "notification_required" not in asked:
            self.reveals = {}
        if earlier:
            none = "Choose the entry" if kind == IN_ERROR else "No, it is a new entry"
            offer(self, "corrects", [("", none), *earlier])
        on = self.fields.get("happened_on")
        if isinstance(on, GovDateField):
            on.latest, on.latest_words = today, "today or before"

    def entry(self) -> Entry:
        """What was written down; call it once the form is valid."""
        given = self.cleaned_data
        names = {*self.fields} - {"corrects", "happened_on"}
        return Entry(
            kind=self.kind,
            happened_on=given.get("happened_on") or self.today,
            **{name: given[name] for name in names},
        )


class AcknowledgementForm(forms.Form):
    """How much responsibility the child takes at present."""

    asked_on = GovDateField(label="When was the child asked?", noun="the date")
    acceptance = radios(
        "What does the child acknowledge?",
        Acceptance.choices,
        missing="Choose what the child acknowledges",
        hint="Denial is often a way of coping, and may change.",
    )
    words = words("How does the child put it?", "In the child’s own words.")

    looks = {"words": WORDS}

    def __init__(self, data: Mapping[str, Any] | None, *, today: datetime.date) -> None:
        super().__init__(data)
        on = self.fields["asked_on"]
        assert isinstance(on, GovDateField)  # noqa: S101 -- tells the type checker
        on.latest, on.latest_words = today, "today or before"
