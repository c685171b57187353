"""A referral that leaves as a document: the page to follow it up, and the document itself."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django import forms
from django.urls import reverse

from hsb_cases.agencies.acting import Actor
from hsb_cases.core.due import due_tag
from hsb_cases.core.filters import day, moment
from hsb_cases.core.parts import Fact, Tag
from referrals.models import ConcernChild, Referral
from referrals.rules.initials import Named, with_initials
from referrals.rules.states import ACKNOWLEDGED, HAND_OFF, MADE, hand_off_state
from referrals.selectors.areas import FrontDoor


@dataclass(frozen=True)
class HandOffPage:
    """Where the hand-off stands, and what is to do."""

    title: str
    child: str
    authority: str
    status: Tag
    facts: Sequence[Fact]
    chase: str
    chase_tag: Tag | None
    telephones: Sequence[str]
    pdf_href: str
    back_href: str
    sent_form: forms.Form | None
    acknowledged_form: forms.Form | None


def hand_off_page(
    referral: Referral,
    telephones: Sequence[str],
    *,
    sent_form: forms.Form,
    acknowledged_form: forms.Form,
    today: datetime.date,
) -> HandOffPage:
    """The page; only forms for what can happen next are shown."""
    hand_off = referral.hand_off
    state = _state(referral)
    child = _child(referral)
    done = state == ACKNOWLEDGED
    return HandOffPage(
        title=f"Send the referral to {referral.local_authority.name}",
        child=child.display_name,
        authority=referral.local_authority.name,
        status=Tag(HAND_OFF.states[state], "done" if done else "state"),
        facts=[
            Fact("Referral", referral.reference),
            Fact("Child", child.display_name),
            Fact("Made", moment(hand_off.made_at)),
            Fact("Sent", _sent(referral), missing="Not yet"),
            Fact("Acknowledged", _acknowledged(referral), missing="Not yet"),
        ],
        chase=day(hand_off.chase_on),
        chase_tag=None if done else due_tag(hand_off.chase_on, today=today),
        telephones=telephones,
        pdf_href=reverse("referrals:hand_off_pdf", args=[referral.reference]),
        back_href=reverse("referrals:concern", args=[referral.concern.reference]),
        sent_form=None if done else sent_form,
        acknowledged_form=None if done or state == MADE else acknowledged_form,
    )


@dataclass(frozen=True)
class HandOffDocument:
    """The referral of one child, for another authority. It holds nothing of any other child."""

    title: str
    reference: str
    addressed_to: str
    made_by: str
    made_at: str
    purpose: str
    basis: str
    route: str
    reasons: Sequence[str]
    child: Sequence[Fact]
    incident: Sequence[Fact]
    others: Sequence[str]
    reporter: Sequence[Fact] = field(default_factory=list)


def hand_off_document(
    referral: Referral, door: FrontDoor, *, by: Actor, at: datetime.datetime
) -> HandOffDocument:
    """One child's referral; the others appear by initials, also where the texts name them."""
    concern = referral.concern
    children = list(concern.children.all())
    own = next(child for child in children if child.child_id == referral.child_id)
    others = [child for child in children if child.pk != own.pk]
    names = [_named(child) for child in others]

    def safe(text: str) -> str:
        return with_initials(text, own=_named(own), others=names, family=_carers(own))

    return HandOffDocument(
        title=f"Referral of {own.display_name} to {referral.local_authority.name}",
        reference=referral.reference,
        addressed_to=f"{referral.local_authority.name}, {door.name or 'front door'}",
        made_by=f"{by.user.full_name}, {by.role.label}, {by.agency.name}",
        made_at=moment(at),
        purpose="To keep a child safe: a referral to the authority where the child lives.",
        basis="Public task, UK GDPR Article 6(1)(e); Data Protection Act 2018, Schedule 1,"
        " paragraph 18.",
        route=referral.get_route_display(),
        reasons=referral.reasons,
        child=_child_facts(own, safe),
        incident=[
            Fact("What was reported", safe(concern.account)),
            Fact("First view on the continuum", concern.get_first_view_display()),
            Fact("Why", safe(concern.first_view_reasons)),
            Fact("Immediate danger", concern.get_immediate_danger_display()),
            Fact("What was done", safe(concern.immediate_action)),
            Fact("Risk of self-harm or suicide", concern.get_self_harm_risk_display()),
        ],
        others=[
            f"{name.initials}: {child.get_role_display().lower()}"
            for name, child in zip(names, others, strict=True)
        ],
        reporter=[
            Fact("Reported by", f"{concern.reporter_name}, {concern.reporter_role}"),
            Fact("Agency", concern.agency.name),
            Fact("Reported", moment(concern.recorded_at)),
            Fact("Consent", concern.get_consent_display() if concern.consent else ""),
            Fact("Reasons", safe(concern.consent_reasons)),
        ],
    )


def _child_facts(child: ConcernChild, safe: Callable[[str], str]) -> list[Fact]:
    answers = child.as_reported.get("answers", [])
    return [
        Fact("Name", child.display_name),
        Fact("Part in the incident", child.get_role_display()),
        *(Fact(safe(question), safe(value)) for question, value in answers if value),
    ]


def _named(child: ConcernChild) -> Named:
    """The child's names as typed; a child only known by its display name gives its words."""
    typed = child.as_reported.get("raw", {}).get("who", {})
    names = {field: (typed.get(field) or [""])[0].strip() for field in _NAME_FIELDS}
    if any(names.values()):
        return Named(**names)
    if child.display_name.startswith("Child not yet identified"):
        return Named()
    given, _, family = child.display_name.partition(" ")
    return Named(given, family)


def _carers(child: ConcernChild) -> list[str]:
    """The names of the child's own parents and carers, as typed."""
    typed = child.as_reported.get("raw", {}).get("home", {})
    fields = [field for field in typed if field.startswith("carer_") and field.endswith("_name")]
    return [typed[field][0] for field in fields if typed[field]]


_NAME_FIELDS = ("given_name", "family_name", "known_as")


def _child(referral: Referral) -> ConcernChild:
    children = referral.concern.children.all()
    return next(child for child in children if child.child_id == referral.child_id)


def _state(referral: Referral) -> str:
    hand_off = referral.hand_off
    return hand_off_state(
        sent=hand_off.sent_at is not None, acknowledged=hand_off.acknowledged_at is not None
    )


def _sent(referral: Referral) -> str:
    hand_off = referral.hand_off
    return f"{moment(hand_off.sent_at)}, {hand_off.sent_how}" if hand_off.sent_at else ""


def _acknowledged(referral: Referral) -> str:
    hand_off = referral.hand_off
    if hand_off.acknowledged_at is None:
        return ""
    return f"{moment(hand_off.acknowledged_at)}, by {hand_off.acknowledged_by}"
