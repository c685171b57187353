"""The form for a new edition of a local authority's procedure."""

import datetime
from typing import Any

from django import forms

from hsb_cases.agencies.models import ProcedureProfile
from hsb_cases.agencies.models.areas import Continuum, ProfileTimescale
from hsb_cases.agencies.rules.procedures import (
    LOCAL_TIMESCALES,
    ProcedureFacts,
    StepFacts,
    TimescaleFacts,
)
from hsb_cases.core.forms import GovDateField, Group, Look

OLDEST = 25  # years: no service for children reaches further


class ProcedureForm(forms.Form):
    """One edition, filled in from the one before. An empty box means: not given in the procedure.

    ``facts()`` gives what was entered, once the form is valid.
    """

    starts_on = GovDateField(label="In force from", noun="the day from which it is in force")
    procedure_title = forms.CharField(
        label="Title of the procedure",
        max_length=200,
        error_messages={"required": "Enter the title of the procedure"},
    )
    procedure_edition = forms.CharField(
        label="Edition",
        max_length=100,
        help_text="For example, the month it was amended",
        error_messages={"required": "Enter the edition of the procedure"},
    )
    front_door_name = forms.CharField(
        label="Front door",
        max_length=120,
        error_messages={"required": "Enter the name of the front door"},
    )
    front_door_phone = forms.CharField(label="Telephone", max_length=60, required=False)
    out_of_hours_name = forms.CharField(label="Out of hours", max_length=120, required=False)
    out_of_hours_phone = forms.CharField(
        label="Telephone out of hours", max_length=60, required=False
    )
    police_contact = forms.CharField(label="Police contact", max_length=120, required=False)
    contact_source = forms.CharField(
        label="Where the contacts are from",
        max_length=200,
        error_messages={"required": "Enter where the contacts are from"},
    )
    contact_checked_on = GovDateField(
        label="When the contacts were last checked",
        noun="the day the contacts were last checked",
        required=False,
        help_text="Leave empty if they are as printed and nobody has tried them.",
    )
    panel_kind = forms.ChoiceField(
        label="Panel",
        choices=ProcedureProfile.PanelKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of panel there is"},
    )
    panel_name = forms.CharField(label="Name of the panel", max_length=120, required=False)
    panel_lead = forms.CharField(label="Who leads on it", max_length=120, required=False)
    panel_source = forms.CharField(label="Clause about the panel", max_length=200, required=False)
    hsb_service_name = forms.CharField(label="HSB service", max_length=120, required=False)
    hsb_service_phone = forms.CharField(label="Its telephone", max_length=60, required=False)
    hsb_service_email = forms.EmailField(
        label="Its email address",
        required=False,
        error_messages={"invalid": "Enter an email address like name@example.org"},
    )
    hsb_service_from_age = forms.IntegerField(
        label="Youngest age it works with", min_value=0, max_value=OLDEST, required=False
    )
    hsb_service_to_age = forms.IntegerField(
        label="Oldest age it works with", min_value=0, max_value=OLDEST, required=False
    )
    hsb_service_terms = forms.CharField(
        label="Whom it takes", widget=forms.Textarea, required=False
    )
    hsb_service_source = forms.CharField(
        label="Clause about the service", max_length=200, required=False
    )
    hsb_service_at_strategy = forms.BooleanField(
        label="The HSB service or the youth justice service is asked to each strategy discussion",
        required=False,
    )

    looks = {
        "front_door_phone": Look(width=20),
        "out_of_hours_phone": Look(width=20),
        "hsb_service_phone": Look(width=20),
        "hsb_service_from_age": Look(width=3, suffix="years"),
        "hsb_service_to_age": Look(width=3, suffix="years"),
    }

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact_checked_on"].latest = today  # type: ignore[attr-defined]  # a date field
        self.looks = dict(self.looks)
        self.layout = [
            Group("Edition", ["starts_on", "procedure_title", "procedure_edition"]),
            Group("Contacts", _names(self, "front_door", "out_of_hours", "police", "contact")),
            Group("Panel", _names(self, "panel")),
            Group("HSB service", _names(self, "hsb_service")),
        ]
        for category, words in Continuum.choices:
            self.layout.append(self._step(category, words))
        for rule, words in LOCAL_TIMESCALES.items():
            self.layout.append(self._timescale(rule, words))

    def _step(self, category: str, words: str) -> Group:
        about = words.lower()
        self.fields |= {
            f"{category}_response": forms.CharField(
                label=f"What it asks for at {about} behaviour",
                widget=forms.Textarea,
                required=False,
                help_text="In your own words. Leave empty if the procedure does not say.",
            ),
            f"{category}_front_door": forms.BooleanField(
                label="It asks to contact the front door", required=False
            ),
            f"{category}_source": forms.CharField(
                label=f"Clause about {about} behaviour", max_length=200, required=False
            ),
        }
        self.looks[f"{category}_response"] = Look(rows=3)
        return Group(
            f"Pathway: {about}",
            [f"{category}_response", f"{category}_front_door", f"{category}_source"],
            size="s",
        )

    def _timescale(self, rule: str, words: str) -> Group:
        units = [("", "Choose how it is counted"), *ProfileTimescale.Unit.choices]
        self.fields |= {
            f"{rule}_length": forms.IntegerField(
                label="How long", min_value=1, max_value=366, required=False
            ),
            f"{rule}_unit": forms.ChoiceField(label="Counted in", choices=units, required=False),
            f"{rule}_source": forms.CharField(
                label="Clause about this time", max_length=200, required=False
            ),
        }
        self.looks[f"{rule}_length"] = Look(width=3)
        fields = [f"{rule}_length", f"{rule}_unit", f"{rule}_source"]
        return Group(f"Time to: {words[:1].lower()}{words[1:]}", fields, size="s")

    def clean(self) -> dict[str, Any]:
        """A step needs its clause; a time needs its unit and its clause."""
        entered = super().clean() or self.cleaned_data
        for category, words in Continuum.choices:
            if entered.get(f"{category}_response"):
                clause = f"Enter the clause about {words.lower()} behaviour"
                self._need(entered, f"{category}_source", clause)
        for rule in LOCAL_TIMESCALES:
            if entered.get(f"{rule}_length"):
                self._need(entered, f"{rule}_unit", "Choose how the time is counted")
                self._need(entered, f"{rule}_source", "Enter the clause about this time")
        return entered

    def _need(self, entered: dict[str, Any], name: str, sentence: str) -> None:
        if not entered.get(name):
            self.add_error(name, sentence)

    def facts(self) -> ProcedureFacts:
        """What was entered, as facts. Only for a valid form."""
        entered = self.cleaned_data
        own = {name: entered[name] for name in self.base_fields if name != "starts_on"}
        steps = [
            StepFacts(
                category=category,
                response=entered[f"{category}_response"],
                contact_front_door=entered[f"{category}_front_door"],
                source=entered[f"{category}_source"],
            )
            for category in Continuum.values
            if entered[f"{category}_response"]
        ]
        times = [
            TimescaleFacts(
                rule=rule,
                length=entered[f"{rule}_length"],
                unit=entered[f"{rule}_unit"],
                source=entered[f"{rule}_source"],
            )
            for rule in LOCAL_TIMESCALES
            if entered[f"{rule}_length"]
        ]
        return ProcedureFacts(**own, pathway=tuple(steps), timescales=tuple(times))


def _names(form: forms.Form, *starts: str) -> list[str]:
    return [name for name in form.base_fields if name.startswith(starts)]


def initial_from(profile: ProcedureProfile | None) -> dict[str, Any]:
    """What a new edition starts with: everything the last one says, but no day."""
    if profile is None:
        return {"panel_kind": ProcedureProfile.PanelKind.NONE}
    names = [name for name in ProcedureForm.base_fields if name != "starts_on"]
    initial = {name: getattr(profile, name) for name in names}
    for step in profile.pathway.all():
        initial |= {
            f"{step.category}_response": step.response,
            f"{step.category}_front_door": step.contact_front_door,
            f"{step.category}_source": step.source,
        }
    for timescale in profile.timescales.all():
        initial |= {
            f"{timescale.rule}_length": timescale.length,
            f"{timescale.rule}_unit": timescale.unit,
            f"{timescale.rule}_source": timescale.source,
        }
    return initial
