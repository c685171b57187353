"""Two texts of the same questions, side by side."""

from collections.abc import Sequence

from django.forms import BaseForm

from referrals.forms.answers import answers_of
from referrals.presenters.drafting import ConflictField


def differing(saved: BaseForm, mine: BaseForm) -> list[ConflictField]:
    """The questions to which two texts of one form answer differently."""
    for form in (saved, mine):
        form.is_valid()
    there = {answer.field: answer.value for answer in answers_of(saved)}
    here = {answer.field: answer.value for answer in answers_of(mine)}
    asked = {one.field: one.question for form in (saved, mine) for one in answers_of(form)}
    return [
        ConflictField(question, here.get(name, ""), there.get(name, ""))
        for name, question in asked.items()
        if here.get(name, "") != there.get(name, "")
    ]


def hidden(data: object) -> Sequence[tuple[str, str]]:
    """What was typed, as fields that a page sends along."""
    lists = data.lists() if hasattr(data, "lists") else ()
    return [(name, value) for name, values in lists for value in values]
