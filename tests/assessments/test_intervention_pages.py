"""The pages of the work with a child, of its end summary, and of what a coordinator looks after."""

import pytest
import time_machine
from django.urls import reverse

from assessments.commands import record_measure
from assessments.models import (
    EndSummary,
    Intervention,
    InterventionReview,
    InterventionSession,
    ProgressMeasure,
    SupportDecision,
)
from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Level
from hsb_cases.drafts.models import Draft
from tests.assessments.arrange import MANAGER, ONE, TWO, case_allocated, siblings
from tests.assessments.test_starting_assessments import COORDINATOR, shared
from tests.assessments.work_arrange import AT, MEASURE, begun, ended, logged, planned
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
READER = "police"


@built_once
def cases(world):
    """Mila's and Owen's, each with a worker; the coordinator works on Owen's."""
    found = siblings(world)
    case_allocated(world, found.mila, TWO)
    case_allocated(world, found.owen, ONE)
    shared(world, found.owen, COORDINATOR)
    shared(world, found.owen, READER, Level.VIEW)
    return found


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def worker(world):
    return signed_in(world[ONE])


def page(client, name, *args, query=""):
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode()).one("main")


def send(client, name, *args, query="", **facts):
    return client.post(reverse(name, args=args) + query, facts)


def said(answer):
    return read(answer.content.decode()).one("main").text


def date(name, day, month, year=2026):
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def only(model):
    with as_owner():
        return model.objects.get()


def test_the_work_is_planned_and_what_is_missing_is_named(world, cases, worker):
    shown = page(worker, "workspace:case_interventions", cases.owen.reference)
    assert "No work has been planned" in shown.text
    assert "Plan an intervention" in shown.text
    shown = page(worker, "interventions:plan", cases.owen.reference)
    assert "Find out first whether" in shown.text
    facts = {
        "programme": "individual",
        "aims": "What he does when he feels rejected.",
        "practitioner": str(world[ONE].membership.pk),
        "basis": "none",
        "reviews_after": "four",
    }
    answer = send(worker, "interventions:plan", cases.owen.reference, **facts)
    assert "Enter the numbers of the sessions" in said(answer)
    facts["reviews_after"] = ""
    answer = send(worker, "interventions:plan", cases.owen.reference, **facts)
    assert "Nobody has to accept this work" in said(answer)
    facts["consent_from"] = "Owen and his mother"
    answer = send(worker, "interventions:plan", cases.owen.reference, **facts)
    work = only(Intervention)
    assert answer.url == reverse("interventions:intervention", args=[work.reference])
    shown = page(worker, "interventions:intervention", work.reference)
    for words in (
        "Planned",
        "Voluntary intervention",
        "Enter how many sessions are agreed.",
        "Share the plan with the lead professional, and enter when.",
        "Explain to the child and the carers beforehand",
        "Complete the plan",
    ):
        assert words in shown.text
    shown = page(worker, "workspace:case_interventions", cases.owen.reference)
    assert work.reference in shown.text


def test_the_plan_is_changed_before_the_first_session(world, cases, worker):
    work = planned(world, cases.owen, by=ONE)
    shown = page(worker, "interventions:change", work.reference)
    assert shown.one("input", name_="reviews_after")["value"] == "2, 8"
    facts = {
        "programme": "individual",
        "aims": "What he does when he feels rejected.",
        "practitioner": str(world[COORDINATOR].membership.pk),
        "basis": "court",
        "consent_from": "Nobody was asked",
        "mainstream_comprehension": "yes",
        "sessions": "10",
        "reviews_after": "4 and 8",
    }
    answer = send(worker, "interventions:change", work.reference, **facts)
    assert answer.status_code == 302
    kept = only(Intervention)
    assert (kept.sessions_agreed, kept.reviews_after) == (10, [4, 8])
    assert (kept.basis, kept.consent_from) == ("court", "")
    assert kept.practitioner == world[COORDINATOR].membership


def test_a_session_is_logged_in_seconds_and_corrected(world, cases, worker):
    work = planned(world, cases.owen, by=ONE)
    shown = page(worker, "interventions:session", work.reference)
    assert shown.one("input", name_="offered_on_day")["value"] == "11"
    assert "interpreter" not in shown.text
    today = date("offered_on", 11, 5)
    answer = send(worker, "interventions:session", work.reference, **today, attendance="cancelled")
    assert "Enter why the session was called off" in said(answer)
    facts = {"attendance": "attended", "stage": "preparation", "notes": "First talk"}
    answer = send(worker, "interventions:session", work.reference, **today, **facts)
    assert answer.status_code == 302
    entry = only(InterventionSession)
    shown = page(worker, "interventions:intervention", work.reference)
    for words in ("1 attended of 12 agreed, 1 offered", "First talk", "Under way", "Log a session"):
        assert words in shown.text
    facts = {"attendance": "cancelled", "called_off_reason": "The worker was ill"}
    send(worker, "interventions:correct", work.reference, entry.pk, **today, **facts)
    entry = only(InterventionSession)
    assert (entry.attendance, entry.missed_reason) == ("cancelled", "The worker was ill")
    shown = page(worker, "interventions:correct", work.reference, entry.pk)
    assert shown.one("input", name_="called_off_reason")["value"] == "The worker was ill"
    assert (
        worker.get(reverse("interventions:correct", args=[work.reference, 99])).status_code == 404
    )


def test_an_interpreter_is_asked_about_where_one_is_needed(world, cases, worker):
    work = planned(world, cases.owen, by=ONE)
    with as_owner(), system_acting("Test set-up"):
        cases.owen.child.interpreter = "yes"
        cases.owen.child.save()
    facts = {**date("offered_on", 11, 5), "attendance": "attended", "stage": "preparation"}
    answer = send(worker, "interventions:session", work.reference, **facts)
    assert "An interpreter is needed here." in said(answer)
    facts |= {"interpreter_arranged": "not_arranged", "interpreter_reason": "Fell ill that day"}
    assert send(worker, "interventions:session", work.reference, **facts).status_code == 302
    shown = page(worker, "interventions:intervention", work.reference)
    assert "Needed, but not arranged" in shown.text


def test_measures_are_a_picture_and_the_table_beside_it(world, cases, worker):
    work = planned(world, cases.owen, by=ONE)
    empty = page(worker, "interventions:intervention", work.reference)
    assert "Nothing has been measured" in empty.text
    facts = {
        "what": "Worry about school",
        "lowest": "0",
        "highest": "8",
        "better": "lower",
        "before": "9",
        **date("before_on", 4, 5),
    }
    answer = send(worker, "interventions:measure", work.reference, **facts)
    assert "Enter a number from 0 to 8." in said(answer)
    send(worker, "interventions:measure", work.reference, **{**facts, "before": "6"})
    record_measure(intervention=work, facts=MEASURE, at=AT, by=world[ONE])
    with as_owner():
        second, first = ProgressMeasure.objects.order_by("-pk")
    shown = page(worker, "interventions:again", work.reference, first.pk)
    assert "a number from 0 to 8. It was 6 before." in shown.text
    answer = send(
        worker,
        "interventions:again",
        work.reference,
        first.pk,
        after="2",
        **date("after_on", 11, 5),
    )
    assert answer.status_code == 302
    shown = page(worker, "interventions:intervention", work.reference)
    assert len(shown.one("svg").all("circle")) == 3
    assert len(shown.one("svg").all("line", class_="app-chart__line")) == 1
    for words in ("1. Worry about school", "Better by 4", "2. Knows what consent means"):
        assert words in shown.text
    assert second.after is None
    missing = reverse("interventions:again", args=[work.reference, 99])
    assert worker.get(missing).status_code == 404


def test_a_review_can_change_what_is_agreed(world, cases, worker):
    work = begun(world, cases.owen, by=ONE)
    logged(world, work, 7, by=ONE)
    shown = page(worker, "interventions:intervention", work.reference)
    assert "Review the work with the child, as agreed" in shown.text
    assert "our own" in shown.text
    facts = {
        **date("held_on", 11, 5),
        "progress": "He comes in time and speaks about it.",
        "child_views": "“All right.”",
        "decision": "change",
        "next_steps": "Two sessions more about school.",
        "sessions": "14",
        "self_harm_risk": "no",
    }
    answer = send(worker, "interventions:review", work.reference, **{**facts, "sessions": ""})
    assert "Enter how many sessions are agreed now, or the new end." in said(answer)
    assert send(worker, "interventions:review", work.reference, **facts).status_code == 302
    assert only(InterventionReview).after_sessions == 2
    shown = page(worker, "interventions:intervention", work.reference)
    assert "2 attended of 14 agreed" in shown.text
    assert "after 2 attended sessions" in shown.text


def test_the_work_is_paused_taken_up_handed_over_and_ended(world, cases, worker):
    work = begun(world, cases.owen, by=ONE)
    send(worker, "interventions:pause", work.reference, reason="His exams are until the end of May")
    shown = page(worker, "interventions:intervention", work.reference)
    assert "Paused since 11 May 2026: His exams" in shown.text
    assert page(worker, "interventions:resume", work.reference)
    send(worker, "interventions:resume", work.reference, **date("ends_by", 28, 8))
    facts = {
        "practitioner": str(world[COORDINATOR].membership.pk),
        "reason": "She has the training for it.",
    }
    send(worker, "interventions:hand_over", work.reference, **facts)
    coordinator = signed_in(world[COORDINATOR])
    end = {**date("ended_on", 11, 5), "reason": "moved", "detail": ""}
    answer = send(coordinator, "interventions:end", work.reference, **end)
    assert "Enter why it ended early" in said(answer)
    end["detail"] = "The family moved to another county."
    assert send(coordinator, "interventions:end", work.reference, **end).status_code == 302
    shown = page(coordinator, "interventions:intervention", work.reference)
    for words in ("Write the end summary", "Record the end summary of an intervention", "22 May"):
        assert words in shown.text
    # The clock stands on the case, at home, and among what the coordinator looks after.
    for name, args in (
        ("workspace:case", [cases.owen.reference]),
        ("workspace:home", []),
        ("interventions:work", []),
    ):
        assert "end summar" in page(coordinator, name, *args).text.lower(), name
    # Whoever is no longer the practitioner, and manages the case, is still let in.
    assert page(worker, "interventions:summary", work.reference)


def test_where_nobody_else_works_on_the_case_it_is_shared_first(world, cases):
    with as_owner(), system_acting("Test set-up"):
        team = world.teams["northmere casework"].group
        for share in cases.owen.shares.exclude(group=team):
            share.ended_at = AT
            share.save()
    manager = signed_in(world[MANAGER])
    work = planned(world, cases.owen, by=MANAGER)
    shown = page(manager, "interventions:hand_over", work.reference)
    assert "Share the case with another practitioner first" in shown.text


def test_work_that_has_not_begun_is_called_off(world, cases, worker):
    work = planned(world, cases.owen, by=ONE)
    answer = send(worker, "interventions:cancel", work.reference, reason="No")
    assert "Enter why it is cancelled" in said(answer)
    why = "The family did not agree after all."
    send(worker, "interventions:cancel", work.reference, reason=why)
    shown = page(worker, "interventions:intervention", work.reference)
    assert f"Cancelled: {why}" in shown.text
    assert "What else you can do" not in shown.text


WRITTEN = {
    "work_done": "Two sessions of preparation took place.",
    "progress": "He can say what consent means to him.",
    "remaining": "Low at home; the bus is still to be practised.",
    "next_steps": "School goes on with a weekly talk with him.",
    "child_views": "“It helped.”",
    "carers_views": "They see a change.",
    "self_harm_risk": "no",
    **date("shared_with_lead_on", 11, 5),
    **date("shared_with_group_on", 11, 5),
}


def test_the_summary_is_saved_as_it_is_typed_and_filed(world, cases, worker):
    work = ended(world, cases.owen, by=ONE)
    shown = page(worker, "interventions:summary", work.reference)
    # The fourteenth day is a bank holiday.
    assert "Due 22 May 2026" in shown.text
    typed = {"work_done": "Two sess", "version": "0", "window": "w", "sequence": "1"}
    answer = send(worker, "interventions:summary_autosave", work.reference, **typed)
    assert answer.json()["saved_at"]
    draft = only(Draft)
    home = page(worker, "workspace:home")
    assert f"End summary of intervention {work.reference}" in home.text
    on = worker.get(reverse("interventions:summary_draft", args=[draft.reference]))
    assert on.url == reverse("interventions:summary", args=[work.reference])
    shown = page(worker, "interventions:summary", work.reference)
    assert shown.one("textarea", name_="work_done").text == "Two sess"
    # Saved for later, it is not filed.
    answer = send(
        worker,
        "interventions:summary",
        work.reference,
        **{**typed, "sequence": "2"},
        action="later",
    )
    assert "Saved" in said(answer)
    # Filed with something missing, it says so and keeps what was typed.
    sent = {**WRITTEN, "version": "9", "window": "w", "sequence": "3", "action": "file"}
    answer = send(worker, "interventions:summary", work.reference, **{**sent, "remaining": ""})
    assert "Enter what risk and needs remain" in said(answer)
    assert "Two sessions of preparation" in said(answer)
    answer = send(worker, "interventions:summary", work.reference, **{**sent, "sequence": "4"})
    assert answer.status_code == 302
    assert only(EndSummary).work_done == WRITTEN["work_done"]
    with as_owner():
        assert not Draft.objects.exists()
    shown = page(worker, "interventions:intervention", work.reference)
    for words in ("Filed in time", "Ended, summary filed", "They see a change."):
        assert words in shown.text
    # A window that is still open saves nothing any more, and says so.
    answer = send(worker, "interventions:summary_autosave", work.reference, **typed)
    assert answer.status_code == 404
    answer = worker.get(reverse("interventions:summary", args=[work.reference]))
    assert answer.url == reverse("interventions:intervention", args=[work.reference])


def test_two_windows_never_overwrite_each_other_unseen(world, cases, worker):
    work = ended(world, cases.owen, by=ONE)
    name = "interventions:summary_autosave"
    one = {"work_done": "First text", "version": "0", "window": "a", "sequence": "1"}
    send(worker, name, work.reference, **one)
    two = {"work_done": "Second text", "version": "0", "window": "b", "sequence": "1"}
    assert send(worker, name, work.reference, **two).status_code == 409
    answer = send(worker, "interventions:summary", work.reference, **two)
    assert answer.status_code == 409
    both = page(worker, "interventions:summary", work.reference)
    for words in ("First text", "Second text", "Use your other text", "Keep the saved text"):
        assert words in both.text
    keys = {
        name: both.one("input", name_=name)["value"] for name in ("version", "other", "work_done")
    }
    send(worker, "interventions:summary", work.reference, **keys)
    shown = page(worker, "interventions:summary", work.reference)
    assert shown.one("textarea", name_="work_done").text == "Second text"
    send(worker, name, work.reference, **{**one, "sequence": "2", "work_done": "Third"})
    both = page(worker, "interventions:summary", work.reference)
    other = both.one("input", name_="other")["value"]
    answer = send(worker, "interventions:summary", work.reference, action="drop", other=other)
    assert answer.status_code == 302
    shown = page(worker, "interventions:summary", work.reference)
    assert shown.one("textarea", name_="work_done").text == "Second text"


def test_a_draft_is_thrown_away_after_a_question(world, cases, worker):
    work = ended(world, cases.owen, by=ONE)
    typed = {"work_done": "Two sess", "version": "0", "window": "w", "sequence": "1"}
    send(worker, "interventions:summary_autosave", work.reference, **typed)
    draft = only(Draft).reference
    assert "deleted for good" in page(worker, "interventions:summary_discard", draft).text
    assert send(worker, "interventions:summary_discard", draft).status_code == 302
    with as_owner():
        assert not Draft.objects.exists()
    assert send(worker, "interventions:summary_discard", draft).status_code == 404
    answer = send(worker, "interventions:summary", work.reference, action="drop", other="1")
    assert answer.status_code == 404


def test_support_is_decided_for_the_child_harmed(world, cases):
    client = signed_in(world[TWO])
    shown = page(client, "workspace:case_interventions", cases.mila.reference)
    assert "Not decided yet" in shown.text
    assert "Plan an intervention" not in shown.text
    facts = {
        "impact": "She sleeps badly and is afraid of the evenings.",
        "needs": "Somebody to talk to, outside the family.",
        "decision": "accepted",
        "provider": "Northmere Children’s Counselling",
        **date("offered_on", 12, 5),
        "self_harm_risk": "no",
    }
    name, case = "interventions:support", cases.mila.reference
    assert "today or before" in said(send(client, name, case, **facts))
    facts |= {**date("offered_on", 10, 5), **date("starts_on", 18, 5)}
    assert send(client, name, case, **facts).status_code == 302
    shown = page(client, "workspace:case_interventions", case)
    for words in ("Support was offered and accepted", "Counselling", "18 May 2026", "Decide again"):
        assert words in shown.text
    facts |= {"decision": "not_required", "reason": "She has all she needs at school now."}
    assert "Decided before: Support was offered and accepted" in page(client, name, case).text
    assert send(client, name, case, **facts).status_code == 302
    with as_owner():
        latest = SupportDecision.objects.order_by("-pk")[0]
    assert (latest.provider, latest.offered_on, latest.starts_on) == ("", None, None)
    facts |= {"decision": "declined", **date("offered_on", 10, 5), "reason": "“Not now.” she says."}
    assert send(client, name, case, **facts).status_code == 302
    assert "Why not now" in page(client, "workspace:case_interventions", case).text
    incident = f"?incident={'INC-NONE'}"
    assert client.get(reverse(name, args=[case]) + incident).status_code == 404


def test_a_coordinator_sees_what_ends_soon_and_what_is_due(world, cases):
    work = begun(world, cases.owen, by=ONE)
    coordinator = signed_in(world[COORDINATOR])
    shown = page(coordinator, "interventions:work")
    assert "No intervention ends in the next 20 working days." in shown.text
    with time_machine.travel("2026-07-06T10:00:00+00:00", tick=False):
        shown = page(signed_in(world[COORDINATOR]), "interventions:work")
    assert "1 of 12 sessions attended" in shown.text
    assert "31 July 2026" in shown.text
    assert work.reference in shown.text
    assert signed_in(world[ONE]).get(reverse("interventions:work")).status_code == 404


def test_who_has_read_the_case_only_cannot_add_to_the_work(world, cases):
    work = begun(world, cases.owen, by=ONE)
    reader, outside = signed_in(world[READER]), signed_in(world["stoneford manager"])
    shown = page(reader, "interventions:intervention", work.reference)
    assert "What else you can do" not in shown.text
    assert (
        "Plan an intervention"
        not in page(reader, "workspace:case_interventions", cases.owen.reference).text
    )
    for name in ("session", "summary", "change"):
        assert (
            reader.get(reverse(f"interventions:{name}", args=[work.reference])).status_code == 404
        )
    for name in ("plan", "support"):
        address = reverse(f"interventions:{name}", args=[cases.owen.reference])
        assert reader.get(address).status_code == 404
    address = reverse("interventions:intervention", args=[work.reference])
    assert outside.get(address).status_code == 404
