"""Referring a child to the HSB service, and its answer."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from assessments.models import HsbReferral, HsbReferralStatus
from assessments.permissions import check_may_answer, check_may_withdraw
from assessments.rules.eligibility import recorded_as, voluntary_work_has_consent
from assessments.rules.hsb_referral import (
    ANSWERS,
    LIST,
    TAKES_THE_CHILD,
    answer_fits,
    reasons_are_given,
    referral_is_whole,
)
from assessments.rules.states import HSB_REFERRAL
from assessments.selectors.hsb_referrals import (
    WAITING,
    service_of,
    speaks_against,
    team_sees,
    teams_for,
)
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import Team
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Case, CaseStatus, Level, Participation, SharingBasis
from hsb_cases.cases.permissions import check_may_contribute, level_on
from hsb_cases.core.errors import Refused
from hsb_cases.core.filters import short_day
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference
from hsb_cases.core.rules.ages import age_on
from hsb_cases.core.rules.answers import require, says_something


@dataclass(frozen=True)
class Asking:
    """What a referral to the HSB service says and brings with it."""

    to_team: Team
    own_risk_assessment: str
    incidents: Sequence[str]
    """The references of the incidents whose reports go with it."""
    lead_professional: str
    basis: str
    consent_from: str = ""
    can_take_part: str = "yes"
    reading_assessment: str = "not_done"
    asks_for: str = ""


@dataclass(frozen=True)
class Replying:
    """What the service answers."""

    outcome: str
    """The name of the step: accept, advise, signpost, or put on the waiting list."""
    answer: str
    reading_assessment: str = "not_done"
    expected_on: datetime.date | None = None


def make_hsb_referral(
    *, case: Case, asking: Asking, at: datetime.datetime, by: Actor
) -> HsbReferral:
    """Refer the case’s child to an HSB service team, which then works on the case.

    The incident reports are kept as they read on that day. Whom the service does not take may still
    be referred: for advice, or to be pointed elsewhere (R24). Raises NotPermitted, and Refused for
    a closed case, one that waits already, something left out (R42), a family that has not agreed
    to voluntary work (R41), or a team that does not see the case where the actor may not share it.
    """
    with acting(by, summary="Referred to the HSB service"):
        check_may_contribute(by, case)
        case = locked(Case.objects.select_related("child", "local_authority"), case)
        if case.status == CaseStatus.CLOSED:
            raise Refused("This case is closed. Reopen it first.")
        if HsbReferral.objects.filter(case=case, status__in=WAITING).exists():
            raise Refused("A referral to the HSB service waits for its answer already.")
        reports = _reports(case, asking.incidents)
        whole = referral_is_whole(
            own_risk_assessment=asking.own_risk_assessment,
            incident_reports=len(reports),
            lead_professional=asking.lead_professional,
        )
        agreed = voluntary_work_has_consent(basis=asking.basis, consent_from=asking.consent_from)
        require([*whole, agreed], {})
        team = next((one for one in teams_for(case) if one.pk == asking.to_team.pk), None)
        if team is None:
            raise Refused("Choose a team of the HSB service.", field="to_team")
        today = timezone.localdate(at)
        born = case.child.date_of_birth
        referral = HsbReferral.objects.create(
            reference=new_reference("HSR"),
            case=case,
            to_team=team,
            referred_at=at,
            referred_by=by.membership,
            asks_for=asking.asks_for.strip(),
            own_risk_assessment=asking.own_risk_assessment.strip(),
            incident_reports=reports,
            lead_professional=asking.lead_professional.strip(),
            basis=asking.basis,
            consent_from=asking.consent_from.strip(),
            recorded_as=recorded_as(asking.basis),
            age=age_on(today, born=born) if born else None,
            can_take_part=asking.can_take_part,
            reading_assessment=asking.reading_assessment,
            service=service_of(case, on=today).name,
        )
        _let_in(team, case, referral, at=at, by=by)
        return referral


def answer_hsb_referral(
    *, referral: HsbReferral, replying: Replying, at: datetime.datetime, by: Actor
) -> None:
    """Answer for the service: it takes the child, now or from a list, advises, or points elsewhere.

    Raises NotPermitted, and Refused when it is answered, without reasons, or for a child whom the
    service does not take (R24).
    """
    with acting(by, summary="Answered a referral to the HSB service"):
        check_may_answer(by, referral)
        referral = _held(referral)
        if replying.outcome not in ANSWERS:
            raise Refused("Choose the answer.", field="outcome")
        status = HSB_REFERRAL.check_move(replying.outcome, state=referral.status)
        today = timezone.localdate(at)
        found = speaks_against(
            referral.case,
            service_of(referral.case, on=today),
            lead_professional=referral.lead_professional,
            can_take_part=referral.can_take_part,
            reading_assessment=replying.reading_assessment,
            today=today,
        )
        require(
            [
                answer_fits(replying.outcome, found=found),
                reasons_are_given(replying.outcome, replying.answer),
            ],
            {},
        )
        if replying.expected_on is not None and replying.expected_on < today:
            raise Refused("The day the work begins must be today or later.", field="expected_on")
        referral.status = HsbReferralStatus(status)
        referral.answer = replying.answer.strip()
        referral.reading_assessment = replying.reading_assessment
        referral.answered_at, referral.answered_by = at, by.membership
        referral.expected_on = replying.expected_on if replying.outcome in TAKES_THE_CHILD else None
        if replying.outcome == LIST:
            referral.waiting_since = today
        referral.save()


def withdraw_hsb_referral(*, referral: HsbReferral, reason: str, by: Actor) -> None:
    """Take a referral back that is not answered, or whose turn has not come.

    Raises NotPermitted, and Refused without a reason or when it is answered.
    """
    with acting(by, summary="Withdrew a referral to the HSB service", reason=reason):
        check_may_withdraw(by, referral)
        referral = _held(referral)
        status = HSB_REFERRAL.check_move("withdraw", state=referral.status)
        if not says_something(reason):
            raise Refused("Enter why it is taken back, in a sentence or more.", field="reason")
        referral.status = HsbReferralStatus(status)
        referral.withdrawn_reason = reason.strip()
        referral.save(update_fields=["status", "withdrawn_reason"])


def _held(referral: HsbReferral) -> HsbReferral:
    locked(Case.objects.all(), referral.case)
    related = ("case__child", "case__local_authority")
    return locked(HsbReferral.objects.select_related(*related), referral)


def _reports(case: Case, references: Sequence[str]) -> list[dict[str, str]]:
    """The reports as they read now, of the child’s own incidents. Raises Refused for another."""
    found = Participation.objects.filter(case=case, incident__reference__in=list(references))
    parts = found.select_related("incident").order_by("incident__happened_from", "incident_id")
    reports = [
        {
            "reference": part.incident.reference,
            "day": short_day(part.incident.happened_from),
            "part": str(part.get_role_display()),
            "account": part.incident.account,
        }
        for part in parts
    ]
    if len(reports) != len(set(references)):
        raise Refused("Choose incidents in which this child has a part.", field="incidents")
    return reports


def _let_in(
    team: Team, case: Case, referral: HsbReferral, *, at: datetime.datetime, by: Actor
) -> None:
    """Give the team the case, unless it works on it already."""
    if team_sees(team, case, now=at):
        return
    if not by.can(Ability.SHARE) or level_on(case) < Level.MANAGE:
        raise Refused(
            f"{team.name} of {team.agency.name} does not see this case yet. Ask the team that"
            " manages it to share it, or to refer the child.",
            field="to_team",
        )
    share_case(
        case=case,
        recipient=team.group,
        level=Level.CONTRIBUTE,
        why=SharingReason(
            f"Referral to the HSB service {referral.reference}", SharingBasis.PUBLIC_TASK
        ),
        at=at,
        by=by,
    )
