"""From the pages about the incident, those around it and the reporter to the facts of a concern."""

from collections.abc import Mapping
from typing import Any

from hsb_cases.cases.models import codes
from referrals.forms.around import AdultForm, SafetyForm, WellbeingForm, WhoKnowsForm
from referrals.forms.children_read import known
from referrals.forms.drafting import UNKNOWN
from referrals.forms.incident import (
    AccountForm,
    AgreementForm,
    BehaviourForm,
    WhenForm,
    WhereForm,
)
from referrals.forms.pages_read import PagesRead, Problem
from referrals.forms.reporter import YouForm
from referrals.forms.sections import ADULTS, item_path
from referrals.models import Consent
from referrals.rules.facts import AdultFacts
from referrals.rules.sources import source_code


def incident_facts(pages: PagesRead) -> dict[str, Any]:
    """What happened, when and where, by the names of ConcernFacts."""
    account = pages.read("account", AccountForm).cleaned_data
    behaviour = pages.read("behaviour", BehaviourForm).cleaned_data
    agreement = pages.read("agreement", AgreementForm).cleaned_data
    when = pages.read("when", WhenForm).cleaned_data
    where = pages.read("where", WhereForm).cleaned_data
    on_one_day = when.get("when") == "day"
    over_time = when.get("when") == "period"
    with_technology = where.get("technology_assisted") == "yes"
    start = when.get("happened_from") if over_time else None
    return {
        "account": account.get("account", ""),
        "how_known": account.get("how_known", ""),
        "behaviours": tuple(behaviour.get("behaviours") or ()),
        "number_involved": behaviour.get("number_involved"),
        "frequency": behaviour.get("frequency") or UNKNOWN,
        "changed_over_time": behaviour.get("changed_over_time") or UNKNOWN,
        "power_gaps": tuple(agreement.get("power_gaps") or ()),
        "agreed": agreement.get("agreed", ""),
        "agreement_described": _agreement(agreement),
        "coercion": agreement.get("coercion") or UNKNOWN,
        "secrecy": agreement.get("secrecy") or UNKNOWN,
        "happened_from": when.get("happened_on") if on_one_day else start,
        "happened_until": when.get("happened_until") if start else None,
        "date_certainty": when.get("date_certainty", "") if on_one_day or over_time else "",
        "time_known": when.get("time_known", ""),
        "setting": where.get("setting", ""),
        "place": where.get("place", ""),
        "incident_authority": known(where.get("incident_authority", "")),
        "technology_assisted": where.get("technology_assisted", ""),
        "technology_uses": (tuple(where.get("technology_uses") or ()) if with_technology else ()),
    }


def _agreement(facts: Mapping[str, Any]) -> str:
    """The answer, what each child said, and the context, as one text of the record."""
    said = dict(codes.Agreement.choices).get(facts.get("agreed", ""), "")
    background = facts.get("background", "")
    parts = [
        f"{said}." if said else "",
        facts.get("agreement_described", ""),
        f"Context: {background}" if background else "",
    ]
    return "\n\n".join(part for part in parts if part)


def safety_facts(pages: PagesRead) -> dict[str, Any]:
    """Who knows and how safe everybody is, by the names of ConcernFacts."""
    known_to = pages.read("who-knows", WhoKnowsForm).cleaned_data
    safety = pages.read("safety", SafetyForm).cleaned_data
    wellbeing = pages.read("wellbeing", WellbeingForm).cleaned_data
    told = known_to.get("parents_told", "")
    words = {"yes": "parents_told_what", "no": "parents_not_told_why"}.get(told, "")
    self_harm = wellbeing.get("self_harm_risk", "")
    abused = wellbeing.get("displaying_child_may_be_abused", "")
    return {
        "who_knows": known_to.get("who_knows", ""),
        "parents_told": told,
        "parents_told_what": known_to.get(words, ""),
        "police_reference": known_to.get("police_reference", ""),
        "evidence_held": known_to.get("evidence_held", ""),
        "immediate_danger": safety.get("immediate_danger", ""),
        "immediate_action": safety.get("immediate_action", ""),
        "self_harm_risk": self_harm,
        "self_harm_detail": wellbeing.get("self_harm_detail", "") if self_harm == "yes" else "",
        "displaying_child_may_be_abused": abused,
        "displaying_child_may_be_abused_detail": (
            wellbeing.get("abuse_detail", "") if abused == "yes" else ""
        ),
    }


def adult_facts(pages: PagesRead, key: str) -> AdultFacts:
    """An adult harmed."""
    facts = pages.read(item_path(ADULTS, key, "adult"), AdultForm).cleaned_data
    return AdultFacts(
        relation=facts.get("relation", ""),
        name=facts.get("name", ""),
        what_was_done=facts.get("what_was_done", ""),
    )


def reporter_facts(pages: PagesRead, *, any_referred: bool, agency_kind: str) -> dict[str, Any]:
    """Who reports, and consent, which must be answered once a child is referred."""
    form = pages.read("you", YouForm)
    facts = form.cleaned_data
    consent = facts.get("consent", "")
    why = {
        Consent.REFUSED_OVERRIDDEN: "consent_refused_why",
        Consent.NOT_ASKED: "consent_not_asked_why",
    }
    if consent not in Consent.values:
        consent = ""
        if any_referred:
            sentence = "Choose whether consent was asked for: a child will be referred"
            pages.problems.append(Problem("you", "consent", sentence))
    professional = facts.get("reporter_is_professional") != "no"
    return {
        "reporter_name": facts.get("reporter_name", ""),
        "reporter_role": facts.get("reporter_role", ""),
        "reporter_is_professional": professional,
        "source_code": form.source() or source_code(agency_kind, professional=professional),
        "consent": consent,
        "consent_reasons": facts.get(why.get(Consent(consent), ""), "") if consent else "",
    }


def context_answered(pages: PagesRead) -> frozenset[str]:
    """The fields that hold an answer to a question of context (R4)."""
    facts = {
        **pages.forms["agreement"].cleaned_data,
        "frequency": pages.forms["behaviour"].cleaned_data.get("frequency"),
    }
    return frozenset(field for field, value in facts.items() if value and value != UNKNOWN)
