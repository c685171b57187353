"""The pages of an enquiry: what each person is shown, offered and told."""

import pytest
import time_machine
from django.urls import reverse

from assessments.commands import conclude_enquiry
from assessments.models import EnquiryVisit, Section47Enquiry
from assessments.rules.separate_workers import SAME_WORKER
from hsb_cases.agencies.acting import system_acting
from hsb_cases.audit.models import AccessEntry
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    MANAGER,
    ONE,
    STRATEGY_DAY,
    TWO,
    allocated,
    case_allocated,
    siblings,
    started,
    visited,
    worker_of,
)
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-04-01T10:00:00+00:00"
VISIT_SENT = {
    "child_seen_on_day": "26",
    "child_seen_on_month": "3",
    "child_seen_on_year": "2026",
    "seen_alone": "no",
    "not_alone_reason": "She asked for her teacher.",
    "interpreter_arranged": "not_needed",
    "interpreter_reason": "Typed, then another answer was chosen.",
    "child_views": "“I want to sleep at Gran’s.”",
    "carers_views": "Their mother agrees.",
    "self_harm_risk": "no",
}
CONCLUDE_SENT = {
    "enquiries_made": "School, health visitor and police.",
    "outcome": "substantiated_continuing",
    "significant_harm": "yes",
    "significant_harm_finding": "Harmed several times at home, and afraid to be there.",
    "conference_required": "yes",
    "self_harm_risk": "no",
}


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@built_once
def both(world):
    return siblings(world)


def at(name, reference=""):
    return reverse(f"assessments:{name}", args=[reference] if reference else [])


def opened(actor, name, reference=""):
    answer = signed_in(actor).get(at(name, reference))
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode())


def sent(actor, name, reference="", **facts):
    return signed_in(actor).post(at(name, reference), facts)


def said(answer):
    return read(answer.content.decode()).one("main").text


def links(page):
    return {link.text for link in page.all("a")}


def test_the_page_says_where_it_stands_and_what_is_still_to_do(world, both):
    mila = started(world, both.mila)
    page = opened(world[MANAGER], "enquiry", mila.reference)
    text = page.one("main").text
    for words in (
        "Nobody yet",
        "Children’s social care jointly with the police",
        "26 March 2026, MTG-TEST-0001",
        "Due by Monday 20 April 2026, where one is required",
        "within 15 working days of the strategy discussion",
        "11 working days left",
        "Allocate a social worker to the enquiry.",
        "Record when the child was seen and whether alone, or why not.",
        "Record the views of the parents or carers, or why not.",
    ):
        assert words in text, words
    assert page.one("title").text.startswith(f"Section 47 enquiry {mila.reference}")
    assert {"Allocate a social worker", "Cancel the enquiry"} <= links(page)
    with as_owner():
        entry = AccessEntry.objects.latest("pk")
    assert (entry.page, entry.reference) == ("assessments:enquiry", mila.reference)
    assert entry.case_id == both.mila.pk


OFFERED = {
    MANAGER: {"Record a visit", "Conclude the enquiry", "Allocate to another social worker"},
    ONE: {"Record a visit", "Conclude the enquiry"},
    "northmere auditor": set(),
}
WAYS = {
    "Record a visit",
    "Conclude the enquiry",
    "Allocate to another social worker",
    "Swap social workers with another enquiry",
    "Cancel the enquiry",
}


@pytest.mark.parametrize("who", OFFERED)
def test_each_person_is_offered_what_they_may_do(world, both, who):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    found = links(opened(world[who], "enquiry", mila.reference)) & WAYS
    more = WAYS if who == MANAGER else OFFERED[who]
    assert OFFERED[who] <= found <= more


@pytest.mark.parametrize("who", [TWO, "northmere front door", "stoneford manager", "police"])
def test_whoever_does_not_see_the_case_finds_no_enquiry(world, both, who):
    mila = started(world, both.mila)
    for name in ("enquiry", "allocate", "swap", "visit", "conclude", "cancel"):
        assert signed_in(world[who]).get(at(name, mila.reference)).status_code == 404, name
        assert signed_in(world[who]).get(at(name, "ENQ-2222-2222")).status_code == 404, name


def allocate_sent(world, worker):
    return {"worker": str(world[worker].membership.pk), "with_case": "no", "reason": "Has room"}


def test_the_same_worker_for_both_is_refused_on_the_page_and_nothing_typed_is_lost(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    answer = sent(world[MANAGER], "allocate", mila.reference, **allocate_sent(world, ONE))
    assert answer.status_code == 302
    assert worker_of(mila) == world[ONE].membership
    answer = sent(world[MANAGER], "allocate", owen.reference, **allocate_sent(world, ONE))
    assert answer.status_code == 200
    page = read(answer.content.decode())
    assert page.one("main").text.count(SAME_WORKER) == 2  # in the summary and at the question
    assert page.one("textarea", name_="reason").text == "Has room"
    assert page.one("title").text.startswith("Error: ")
    assert worker_of(owen) is None


def test_the_list_of_workers_holds_the_authoritys_social_workers(world, both):
    mila = started(world, both.mila)
    page = opened(world[MANAGER], "allocate", mila.reference)
    labels = {label.text for label in page.all("label")}
    assert {"Northmere Worker One", "Northmere Worker Two", "Northmere Manager"} <= labels
    assert not [label for label in labels if "Stoneford" in label or "Coordinator" in label]


def test_a_visit_is_recorded_and_shown_again(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    answer = sent(world[ONE], "visit", mila.reference, **VISIT_SENT)
    assert answer.status_code == 302, said(answer)
    text = opened(world[ONE], "enquiry", mila.reference).one("main").text
    for words in ("26 March 2026", "She asked for her teacher.", "“I want to sleep at Gran’s.”"):
        assert words in text
    # What stands under an answer that was not chosen is not kept.
    assert "Typed, then another" not in text
    page = opened(world[ONE], "visit", mila.reference)
    # The next visit is one of its own.
    assert page.one("textarea", name_="child_views").text == ""
    # What is asked every time is not answered beforehand.
    asked = page.all("input", name_="self_harm_risk")
    assert asked
    assert not [one for one in asked if "checked" in one.attributes]
    assert not page.all("input", name_="may_be_harmed_themselves")


def test_each_visit_is_shown_beside_what_all_of_them_say(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    sent(world[ONE], "visit", mila.reference, **VISIT_SENT)
    day = {"child_seen_on_day": "", "child_seen_on_month": "", "child_seen_on_year": ""}
    later = {
        **VISIT_SENT,
        **day,
        "seen_alone": "",
        "not_seen_reason": "She was with her grandmother.",
        "child_views": "",
        "child_views_missing_reason": "Not seen.",
    }
    assert sent(world[ONE], "visit", mila.reference, **later).status_code == 302
    page = opened(world[ONE], "enquiry", mila.reference).one("main")
    titles = [one.text for one in page.all("h3")]
    assert "Child not seen" in titles
    assert "Child seen on 26 March 2026" in titles
    assert "She was with her grandmother." in page.text
    with as_owner():
        mila.refresh_from_db()
        assert EnquiryVisit.objects.count() == 2
    assert (mila.child_seen_on, mila.not_seen_reason) == (STRATEGY_DAY, "")
    assert mila.child_views == "“I want to sleep at Gran’s.”"


def test_what_a_visit_leaves_open_is_said_at_its_question(world, both):
    owen = started(world, both.owen)
    allocated(world, owen, TWO)
    facts = {**VISIT_SENT, "seen_alone": ""}
    answer = sent(world[TWO], "visit", owen.reference, **facts)
    assert "Choose whether the child was seen alone." in said(answer)
    answer = sent(world[TWO], "visit", owen.reference, **VISIT_SENT)
    assert "harmed or have been harmed" in said(answer)
    facts = {**VISIT_SENT, "may_be_harmed_themselves": "unknown"}
    assert sent(world[TWO], "visit", owen.reference, **facts).status_code == 302


def test_an_enquiry_is_concluded_on_its_page(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    first = said(signed_in(world[ONE]).get(at("conclude", mila.reference)))
    assert "This comes first:" in first
    visited(world, mila, by=ONE)
    answer = sent(world[ONE], "conclude", mila.reference, **{**CONCLUDE_SENT, "outcome": ""})
    assert "Choose the outcome for this child" in said(answer)
    answer = sent(world[ONE], "conclude", mila.reference, **CONCLUDE_SENT)
    assert answer.status_code == 302, said(answer)
    text = opened(world[ONE], "enquiry", mila.reference).one("main").text
    for words in ("Concluded", "at continuing risk", "Harmed several times at home", "Required"):
        assert words in text
    assert signed_in(world[ONE]).get(at("visit", mila.reference)).status_code == 404


def test_r14_is_said_where_the_conference_is_asked_for(world, both):
    owen = started(world, both.owen)
    allocated(world, owen, TWO)
    visited(world, owen, by=TWO)
    facts = {**CONCLUDE_SENT, "significant_harm": "no", "may_be_harmed_themselves": "no"}
    answer = sent(world[TWO], "conclude", owen.reference, **facts)
    assert "found that this child suffers, or is likely to suffer" in said(answer)
    with as_owner():
        assert Section47Enquiry.objects.get(pk=owen.pk).is_open


def test_a_manager_starts_an_enquiry_from_the_case(world, both):
    page = signed_in(world[MANAGER]).get(reverse("workspace:case", args=[both.mila.reference]))
    assert at("start", both.mila.reference).encode() in page.content
    facts = {
        "started_on_day": "26",
        "started_on_month": "3",
        "started_on_year": "2026",
        "kind": "joint",
        "incident": str(_incident(both.mila)),
    }
    late = {**facts, "started_on_day": "2", "started_on_month": "4"}
    assert "must be today or before" in said(
        sent(world[MANAGER], "start", both.mila.reference, **late)
    )
    assert sent(world[MANAGER], "start", both.mila.reference, **facts).status_code == 302
    with as_owner():
        made = Section47Enquiry.objects.get(case=both.mila)
    case = read(
        signed_in(world[MANAGER])
        .get(reverse("workspace:case", args=[both.mila.reference]))
        .content.decode()
    )
    assert f"Enquiry {made.reference}" in case.one("main").text
    due = [link for link in case.all("a") if link.get("href") == at("enquiry", made.reference)]
    assert "Hold the initial child protection conference" in {link.text for link in due}


def _incident(case):
    with as_owner():
        return case.participations.get().incident_id


def test_an_enquiry_started_in_error_is_cancelled_with_a_reason(world, both):
    mila = started(world, both.mila)
    answer = sent(world[MANAGER], "cancel", mila.reference, reason="Wrong")
    assert "in a sentence or more" in said(answer)
    answer = sent(
        world[MANAGER], "cancel", mila.reference, reason="Started for the wrong incident."
    )
    assert answer.status_code == 302
    text = opened(world[MANAGER], "enquiry", mila.reference).one("main").text
    assert "Cancelled: Started for the wrong incident." in text


def test_two_enquiries_swap_their_workers_on_the_page(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    assert "No other enquiry that you manage" in said(
        signed_in(world[MANAGER]).get(at("swap", mila.reference))
    )
    allocated(world, owen, TWO)
    answer = sent(
        world[MANAGER], "swap", mila.reference, other=str(owen.pk), reason="They know each family"
    )
    assert answer.status_code == 302
    assert (worker_of(mila), worker_of(owen)) == (world[TWO].membership, world[ONE].membership)


def test_leave_cover_says_what_stood_in_the_way_and_then_hands_over(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    case_allocated(world, both.owen, TWO)
    facts = {
        "leaving": str(world[TWO].membership.pk),
        "taking": str(world[ONE].membership.pk),
        "reason": "On leave until May",
    }
    page = read(sent(world[MANAGER], "cover", **facts).content.decode())
    text = page.one("main").text
    assert "Nothing was handed over: 2 of 2 cannot go to Northmere Worker One." in text
    assert text.count(SAME_WORKER) == 2
    assert at("enquiry", owen.reference) in {link.get("href") for link in page.all("a")}
    assert page.one("textarea", name_="reason").text == "On leave until May"
    facts["taking"] = str(world[MANAGER].membership.pk)
    assert sent(world[MANAGER], "cover", **facts).status_code == 302
    assert worker_of(owen) == world[MANAGER].membership


def test_only_who_allocates_has_a_page_for_leave_cover(world, both):
    assert signed_in(world[ONE]).get(at("cover")).status_code == 404
    assert signed_in(world["northmere auditor"]).get(at("cover")).status_code == 404
    assert signed_in(world["police"]).get(at("cover")).status_code == 404


def test_what_is_asked_of_a_child_who_displayed_it_stands_on_the_page(world, both):
    owen = started(world, both.owen)
    allocated(world, owen, TWO)
    text = opened(world[TWO], "enquiry", owen.reference).one("main").text
    assert "May this child be harmed, or have been harmed?" in text
    mila = started(world, both.mila)
    assert "May this child be harmed" not in (
        opened(world[MANAGER], "enquiry", mila.reference).one("main").text
    )


def test_a_concluded_enquiry_offers_nothing(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    visited(world, mila)
    conclude_enquiry(enquiry=mila, conclusion=CONCLUSION, at=LATER, by=world[MANAGER])
    page = opened(world[MANAGER], "enquiry", mila.reference)
    assert not links(page) & WAYS
    # But to plan the conference that it asked for, and only to who adds to the case.
    assert page.one("a", href=reverse("conferences:plan_new", args=[both.mila.reference]))
    assert "Statutory: Working Together" in page.one("main").text
    assert "Plan the conference" not in links(
        opened(world["northmere auditor"], "enquiry", mila.reference)
    )


def test_the_need_for_an_interpreter_is_said_above_the_visit(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    assert "Mila Hart needs an interpreter" not in opened(world[ONE], "visit", mila.reference).text
    with as_owner(), system_acting("Test set-up"):
        child = mila.case.child
        child.interpreter, child.interpreter_language = "yes", "Tigrinya"
        child.save()
    text = opened(world[ONE], "visit", mila.reference).text
    assert "Mila Hart needs an interpreter, for Tigrinya." in text
