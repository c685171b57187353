"""The section 47 enquiries on the case page."""

from collections.abc import Sequence

from assessments.models import EnquiryStatus, Section47Enquiry
from assessments.permissions import may_start
from hsb_cases.agencies.acting import Actor
from hsb_cases.cases.models import CaseStatus
from hsb_cases.core.filters import short_day
from hsb_cases.core.parts import Card, Fact, Tag
from hsb_cases.workspace.presenters.places import place
from hsb_cases.workspace.selectors.case import CaseHead


def enquiry_cards(enquiries: Sequence[Section47Enquiry]) -> list[Card]:
    """A card for each enquiry, the latest first."""
    return [
        Card(
            title=f"Enquiry {one.reference}",
            tags=[Tag(one.get_status_display(), "state" if one.is_open else "done")],
            href=place("assessments:enquiry", one.reference),
            facts=_facts(one),
        )
        for one in enquiries
    ]


def start_enquiry_href(head: CaseHead, actor: Actor) -> str:
    """Where an enquiry is started, for who may; empty for everybody else."""
    if head.case.status == CaseStatus.CLOSED or not may_start(actor, head.seen.level):
        return ""
    return place("assessments:start", head.case.reference)


def _facts(enquiry: Section47Enquiry) -> list[Fact]:
    worker = enquiry.worker.user.full_name if enquiry.worker else ""
    facts = [
        Fact("Incident", enquiry.incident.reference),
        Fact("Strategy discussion", short_day(enquiry.started_on)),
        Fact("Social worker", worker, missing="Nobody yet"),
    ]
    if enquiry.status == EnquiryStatus.CONCLUDED:
        conference = "Required" if enquiry.conference_required else "Not required"
        facts += [
            Fact("Outcome for this child", enquiry.get_outcome_display()),
            Fact("Initial child protection conference", conference),
        ]
    return facts
