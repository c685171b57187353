"""What the front door knows of one child when it decides, as facts for the rules."""

from hsb_cases.cases.models import Child, Incident, Participation
from hsb_cases.cases.selectors.linked import linked_children
from referrals.models import Referral, Screening
from referrals.rules.prompts import Involved
from referrals.rules.weighing import Weighed

NO_DISABILITY = frozenset({"NONE"})
NEEDS_SUPPORT = frozenset({"support", "ehcp"})
SCREENED = {
    "agreement": "agreement_described",
    "frequency": "frequency",
    "force": "coercion",
    "secrecy": "secrecy",
    "usual": "background",
    "change": "background",
}
"""Which question of context an answer of the screening answers."""


def weighed(referral: Referral, screening: Screening | None) -> Weighed:
    """The facts behind one child's decision. Two queries.

    Of the other children only what every worker of the incident may know: initials, part and age.
    """
    incident, concern = referral.concern.incident, referral.concern
    part = referral.participation
    return Weighed(
        child=referral.child.initials,
        agreed=incident.agreed,
        coercion=incident.coercion,
        secrecy=incident.secrecy,
        involved=_involved(referral, incident),
        context_answered=_answered(incident, screening),
        earlier=_earlier(part),
        pattern_comment=part.pattern_comment,
        police_know=bool(incident.police_reference),
        parents_told=concern.parents_told,
        parents_why_not=concern.parents_told_what,
    )


def _involved(referral: Referral, incident: Incident) -> tuple[Involved, ...]:
    child, part = referral.child, referral.participation
    own = Involved(
        child.initials, part.role, part.age_at_incident, has_disability=_has_disability(child)
    )
    if referral.case is None:
        return (own,)
    others = (
        Involved(other.initials, other.role, other.age_at_incident)
        for other in linked_children(referral.case)
        if other.incident_id == incident.pk
    )
    return (own, *others)


def _has_disability(child: Child) -> bool:
    return child.send_support in NEEDS_SUPPORT or bool(set(child.disabilities) - NO_DISABILITY)


def _answered(incident: Incident, screening: Screening | None) -> frozenset[str]:
    known = {
        "agreement_described": bool(incident.agreement_described),
        "frequency": incident.frequency != "unknown",
        "coercion": incident.coercion != "unknown",
        "secrecy": incident.secrecy != "unknown",
        "background": incident.changed_over_time != "unknown",
    }
    screened = screening.considerations if screening else {}
    answered = {field for field, given in known.items() if given}
    return frozenset(answered | {SCREENED[key] for key in screened if key in SCREENED})


def _earlier(part: Participation) -> int:
    return Participation.objects.filter(child=part.child_id).exclude(pk=part.pk).count()
