"""Pages of a person's own account: choosing an agency, accepting an invitation."""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class ChooseAgencyPage:
    """The choice of the membership to act in."""

    form: forms.Form
    title: str = "Change agency"


@dataclass(frozen=True)
class InvitationPage:
    """Choosing a password by an invitation's link."""

    form: forms.Form
    name: str
    email: str
    title: str = "Choose a password"
