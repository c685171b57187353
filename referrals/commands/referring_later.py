"""Referring a child who was not referred at first, from the concern that stands."""

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseStatus, Child, Level, Participation
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import require
from referrals.commands.referring import Submission, refer_child
from referrals.models import Concern, Referral
from referrals.rules.deciding import check_why_referred_later
from referrals.rules.homes import home_is_known
from referrals.rules.referring import LATER, Part, Reason, reasons_to_refer
from referrals.selectors.left_out import referred_parts
from referrals.selectors.triage import triage_category


@dataclass(frozen=True)
class Later:
    """Why the child is referred now, and where the child lives."""

    because: str
    home: LocalAuthority | None = None
    """Only where the child's record does not say it yet."""


def refer_later(
    *,
    concern: Concern,
    participation: Participation,
    later: Later,
    at: datetime.datetime,
    by: Actor,
) -> Referral:
    """Refer a child of a concern's incident who was not referred at first.

    The rules of a submit hold: the referral goes where that child lives (R2), by the route that
    the child's age and the harm ask for (R1, R3), and one working day is counted from now. What
    was reported, and a manager's reason why no referral was needed, stay in the record.

    Raises NotPermitted for who neither logs concerns nor handles referrals, OutOfScope for who may
    not change the child's part, and Refused without a reason, without a home, for a child who has
    a referral, or where only another team can do it.
    """
    with acting(by, summary="Referred a child who was not referred at first", reason=later.because):
        if not (by.can(Ability.LOG_CONCERN) or by.can(Ability.HANDLE_REFERRALS)):
            raise NotPermitted(f"Your role, {by.role.label.lower()}, does not refer children.")
        check_why_referred_later(later.because)
        parts = Participation.objects.select_related("incident")
        part = locked(parts.filter(incident=concern.incident_id), participation)
        if part.pk in referred_parts(part.incident_id):
            raise Refused("This child has a referral.")
        child = _at_home(part, later.home)
        _check_can_be_referred_by(by, child, concern)
        submission = Submission(concern=concern, incident=part.incident, at=at, by=by)
        try:
            with transaction.atomic():
                referral = refer_child(submission, part, child, _reasons(part))
        except IntegrityError as clash:
            raise Refused(
                "The referral was not made, because something changed at this very moment. Look"
                " at the child’s referrals, and try again."
            ) from clash
        referral.later_because = later.because.strip()
        referral.save(update_fields=["later_because"])
        return referral


def _at_home(part: Participation, home: LocalAuthority | None) -> Child:
    # The part may be in sight where the child’s record is not.
    records = Child.objects.select_related("home_authority").select_for_update(of=("self",))
    child = records.filter(pk=part.child_id).first()
    if child is None:
        raise OutOfScope
    if child.home_authority is None and home is not None:
        child.home_authority = home
        child.save(update_fields=["home_authority"])
    code = child.home_authority.code if child.home_authority else ""
    require([home_is_known(child.initials, code)], {})
    return child


def _check_can_be_referred_by(by: Actor, child: Child, concern: Concern) -> None:
    home = child.home_authority
    assert home is not None, "checked before"  # noqa: S101 -- tells the type checker
    if not home.uses_product:
        holds = concern.recorded_by_id == by.membership.pk or concern.held_by_id == (
            by.team.group_id
        )
        if not holds:
            raise Refused(
                f"{home.name} does not use this service, so the referral leaves as a document."
                " Ask whoever logged the concern to refer this child."
            )
        return
    for case in Case.objects.filter(child=child, local_authority=home):
        if case.status == CaseStatus.CLOSED or level_on(case) < Level.MANAGE:
            raise Refused(
                f"This child has case {case.reference} in {home.name} already. Ask the team that"
                " manages it to reopen it or to refer the child."
            )


def _reasons(part: Participation) -> tuple[Reason, ...]:
    """What the rules say today of this child among the parts that the actor sees (R1, R3)."""
    parts = list(Participation.objects.filter(incident=part.incident).order_by("pk"))
    facts = [Part(one.role, one.age_at_incident, one.sexually_harmed) for one in parts]
    found = reasons_to_refer(triage_category(part.incident), facts)
    return (*found[parts.index(part)], LATER)
