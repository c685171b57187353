"""Choosing what to record on the criminal justice track, and its forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.presenters.addresses import case_address, place
from assessments.presenters.forms import FormPage
from assessments.presenters.tracks import incident_words
from assessments.rules.justice import follows_on, may_be_referred_to_mappa, may_happen
from assessments.rules.justice_events import EVENTS, GROUPS, IN_ERROR, MAPPA_REFERRAL
from assessments.selectors.justice import Recording, Track
from hsb_cases.cases.models import Case
from hsb_cases.core.filters import short_day
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Why
from hsb_cases.core.why import why

NOTHING_DISPLAYED = (
    "This child displayed no behaviour in any incident that is recorded here, so there is no"
    " criminal justice track."
)


@dataclass(frozen=True)
class Offer:
    """One kind of event; without an address it cannot be recorded now, and why."""

    text: str
    href: str
    sentence: str = ""


@dataclass(frozen=True)
class OfferGroup:
    """Kinds of event under one heading."""

    title: str
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Other:
    """Another incident to record about."""

    text: str
    href: str


@dataclass(frozen=True)
class ChooseEventPage:
    """What the page shows."""

    title: str
    who: str
    about: str
    crumbs: Sequence[Crumb]
    groups: Sequence[OfferGroup]
    others: Sequence[Other]
    note: str
    why: Sequence[Why]
    back_href: str


def choose_event_page(found: Recording) -> ChooseEventPage:
    """What can be recorded now; under 10 at the incident nothing but the police record (R32)."""
    track = found.track
    groups = _groups(found.case, track) if track else []
    young = track is not None and may_happen(
        "interview", age_at_incident=track.part.age_at_incident
    )
    blocked = young if young and young.kind == "refuse" else None
    return ChooseEventPage(
        title="Record an event of the criminal process",
        who=found.case.child.full_name,
        about=incident_words(track.part.incident) if track else "",
        crumbs=crumbs_of(found.case),
        groups=groups,
        others=[
            Other(
                incident_words(part.incident),
                f"{reverse('justice:choose', args=[found.case.reference])}"
                f"?incident={part.incident.reference}",
            )
            for part in found.parts
            if track is not None and part != track.part
        ],
        note=blocked.sentence if blocked else "" if track else NOTHING_DISPLAYED,
        why=[why("R32")] if blocked else [],
        back_href=assessments_address(found.case.reference),
    )


def event_form_page(found: Recording, kind: str, form: forms.Form) -> FormPage:
    """The form for one kind of event."""
    track = found.track
    missing: tuple[str, ...] = ()
    if track is None:
        missing = (NOTHING_DISPLAYED,)
    elif not form.is_bound:
        missing = tuple(filter(None, [_hindrance(kind, track)]))
    back = reverse("justice:choose", args=[found.case.reference])
    return FormPage(
        title=EVENTS[kind],
        who=found.case.child.full_name,
        form=form,
        button="Record it",
        cancel_href=f"{back}?incident={track.part.incident.reference}" if track else back,
        crumbs=crumbs_of(found.case),
        intro=incident_words(track.part.incident) if track else "",
        missing=missing,
        back_text="Back to what can be recorded",
        why=[why("R31")] if kind == MAPPA_REFERRAL else [],
    )


def acknowledgement_page(found: Recording, form: forms.Form) -> FormPage:
    """The form for what the child acknowledges."""
    return FormPage(
        title="Record what the child acknowledges",
        who=found.case.child.full_name,
        form=form,
        button="Record it",
        cancel_href=assessments_address(found.case.reference),
        crumbs=crumbs_of(found.case),
        intro=incident_words(found.track.part.incident) if found.track else "",
        missing=() if found.track else (NOTHING_DISPLAYED,),
        back_text="Back to the assessments",
        why=[why("R21")],
    )


def correctable(found: Recording) -> list[tuple[str, str]]:
    """The reference and words of each entry in force, the latest first."""
    events = found.track.in_force if found.track else []
    return [
        (one.reference, f"{one.get_kind_display()}, {short_day(one.happened_on)}")
        for one in reversed(events)
    ]


def assessments_address(reference: str) -> str:
    """The page of a case's assessments."""
    return place("workspace:case_assessments", reference) or case_address(reference)


def crumbs_of(case: Case) -> tuple[Crumb, ...]:
    """The way to a page about a case's assessments."""
    return (
        Crumb(f"Case {case.reference}", case_address(case.reference)),
        Crumb("Assessments", assessments_address(case.reference)),
    )


def _groups(case: Case, track: Track) -> list[OfferGroup]:
    age = track.part.age_at_incident
    found = []
    for title, kinds in GROUPS:
        offers = [
            _offer(case, kind, track)
            for kind in kinds
            if may_happen(kind, age_at_incident=age).kind == "ok"
            and (kind != IN_ERROR or track.in_force)
        ]
        if offers:
            found.append(OfferGroup(title, offers))
    return found


def _offer(case: Case, kind: str, track: Track) -> Offer:
    sentence = _hindrance(kind, track)
    if sentence:
        return Offer(EVENTS[kind], "", sentence)
    href = reverse("justice:record", args=[case.reference, kind])
    return Offer(EVENTS[kind], f"{href}?incident={track.part.incident.reference}")


def _hindrance(kind: str, track: Track) -> str:
    """Why an event cannot be recorded now; empty: it can."""
    age = track.part.age_at_incident
    answers = [
        may_happen(kind, age_at_incident=age),
        follows_on(kind, before=[one.kind for one in track.in_force]),
    ]
    if kind == MAPPA_REFERRAL:
        answers.append(may_be_referred_to_mappa(track.now, age_at_incident=age))
    return next((one.sentence for one in answers if one.kind == "refuse"), "")
