"""Referring a child to the HSB service: what it brings, whom it takes, and each answer."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.urls import reverse

from assessments.commands import (
    answer_hsb_referral,
    make_hsb_referral,
    withdraw_hsb_referral,
)
from assessments.commands.hsb_referring import Asking, Replying
from assessments.models import HsbReferral
from assessments.rules.hsb_referral import (
    ACCEPT,
    ADVISE,
    LIST,
    SIGNPOST,
    answer_fits,
    reasons_are_given,
)
from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.models import ProcedureProfile
from hsb_cases.cases.models import Case, Level, Share
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.core.rules.answers import prompt, refuse
from tests.assessments.arrange import MANAGER, ONE, TWO, case_allocated, siblings
from tests.assessments.writing import (
    COORDINATOR,
    again,
    incident_of,
    sent,
    started,
    trained,
    works_on,
    written,
)
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 5, 11, 10, 0, tzinfo=datetime.UTC)
TODAY = AT.date()
SAID = "The service meets Owen and his mother."
DOUBT = prompt("R24", "Offer the reading assessment.")
NO = refuse("R24", "It takes children of 5 to 17.")


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(AT, tick=False):
        yield


@built_once
def owen(world):
    """Owen’s case, with a worker; the area’s procedure names a service for 8 to 18."""
    with as_owner(), system_acting("Test set-up"):
        ProcedureProfile.objects.create(
            local_authority=world.authorities["Northmere County"],
            in_force=(datetime.date(2026, 1, 1), None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Front door",
            contact_source="The procedure",
            hsb_service_name="Harbour",
            hsb_service_from_age=8,
            hsb_service_to_age=18,
            hsb_service_source="The procedure",
        )
    case = siblings(world).owen
    case_allocated(world, case, ONE)
    return case


@built_once
def referral(world, owen):
    return made(world, owen)


def asking(world, case, **changes):
    asked = Asking(
        to_team=world.teams["northmere hsb"],
        own_risk_assessment="He is not alone with younger children; low risk at school.",
        incidents=[incident_of(case).reference],
        lead_professional="Northmere Worker One, social worker",
        basis="none",
        consent_from="Owen and his mother",
        asks_for=" Advice on his bedtime ",
    )
    return replace(asked, **changes)


def made(world, case, *, by=ONE, **changes):
    return make_hsb_referral(case=case, asking=asking(world, case, **changes), at=AT, by=world[by])


def answered(world, referral, outcome, *, by=COORDINATOR, answer=SAID, at=AT, **changes):
    replying = Replying(outcome=outcome, answer=answer, **changes)
    answer_hsb_referral(referral=referral, replying=replying, at=at, by=world[by])
    return again(referral)


@pytest.mark.rule("R24")
@pytest.mark.parametrize(
    ("answer", "found", "kind"),
    [
        (ACCEPT, (), "ok"),
        (ACCEPT, (DOUBT,), "refuse"),
        (ACCEPT, (NO,), "refuse"),
        (LIST, (DOUBT,), "ok"),
        (LIST, (DOUBT, NO), "refuse"),
        (ADVISE, (NO,), "ok"),
        (SIGNPOST, (NO, DOUBT), "ok"),
    ],
)
def test_where_something_speaks_against_it_the_answer_is_advice_or_another_service(
    answer, found, kind
):
    assert answer_fits(answer, found=found).kind == kind


@pytest.mark.parametrize("answer", [ACCEPT, LIST, ADVISE, SIGNPOST])
def test_each_answer_says_something(answer):
    assert reasons_are_given(answer, "Yes").field == "answer"
    assert reasons_are_given(answer, SAID).kind == "ok"


@pytest.mark.rule("R42", "R41")
def test_a_referral_brings_the_own_risk_assessment_and_the_reports_as_they_read(world, owen):
    referral = made(world, owen)
    with as_owner():
        incident = incident_of(owen)
    assert [(one["reference"], one["account"]) for one in referral.incident_reports] == [
        (incident.reference, incident.account)
    ]
    assert (referral.recorded_as, referral.asks_for, referral.age, referral.service) == (
        "voluntary intervention",
        "Advice on his bedtime",
        13,
        "Harbour",
    )
    with pytest.raises(Refused, match="waits for its answer already"):
        made(world, owen)


@pytest.mark.rule("R42", "R41")
@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"own_risk_assessment": "Low"}, "own_risk_assessment"),
        ({"incidents": []}, "incidents"),
        ({"incidents": ["INC-2222-2222"]}, "incidents"),
        ({"lead_professional": " "}, "lead_professional"),
        ({"basis": ""}, "basis"),
        ({"consent_from": " "}, "consent_from"),
    ],
)
def test_what_a_referral_does_not_leave_out(world, owen, changes, field):
    with pytest.raises(Refused) as stopped:
        made(world, owen, **changes)
    assert stopped.value.field == field


def test_a_statutory_plan_needs_no_consent_and_is_nothing_voluntary(world, owen):
    referral = made(world, owen, basis="statutory", consent_from="")
    assert referral.recorded_as == ""


def test_only_a_team_of_a_service_is_referred_to(world, owen):
    with pytest.raises(Refused, match="Choose a team"):
        made(world, owen, to_team=world.teams["northmere casework"])
    with pytest.raises(Refused, match="Choose a team"):
        made(world, owen, to_team=world.teams["stoneford hsb"])


@built_once
def together(world, owen):
    """A voluntary organisation’s team, which does not see the case as the area’s own does."""
    with as_owner(), system_acting("Test set-up"):
        world.agency("Together", "hsb_service", "Northmere County")
        world.team("together", "Practice", "Together")
        world.person("together coordinator", "Tia Together", "together", "hsb_coordinator")
    return world.teams["together"]


def test_whoever_manages_the_case_lets_the_team_in_with_the_referral(world, owen, together):
    referral = made(world, owen, to_team=together)
    with as_owner():
        share = Share.objects.get(case=owen, group=together.group)
    assert (share.level, share.purpose) == (
        Level.CONTRIBUTE,
        f"Referral to the HSB service {referral.reference}",
    )
    assert answered(world, referral, ACCEPT, by="together coordinator").status == "accepted"
    listed = page(world, "queue", "together coordinator")
    assert "No referral waits" in listed.text


def test_who_may_not_share_the_case_refers_where_the_service_sees_it(world, owen, together):
    works_on(world, owen, "police")
    works_on(world, owen, TWO)
    for by in ("police", TWO):
        with pytest.raises(Refused, match="does not see this case yet"):
            made(world, owen, by=by, to_team=together)
    first = made(world, owen, to_team=together)
    withdraw_hsb_referral(
        referral=first, reason="The family asked for more time.", by=world[MANAGER]
    )
    second = made(world, owen, by="police", to_team=together)
    assert second.referred_by == world["police"].membership
    with as_owner():
        assert Share.objects.filter(group=together.group).count() == 1


def test_no_referral_of_a_case_out_of_sight_or_closed(world, owen):
    with pytest.raises(NotPermitted):
        made(world, owen, by="stoneford worker one")
    with as_owner(), system_acting("Test set-up"):
        owen.status, owen.closed_at = "closed", AT
        owen.save()
    with pytest.raises(Refused, match="Reopen it first"):
        made(world, owen)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(ACCEPT, "accepted"), (ADVISE, "advised"), (SIGNPOST, "signposted"), (LIST, "waiting_list")],
)
def test_the_service_answers(world, referral, outcome, status):
    found = answered(world, referral, outcome, expected_on=datetime.date(2026, 6, 1))
    assert (found.status, found.answer, found.answered_by) == (
        status,
        SAID,
        world[COORDINATOR].membership,
    )
    takes = outcome in {ACCEPT, LIST}
    assert found.expected_on == (datetime.date(2026, 6, 1) if takes else None)
    assert found.waiting_since == (TODAY if outcome == LIST else None)
    with as_owner():
        assert [one.status for one in found.history.order_by("history_id")] == [
            "waiting",
            status,
        ]


def test_from_the_waiting_list_a_childs_turn_comes(world, referral):
    answered(world, referral, LIST)
    later = AT + datetime.timedelta(days=30)
    found = answered(world, referral, ACCEPT, at=later)
    assert (found.status, found.waiting_since, found.answered_at) == ("accepted", TODAY, later)
    with pytest.raises(Refused, match="has its answer"):
        answered(world, referral, ADVISE)
    with pytest.raises(Refused, match="has its answer"):
        withdraw_hsb_referral(referral=referral, reason="The family is against it.", by=world[ONE])


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"outcome": "tea"}, "Choose the answer"),
        ({"outcome": ACCEPT, "answer": "Yes"}, "what the service offers"),
        ({"outcome": ACCEPT, "expected_on": datetime.date(2026, 5, 10)}, "today or later"),
    ],
)
def test_when_an_answer_is_not_recorded(world, referral, facts, sentence):
    with pytest.raises(Refused, match=sentence):
        answered(world, referral, **facts)


@pytest.mark.parametrize("by", [ONE, MANAGER, "stoneford coordinator"])
def test_nobody_else_answers_for_the_service(world, referral, by):
    with pytest.raises((NotPermitted, OutOfScope)):
        answered(world, referral, ADVISE, by=by)


@pytest.mark.rule("R24")
def test_a_child_out_of_its_range_gets_advice(world, owen):
    with as_owner(), system_acting("Test set-up"):
        child = owen.child
        child.date_of_birth = datetime.date(2019, 1, 1)
        child.save()
    referral = made(world, case_again(owen))
    for outcome in (ACCEPT, LIST):
        with pytest.raises(Refused, match="Harbour takes children of 8 to 18, and this child is 7"):
            answered(world, referral, outcome)
    assert answered(world, referral, ADVISE).status == "advised"


def case_again(case):
    with as_owner():
        return Case.objects.select_related("child", "local_authority").get(pk=case.pk)


@pytest.mark.rule("R24")
def test_a_disability_excludes_only_where_the_reading_assessment_says_so(world, owen):
    with as_owner(), system_acting("Test set-up"):
        child = owen.child
        child.disabilities = ["LD"]
        child.save()
    referral = made(world, owen, can_take_part="unsure")
    with pytest.raises(Refused, match="Offer the reading assessment before anybody decides"):
        answered(world, referral, ACCEPT)
    assert answered(world, referral, LIST).status == "waiting_list"
    with pytest.raises(Refused, match="would keep the child from taking part"):
        answered(world, referral, ACCEPT, reading_assessment="not_passed")
    found = answered(world, referral, ACCEPT, reading_assessment="passed")
    assert (found.status, found.reading_assessment) == ("accepted", "passed")


def test_whoever_referred_or_manages_takes_it_back(world, owen, referral):
    works_on(world, owen, TWO)
    with pytest.raises(NotPermitted, match="Whoever referred"):
        withdraw_hsb_referral(referral=referral, reason="I think it is wrong.", by=world[TWO])
    with pytest.raises(Refused, match="Enter why"):
        withdraw_hsb_referral(referral=referral, reason="Wrong", by=world[ONE])
    withdraw_hsb_referral(referral=referral, reason="The family is against it.", by=world[ONE])
    assert again(referral).status == "withdrawn"


# On the pages.


def at(name, *args):
    return reverse(f"hsb_service:{name}", args=args)


def page(world, name, by, *args):
    answer = signed_in(world[by]).get(at(name, *args))
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode()).one("main")


def test_a_referral_from_its_form_to_the_list_of_the_team(world, owen):
    client = signed_in(world[ONE])
    tab = client.get(reverse("workspace:case_assessments", args=[owen.reference]))
    assert "Refer to the HSB service" in tab.content.decode()
    form = page(world, "refer", ONE, owen.reference)
    assert "names Harbour. It takes children of 8 to 18" in form.text
    answer = client.post(at("refer", owen.reference), {})
    for words in ("Choose the team", "Enter your agency’s own assessment", "Name the lead"):
        assert words in answer.content.decode()
    facts = {
        "to_team": str(world.teams["northmere hsb"].pk),
        "own_risk_assessment": "He is not alone with younger children.",
        "incidents": [incident_of(owen).reference],
        "lead_professional": "Northmere Worker One",
        "basis": "none",
        "consent_from": "",
        "can_take_part": "unsure",
        "reading_assessment": "not_done",
    }
    answer = client.post(at("refer", owen.reference), facts)
    assert "enter who of the family agreed" in answer.content.decode()
    answer = client.post(at("refer", owen.reference), {**facts, "consent_from": "His mother"})
    with as_owner():
        referral = HsbReferral.objects.get()
    assert answer.url == at("referral", referral.reference)
    shown = page(world, "referral", ONE, referral.reference)
    for words in ("voluntary intervention", "Agreed: His mother", "Offered, not done yet"):
        assert words in shown.text
    assert "waits for its answer already" in page(world, "refer", ONE, owen.reference).text
    listed = page(world, "queue", COORDINATOR)
    for words in (referral.reference, "O.", "Waiting for an answer"):
        assert words in listed.text
    tab = client.get(reverse("workspace:case_assessments", args=[owen.reference]))
    assert referral.reference in tab.content.decode()


def test_the_coordinator_answers_on_the_page(world, referral):
    client = signed_in(world[COORDINATOR])
    assert "Answer the referral" in page(world, "referral", COORDINATOR, referral.reference).text
    answer = client.post(at("answer", referral.reference), {"reading_assessment": "not_done"})
    assert "Choose the answer" in answer.content.decode()
    day = {"expected_on_day": "1", "expected_on_month": "6", "expected_on_year": "2026"}
    facts = {"reading_assessment": "not_done", "outcome": LIST, "answer": SAID, **day}
    client.post(at("answer", referral.reference), facts)
    listed = page(world, "queue", COORDINATOR)
    assert "Expected 1 June 2026" in listed.text
    client.post(at("answer", referral.reference), {**facts, "outcome": ADVISE})
    shown = page(world, "referral", ONE, referral.reference)
    for words in ("Advice given", SAID, "On the waiting list since"):
        assert words in shown.text
    assert "Answer the referral" not in shown.text
    assert "has its answer" in page(world, "answer", COORDINATOR, referral.reference).text
    assert "has its answer" in page(world, "withdraw", ONE, referral.reference).text


def test_it_is_taken_back_on_the_page(world, referral):
    client = signed_in(world[ONE])
    answer = client.post(at("withdraw", referral.reference), {"reason": "No"})
    assert "Enter why it is taken back" in answer.content.decode()
    client.post(at("withdraw", referral.reference), {"reason": "The family is against it."})
    shown = page(world, "referral", ONE, referral.reference)
    assert "The family is against it." in shown.text


def test_the_list_shows_what_waits_for_supervision_too(world, owen, referral):
    trained(world, ONE)
    made_now = sent(world, written(world, started(world, owen)))
    listed = page(world, "queue", COORDINATOR)
    assert made_now.reference in listed.text
    answered(world, referral, ACCEPT, expected_on=datetime.date(2026, 6, 1))
    assert "Expected to begin" in page(world, "referral", COORDINATOR, referral.reference).text
    listed = page(world, "queue", "stoneford coordinator")
    assert made_now.reference not in listed.text


@pytest.mark.parametrize(
    ("name", "by"),
    [("answer", ONE), ("withdraw", COORDINATOR), ("referral", "stoneford coordinator")],
)
def test_for_everybody_else_there_is_no_such_page(world, referral, name, by):
    assert signed_in(world[by]).get(at(name, referral.reference)).status_code == 404


def test_no_list_and_no_form_for_who_does_neither(world, owen):
    assert signed_in(world[ONE]).get(at("queue")).status_code == 404
    works_on(world, owen, "school", level=Level.VIEW)
    assert signed_in(world["school"]).get(at("refer", owen.reference)).status_code == 404
    assert signed_in(world["administrator"]).get(at("referral", "HSR-2222-2222")).status_code == 404


def test_what_is_set_up_is_asked_for_before_the_form(world, owen):
    with as_owner(), system_acting("Test set-up"):
        ProcedureProfile.objects.all().delete()
        team = world.teams["northmere hsb"]
        team.active = False
        team.save()
    shown = page(world, "refer", ONE, owen.reference)
    assert "names no HSB service" in shown.text
    assert "No team of an HSB service is set up" in shown.text


def test_an_area_that_gives_no_ages_and_a_birth_that_is_not_known(world, owen):
    with as_owner(), system_acting("Test set-up"):
        profile = ProcedureProfile.objects.get()
        profile.hsb_service_from_age = profile.hsb_service_to_age = None
        profile.save()
        child = owen.child
        child.date_of_birth, child.date_of_birth_status = None, ""
        child.save()
    assert "It takes children" not in page(world, "refer", ONE, owen.reference).text
    assert made(world, case_again(owen)).age is None


def test_a_referral_that_waits_keeps_its_case_open(world, owen, referral):
    shown = signed_in(world[MANAGER]).get(reverse("workspace:case_closing", args=[owen.reference]))
    assert f"Have referral {referral.reference} to the HSB service" in shown.content.decode()
