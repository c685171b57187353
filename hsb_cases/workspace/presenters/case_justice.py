"""The criminal justice track on the overview of a case, beside the welfare track."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.models import JusticeEvent
from assessments.rules.justice import standing
from assessments.selectors.justice import happened, in_force
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Step
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseOverview


@dataclass(frozen=True)
class JusticeSteps:
    """The events in force about one incident, in their order."""

    title: str
    steps: Sequence[Step]
    href: str


def justice_steps(
    found: CaseOverview, numbers: Mapping[int, int], *, today: datetime.date
) -> list[JusticeSteps]:
    """One track for each incident about which something is recorded."""
    by_incident: dict[int, list[JusticeEvent]] = {}
    for event in in_force(found.justice):
        by_incident.setdefault(event.incident_id, []).append(event)
    several = len(by_incident) > 1
    href = place("workspace:case_assessments", found.head.case.reference)
    return [
        JusticeSteps(
            f"Criminal justice, incident {numbers.get(incident, '')}"
            if several
            else "Criminal justice",
            _steps(events, today),
            href,
        )
        for incident, events in by_incident.items()
    ]


def _steps(events: list[JusticeEvent], today: datetime.date) -> list[Step]:
    live = standing(happened(events), today=today).live
    latest = events[-1]
    return [
        Step(
            one.get_kind_display(),
            short_day(one.happened_on),
            "now" if live and one is latest else "done",
        )
        for one in events
    ]
