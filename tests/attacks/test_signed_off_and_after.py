"""What somebody can do to an assessment that is signed off, to be rid of it or to go round it."""

import pytest
from django.urls import reverse

from assessments.commands import (
    approve_report,
    cancel_assessment,
    change_report,
    open_new_version,
    prepare_report,
    return_assessment,
)
from assessments.models import AssessmentReport, ReportKind
from assessments.rules.papers import sections_in
from hsb_cases.agencies.acting import system_acting
from hsb_cases.core.errors import NotPermitted, Refused
from tests.assessments.arrange import LATER, MANAGER, ONE, TWO
from tests.assessments.writing import (
    COORDINATOR,
    SUPERVISED,
    again,
    owens_case,
    recorded,
    sent,
    started,
    whole,
    works_on,
    written,
)
from tests.cases.test_closing import closed, decided
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
REASON = "Three months have passed since."


@built_once
def owen(world):
    return owens_case(world)


@built_once
def signed(world, owen):
    return whole(world, started(world, owen))


def test_what_is_signed_off_is_not_buried_by_cancelling_a_new_version(world, signed):
    """Cancelled, it would have no step left: no other version, and no report that may be sent."""
    open_new_version(assessment=signed, reason=REASON, at=LATER, by=world[ONE])
    with pytest.raises(Refused, match="signed off, so it was not started in error"):
        cancel_assessment(assessment=signed, reason="It was started in error.", by=world[ONE])
    assert again(signed).status == "under_way"


def test_no_assessment_goes_on_in_a_closed_case(world, owen, signed):
    decided(world, owen)
    closed(world, owen)
    with pytest.raises(Refused, match="This case is closed"):
        open_new_version(assessment=again(signed), reason=REASON, at=LATER, by=world[MANAGER])


@built_once
def passed_on(world, owen, signed):
    """Prepared by worker two, who wrote none of the assessment, and saved by the manager since."""
    works_on(world, owen, TWO)
    report = prepare_report(
        assessment=signed, kind=ReportKind.PLAIN, recipient="Owen", at=LATER, by=world[TWO]
    )
    change_report(
        report=report,
        sections=sections_in(report.sections),
        read=report.prepared_at,
        at=LATER,
        by=world[MANAGER],
    )
    return report


def approved(world, report, by):
    with as_owner():
        report = AssessmentReport.objects.select_related("case").get(pk=report.pk)
    approve_report(report=report, read=report.prepared_at, at=LATER, by=world[by])


def test_whoever_prepared_a_report_does_not_approve_it_once_another_saved_it(world, passed_on):
    with pytest.raises(NotPermitted, match="A second person approves the report"):
        approved(world, passed_on, TWO)
    approved(world, passed_on, COORDINATOR)


@pytest.mark.parametrize("by", [TWO, MANAGER])
def test_the_database_knows_who_prepared_a_report_in_whichever_membership(
    world, owen, passed_on, by, monkeypatch
):
    monkeypatch.setattr("assessments.commands.reporting.preparers_of", lambda report: frozenset())
    with as_owner(), system_acting("Test set-up"):
        world.member("once more", world[by].user, "northmere hsb", "hsb_coordinator")
    works_on(world, owen, "once more")
    for short in (by, "once more"):
        with pytest.raises(Refused, match="A second person approves the report"):
            approved(world, passed_on, short)


def test_nobody_signs_off_a_text_that_was_returned_and_sent_anew_since_it_was_read(world, owen):
    """By another supervisor, or in another window: what is signed off is not what was read."""
    made = sent(world, written(world, started(world, owen)))
    supervisor = signed_in(world[COORDINATOR])
    page = reverse("assessment_record:decide", args=[made.reference])
    opened = {"decision": "sign_off", "note": "Well thought through."}
    opened["read"] = hidden(supervisor.get(page).content.decode())
    reason = "The formulation leaves the school out."
    return_assessment(assessment=made, reason=reason, at=SUPERVISED, by=world[COORDINATOR])
    recorded(world, made, "formulation", formulation="The school has no part in this at all.")
    sent(world, made, at=SUPERVISED)
    refused = supervisor.post(page, opened).content.decode()
    assert "returned and sent anew since you opened this page" in refused
    assert "Well thought through." in refused
    assert again(made).status == "waiting"
    opened["read"] = hidden(refused)
    assert supervisor.post(page, opened).status_code == 302
    assert again(made).status == "signed_off"


def hidden(page):
    return read(page).one("input", name_="read")["value"]
