"""Scenario 1 up to the section 47 enquiries: siblings, one harmed and one displaying."""

import datetime
from dataclasses import dataclass, replace

from django.db import connection

from assessments.commands import allocate_enquiry, record_visit, start_enquiry
from assessments.models import EnquiryKind, Section47Enquiry
from assessments.rules.concluding import Conclusion
from assessments.rules.visiting import Safety, Visit
from hsb_cases.cases.commands.allocation import allocate_case, move_case_to_team
from hsb_cases.cases.models import Case, Participation
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON, World

ONE, TWO = "northmere worker one", "northmere worker two"
MANAGER = "northmere manager"
STRATEGY_DAY = datetime.date(2026, 3, 26)
STRATEGY = datetime.datetime(2026, 3, 26, 11, 0, tzinfo=datetime.UTC)
LATER = STRATEGY + datetime.timedelta(days=6)
SAFETY = Safety(self_harm_risk="no", may_be_harmed_themselves="unknown")
VISIT = Visit(
    safety=SAFETY,
    child_seen_on=STRATEGY_DAY,
    seen_alone="yes",
    child_views="“I want to sleep at Gran’s for now.”",
    carers_views="Their mother agrees with the safety measures.",
    interpreter_arranged="not_needed",
)
CONCLUSION = Conclusion(
    safety=SAFETY,
    enquiries_made="School, health visitor and police: no earlier concerns.",
    outcome="substantiated_continuing",
    significant_harm="yes",
    significant_harm_finding="She was harmed several times at home and is afraid to be there.",
    conference_required=True,
    next_steps="",
)


@dataclass
class Siblings:
    """The cases of the child harmed and of the child who displayed the behaviour."""

    mila: Case
    owen: Case


def referred(world: World, facts=SIBLINGS, *, by="school", draft="DRA-TEST-0001") -> list[Case]:
    """The cases of a concern's children, in the order reported."""
    concern = submit_concern(facts=facts, draft_reference=draft, at=NOON, by=world[by])
    with as_owner():
        rows = concern.children.select_related("referral__case").order_by("position")
        return [row.referral.case for row in rows]


def taken_over(world: World, *cases: Case, area="northmere") -> None:
    """The casework team manages the cases from now on."""
    for case in cases:
        move_case_to_team(
            case=case,
            team=world.teams[f"{area} casework"],
            reason="For the enquiry",
            at=NOON,
            by=world[f"{area} front door manager"],
        )


def siblings(world: World, facts=SIBLINGS) -> Siblings:
    """Mila and Owen, managed by one casework team; nobody is allocated yet."""
    cases = referred(world, facts)
    taken_over(world, *cases)
    return Siblings(*cases)


def started(world: World, case: Case, *, by=MANAGER, incident=None, **changes) -> Section47Enquiry:
    """An enquiry about the case's first incident."""
    with as_owner():
        parts = Participation.objects.filter(case=case).select_related("incident").order_by("pk")
        found = incident or parts[0].incident
    facts = {
        "case": case,
        "incident": found,
        "kind": EnquiryKind.JOINT,
        "strategy_reference": "MTG-TEST-0001",
        "started_on": STRATEGY_DAY,
        "at": STRATEGY,
        "by": world[by],
    }
    return start_enquiry(**{**facts, **changes})


def allocated(world: World, enquiry: Section47Enquiry, to, *, by=MANAGER, **changes) -> None:
    """The enquiry goes to somebody, by a short name or by membership."""
    worker = world[to].membership if isinstance(to, str) else to
    facts = {"worker": worker, "reason": "Has the training", "at": STRATEGY, "by": world[by]}
    allocate_enquiry(enquiry=enquiry, **{**facts, **changes})


def case_allocated(world: World, case: Case, to, *, by=MANAGER) -> None:
    """The case goes to somebody."""
    worker = world[to].membership if isinstance(to, str) else to
    allocate_case(case=case, worker=worker, reason="Has room", at=STRATEGY, by=world[by])


def visited(world: World, enquiry: Section47Enquiry, *, by=MANAGER, **changes) -> None:
    """The child was seen."""
    record_visit(enquiry=enquiry, visit=replace(VISIT, **changes), at=LATER, by=world[by])


def worker_of(enquiry: Section47Enquiry):
    """Who has the enquiry, as the database holds it."""
    with as_owner():
        return Section47Enquiry.objects.get(pk=enquiry.pk).worker


SHARED = """
SELECT count(*) FROM cases_participation mine
JOIN cases_participation other
  ON other.incident_id = mine.incident_id AND other.child_id <> mine.child_id
WHERE mine.role IN ('harmed', 'both') AND other.role IN ('displaying', 'both')
  AND EXISTS (
      SELECT FROM ({workers}) a JOIN ({workers}) b ON b.user_id = a.user_id
      WHERE a.child_id = mine.child_id AND b.child_id = other.child_id)
  AND EXISTS (
      SELECT FROM assessments_section47enquiry e JOIN cases_case k ON k.id = e.case_id
      WHERE e.status = 'open' AND k.child_id IN (mine.child_id, other.child_id))
""".format(
    workers="""
    SELECT k.child_id, m.user_id FROM assessments_section47enquiry e
    JOIN cases_case k ON k.id = e.case_id JOIN agencies_membership m ON m.id = e.worker_id
    WHERE e.status = 'open'
    UNION SELECT k.child_id, m.user_id FROM cases_case k
    JOIN agencies_membership m ON m.id = k.worker_id WHERE k.status <> 'closed'
    """
)


def pairs_that_share_a_worker() -> int:
    """How many pairs break R12, asked of the tables and not of the product's own functions."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(SHARED)
        return cursor.fetchone()[0]
