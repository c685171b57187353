"""Everything the overview of one case shows, read through the person who asks."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from assessments.models import Intervention, JusticeEvent, Section47Enquiry
from assessments.selectors.enquiries import enquiries_of
from assessments.selectors.justice import events_of
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import (
    AccessRequest,
    Case,
    CaseClosure,
    Level,
    Participation,
    Relationship,
    Share,
)
from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.cases.selectors.cases import SeenCase, case_for
from hsb_cases.cases.selectors.facts import CaseFacts, case_facts
from hsb_cases.cases.selectors.linked import LinkedChild, linked_children
from hsb_cases.cases.selectors.placing import Placed, placed_here
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline
from hsb_cases.workspace.selectors.access import NamedShare, open_shares
from panels.models import Conference, MeetingChild
from panels.selectors.conferences import conferences_of
from referrals.models import Referral


@dataclass(frozen=True)
class Closure:
    """One closure, as it is read."""

    closed_at: datetime.datetime
    closed_by: str
    reason: str
    summary: str
    goes_on_with: str
    self_harm_risk: str
    self_harm_detail: str


@dataclass(frozen=True)
class CaseHead:
    """What stands at the top of every page of a case."""

    seen: SeenCase
    facts: CaseFacts
    people: int
    """Adults around the child, and open memberships of households."""
    shares: int
    """Open shares."""
    meetings: int
    """Meetings and conferences about the child, over or not."""
    interventions: int
    """Programmes of work with the child, over or not."""
    closures: tuple[Closure, ...] = ()
    """Each time it was closed, the latest first."""

    @property
    def case(self) -> Case:
        """The case."""
        return self.seen.case


@dataclass(frozen=True)
class CaseOverview:
    """The overview of one case."""

    head: CaseHead
    deadlines: tuple[Deadline, ...]
    participations: tuple[Participation, ...]
    referrals: tuple[Referral, ...]
    """Latest first."""
    linked: tuple[LinkedChild, ...]
    access: tuple[NamedShare, ...]
    """Who has access now."""
    enquiries: tuple[Section47Enquiry, ...]
    """Section 47 enquiries, the latest first."""
    conferences: tuple[Conference, ...]
    """Child protection conferences, the latest first, with the plans they made."""
    justice: tuple[JusticeEvent, ...]
    """Events of the criminal process, in the order they happened."""
    placed: Placed | None
    """By whom the child was placed here from elsewhere; None: by nobody."""
    requests: dict[int, AccessRequest]
    """The actor's latest request for access, by the linked child's participation."""


def case_head(
    actor: Actor,
    reference: str,
    *,
    today: datetime.date,
    at_least: Level = Level.VIEW,
    ability: Ability = Ability.READ_CASES,
) -> CaseHead:
    """A case that the actor sees at a level, with the facts of its frame. Four queries.

    Raises OutOfScope below the level, and for a role without the ability: a page that is not
    theirs is answered like one that does not exist.
    """
    if not actor.can(ability):
        raise OutOfScope
    seen = case_for(actor, reference, at_least=at_least)
    facts = case_facts([seen.case.pk], today=today).get(seen.case.pk)
    if facts is None:
        raise OutOfScope
    (people, shares, met, work), closures = _around(seen.case, today)
    return CaseHead(
        seen=seen,
        facts=facts,
        people=people,
        shares=shares,
        meetings=met,
        interventions=work,
        closures=closures,
    )


def _around(
    case: Case, today: datetime.date
) -> tuple[tuple[int, int, int, int], tuple[Closure, ...]]:
    """People around the child, open shares, meetings, work with the child; closures. One query."""
    around = Relationship.objects.filter(child=OuterRef("child")).filter(holds_on(today))
    of_the_case = (
        (Share.objects.filter(case=OuterRef("pk"), ended_at__isnull=True), "case"),
        (
            MeetingChild.objects.filter(participation__case=OuterRef("pk")),
            "participation__case",
        ),
        (Conference.objects.filter(case=OuterRef("pk")), "case"),
        (Intervention.objects.filter(case=OuterRef("pk")), "case"),
    )
    counted = (
        rows.order_by().values(column).annotate(found=Count("pk")).values("found")
        for rows, column in ((around, "child"), *of_the_case)
    )
    row = Case.objects.filter(pk=case.pk).values_list(
        *(Coalesce(Subquery(rows), 0) for rows in counted), ArraySubquery(_closures())
    )
    people, shares, meetings, conferences, work, closures = row.get()
    told = tuple(_closure(one) for one in closures)
    return (int(people), int(shares), int(meetings) + int(conferences), int(work)), told


def _closures() -> QuerySet[CaseClosure, Any]:
    told = ("reason", "summary", "goes_on_with", "self_harm_risk", "self_harm_detail", "closed_at")
    found = CaseClosure.objects.filter(case=OuterRef("pk")).order_by("-closed_at", "-pk")
    who = {"person": "closed_by__user__full_name", "agency": "closed_by__team__agency__name"}
    return found.values_list(JSONObject(**{name: name for name in told}, **who), flat=True)


def _closure(told: dict[str, str]) -> Closure:
    closed_at = datetime.datetime.fromisoformat(told.pop("closed_at"))
    closed_by = f"{told.pop('person')}, {told.pop('agency')}"
    return Closure(closed_at=closed_at, closed_by=closed_by, **told)


def case_overview(
    actor: Actor, reference: str, *, now: datetime.datetime, today: datetime.date
) -> CaseOverview:
    """A case that the actor sees as a whole. Fourteen queries. Raises OutOfScope."""
    head = case_head(actor, reference, today=today)
    case = head.case
    linked = linked_children(case)
    participations = tuple(
        Participation.objects.filter(case=case)
        .select_related("incident__local_authority")
        .order_by("incident__happened_from", "incident_id")
    )
    displayed = any(part.role in DISPLAYED for part in participations)
    return CaseOverview(
        head=head,
        placed=placed_here(case),
        deadlines=tuple(
            Deadline.objects.open()
            .filter(case=case)
            .select_related("owner__user", "owner_team__agency")
            .order_by("due_on", "pk")
        ),
        participations=participations,
        referrals=tuple(
            Referral.objects.filter(case=case)
            .select_related(
                "concern__agency",
                "participation",
                "received_by__agency",
                "referred_by",
                "decided_by__user",
            )
            .order_by("-received_at", "-pk")
        ),
        linked=tuple(linked),
        access=tuple(open_shares(case, now=now)),
        enquiries=tuple(enquiries_of(case)),
        conferences=tuple(conferences_of(case)),
        # Of a child who displayed nothing there is no such track: it is not asked for.
        justice=tuple(events_of(case)) if displayed else (),
        requests=own_requests(actor, [child.participation_id for child in linked]),
    )


def own_requests(actor: Actor, participations: list[int]) -> dict[int, AccessRequest]:
    """The actor's latest request for each linked child, by participation. One query, or none."""
    if not participations:
        return {}
    found = AccessRequest.objects.filter(
        asked_by=actor.membership, participation_id__in=participations
    ).order_by("asked_at", "pk")
    return {request.participation_id: request for request in found}


def holds_on(today: datetime.date) -> Q:
    """The condition that something with a last day has not ended before the day."""
    return Q(to_date__isnull=True) | Q(to_date__gte=today)
