"""The child's part in one incident, and what is known of the incident."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from hsb_cases.cases.models import Incident, Participation, codes
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact
from hsb_cases.workspace.presenters.words import role_words

SAYS_NOTHING = frozenset({"", "unknown"})
UNSURE = frozenset({codes.DateCertainty.ABOUT.value, codes.DateCertainty.UNSURE.value})


@dataclass(frozen=True)
class PartCard:
    """The part, and more of the incident for who opens it."""

    card: Card
    more_title: str
    more: Sequence[Fact]


def part_card(part: Participation, number: int) -> PartCard:
    """One part; ``number`` is the incident's on the pages of the case."""
    incident = part.incident
    age = "" if part.age_at_incident is None else f", aged {part.age_at_incident}"
    facts = [
        *_what_happened(incident),
        Fact("What the child said", part.what_the_child_said, missing="Not yet recorded"),
        Fact("Earlier incidents and pattern", part.pattern_comment, missing="No comment yet"),
    ]
    return PartCard(
        card=Card(title=f"{role_words(part.role)}, incident {number}{age}", facts=facts),
        more_title=f"More about incident {number}",
        more=[fact for fact in _more(incident) if fact.value],
    )


def incident_facts(incident: Incident) -> list[Fact]:
    """What is known of an incident as a whole; what nobody knows has no value."""
    return [*_what_happened(incident), *_more(incident)]


def _what_happened(incident: Incident) -> list[Fact]:
    where = [incident.get_setting_display(), incident.place]
    if incident.local_authority:
        where.append(incident.local_authority.name)
    when = f"{_when(incident)}. {', '.join(w for w in where if w)}".strip(". ")
    return [
        Fact("What was reported", incident.account),
        Fact("When and where", when),
        Fact("First view on the continuum", incident.get_category_display(), missing="None given"),
    ]


def _more(incident: Incident) -> list[Fact]:
    """What is known beside; facts without a value are those that nobody knows."""
    number = incident.number_involved
    return [
        Fact("How it is known", _answer(incident, "how_known")),
        Fact("Kind of behaviour", _labels(codes.BehaviourKind, incident.behaviours)),
        Fact("How many were part of it", "" if number is None else str(number)),
        Fact("How often", _answer(incident, "frequency")),
        Fact("Change over time", _answer(incident, "changed_over_time")),
        Fact("One stronger than another", _labels(codes.PowerGap, incident.power_gaps)),
        Fact("Pressure", _answer(incident, "coercion")),
        Fact("Somebody tried to keep it secret", _answer(incident, "secrecy")),
        Fact("Technology part of it", _technology(incident)),
        Fact("Evidence kept", incident.evidence_held),
        Fact("Police reference", incident.police_reference),
    ]


def _answer(incident: Incident, column: str) -> str:
    if getattr(incident, column) in SAYS_NOTHING:
        return ""
    return str(getattr(incident, f"get_{column}_display")())


def _labels(known: type[TextChoices], chosen: Sequence[str]) -> str:
    return ", ".join(str(known(code).label) for code in chosen)


def _technology(incident: Incident) -> str:
    uses = ", ".join(str(codes.TechnologyUse(code).label) for code in incident.technology_uses)
    return uses or _answer(incident, "technology_assisted")


def _when(incident: Incident) -> str:
    if incident.happened_from is None:
        return incident.time_known or "Date not known"
    when = short_day(incident.happened_from)
    if incident.happened_until and incident.happened_until != incident.happened_from:
        when = f"Between {when} and {short_day(incident.happened_until)}"
    if incident.date_certainty in UNSURE:
        when = f"{when} ({incident.get_date_certainty_display().lower()})"
    return f"{when}, {incident.time_known}" if incident.time_known else when
