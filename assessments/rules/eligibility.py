"""Whom the HSB service of an area takes, and on what basis work goes on (R24, R41)."""

from dataclasses import dataclass

from hsb_cases.core.rules.answers import OK, Answer, follows, prompt, refuse

VOLUNTARY = "voluntary intervention"
"""As what work without a statutory or court basis is recorded."""
STATUTORY, COURT, NO_BASIS = "statutory", "court", "none"
YES, NO, UNSURE = "yes", "no", "unsure"
PASSED, NOT_PASSED, NOT_DONE = "passed", "not_passed", "not_done"


@dataclass(frozen=True)
class Service:
    """The HSB service that the area's procedure names; ages in whole years, None: not given."""

    name: str = ""
    from_age: int | None = None
    to_age: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Referred:
    """What is known of the child who would be referred."""

    age: int | None
    has_lead_professional: bool
    learning_disability: bool = False
    """A diagnosed one."""
    can_take_part: str = YES
    """yes, no or unsure: with a diagnosed learning disability, whether the child could."""
    reading_assessment: str = NOT_DONE
    """passed, not_passed or not_done."""


@follows("R24")
def service_takes(service: Service, child: Referred) -> list[Answer]:
    """Everything that speaks against the service working with the child; empty: it may.

    A refusal means advice or another service instead. Cambridgeshire and Peterborough, Harmful
    Sexual Behaviour Service Definition (8 to 18); Staffordshire and Stoke-on-Trent, Appendix 3 (5
    to 17; lead worker; reading assessment).
    """
    if not service.name:
        return [
            refuse(
                "R24",
                "The procedure of this area names no HSB service. Ask the HSB coordinator for"
                " advice, or where else to go.",
            )
        ]
    found = [_age(service, child.age)]
    if not child.has_lead_professional:
        found.append(
            refuse(
                "R24",
                f"{service.name} works beside a lead professional, who need not be a social"
                " worker. Name one first.",
                field="lead_professional",
            )
        )
    found.append(_taking_part(service, child))
    return [answer for answer in found if answer.kind != "ok"]


def _age(service: Service, age: int | None) -> Answer:
    if service.from_age is None or service.to_age is None:
        return OK
    span = f"{service.from_age} to {service.to_age}"
    if age is None:
        return refuse("R24", f"{service.name} takes children of {span}. Record the age first.")
    if service.from_age <= age <= service.to_age:
        return OK
    return refuse(
        "R24",
        f"{service.name} takes children of {span}, and this child is {age}. It may give advice, or"
        " point to another service.",
    )


def _taking_part(service: Service, child: Referred) -> Answer:
    if not child.learning_disability or child.can_take_part == YES:
        return OK
    if child.reading_assessment == PASSED:
        return OK
    if child.can_take_part == NO or child.reading_assessment == NOT_PASSED:
        return refuse(
            "R24",
            f"The child’s disability would keep the child from taking part in the work of"
            f" {service.name}. Ask it for advice, or for another service.",
            field="can_take_part",
        )
    return prompt(
        "R24",
        "It is in doubt whether the child can take part. Offer the reading assessment before"
        " anybody decides.",
        field="reading_assessment",
    )


@follows("R41")
def voluntary_work_has_consent(*, basis: str, consent_from: str) -> Answer:
    """Whether work without a statutory or court basis has the family's recorded consent.

    ``basis``: statutory, court or none; ``consent_from``: who of the family said yes. Nottingham
    City and Nottinghamshire, Issues; Cambridgeshire and Peterborough, Assessment and Intervention.
    """
    if basis in {STATUTORY, COURT}:
        return OK
    if basis != NO_BASIS:
        return refuse(
            "R41", "Choose whether the work has a statutory or a court basis.", field="basis"
        )
    if consent_from.strip():
        return OK
    return refuse(
        "R41",
        "Nobody has to accept this work: enter who of the family agreed to it. It is recorded as a"
        " voluntary intervention.",
        field="consent_from",
    )


@follows("R41")
def recorded_as(basis: str) -> str:
    """As what the work is recorded: a voluntary intervention without a basis, else nothing."""
    return VOLUNTARY if basis == NO_BASIS else ""
