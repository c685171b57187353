"""Showing a refusal where the person is looking: in the form they sent."""

from django import forms

from hsb_cases.core.errors import Refused


def refused_in(form: forms.BaseForm, refused: Refused, **renamed: str) -> None:
    """Put a command's sentence beside its field, or above the form where it has none.

    ``renamed`` says where the form calls a field by another name than the command.
    """
    name = renamed.get(refused.field or "", refused.field)
    form.add_error(name if name in form.fields else None, refused.sentence)
