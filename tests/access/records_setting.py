"""A signed-off assessment with its reports, and a referral to the HSB service, for access tests."""

from assessments.commands import (
    make_hsb_referral,
    record_part,
    save_part,
    send_for_supervision,
    sign_off_assessment,
    start_family_assessment,
)
from assessments.commands.hsb_referring import Asking
from assessments.commands.writing import Place
from assessments.models import AssessmentReport, HsbAssessment, HsbReferral
from assessments.rules.record_parts import parts_of
from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Case, Incident
from hsb_cases.core.references import new_reference
from hsb_cases.drafts.rules.versions import Sent
from tests.support.roles import as_owner
from tests.support.world import NOON, World

PREPARED, APPROVED = "prepared", "approved"
CHOSEN = {
    "interpreter_arranged": "not_needed",
    "may_be_harmed_themselves": "unknown",
    "self_harm_risk": "no",
    "factors": ["14A"],
}


def family_assessment(
    world: World, case: Case, incident: Incident, canary: str, *, by: str, supervisor: str
) -> HsbAssessment:
    """Signed off, with the canary in every text of it: it does not change any more."""
    author = world[by]
    made = start_family_assessment(
        case=case,
        incident=incident,
        assessor=author.membership,
        co_worker=None,
        at=NOON,
        by=author,
    )
    for part in parts_of(made.tool):
        values = {name: CHOSEN.get(name, f"{canary} what was found") for name in part.fields}
        record_part(
            place=Place(made, part),
            values=values,
            sent=Sent({"typed": [canary]}, 0, "w", 1),
            at=NOON,
            by=author,
        )
    send_for_supervision(assessment=made, at=NOON, by=author)
    sign_off_assessment(
        assessment=made, note=f"{canary} note", read=NOON, at=NOON, by=world[supervisor]
    )
    return made


def typed_in(world: World, assessment: HsbAssessment, canary: str, *, by: str) -> None:
    """Something is typed in an assessment under way."""
    part = next(one for one in parts_of(assessment.tool) if one.name == "plain")
    sent = Sent({"plain_why": [f"{canary} typed so far"]}, 0, "w", 1)
    save_part(place=Place(assessment, part), sent=sent, at=NOON, by=world[by])


def reports_of(
    world: World, assessment: HsbAssessment, canary: str, *, by: str, approver: str
) -> dict[str, AssessmentReport]:
    """A report in each state, with the canary in every text of it."""
    lines = [[f"{canary} what it is about", f"{canary} what was found"]]
    with as_owner(), system_acting("Test set-up"):
        facts = {
            "case": assessment.case,
            "version": assessment.versions.get(),
            "sections": [{"title": "What was found", "lines": lines}],
            "prepared_at": NOON,
            "prepared_by": world[by].membership,
        }
        approved = {"approved_at": NOON, "approved_by": world[approver].membership}
        return {
            state: AssessmentReport.objects.create(
                reference=new_reference("RPT"), kind=kind, recipient=f"{canary} {state}", **facts,
                **more,
            )
            for state, kind, more in (
                (PREPARED, "plain", {}),
                (APPROVED, "professional", approved),
            )
        }  # fmt: skip


def hsb_referral(world: World, case: Case, incident: Incident, canary: str, *, by: str):
    """It waits for the area’s HSB coordination."""
    asking = Asking(
        to_team=world.teams["northmere hsb"],
        own_risk_assessment=f"{canary} own risk assessment",
        incidents=[incident.reference],
        lead_professional=f"{canary} lead",
        basis="none",
        consent_from=f"{canary} family",
    )
    made: HsbReferral = make_hsb_referral(case=case, asking=asking, at=NOON, by=world[by])
    return made
