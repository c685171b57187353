"""Forms of a person's own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from hsb_cases.agencies.models import Membership, User


class ChooseAgencyForm(forms.Form):
    """The membership to act in."""

    membership = forms.TypedChoiceField(
        label="Which agency are you working for?",
        help_text="What you see and may do depends on it.",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose an agency",
            "invalid_choice": "Choose one of the agencies in the list",
        },
    )

    def __init__(self, *args: Any, memberships: list[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["membership"].choices = [  # type: ignore[attr-defined]  # a choice field
            (one.pk, f"{one.team.agency.name}, {one.team.name}: {one.role_facts.label}")
            for one in memberships
        ]


class ChoosePasswordForm(forms.Form):
    """A password of one's own: long enough, not a common one, not like the name."""

    password = forms.CharField(
        label="Password",
        help_text="At least 12 characters. A few words that do not belong together do well.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
        error_messages={"required": "Enter a password"},
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        """The password. Raises ValidationError when it is not good enough."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password
