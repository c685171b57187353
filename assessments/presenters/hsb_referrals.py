"""Referring to the HSB service, one referral, and what waits for a team."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.models import HsbReferral, HsbReferralStatus, ReadingAssessment
from assessments.permissions import may_answer, may_withdraw
from assessments.presenters.forms import FormPage
from assessments.presenters.justice import assessments_address, crumbs_of
from assessments.presenters.record import Link, address
from assessments.rules.hsb_referral import ANSWERS
from assessments.rules.states import HSB_REFERRAL
from assessments.selectors.hsb_referrals import Referring, SeenReferral, ServiceQueue
from hsb_cases.agencies.acting import Actor
from hsb_cases.core.filters import moment, short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Card, Fact, Tag, Why
from hsb_cases.core.why import why

STATUS_TAGS = {
    HsbReferralStatus.WAITING: Tag("Waiting for an answer", "today"),
    HsbReferralStatus.WAITING_LIST: Tag("On the waiting list", "state"),
    HsbReferralStatus.ACCEPTED: Tag("Accepted", "done"),
    HsbReferralStatus.ADVISED: Tag("Advice given", "done"),
    HsbReferralStatus.SIGNPOSTED: Tag("Signposted to another service", "done"),
    HsbReferralStatus.WITHDRAWN: Tag("Withdrawn"),
}


@dataclass(frozen=True)
class Report:
    """One incident report as it read on the day of the referral."""

    title: str
    account: str


@dataclass(frozen=True)
class HsbReferralPage:
    """What the page of a referral shows."""

    title: str
    who: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    facts: Sequence[Fact]
    risk: str
    reports: Sequence[Report]
    against: Sequence[str]
    """What speaks against the service working with the child, while there is no answer."""
    why: Sequence[Why]
    action: Link | None
    ways: Sequence[Link]


@dataclass(frozen=True)
class QueueRow:
    """One referral, or one assessment, that waits."""

    reference: str
    href: str
    who: str
    since: str
    by: str
    tag: Tag | None
    note: str = ""


@dataclass(frozen=True)
class QueuePage:
    """What waits for a team of the HSB service."""

    title: str
    team: str
    waiting: Sequence[QueueRow]
    listed: Sequence[QueueRow]
    to_supervise: Sequence[QueueRow]


def make_page(found: Referring, form: forms.Form) -> FormPage:
    """Referring the child of a case."""
    case = found.case
    missing: tuple[str, ...] = ()
    if found.waiting is not None:
        missing = ("A referral to the HSB service waits for its answer already.",)
    elif not found.teams:
        missing = ("No team of an HSB service is set up for this area. Ask an administrator.",)
    elif not found.parts:
        missing = ("This child has no part in an incident whose report could go with it.",)
    return FormPage(
        title="Refer to the HSB service",
        who=case.child.full_name,
        form=form,
        button="Make the referral",
        cancel_href=assessments_address(case.reference),
        crumbs=crumbs_of(case),
        intro=_service_words(found),
        notice="The team that you choose works on the case from then on: it reads the child’s whole"
        " record.",
        missing=missing,
        back_text="Back to the assessments",
        why=[why("R24"), why("R41"), why("R42")],
    )


def answer_page(seen: SeenReferral, form: forms.Form) -> FormPage:
    """The service answers."""
    one = seen.referral
    waits = one.status in {HsbReferralStatus.WAITING, HsbReferralStatus.WAITING_LIST}
    return FormPage(
        title="Answer the referral",
        who=f"{one.case.child.full_name}, referral {one.reference}",
        form=form,
        button="Record the answer",
        cancel_href=referral_address("referral", one),
        crumbs=_crumbs(one),
        notice=" ".join(answer.sentence for answer in seen.found),
        missing=() if waits else ("This referral has its answer.",),
        back_text="Back to the referral",
        why=[why("R24")],
    )


def withdraw_page(seen: SeenReferral, form: forms.Form) -> FormPage:
    """Taking a referral back."""
    one = seen.referral
    waits = one.status in {HsbReferralStatus.WAITING, HsbReferralStatus.WAITING_LIST}
    return FormPage(
        title="Take the referral back",
        who=f"{one.case.child.full_name}, referral {one.reference}",
        form=form,
        button="Take it back",
        cancel_href=referral_address("referral", one),
        crumbs=_crumbs(one),
        intro="It stays in the record.",
        missing=() if waits else ("This referral has its answer.",),
        back_text="Back to the referral",
        warning=True,
    )


def referral_page(seen: SeenReferral, actor: Actor) -> HsbReferralPage:
    """One referral for whoever sees the child's whole record."""
    one = seen.referral
    waits = any(HSB_REFERRAL.may_move(name, state=one.status) for name in ANSWERS)
    answers = waits and may_answer(actor, seen.level)
    takes_back = waits and may_withdraw(actor, one, seen.level)
    withdraw = Link("Take the referral back", referral_address("withdraw", one))
    answer = Link("Answer the referral", referral_address("answer", one))
    return HsbReferralPage(
        title=f"Referral to the HSB service {one.reference}",
        who=one.case.child.full_name,
        marks=[one.reference, f"{one.to_team.name}, {one.to_team.agency.name}"],
        tags=[STATUS_TAGS[HsbReferralStatus(one.status)]],
        crumbs=(*crumbs_of(one.case), Crumb(f"Referral {one.reference}", "")),
        facts=_facts(one),
        risk=one.own_risk_assessment,
        reports=[
            Report(
                ", ".join(
                    filter(None, [f"Incident {said['reference']}", said["day"], said["part"]])
                ),
                said["account"],
            )
            for said in one.incident_reports
        ],
        against=[answer.sentence for answer in seen.found] if waits else [],
        why=[why("R24")] if waits and seen.found else [],
        action=answer if answers else None,
        ways=[withdraw] if takes_back else [],
    )


def queue_page(queue: ServiceQueue, actor: Actor) -> QueuePage:
    """What waits for the team, the longest first."""
    return QueuePage(
        title="HSB service",
        team=f"{actor.team.name}, {actor.agency.name}",
        waiting=[_row(one, since=moment(one.referred_at)) for one in queue.waiting],
        listed=[
            _row(
                one,
                since=short_day(one.waiting_since),
                note=f"Expected {short_day(one.expected_on)}" if one.expected_on else "",
            )
            for one in queue.listed
        ],
        to_supervise=[
            QueueRow(
                reference=one.reference,
                href=address(one),
                who=one.case.child.initials,
                since=short_day(one.started_on),
                by=f"{one.assessor.user.full_name}, {one.assessor.team.agency.name}",
                tag=None,
                note=one.get_tool_display(),
            )
            for one in queue.to_supervise
        ],
    )


def referral_card(one: HsbReferral) -> Card:
    """A referral on the page of a case."""
    return Card(
        title=f"Referral to the HSB service {one.reference}",
        tags=[STATUS_TAGS[HsbReferralStatus(one.status)]],
        href=referral_address("referral", one),
        facts=[
            Fact("Referred", moment(one.referred_at)),
            Fact("To", f"{one.to_team.name}, {one.to_team.agency.name}"),
            Fact("Lead professional", one.lead_professional),
        ],
    )


def referral_address(name: str, one: HsbReferral) -> str:
    """One of the addresses of a referral."""
    return reverse(f"hsb_service:{name}", args=[one.reference])


def _crumbs(one: HsbReferral) -> tuple[Crumb, ...]:
    href = referral_address("referral", one)
    return (*crumbs_of(one.case), Crumb(f"Referral {one.reference}", href))


def _service_words(found: Referring) -> str:
    service = found.service
    if not service.name:
        return "The procedure of this area names no HSB service. You can still ask for advice."
    span = ""
    if service.from_age is not None and service.to_age is not None:
        span = f" It takes children of {service.from_age} to {service.to_age}."
    return f"The procedure of this area names {service.name}.{span} Others get advice."


def _facts(one: HsbReferral) -> list[Fact]:
    by = one.referred_by
    basis = one.get_basis_display()
    if one.recorded_as:
        basis = f"{basis}\nRecorded as: {one.recorded_as}\nAgreed: {one.consent_from}"
    reading = one.get_reading_assessment_display()
    facts = [
        Fact(
            "Referred", f"{moment(one.referred_at)} by {by.user.full_name}, {by.team.agency.name}"
        ),
        Fact("Hopes for", one.asks_for, missing="Not said"),
        Fact("Lead professional", one.lead_professional),
        Fact("Basis of the work", basis),
        Fact("Age at the referral", "" if one.age is None else str(one.age)),
        Fact("Can the child take part?", one.get_can_take_part_display()),
        Fact("Reading assessment", reading),
    ]
    if one.reading_assessment == ReadingAssessment.NOT_DONE and one.can_take_part == "unsure":
        facts[-1] = Fact("Reading assessment", "Offered, not done yet")
    if one.answered_at and one.answered_by:
        who = one.answered_by.user.full_name
        facts.append(Fact("Answer", f"{one.answer}\n{moment(one.answered_at)} by {who}"))
    if one.waiting_since:
        facts.append(Fact("On the waiting list since", short_day(one.waiting_since)))
    if one.expected_on:
        facts.append(Fact("Expected to begin", short_day(one.expected_on)))
    if one.withdrawn_reason:
        facts.append(Fact("Taken back", one.withdrawn_reason))
    return facts


def _row(one: HsbReferral, *, since: str, note: str = "") -> QueueRow:
    return QueueRow(
        reference=one.reference,
        href=referral_address("referral", one),
        who=one.case.child.initials,
        since=since,
        by=one.referred_by.team.agency.name,
        tag=STATUS_TAGS[HsbReferralStatus(one.status)],
        note=note,
    )
