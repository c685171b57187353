"""The cards of the page on which the front door decides: child, report, decision, siblings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from hsb_cases.core.due import days_in_words
from hsb_cases.core.filters import day, moment
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.core.rules.working_days import working_days_between
from referrals.models import Feedback, ParallelPathway, Referral
from referrals.selectors.areas import FrontDoor


def child_card(referral: Referral, doors: Mapping[str, FrontDoor]) -> Card:
    """The child, where the child lives and whom to ring there (R2), and why the referral came."""
    part, child = referral.participation, referral.child
    return Card(
        title=child.full_name,
        tags=[Tag(part.get_role_display())],
        facts=[
            Fact("Age when it happened", _age(part.age_at_incident)),
            Fact("School", child.school_name),
            _home(referral, doors),
            Fact("Route", referral.get_route_display()),
            Fact("Why referred", "\n".join(referral.reasons)),
            *([Fact("Why now", referral.later_because)] if referral.later_because else []),
            Fact("What the child said", part.what_the_child_said, missing="Not recorded"),
        ],
    )


def incident_card(referral: Referral) -> Card:
    """What was reported, by whom, and what was done at once."""
    concern = referral.concern
    incident = concern.incident
    return Card(
        title="What was reported",
        facts=[
            Fact("Account", incident.account),
            Fact("When", day(incident.happened_from) if incident.happened_from else ""),
            Fact("Where", incident.get_setting_display()),
            Fact("Reported by", _reporter(referral)),
            Fact("First view on the continuum", incident.get_category_display()),
            Fact("Why", concern.first_view_reasons),
            Fact("Immediate danger", concern.get_immediate_danger_display()),
            Fact("What was done at once", concern.immediate_action, missing="Nothing entered"),
            Fact("Risk of self-harm or suicide", concern.get_self_harm_risk_display()),
            Fact(
                "Parents or carers told",
                _lines(concern.get_parents_told_display(), concern.parents_told_what),
            ),
            Fact("Police reference", incident.police_reference, missing="None"),
        ],
    )


def decided_card(referral: Referral, *, late: int) -> Card:
    """What was decided, by whom and when; ``late`` in working days, 0 for on time."""
    by = referral.decided_by.user.full_name if referral.decided_by else ""
    labels = dict(ParallelPathway.choices)
    alongside = "\n".join(str(labels[code]) for code in referral.parallel_pathways)
    more = [
        ("Procedure proposed", _lines(referral.get_proposed_decision_display())),
        ("Where that stands", referral.proposed_source if referral.proposed_decision else ""),
        ("Why it differs", referral.differs_because),
        ("Pathway alongside", alongside),
    ]
    return Card(
        title=referral.get_decision_display(),
        tags=[late_tag(late)],
        facts=[
            Fact("Reasons", referral.decision_reasons),
            *[Fact(key, value) for key, value in more if value],
            Fact(
                "Risk of self-harm or suicide",
                _lines(referral.get_self_harm_risk_display(), referral.self_harm_detail),
            ),
            Fact("Decided", f"{moment(referral.decided_at)} by {by}"),
            *_correction(referral),
        ],
    )


def earlier_card(version: Referral) -> Card:
    """A decision that a later one corrected, as it stood."""
    return replace(decided_card(version, late=0), tags=[Tag("Corrected", "done")])


def _correction(referral: Referral) -> list[Fact]:
    if referral.corrected_by is None:
        return []
    by = referral.corrected_by.user.full_name
    return [
        Fact("Corrected", f"{moment(referral.corrected_at)} by {by}"),
        Fact("Why corrected", referral.corrected_because),
    ]


def days_late(referral: Referral) -> int:
    """How many working days after its day a referral was decided; 0 for on time."""
    if referral.decided_at is None or referral.decision_due_on is None:
        return 0
    decided_on = timezone.localdate(referral.decided_at)
    return max(0, working_days_between(referral.decision_due_on, decided_on))


def late_tag(late: int) -> Tag:
    """In words whether something was done in time; ``late`` in working days."""
    if not late:
        return Tag("On time", "done")
    return Tag(f"{days_in_words(late)} late", "overdue")


def sibling_cards(siblings: Sequence[Referral], doors: Mapping[str, FrontDoor]) -> list[Card]:
    """The other children's referrals: how each stands, and its decision."""
    return [_sibling(one, doors) for one in siblings]


def _sibling(sibling: Referral, doors: Mapping[str, FrontDoor]) -> Card:
    reasons = [Fact("Reasons", sibling.decision_reasons)] if sibling.decision else []
    handler = sibling.handler.user.full_name if sibling.handler else ""
    return Card(
        title=sibling.child.initials,
        tags=[Tag(sibling.participation.get_role_display())],
        href=reverse("referrals:decide", args=[sibling.reference]) if sibling.case else "",
        facts=[
            Fact("Decision", sibling.get_decision_display(), missing="Not decided yet"),
            *reasons,
            _home(sibling, doors),
            Fact("Worked on by", handler, missing="Nobody yet"),
        ],
    )


def told_card(feedback: Feedback) -> Card:
    """What the referrer was told, how and by whom."""
    return Card(
        title=f"Told on {moment(feedback.told_at)}",
        facts=[
            Fact("How", feedback.get_way_display()),
            Fact("By", feedback.told_by.user.full_name),
            Fact("What was said", feedback.text),
        ],
    )


def _home(referral: Referral, doors: Mapping[str, FrontDoor]) -> Fact:
    area = referral.local_authority
    door = doors.get(area.code, FrontDoor(area.name))
    lines = [area.name]
    if door.phone:
        lines.append(f"{door.name or 'Front door'}, {door.phone}")
    if door.out_of_hours_phone:
        name = door.out_of_hours_name or "Out of hours"
        lines.append(f"Evenings and weekends: {name}, {door.out_of_hours_phone}")
    if not door.phone:
        lines.append("No telephone number of its front door is recorded here")
    return Fact("Lives in", "\n".join(lines))


def _reporter(referral: Referral) -> str:
    concern = referral.concern
    standing = "a professional" if concern.reporter_is_professional else "not a professional"
    return _lines(
        f"{concern.reporter_name}, {concern.reporter_role} ({standing})",
        f"Written down by {concern.recorded_by.user.full_name}, {concern.agency.name}",
    )


def _age(age: int | None) -> str:
    return "" if age is None else f"{age} years"


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
