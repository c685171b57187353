"""Forms about agencies and teams."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from hsb_cases.agencies.models import Agency, LocalAuthority, Team
from hsb_cases.core.forms import Look


class AgencyForm(forms.Form):
    """An agency: its name, what it is, and where it works."""

    name = forms.CharField(
        label="Name",
        max_length=150,
        error_messages={"required": "Enter the name of the agency"},
    )
    kind = forms.ChoiceField(
        label="What kind of agency is it?",
        choices=Agency.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of agency it is"},
    )
    local_authority = forms.ModelChoiceField(
        label="Local authority",
        queryset=LocalAuthority.objects.none(),
        required=False,
        empty_label="Works across local authorities",
        help_text="Children’s social care, early help and schools work for one local authority.",
    )

    looks = {"name": Look(width="two-thirds")}

    def __init__(
        self, *args: Any, local_authorities: QuerySet[LocalAuthority], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["local_authority"].queryset = local_authorities  # type: ignore[attr-defined]  # a choice of records


class TeamForm(forms.Form):
    """A team: its name, and what arrives at it by itself."""

    name = forms.CharField(
        label="Name", max_length=150, error_messages={"required": "Enter the name of the team"}
    )
    kind = forms.ChoiceField(
        label="What kind of team is it?",
        choices=Team.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of team it is"},
    )

    looks = {
        "name": Look(width="two-thirds"),
        "kind": Look(
            choice_hints={
                Team.Kind.HSB: "Sees the cases of its local authority’s children.",
                Team.Kind.AUDIT: "Reads the cases of its local authority, with their history.",
                Team.Kind.ADMINISTRATION: "Looks after people and settings; sees no case content.",
            }
        ),
    }
