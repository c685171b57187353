"""What happened, when and where."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from hsb_cases.cases.models import codes
from hsb_cases.core.forms import GovDateField, Look
from referrals.forms.drafting import (
    DraftForm,
    area_choices,
    area_field,
    long_text,
    radios,
    set_choices,
    ticks,
)

MOST_INVOLVED = 999


class AccountForm(DraftForm):
    """The facts, in the words used."""

    account = long_text(
        "What happened, in the words used",
        help_text="What was seen, heard or told, and by whom. Put a child’s own words in quotation"
        " marks. Never describe or attach an image: give a police reference instead.",
        error_messages={"required": "Enter what happened"},
    )

    how_known = radios("How is it known?", codes.HowKnown, required=False)

    must: ClassVar[frozenset[str]] = frozenset({"account"})
    looks: ClassVar[dict[str, Look]] = {
        "how_known": Look(
            optional=True,
            why="What somebody saw, what a child said and what was passed on are weighed"
            " differently later.",
        ),
        "account": Look(
            rows=12,
            guide=1500,
            language_check=True,
            why="Each child’s worker decides from this what to do first, and the words used at the"
            " time may matter much later. So write them as they were said, and leave opinions to"
            " your first view. Describing or copying an indecent image of a child can itself be"
            " an offence; the police look after such images.",
        ),
    }


class BehaviourForm(DraftForm):
    """What kind of behaviour, how many were part of it, and how often."""

    behaviours = ticks(
        "What kind of behaviour was it?",
        codes.BehaviourKind,
        help_text="Choose all that apply.",
        required=False,
    )
    number_involved = forms.IntegerField(
        label="How many were part of it, in all?",
        help_text="Children and adults, those you cannot name as well.",
        min_value=1,
        max_value=MOST_INVOLVED,
        required=False,
    )
    frequency = radios("How often has it happened?", codes.Frequency)
    changed_over_time = radios("Has it changed over time?", codes.ChangeOverTime, required=False)

    looks: ClassVar[dict[str, Look]] = {
        "number_involved": Look(width=3, optional=True),
        "changed_over_time": Look(
            optional=True,
            why="Behaviour that grows in number or weight needs an answer before the next time.",
        ),
    }


class AgreementForm(DraftForm):
    """Whether it was agreed, and how freely."""

    agreed = radios("How did the children describe it?", codes.Agreement)
    agreement_described = long_text(
        "What did each child say about agreeing?",
        help_text="In their own words, in quotation marks.",
        required=False,
    )
    power_gaps = ticks(
        "Was one stronger than another in some way?",
        codes.PowerGap,
        help_text="Choose all that apply.",
        required=False,
    )
    coercion = radios("Was there any pressure?", codes.Coercion)
    secrecy = radios("Did anybody try to keep it secret?", codes.YesNoUnknown)
    background = long_text(
        "What else helps to understand it?",
        help_text="For example whether it is usual for their age, how one was stronger than"
        " another, how it has changed over time, what was recorded before.",
        required=False,
    )

    looks: ClassVar[dict[str, Look]] = {
        "agreed": Look(
            why="What children say about agreeing is written down as what they said. Whether it was"
            " free is a question for the people who decide: a child under 13 cannot consent, and a"
            " difference in age, development or power can hide pressure."
        ),
        "agreement_described": Look(rows=3, language_check=True, optional=True),
        "power_gaps": Look(exclusive="none", optional=True),
        "secrecy": Look(inline=True),
        "background": Look(rows=4, language_check=True, optional=True),
    }

    def clean_power_gaps(self) -> list[str]:
        """No difference, or differences. Raises ValidationError for both."""
        chosen: list[str] = self.cleaned_data["power_gaps"]
        if codes.PowerGap.NONE in chosen and len(chosen) > 1:
            sentence = "Choose “No difference known” alone, or the differences there were"
            raise ValidationError(sentence, code="exclusive")
        return chosen


class WhenForm(DraftForm):
    """The day or the period."""

    when = radios(
        "When did it happen?",
        (("day", "On one day"), ("period", "Over a period"), ("unknown", "Not known")),
    )
    happened_on = GovDateField(label="Day", noun="the day it happened", required=False)
    happened_from = GovDateField(label="First day", noun="the first day", required=False)
    happened_until = GovDateField(
        label="Last day",
        noun="the last day",
        help_text="Leave empty if it may still go on.",
        required=False,
    )
    date_certainty = radios("How sure is the date?", codes.DateCertainty, required=False)
    time_known = forms.CharField(
        label="What else is known about the time?",
        help_text="For example “after school”.",
        max_length=100,
        required=False,
    )

    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "when": {"day": ["happened_on"], "period": ["happened_from", "happened_until"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "date_certainty": Look(inline=True, optional=True),
        "time_known": Look(optional=True),
        "when": Look(
            why="Each child’s age on that day decides which protection the law gives them."
        ),
    }

    def prepare(self) -> None:
        """No date lies in the future."""
        for name in ("happened_on", "happened_from", "happened_until"):
            field: Any = self.fields[name]
            field.latest, field.latest_words = self.context.today, "today or before"

    def clean(self) -> None:
        """The dates that the answer calls for, in order."""
        when = self.cleaned_data.get("when")
        if when == "day":
            self.needs("happened_on", "Enter the day it happened")
        if when == "period":
            self.needs("happened_from", "Enter the first day")
        start, end = (self.cleaned_data.get(f"happened_{part}") for part in ("from", "until"))
        if when == "period" and start and end and end < start:
            sentence = "The last day must be the first day or later"
            self.add_error("happened_until", ValidationError(sentence, code="order"))


class WhereForm(DraftForm):
    """The place, and whether technology was part of it."""

    setting = radios("What kind of place was it?", codes.Setting)
    place = forms.CharField(
        label="Where was it?",
        help_text="For example “the music corridor at school”. Give no street address of a home.",
        max_length=200,
        required=False,
    )
    incident_authority = area_field("In which local authority did it happen?")
    technology_assisted = radios("Was technology part of it?", codes.YesNoUnknown)
    technology_uses = ticks("How?", codes.TechnologyUse, required=False)

    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "technology_assisted": {"yes": ["technology_uses"]}
    }
    looks: ClassVar[dict[str, Look]] = {
        "place": Look(optional=True),
        "incident_authority": Look(
            width="two-thirds",
            why="When children live in different areas, the area where it happened is suggested to"
            " chair their meeting. Each child’s referral still goes to where that child lives.",
        ),
        "technology_assisted": Look(
            why="Online behaviour needs safety measures and assessment tools of its own."
        ),
    }

    def prepare(self) -> None:
        """Offer the local authorities."""
        set_choices(self.fields["incident_authority"], area_choices(self.context.areas))
