"""The reporter's first view, whom to refer by choice, who reports, and consent."""

from typing import Any, ClassVar

from django import forms

from hsb_cases.agencies.models.areas import Continuum
from hsb_cases.core.forms import Look
from referrals.forms.drafting import DraftForm, long_text, radios
from referrals.models import NOT_PROFESSIONAL, Consent, SourceCode

PROFESSIONAL = [code for code in SourceCode if code not in NOT_PROFESSIONAL]
"""The organisations that refer, by the codes of the children in need census."""

MARKERS = {
    "normal": "Expected for their stage; mutual; decided together; socially accepted.",
    "inappropriate": "A single behaviour out of step with their stage, or fine but in the wrong"
    " place; usually agreed; accepted among peers.",
    "problematic": "Unusual or unexpected; may be repeated or hard to stop; agreement unclear or"
    " one-sided; some difference in power; nobody clearly made a target.",
    "abusive": "Intrusive; power misused; pressure, threat or force; consent absent or not free;"
    " means or causes harm to another.",
    "violent": "Physical violence with high intrusion; violence may itself be what is wanted.",
}


class FirstViewForm(DraftForm):
    """Where the reporter sees the behaviour on the continuum."""

    first_view = radios("How do you see the behaviour?", Continuum)
    first_view_reasons = long_text(
        "Why do you see it so?",
        help_text="Think of age and stage of development, what was behind it, trauma, and where it"
        " happened.",
        error_messages={"required": "Enter why you see it so"},
    )

    must: ClassVar[frozenset[str]] = frozenset({"first_view", "first_view_reasons"})
    looks: ClassVar[dict[str, Look]] = {
        "first_view": Look(
            choice_hints=MARKERS,
            why="It decides how fast others act. It is your first view, not a finding: the front"
            " door and a screening decide later. The service never works it out for you.",
        ),
        "first_view_reasons": Look(rows=5, language_check=True, guide=500),
    }


class ReferForm(DraftForm):
    """Whom to refer, among the children whom no rule refers already."""

    def prepare(self) -> None:
        """One question for each child."""
        for key, name in self.context.undecided:
            self.fields[f"refer_{key}"] = radios(
                f"Do you want to refer {name} to children’s social care?",
                (("yes", "Yes, refer"), ("no", "No, keep it in our own log")),
            )

    def must_have(self) -> frozenset[str]:
        """Every child is thought of before anything is submitted."""
        return frozenset(self.fields)

    def chosen(self) -> dict[str, bool]:
        """The answer for each child by key; no answer is no referral."""
        return {
            key: self.cleaned_data.get(f"refer_{key}") == "yes" for key, _ in self.context.undecided
        }


class YouForm(DraftForm):
    """Who reports, and consent."""

    reporter_name = forms.CharField(
        label="Name of the person reporting",
        max_length=150,
        error_messages={"required": "Enter the name of the person reporting"},
    )
    reporter_role = forms.CharField(
        label="Their role, or who they are to the children",
        max_length=150,
        error_messages={"required": "Enter the role of the person reporting"},
    )
    reporter_is_professional = radios(
        "Are they reporting as a professional?", (("yes", "Yes"), ("no", "No"))
    )
    source_professional = forms.ChoiceField(
        label="For which organisation?",
        choices=[("", "For our own"), *((code.value, code.label) for code in PROFESSIONAL)],
        required=False,
    )
    source_public = radios(
        "Who are they?", [(code.value, code.label) for code in NOT_PROFESSIONAL], required=False
    )
    consent = radios(
        "Was consent asked for to refer the children?",
        (*Consent.choices, ("no_referral", "No referral is asked for")),
    )
    consent_refused_why = long_text("Why is it referred without consent?", required=False)
    consent_not_asked_why = long_text("Why was consent not asked for?", required=False)

    must: ClassVar[frozenset[str]] = frozenset(
        {"reporter_name", "reporter_role", "consent_refused_why", "consent_not_asked_why"}
    )
    reveals: ClassVar[dict[str, dict[str, list[str]]]] = {
        "reporter_is_professional": {"yes": ["source_professional"], "no": ["source_public"]},
        "consent": {
            "refused_overridden": ["consent_refused_why"],
            "not_asked": ["consent_not_asked_why"],
        },
    }
    looks: ClassVar[dict[str, Look]] = {
        "reporter_name": Look(width="two-thirds"),
        "reporter_role": Look(width="two-thirds"),
        "reporter_is_professional": Look(
            why="Professionals are told what is decided and why. Members of the public are thanked"
            " and told no more than the law allows.",
        ),
        "consent": Look(
            why="Consent is not the usual basis for sharing to keep a child safe, and a child under"
            " 13 who was sexually harmed is referred whatever is answered. Asking openly is still"
            " right, unless it raises the risk to a child or delays help."
        ),
        "consent_refused_why": Look(rows=3),
        "consent_not_asked_why": Look(rows=3),
    }

    def __init__(self, raw: Any = None, **kwargs: Any) -> None:
        super().__init__(raw, **kwargs)
        self.initial = {
            "reporter_name": self.context.reporter_name,
            "reporter_role": self.context.reporter_role,
            "reporter_is_professional": "yes",
        }

    def source(self) -> str:
        """The census code that was chosen for where the report comes from; empty for none."""
        name = {"yes": "source_professional", "no": "source_public"}.get(
            self.cleaned_data.get("reporter_is_professional", ""), ""
        )
        return str(self.cleaned_data.get(name) or "")

    def clean(self) -> None:
        """Reasons where consent was not given."""
        if self.cleaned_data.get("consent") == Consent.REFUSED_OVERRIDDEN:
            self.needs("consent_refused_why", "Enter why it is referred without consent")
        if self.cleaned_data.get("consent") == Consent.NOT_ASKED:
            self.needs("consent_not_asked_why", "Enter why consent was not asked for")
