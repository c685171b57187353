"""Transferring a child's case to the authority to which the child has moved."""

import datetime

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.closing import close_case
from hsb_cases.cases.models import Case, Participation
from hsb_cases.cases.models.codes import CensusClosure, ClosureReason
from hsb_cases.cases.permissions import check_may_close
from hsb_cases.cases.rules.closing import Closing
from hsb_cases.cases.rules.states import CASE
from hsb_cases.core.errors import NotPermitted
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from referrals.rules.facts import ChildFacts, ConcernFacts
from referrals.rules.transferring import HandedOver, check_transfer

OTHER_AUTHORITY = "5C"
"""Where the receiving authority's referral comes from, by the codes of the census."""


def transfer_case(
    *,
    case: Case,
    to: LocalAuthority,
    handed: HandedOver,
    at: datetime.datetime,
    by: Actor,
) -> Referral:
    """Refer the case's child to the front door of another authority, and close the case here.

    The referral is made as every other one (R2): there it is a case with one working day to
    decide, or a document to send where that authority does not use the product. Only this child's
    part is told. The closure keeps the referral's reference. Raises NotPermitted for who does not
    manage the case or logs no concerns, and Refused with the field for the same authority, when
    something is missing, or while something is still open on the case.
    """
    with acting(by, summary="Transferred the case to another authority", reason=handed.summary):
        check_may_close(by, case)
        if not by.can(Ability.LOG_CONCERN):
            raise NotPermitted(f"Your role, {by.role.label.lower()}, does not refer children.")
        case = locked(Case.objects.select_related("child", "local_authority"), case)
        CASE.check_move("close", state=case.status)
        check_transfer(handed, here=case.local_authority_id, there=to.pk)
        concern = submit_concern(
            facts=_facts(case, to, handed, by),
            draft_reference=new_reference("DRA"),
            at=at,
            by=by,
        )
        referral = Referral.objects.get(concern=concern)
        goes_on = f"{to.name}, {handed.takes_over.strip()}; referral {referral.reference}"
        close_case(
            case=case,
            closing=Closing(
                reason=ClosureReason.TRANSFERRED,
                summary=handed.summary,
                self_harm_risk=handed.self_harm_risk,
                self_harm_detail=handed.self_harm_detail,
                goes_on_with=goes_on,
                census_reason=CensusClosure.OTHER_AUTHORITY,
                transferred_as=referral.reference,
            ),
            at=at,
            by=by,
        )
        return referral


def _facts(case: Case, to: LocalAuthority, handed: HandedOver, by: Actor) -> ConcernFacts:
    parts = Participation.objects.filter(case=case).select_related("incident__local_authority")
    part = parts.order_by("incident__happened_from", "incident_id").last()
    assert part is not None, "a case begins with a part"  # noqa: S101 -- tells the type checker
    incident = part.incident
    where = incident.local_authority
    return ConcernFacts(
        account=f"The child has moved from {case.local_authority.name}, where case"
        f" {case.reference} ends.\n{handed.summary.strip()}",
        first_view=incident.category,
        first_view_reasons=f"As {case.local_authority.name} recorded it.",
        immediate_danger=handed.immediate_danger,
        self_harm_risk=handed.self_harm_risk,
        self_harm_detail=handed.self_harm_detail,
        reporter_name=by.user.full_name,
        reporter_role=by.role.label,
        source_code=OTHER_AUTHORITY,
        happened_from=incident.happened_from,
        happened_until=incident.happened_until,
        date_certainty=incident.date_certainty,
        setting=incident.setting,
        incident_authority=where.code if where else "",
        technology_assisted=incident.technology_assisted,
        behaviours=tuple(incident.behaviours),
        frequency=incident.frequency,
        children=(_child(case, part, to, handed),),
    )


def _child(case: Case, part: Participation, to: LocalAuthority, handed: HandedOver) -> ChildFacts:
    child = case.child
    born = child.date_of_birth
    return ChildFacts(
        role=part.role,
        given_name=child.given_name,
        family_name=child.family_name,
        known_as=child.known_as,
        identified=child.identified,
        description=child.description,
        date_of_birth=born,
        date_of_birth_status=child.date_of_birth_status,
        age_stated=part.age_at_incident,
        home_authority=to.code,
        sexually_harmed=part.sexually_harmed,
        existing_child=child.pk,
        refer=True,
        as_reported={
            "home": {"name": to.name},
            "answers": [
                ["Date of birth", born.isoformat() if born else ""],
                ["Case that ends", f"{case.reference}, {case.local_authority.name}"],
                ["Who takes over", handed.takes_over.strip()],
            ],
        },
    )
