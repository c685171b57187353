"""The pages of the tool chooser, the justice track and the register of training."""

import pytest
import time_machine
from django.urls import reverse

from assessments.models import Acknowledgement, AssessorTraining, HsbAssessment, JusticeEvent
from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.commands.sharing import share_case
from hsb_cases.cases.models import Level, Participation, RuleOverride
from tests.assessments.arrange import MANAGER, ONE, siblings
from tests.assessments.test_starting_assessments import (
    COORDINATOR,
    WHY,
    happened,
    shared,
    start,
    trained,
)
from tests.assessments.test_starting_assessments import owen as owen_trained
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-05-11T10:00:00+00:00"
TODAY = {"happened_on_day": "11", "happened_on_month": "5", "happened_on_year": "2026"}
owen = owen_trained


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, name, *args, query=""):
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return read(answer.content.decode()).one("main")


def send(client, name, *args, query="", **facts):
    return client.post(reverse(name, args=args) + query, facts)


def test_each_tool_has_its_sentence_and_only_those_that_may_be_used_a_link(world, owen):
    shown = page(signed_in(world[ONE]), "hsb_assessments:choose", owen.reference)
    assert "Made for children of this age (13)." in shown.text
    assert "ERASOR is only for those convicted of an offence" in shown.text
    assert "The child is 13. This model is for children under 12" in shown.text
    assert "Safety planning and education go on throughout" in shown.text
    hrefs = [link["href"] for link in shown.all("a")]
    assert [href.split("/")[4] for href in hrefs if f"/choose/{owen.reference}/" in href] == [
        "aim3"
    ]


def test_a_tool_that_waits_is_open_to_the_coordinator_alone(world, owen):
    happened(world, owen, "interview")
    worker = page(signed_in(world[ONE]), "hsb_assessments:choose", owen.reference)
    assert "A full assessment waits" in worker.text
    assert "Go on in spite of this" not in worker.text
    barred = page(signed_in(world[ONE]), "hsb_assessments:start", owen.reference, "aim3")
    assert "An HSB coordinator can go on in spite of it" in barred.text
    coordinator = signed_in(world[COORDINATOR])
    assert (
        "Go on in spite of this" in page(coordinator, "hsb_assessments:choose", owen.reference).text
    )
    facts = {"assessor": str(world[ONE].membership.pk), "co_worker": ""}
    answer = send(coordinator, "hsb_assessments:start", owen.reference, "aim3", **facts)
    assert "Enter why you go on" in answer.content.decode()
    why = "The court asks for the assessment before it decides."
    answer = send(
        coordinator, "hsb_assessments:start", owen.reference, "aim3", override_r21=why, **facts
    )
    with as_owner():
        made = HsbAssessment.objects.get()
        assert RuleOverride.objects.get(subject_reference=made.reference).reason == why
    assert answer.url == reverse("hsb_assessments:assessment", args=[made.reference])


def test_starting_asks_about_needs_and_shows_the_assessment(world, owen):
    with as_owner(), system_acting("Test set-up"):
        owen.child.send_support = "ehcp"
        owen.child.save()
    client = signed_in(world[ONE])
    shown = page(client, "hsb_assessments:start", owen.reference, "aim3")
    assert "Trained until 1 March 2027" in shown.text
    assert "Who coordinates the agencies" in shown.text
    send(
        client,
        "hsb_assessments:start",
        owen.reference,
        "aim3",
        assessor=str(world[ONE].membership.pk),
        co_worker=str(world[COORDINATOR].membership.pk),
        adaptations="Shorter sessions with pictures",
        needs_coordinator="Cora Coordinates",
    )
    with as_owner():
        made = HsbAssessment.objects.get()
    shown = page(client, "hsb_assessments:assessment", made.reference)
    for words in ("Shorter sessions", "Cora Coordinates", "Northmere Coordinator", "Edition: AIM3"):
        assert words in shown.text
    listed = page(client, "workspace:case_assessments", owen.reference)
    assert made.reference in listed.text
    answer = send(client, "hsb_assessments:cancel", made.reference, reason="No")
    assert "Enter why it is cancelled" in answer.content.decode()
    send(client, "hsb_assessments:cancel", made.reference, reason="For the wrong incident, sadly.")
    assert (
        "Cancelled: For the wrong"
        in page(client, "hsb_assessments:assessment", made.reference).text
    )
    assert (
        "This assessment has ended" in page(client, "hsb_assessments:cancel", made.reference).text
    )


def test_a_tool_or_an_incident_that_is_none_does_not_exist(world, owen):
    client = signed_in(world[ONE])
    for path in (
        reverse("hsb_assessments:start", args=[owen.reference, "tea-leaves"]),
        reverse("hsb_assessments:choose", args=[owen.reference]) + "?incident=INC-2222-2222",
    ):
        assert client.get(path).status_code == 404
    police = world["police"]
    shared(world, owen, "police")
    assert (
        signed_in(police).get(reverse("justice:record", args=[owen.reference, "party"])).status_code
        == 404
    )


def test_a_child_who_displayed_nothing_has_no_tools_and_no_track(world):
    mila = siblings(world).mila
    share_case(
        case=mila,
        recipient=world[ONE].membership,
        level=Level.MANAGE,
        why=WHY,
        at=NOON,
        by=world[MANAGER],
    )
    client = signed_in(world[ONE])
    assert "displayed no behaviour" in page(client, "hsb_assessments:choose", mila.reference).text
    assert "displayed no behaviour" in page(client, "justice:choose", mila.reference).text
    listed = page(client, "workspace:case_assessments", mila.reference)
    assert "Therapy before a trial (R34)" in listed.text
    sent = {
        ("hsb_assessments:start", "aim3"): {"assessor": "", "co_worker": ""},
        ("justice:record", "police_record"): TODAY,
        ("justice:acknowledgement",): {
            "acceptance": "some",
            "asked_on_day": "11",
            "asked_on_month": "5",
            "asked_on_year": "2026",
        },
    }
    for (name, *more), facts in sent.items():
        answer = send(client, name, mila.reference, *more, **facts)
        assert "displayed no behaviour" in answer.content.decode()
    with as_owner():
        assert JusticeEvent.objects.count() + Acknowledgement.objects.count() == 0


def test_the_police_record_an_event_and_everybody_reads_what_it_unlocks(world, owen):
    shared(world, owen, "police")
    client = signed_in(world["police"])
    shown = page(client, "justice:choose", owen.reference)
    assert "A MAPPA referral is possible once" in shown.text
    assert "“Pleaded guilty” follows “Charged”" in shown.text
    assert "Record that first" in shown.text
    send(client, "justice:record", owen.reference, "charge", detail="By post", **TODAY)
    answer = send(
        client, "justice:record", owen.reference, "plea_guilty", court="Youth court", **TODAY
    )
    assert answer.url == reverse("workspace:case_assessments", args=[owen.reference])
    listed = page(client, "workspace:case_assessments", owen.reference)
    for words in ("Pleaded guilty", "Court: Youth court", "The process goes on", "By post"):
        assert words in listed.text
    assert "Takes some responsibility, as the process implies" in listed.text
    overview = page(client, "workspace:case", owen.reference)
    assert "What this unlocks or forbids" in overview.text


def test_an_entry_is_corrected_on_the_page(world, owen):
    client = signed_in(world[MANAGER])
    happened(world, owen, "charge")
    with as_owner():
        wrong = JusticeEvent.objects.get()
    form = page(client, "justice:record", owen.reference, "in_error")
    assert "Charged, 1 May 2026" in form.text
    answer = send(client, "justice:record", owen.reference, "in_error", corrects="")
    assert "Choose the entry that was made in error" in answer.content.decode()
    why = "It was meant for another child."
    send(
        client,
        "justice:record",
        owen.reference,
        "in_error",
        corrects=wrong.reference,
        correction_reason=why,
    )
    listed = page(client, "workspace:case_assessments", owen.reference)
    assert "Corrected" in listed.text
    assert f"In the place of an earlier entry: {why}" in listed.text
    assert "Nothing of a criminal process is recorded" in listed.text


def test_what_the_child_acknowledges_is_recorded_and_shown(world, owen):
    client = signed_in(world[ONE])
    send(
        client,
        "justice:acknowledgement",
        owen.reference,
        acceptance="none",
        words="“It was not like that.”",
        asked_on_day="10",
        asked_on_month="5",
        asked_on_year="2026",
    )
    listed = page(client, "workspace:case_assessments", owen.reference)
    assert "Does not currently acknowledge the behaviour, 10 May 2026" in listed.text
    assert "“It was not like that.”" in listed.text


@pytest.mark.rule("R32")
def test_about_a_child_under_10_no_criminal_option_is_shown(world, owen):
    with as_owner(), system_acting("Test set-up"):
        part = Participation.objects.get(case=owen)
        part.age_at_incident = 9
        part.save()
    client = signed_in(world[MANAGER])
    shown = page(client, "justice:choose", owen.reference)
    assert "Recorded by the police" in shown.text
    for words in ("Charged", "Youth caution", "MAPPA", "Interviewed"):
        assert words not in shown.text
    listed = page(client, "workspace:case_assessments", owen.reference)
    assert "A child under 10 cannot be guilty" in listed.text
    for words in ("MAPPA", "ERASOR", "Record what the child acknowledges"):
        assert words not in listed.text
    assert "cannot be guilty" in page(client, "justice:record", owen.reference, "charge").text
    answer = send(client, "justice:record", owen.reference, "charge", **TODAY)
    assert "cannot be guilty" in answer.content.decode()


def test_a_coordinator_keeps_the_register_of_training(world, owen):
    client = signed_in(world[COORDINATOR])
    days = {}
    for name, year in (("trained_on", "2025"), ("valid_until", "2027")):
        days |= {f"{name}_day": "1", f"{name}_month": "3", f"{name}_year": year}
    assert "Northmere Worker Two" in page(client, "hsb_assessments:training_new").text
    answer = send(
        client,
        "hsb_assessments:training_new",
        user=str(world["northmere worker two"].user.pk),
        tool="aim_under_12s",
        provider="",
        **days,
    )
    assert answer.url == reverse("hsb_assessments:training")
    trained(world, ONE, "ta_hsb", valid_until=NOON.date())
    shown = page(client, "hsb_assessments:training")
    assert "AIM Under-12s" in shown.text
    assert "Ended" in shown.text
    with as_owner():
        entry = AssessorTraining.objects.get(tool="aim_under_12s")
    assert (
        "Northmere Worker Two, AIM Under-12s"
        in page(client, "hsb_assessments:training_withdraw", entry.pk).text
    )
    send(client, "hsb_assessments:training_withdraw", entry.pk, reason="It was another course.")
    assert "AIM Under-12s" not in page(client, "hsb_assessments:training").text
    foreign = signed_in(world["stoneford coordinator"])
    assert "No training is entered yet" in page(foreign, "hsb_assessments:training").text


def test_a_closed_case_offers_nothing(world, owen):
    start(world, owen)
    with as_owner(), system_acting("Test set-up"):
        owen.status, owen.closed_at = "closed", NOON
        owen.save()
    client = signed_in(world[MANAGER])
    listed = page(client, "workspace:case_assessments", owen.reference)
    for words in ("Choose an assessment tool", "Record an event"):
        assert words not in listed.text
    assert client.get(reverse("hsb_assessments:choose", args=[owen.reference])).status_code == 404
    assert client.get(reverse("justice:choose", args=[owen.reference])).status_code == 404
