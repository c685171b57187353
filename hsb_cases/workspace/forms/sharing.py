"""Giving and ending access to a case, keeping people away, and answering requests."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from hsb_cases.cases.models import Level, SharingBasis
from hsb_cases.core.forms import GovDateField, Look

LEVEL_HINTS = {
    str(Level.STUB.value): "For who referred the child and must know what came of it.",
    str(Level.SUMMARY.value): "For who works with another child of the same incident.",
    str(Level.VIEW.value): "For who must know but records nothing, for example a conference chair.",
    str(Level.CONTRIBUTE.value): "For who works with the child.",
    str(Level.MANAGE.value): "For the local authority’s own social care only.",
}


def _reason(label: str, hint: str = "", *, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=300,
        widget=forms.Textarea,
        error_messages={"required": missing},
    )


class AccessTerms(forms.Form):
    """How much, why, on what basis and until when."""

    level = forms.ChoiceField(
        label="What may they see?",
        choices=[(str(level.value), level.label) for level in Level],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what they may see"},
    )
    purpose = _reason(
        "Why do they need it?",
        "They and whoever audits the case can read this.",
        missing="Enter why they need to see this case",
    )
    basis = forms.ChoiceField(
        label="Lawful basis",
        choices=SharingBasis.choices,
        widget=forms.RadioSelect,
        initial=SharingBasis.PUBLIC_TASK,
        help_text="Consent is not the usual basis for sharing to keep a child safe.",
    )
    until = GovDateField(
        label="Until",
        noun="the last day",
        help_text="The last day of access. Leave it out if there is no end yet.",
        required=False,
    )

    looks = {
        "level": Look(choice_hints=LEVEL_HINTS),
        "purpose": Look(rows=3, language_check=True),
        "until": Look(optional=True),
    }

    @property
    def until_moment(self) -> datetime.datetime | None:
        """The first moment without access: the midnight after the last day; None: no end."""
        last: datetime.date | None = self.cleaned_data["until"]
        if last is None:
            return None
        midnight = datetime.datetime.combine(last + datetime.timedelta(days=1), datetime.time())
        return timezone.make_aware(midnight)


class ShareForm(AccessTerms):
    """With whom: a team, an agency or one person."""

    kind = forms.ChoiceField(
        label="Who do you want to share this case with?",
        choices=[("person", "One person"), ("team", "A team"), ("agency", "A whole agency")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose whether you share it with a person, a team or an agency"
        },
    )
    email = forms.EmailField(
        label="The person’s work email address",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": False}),
    )
    membership = forms.ChoiceField(
        label="In which of their teams?", required=False, widget=forms.RadioSelect
    )
    team = forms.ChoiceField(label="Team", required=False)
    agency = forms.ChoiceField(label="Agency", required=False)

    sealed = forms.BooleanField(
        label="They may also see protected addresses and other sealed parts",
        help_text="For one person who cannot keep the child safe without it.",
        required=False,
    )

    layout = ["kind", "level", "sealed", "purpose", "basis", "until"]
    reveals = {
        "kind": {"person": ["email", "membership"], "team": ["team"], "agency": ["agency"]},
    }
    looks = AccessTerms.looks | {
        "kind": Look(
            choice_hints={
                "team": "Reaches the roles that see the whole team’s work, such as managers.",
                "agency": "Reaches everybody there who works with children.",
            }
        ),
        "email": Look(width="two-thirds"),
    }

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        teams: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
        memberships: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(data)
        offer(self, "team", [("", "Choose a team"), *teams])
        offer(self, "agency", [("", "Choose an agency"), *agencies])
        self.memberships = list(memberships)
        if len(self.memberships) > 1:
            offer(self, "membership", self.memberships)
        else:
            del self.fields["membership"]
            self.reveals = {"kind": {**ShareForm.reveals["kind"], "person": ["email"]}}

    def clean(self) -> dict[str, Any]:
        """Whoever was chosen must be named."""
        facts = super().clean() or {}
        kind = facts.get("kind")
        if kind == "person" and facts.get("email"):
            self._check_person(facts)
        wanted = {"person": "email", "team": "team", "agency": "agency"}.get(kind or "", "")
        if wanted and not facts.get(wanted) and wanted not in self.errors:
            sentence = {
                "email": "Enter the person’s work email address",
                "team": "Choose a team",
                "agency": "Choose an agency",
            }[wanted]
            self.add_error(wanted, sentence)
        return facts

    @property
    def recipient_field(self) -> str:
        """The field that names the recipient, for what a command refuses about them."""
        chosen = {"person": "email", "team": "team", "agency": "agency"}
        return chosen.get(self.data.get("kind", ""), "kind")

    def _check_person(self, facts: dict[str, Any]) -> None:
        if not self.memberships:
            self.add_error(
                "email",
                "Check the email address: nobody who works in a team here uses it",
            )
        elif len(self.memberships) == 1:
            facts["membership"] = self.memberships[0][0]
        elif not facts.get("membership"):
            self.add_error("membership", "Choose the team in which the person works on this case")


class EndForm(forms.Form):
    """Why something ends."""

    reason = _reason("Why does it end?", missing="Enter why it ends")

    looks = {"reason": Look(rows=3)}


class ExcludeForm(forms.Form):
    """Whom to keep away, and why."""

    email = forms.EmailField(
        label="The person’s work email address",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": False}),
    )
    reason = _reason(
        "Why are they kept away?",
        "For example a relative, or a conflict of interest. They are not told.",
        missing="Enter why they are kept away",
    )

    looks = {"email": Look(width="two-thirds"), "reason": Look(rows=3)}


class AskForm(forms.Form):
    """Why access to a linked child's record is needed."""

    reason = _reason(
        "Why do you need to see this child’s record?",
        "The team that works with this child reads your reason and decides.",
        missing="Enter why you need to see this child’s record",
    )

    looks = {"reason": Look(rows=5, language_check=True)}


class AnswerForm(AccessTerms):
    """Yes on terms, or no with a reason."""

    answer = forms.ChoiceField(
        label="Do you give access?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you give access"},
    )
    reason = forms.CharField(
        label="Why not?",
        help_text="The person who asked reads this.",
        required=False,
        max_length=300,
        widget=forms.Textarea,
    )

    layout = ["answer"]
    reveals = {
        "answer": {"yes": ["level", "purpose", "basis", "until"], "no": ["reason"]},
    }
    looks = AccessTerms.looks | {"reason": Look(rows=3)}

    def __init__(self, data: Mapping[str, Any] | None) -> None:
        super().__init__(data)
        for name in ("level", "purpose", "basis"):
            self.fields[name].required = data is not None and data.get("answer") == "yes"


def offer(form: forms.Form, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Give a field of choices what there is to choose from."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
