"""Reading section 47 enquiries through the person who asks."""

from dataclasses import dataclass

from django.db.models import QuerySet

from assessments.models import EnquiryStatus, EnquiryVisit, Section47Enquiry
from assessments.permissions import may_allocate, may_start, may_work_on
from assessments.selectors.separating import works_for_both
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, CaseloadEntry, CaseStatus, Level, Participation
from hsb_cases.cases.permissions import level_on
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.core.errors import OutOfScope
from hsb_cases.reminders.models import Deadline

SUBJECT = "section_47_enquiry"
"""The kind of record that the deadlines of an enquiry name."""
MOST_SWAPS = 50


@dataclass(frozen=True)
class SeenEnquiry:
    """An enquiry, the child's part in its incident, and how much of the case the actor sees."""

    enquiry: Section47Enquiry
    part: Participation
    level: int

    @property
    def case(self) -> Case:
        """The child's case."""
        return self.enquiry.case


@dataclass(frozen=True)
class EnquiryOverview:
    """An enquiry with what is due on it."""

    seen: SeenEnquiry
    conference: Deadline | None
    """The initial conference, due or done or not due any more."""
    visits: tuple[EnquiryVisit, ...]
    """Each as it was recorded, the latest first."""
    shares_worker: bool
    """Its worker works with the other child of an incident too: a new report linked the two."""


def enquiry_for(actor: Actor, reference: str) -> SeenEnquiry:
    """An enquiry of a case that the actor sees as a whole. Three queries. Raises OutOfScope."""
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    enquiry = (
        Section47Enquiry.objects.filter(reference=reference)
        .select_related(
            "case__child",
            "case__local_authority",
            "case__managing_team__agency",
            "case__worker__user",
            "incident",
            "worker__user",
            "worker__team",
            "concluded_by__user",
        )
        .first()
    )
    level = level_on(enquiry.case) if enquiry else 0
    if enquiry is None or level < Level.VIEW:
        raise OutOfScope
    part = Participation.objects.get(case=enquiry.case, incident=enquiry.incident_id)
    return SeenEnquiry(enquiry=enquiry, part=part, level=level)


def enquiry_overview(actor: Actor, reference: str) -> EnquiryOverview:
    """An enquiry with what is due on it. Six queries. Raises OutOfScope."""
    seen = enquiry_for(actor, reference)
    enquiry = seen.enquiry
    deadlines = Deadline.objects.filter(subject_kind=SUBJECT, subject_reference=reference)
    shares = (
        enquiry.is_open
        and enquiry.worker is not None
        and works_for_both(enquiry.case, enquiry.worker)
    )
    return EnquiryOverview(
        seen=seen,
        conference=deadlines.filter(rule="initial_conference").order_by("pk").last(),
        visits=tuple(
            EnquiryVisit.objects.filter(enquiry=enquiry).select_related("recorded_by__user")
        ),
        shares_worker=shares,
    )


def enquiry_to_allocate(actor: Actor, reference: str) -> SeenEnquiry:
    """An open enquiry that the actor may allocate or cancel. Raises OutOfScope."""
    seen = enquiry_for(actor, reference)
    if not (seen.enquiry.is_open and may_allocate(actor, seen.level)):
        raise OutOfScope
    return seen


def enquiry_to_work_on(actor: Actor, reference: str) -> SeenEnquiry:
    """An open enquiry in which the actor may record and conclude. Raises OutOfScope."""
    seen = enquiry_for(actor, reference)
    if not (seen.enquiry.is_open and may_work_on(actor, seen.enquiry, seen.level)):
        raise OutOfScope
    return seen


def case_to_start(actor: Actor, reference: str) -> tuple[Case, list[Participation]]:
    """An open case for whose child the actor may start an enquiry, and its parts in incidents.

    Two queries. Raises OutOfScope.
    """
    seen = case_for(actor, reference, at_least=Level.CONTRIBUTE)
    if not may_start(actor, seen.level) or seen.case.status == CaseStatus.CLOSED:
        raise OutOfScope
    parts = Participation.objects.filter(case=seen.case).select_related("incident")
    return seen.case, list(parts.order_by("incident__happened_from", "incident_id"))


def enquiries_of(case: Case) -> list[Section47Enquiry]:
    """The enquiries of a case that the actor sees as a whole, the latest first. One query."""
    return list(
        Section47Enquiry.objects.filter(case=case)
        .select_related("worker__user", "incident")
        .order_by("-started_on", "-pk")
    )


def enquiries_to_swap_with(actor: Actor, enquiry: Section47Enquiry) -> list[Section47Enquiry]:
    """Other children's open enquiries with a worker, of cases that the actor manages.

    Those about the same incident first, at most MOST_SWAPS. One query.
    """
    found = (
        Section47Enquiry.objects.filter(
            status=EnquiryStatus.OPEN, worker__isnull=False, case__in=managed_cases(actor)
        )
        .exclude(case=enquiry.case_id)
        .exclude(worker=enquiry.worker_id)
        .select_related("case__child", "worker__user")
        .order_by("-pk")[:MOST_SWAPS]
    )
    return sorted(found, key=lambda one: one.incident_id != enquiry.incident_id)


def managed_cases(actor: Actor) -> QuerySet[CaseloadEntry, int]:
    """The numbers of the cases that the actor manages, as a part of another query."""
    return CaseloadEntry.objects.filter(
        principal__in=actor.principals, level__gte=Level.MANAGE
    ).values_list("case_id", flat=True)
