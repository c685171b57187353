"""The search box."""

from django import forms

from hsb_cases.core.forms import Look


class SearchForm(forms.Form):
    """A reference, a name, a date of birth, or a name and a date of birth."""

    q = forms.CharField(
        label="Search cases",
        help_text="A reference, a name, a date of birth, or a name and a date of birth,"
        " for example “Mila Hart 3 11 2018”.",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": False}),
        error_messages={"required": "Enter a reference, a name or a date of birth"},
    )

    looks = {"q": Look(width="two-thirds")}
