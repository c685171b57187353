"""The concern behind a referral: how safe everybody is, who knows, and on what consent."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsb_cases.core.filters import moment
from hsb_cases.core.parts import Fact
from referrals.models import Concern, Referral


@dataclass(frozen=True)
class ConcernCard:
    """One concern as it was reported."""

    title: str
    facts: Sequence[Fact]


def concern_cards(referrals: Sequence[Referral]) -> list[ConcernCard]:
    """The concerns behind the referrals, latest first, each once."""
    concerns = {referral.concern_id: referral.concern for referral in referrals}
    return [
        ConcernCard(title=f"Concern {concern.reference}", facts=_facts(concern))
        for concern in concerns.values()
    ]


def _facts(concern: Concern) -> list[Fact]:
    professional = "" if concern.reporter_is_professional else " (not a professional)"
    return [
        Fact(
            "Reported by",
            f"{concern.reporter_name}, {concern.reporter_role}{professional}\n"
            f"{concern.agency.name}, {moment(concern.recorded_at)}",
        ),
        Fact("Where the report comes from", concern.get_source_code_display()),
        Fact(
            "Immediate danger",
            _with(concern.get_immediate_danger_display(), concern.immediate_action),
        ),
        Fact(
            "Risk of self-harm or suicide of any child",
            _with(concern.get_self_harm_risk_display(), concern.self_harm_detail),
        ),
        Fact(
            "May the child who displayed the behaviour have been abused?",
            _with(
                concern.get_displaying_child_may_be_abused_display(),
                concern.displaying_child_may_be_abused_detail,
            ),
            missing="Not asked yet",
        ),
        Fact(
            "Parents and carers told",
            _with(concern.get_parents_told_display(), concern.parents_told_what),
            missing="Not recorded",
        ),
        Fact(
            "Consent to refer",
            _with(concern.get_consent_display(), concern.consent_reasons),
            missing="Not recorded",
        ),
        Fact("Who knows", concern.who_knows, missing="Not recorded"),
        Fact("Reasons for the first view", concern.first_view_reasons),
    ]


def _with(answer: str, detail: str) -> str:
    return "\n".join(part for part in (answer, detail) if part)
