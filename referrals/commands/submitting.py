"""Submitting a concern: the incident, each child's part, and whatever referrals must follow.

One transaction. Every referred child comes out with a referral and a case of its own in the
local authority where that child lives, linked through the incident and never merged.
"""

import datetime
from dataclasses import dataclass

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.matching import note_possible_matches
from hsb_cases.cases.models import HarmedAdult, Incident, Participation
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.ages import age_on
from hsb_cases.drafts.models import Draft
from referrals.commands.children import (
    CarersAndHouseholds,
    check_homes_are_known,
    display_name,
    record_child,
)
from referrals.commands.referring import Submission, refer_child
from referrals.models import Concern, ConcernChild
from referrals.rules.facts import ChildFacts, ConcernFacts
from referrals.rules.referring import Part, Reason, reasons_to_refer

AS_REPORTED = (
    "happened_from",
    "happened_until",
    "date_certainty",
    "time_known",
    "account",
    "how_known",
    "place",
    "setting",
    "technology_assisted",
    "number_involved",
    "coercion",
    "frequency",
    "changed_over_time",
    "secrecy",
    "agreed",
    "agreement_described",
    "police_reference",
    "evidence_held",
)
LISTS_REPORTED = ("technology_uses", "behaviours", "power_gaps")
"""What an incident takes from the facts of a concern as it stands, and what as lists."""


@dataclass(frozen=True)
class Authorities:
    """The local authorities a concern names, by code."""

    by_code: dict[str, LocalAuthority]

    def get(self, code: str) -> LocalAuthority | None:
        """The authority of a code; None for none. Raises Refused for an unknown one."""
        if not code:
            return None
        if code not in self.by_code:
            raise Refused("Choose a local authority from the list.")
        return self.by_code[code]


def submit_concern(
    *, facts: ConcernFacts, draft_reference: str, at: datetime.datetime, by: Actor
) -> Concern:
    """Record a concern and make the referrals that the rules or the reporter ask for.

    ``draft_reference`` names what was submitted: a second submit of the same draft (double click,
    back button, retry) finds the concern and makes nothing new. Raises NotPermitted for a role
    that logs no concerns, and Refused with a sentence for facts that cannot become a record.
    Follows R1, R2 and R3 (domain.md §4).
    """
    with acting(by, summary="Logged a concern"):
        if not by.can(Ability.LOG_CONCERN):
            raise NotPermitted(f"Your role, {by.role.label.lower()}, does not log concerns.")
        # Two submits of one draft wait here for each other.
        draft = Draft.objects.select_for_update().filter(reference=draft_reference).first()
        earlier = Concern.objects.filter(draft_reference=draft_reference).first()
        if earlier is not None:
            return earlier
        concern = _record(facts, draft_reference, at, by)
        if draft is not None:
            draft.delete()
        return concern


def age_in(child: ChildFacts, facts: ConcernFacts) -> int | None:
    """The child's age in whole years when it happened; None: not known."""
    if child.date_of_birth is not None and facts.happened_from is not None:
        return age_on(facts.happened_from, born=child.date_of_birth)
    return child.age_stated


def _record(facts: ConcernFacts, draft_reference: str, at: datetime.datetime, by: Actor) -> Concern:
    if not facts.children:
        raise Refused("Add at least one child.")
    authorities = _authorities(facts)
    reasons = _reasons(facts)
    check_homes_are_known(facts.children, reasons)
    incident = _incident(facts, authorities, by)
    concern = _concern(facts, incident, reasons, draft_reference, at, by)
    submission = Submission(concern=concern, incident=incident, at=at, by=by)
    _children(submission, facts, authorities, reasons)
    return concern


def _reasons(facts: ConcernFacts) -> list[tuple[Reason, ...]]:
    parts = [
        Part(
            role=child.role,
            age_at_incident=age_in(child, facts),
            sexually_harmed=child.sexually_harmed,
            chosen=child.refer,
        )
        for child in facts.children
    ]
    return reasons_to_refer(facts.first_view, parts)


def _authorities(facts: ConcernFacts) -> Authorities:
    named = {facts.incident_authority}
    for child in facts.children:
        named |= {child.home_authority, child.placing_authority}
    found = LocalAuthority.objects.filter(code__in=named - {""})
    return Authorities({authority.code: authority for authority in found})


def _incident(facts: ConcernFacts, authorities: Authorities, by: Actor) -> Incident:
    incident = Incident.objects.create(
        reference=new_reference("INC"),
        **{name: getattr(facts, name) for name in AS_REPORTED},
        **{name: list(getattr(facts, name)) for name in LISTS_REPORTED},
        local_authority=authorities.get(facts.incident_authority),
        category=facts.first_view,
        held_by=by.team.group,
    )
    for adult in facts.adults:
        HarmedAdult.objects.create(
            incident=incident,
            name=adult.name,
            relation=adult.relation,
            what_was_done=adult.what_was_done,
        )
    return incident


def _concern(
    facts: ConcernFacts,
    incident: Incident,
    reasons: list[tuple[Reason, ...]],
    draft_reference: str,
    at: datetime.datetime,
    by: Actor,
) -> Concern:
    sentences = dict.fromkeys(reason.sentence for found in reasons for reason in found)
    return Concern.objects.create(
        reference=new_reference("CON"),
        draft_reference=draft_reference,
        incident=incident,
        agency=by.agency,
        held_by=by.team.group,
        recorded_by=by.membership,
        recorded_at=at,
        account=facts.account,
        who_knows=facts.who_knows,
        parents_told=facts.parents_told,
        parents_told_what=facts.parents_told_what,
        immediate_danger=facts.immediate_danger,
        immediate_action=facts.immediate_action,
        self_harm_risk=facts.self_harm_risk,
        self_harm_detail=facts.self_harm_detail,
        displaying_child_may_be_abused=facts.displaying_child_may_be_abused,
        displaying_child_may_be_abused_detail=facts.displaying_child_may_be_abused_detail,
        first_view=facts.first_view,
        first_view_reasons=facts.first_view_reasons,
        reporter_is_professional=facts.reporter_is_professional,
        reporter_name=facts.reporter_name,
        reporter_role=facts.reporter_role,
        source_code=facts.source_code,
        consent=facts.consent,
        consent_reasons=facts.consent_reasons,
        referred_reasons=list(sentences),
    )


def _children(
    submission: Submission,
    facts: ConcernFacts,
    authorities: Authorities,
    reasons: list[tuple[Reason, ...]],
) -> None:
    around = CarersAndHouseholds()
    for position, (child_facts, found) in enumerate(
        zip(facts.children, reasons, strict=True), start=1
    ):
        child = record_child(
            child_facts,
            home=authorities.get(child_facts.home_authority),
            placing=authorities.get(child_facts.placing_authority),
            by=submission.by,
        )
        around.record(child, child_facts)
        participation = Participation.objects.create(
            incident=submission.incident,
            child=child,
            role=child_facts.role,
            age_at_incident=age_in(child_facts, facts),
            sexually_harmed=child_facts.sexually_harmed,
            what_the_child_said=child_facts.what_the_child_said,
            pattern_comment=child_facts.pattern_comment,
        )
        if child_facts.existing_child is None:
            note_possible_matches(child, at=submission.at, by=submission.by)
        referral = refer_child(submission, participation, child, found) if found else None
        ConcernChild.objects.create(
            concern=submission.concern,
            position=position,
            child=child,
            as_reported=child_facts.as_reported,
            display_name=display_name(child_facts),
            role=child_facts.role,
            age_reported=age_in(child_facts, facts),
            referral=referral,
            case_reference=referral.case.reference if referral and referral.case else "",
        )
