"""Forms about people, their memberships and their invitations."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from hsb_cases.agencies.models import Team
from hsb_cases.agencies.roles import ROLE_CHOICES
from hsb_cases.core.forms import GovDateField, Group, Look


class PersonForm(forms.Form):
    """A person's name and the email address they sign in with."""

    full_name = forms.CharField(
        label="Full name", max_length=150, error_messages={"required": "Enter the person’s name"}
    )
    email = forms.EmailField(
        label="Email address",
        help_text="The person’s own work address. They sign in with it.",
        error_messages={
            "required": "Enter the person’s email address",
            "invalid": "Enter an email address like name@example.org",
        },
    )

    looks = {"full_name": Look(width="two-thirds"), "email": Look(width="two-thirds")}


class MembershipForm(forms.Form):
    """A person's place: the team, the role, and from when until when."""

    team = forms.ModelChoiceField(
        label="Team",
        queryset=Team.objects.none(),
        empty_label="Choose a team",
        error_messages={"required": "Choose a team"},
    )
    role = forms.ChoiceField(
        label="Role",
        choices=[("", "Choose a role"), *ROLE_CHOICES],
        help_text="The role says what the person may do; on which case, the case’s sharing says.",
        error_messages={"required": "Choose a role"},
    )
    starts_on = GovDateField(label="First day", noun="the first day of the membership")
    ends_on = GovDateField(
        label="Last day",
        noun="the last day of the membership",
        required=False,
        help_text="Leave empty if it is open. Access ends with this day.",
    )

    looks = {"ends_on": Look(optional=True)}

    def __init__(
        self, *args: Any, teams: QuerySet[Team], today: datetime.date, **kwargs: Any
    ) -> None:
        kwargs["initial"] = {"starts_on": today, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]  # a choice of records


class InvitationForm(MembershipForm, PersonForm):
    """A person to invite, and the first place they are given."""

    looks = {**PersonForm.looks, **MembershipForm.looks}
    layout = [
        Group("Who", ["full_name", "email"]),
        Group("Where and as what", ["team", "role", "starts_on", "ends_on"]),
    ]


class ReasonForm(forms.Form):
    """Why something is done; the history shows it."""

    reason = forms.CharField(
        label="Why?",
        help_text="The history shows the reason. Write nothing about a child here.",
        widget=forms.Textarea,
        error_messages={"required": "Enter the reason"},
    )

    looks = {"reason": Look(rows=3)}


class SearchForm(forms.Form):
    """Words of a name or an email address."""

    words = forms.CharField(label="Name or email address", required=False, max_length=100)

    looks = {"words": Look(width="two-thirds")}
