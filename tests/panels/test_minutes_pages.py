"""The pages of the minutes: what each person is shown, offered and told, and the documents."""

import datetime
import io
import re

import pytest
import time_machine
from django.urls import reverse
from pypdf import PdfReader

from assessments.presenters.papers import shown
from assessments.rules.other_family import Trace
from assessments.rules.papers import Line, Section
from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.requests import SESSION_KEY
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core.errors import Refused
from panels.commands.convening import convene
from panels.commands.minutes import (
    CHANGED_SINCE,
    approve_minutes,
    change_minutes,
    prepare_minutes,
    record_sent,
    withdraw_minutes,
)
from panels.forms.minutes import stamp
from panels.models import Minutes
from panels.models.codes import RecipientKind
from panels.rules.minutes import Needed, goes_to_its_own_authority, still_needed
from panels.selectors.minutes import sections_of
from tests.panels.arrange import (
    ENDS,
    Arranged,
    closed,
    opened,
    plan_for,
    submitted,
    two_families,
)
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-03-27T10:00:00+00:00"
LATER = ENDS + datetime.timedelta(hours=2)
CONDUCTS, SECOND, CHAIR = "fenbridge front door", "fenbridge front door manager", "fenbridge chair"
LEAKS = "She was seen at Quarry Bank with Theo."
WRITTEN = [Section("What was decided", (Line("Reasons", LEAKS),))]


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@built_once
def arranged(world):
    """Two families and a meeting that is over."""
    arranged = two_families(world)
    closed(world, arranged, chair=CHAIR)
    return arranged


@built_once
def minutes(arranged):
    return prepared(arranged, "Isla")


def prepared(arranged, name, *, kind=RecipientKind.LOCAL_AUTHORITY, recipient="Social care"):
    return prepare_minutes(
        meeting=arranged.meeting,
        child=arranged.child(name),
        kind=kind,
        recipient=recipient,
        at=ENDS,
        by=arranged.by,
    )


def rewritten(minutes, arranged, sections=WRITTEN):
    change_minutes(minutes=minutes, sections=sections, at=ENDS, by=arranged.by)


def approved(minutes, world):
    approve_minutes(minutes=minutes, at=LATER, by=world[SECOND])


def again(minutes):
    with as_owner():
        return Minutes.objects.select_related("approved_by__user").get(pk=minutes.pk)


def at(name, reference):
    return reverse(f"minutes:{name}", args=[reference])


def answer(actor, name, reference):
    return signed_in(actor).get(at(name, reference))


def page(actor, name, reference, query=""):
    found = signed_in(actor).get(at(name, reference) + query)
    assert found.status_code == 200, found.status_code
    return read(found.content.decode())


def sent(actor, name, minutes, **facts):
    facts.setdefault("read", stamp(again(minutes).prepared_at))
    return signed_in(actor).post(at(name, minutes.reference), facts)


def said(response):
    return read(response.content.decode()).one("main").text


def main(*asked, **more):
    return page(*asked, **more).one("main").text


def pdf(actor, minutes):
    found = answer(actor, "pdf", minutes.reference)
    assert found["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(found.content)), found


def words(reader):
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


def looked():
    with as_owner():
        return AccessEntry.objects.latest("pk")


# Which copies there are, and which are still needed.


def test_a_copy_is_needed_for_each_childs_authority_and_each_family_side():
    assert still_needed([1, 2], [(1, "local_authority"), (2, "agency")]) == (
        Needed(1, "family"),
        Needed(2, "local_authority"),
        Needed(2, "family"),
    )


@pytest.mark.rule("R7")
@pytest.mark.parametrize(
    ("kind", "recipient", "own", "refused"),
    [
        ("local_authority", "Leaford social care", "Leaford", False),
        ("local_authority", "STONEFORD front door", "Leaford", True),
        ("local_authority", "Stoneford front door", "", True),
        ("local_authority", "Stoneford front door", "Stoneford", False),
        ("agency", "Stoneford youth justice", "Leaford", False),
    ],
)
def test_the_record_of_a_child_goes_to_no_other_childs_authority(kind, recipient, own, refused):
    answers = goes_to_its_own_authority(kind, recipient, own=own, others=["Stoneford", ""])
    assert [one.kind for one in answers] == (["refuse"] if refused else [])


def test_the_page_of_a_meeting_tells_what_is_still_needed_for_each_child(world, arranged, minutes):
    found = page(world[CONDUCTS], "meeting", arranged.meeting.reference)
    links = [link.text for link in found.all("a")]
    assert [one for one in links if one.startswith("Prepare a copy")] == [
        "Prepare a copy for the child and the family about I.B.",
        "Prepare a copy for Stoneford about T.M.",
        "Prepare a copy for the child and the family about T.M.",
    ]
    text = found.one("main").text
    assert "Social care" in text
    assert "Waiting for approval" in text
    assert "26 March 2026 at 12:00 by Fenbridge Front Door" in text
    assert looked().page == "minutes:meeting"


def test_a_needed_copy_leads_to_a_form_that_knows_for_whom_it_is(world, arranged):
    theo = arranged.child("Theo").pk
    query = f"?child={theo}&kind=local_authority"
    found = page(world[CONDUCTS], "meeting", arranged.meeting.reference, query)
    assert found.one("input", name_="recipient").get("value") == "Stoneford"
    query = f"?child={theo}&kind=family"
    found = page(world[CONDUCTS], "meeting", arranged.meeting.reference, query)
    assert found.one("input", name_="recipient").get("value") == "The parents or carers of T.M."
    for query in ("?child=x&kind=family", f"?child={theo}&kind=agency", "?child=&kind="):
        found = page(world[CONDUCTS], "meeting", arranged.meeting.reference, query)
        assert not found.one("input", name_="recipient").get("value")


def test_preparing_a_copy_leads_to_its_preview(world, arranged):
    browser = signed_in(world[CONDUCTS])
    address = at("meeting", arranged.meeting.reference)
    facts = {"child": arranged.child("Isla").pk, "kind": "local_authority", "recipient": "Leaford"}
    assert "Choose the child whom the copy is about" in said(browser.post(address, {}))
    wrong = browser.post(address, {**facts, "recipient": "Stoneford social care"})
    assert "the copy does not go to Stoneford" in said(wrong)
    made = browser.post(address, facts)
    assert made.status_code == 302
    with as_owner():
        copy = Minutes.objects.get()
    assert made.url == at("copy", copy.reference)
    assert "There is a copy for this recipient already" in said(browser.post(address, facts))


def test_nothing_is_prepared_before_the_meeting_is_closed(world):
    incident, cases = submitted(world, with_children(MILA, OWEN), draft="DRA-2")
    by = world["northmere front door"]
    meeting = convene(incident=incident, plan=plan_for(world), at=NOON, by=by)
    under_way = Arranged(meeting, incident, cases, by)
    opened(world, under_way, chair="northmere manager")
    found = page(under_way.by, "meeting", under_way.meeting.reference)
    assert "Minutes are prepared once the meeting is closed" in found.one("main").text
    assert not found.all("form", method="post", autocomplete="off")
    facts = {"child": under_way.child("Mila").pk, "kind": "family", "recipient": "Dana Hart"}
    refused = signed_in(under_way.by).post(at("meeting", under_way.meeting.reference), facts)
    assert refused.status_code == 200
    with as_owner():
        assert not Minutes.objects.exists()


# Reading a copy.


def test_the_preview_reads_as_the_document(world, minutes):
    found = page(world[CONDUCTS], "copy", minutes.reference)
    text = found.one("main").text
    printed = words(pdf(world[CONDUCTS], minutes)[0])
    lines = [
        part
        for one in sections_of(minutes)
        for line in one.lines
        for part in line.words.split("\n")
    ]
    assert len(lines) > 15
    for line in [*lines, *(one.title for one in sections_of(minutes)), "Social care"]:
        assert line in text
        assert "".join(line.split()) in "".join(printed.split())
    assert looked().kind == AccessEntry.Kind.EXPORTED


def test_what_is_of_the_other_child_is_marked_in_place_and_stops_the_approval(
    world, arranged, minutes
):
    rewritten(minutes, arranged)
    found = page(world[SECOND], "copy", minutes.reference)
    marks = [mark.text for mark in found.all("mark")]
    assert marks == [
        "[of another child’s side, an address: Quarry Bank]",
        "[of another child’s side, a name: Theo]",
    ]
    text = found.one("main").text
    assert "“Quarry Bank” (an address), “Theo” (a name)" in text
    assert "cannot be approved while it holds this" in text
    assert "Approve minutes" not in text
    refused = sent(world[SECOND], "approve", minutes)
    assert "of another child’s side" in said(refused)
    assert again(minutes).approved_at is None


def test_marked_stretches_joined_are_the_text():
    traces = [Trace("address", "Quarry Bank", 16, 27), Trace("given_name", "Theo", 33, 37)]
    made = shown(LEAKS, traces)
    assert "".join(one.text for one in made) == LEAKS
    assert [one.mark for one in made] == ["", "an address", "", "a name", ""]
    assert shown("", []) == []


def test_who_prepared_a_copy_is_told_that_somebody_else_approves(world, minutes):
    text = main(world[CONDUCTS], "copy", minutes.reference)
    assert "A second person approves the minutes" in text
    assert "Approve minutes" not in text
    assert "A second person approves" in said(sent(world[CONDUCTS], "approve", minutes))
    assert again(minutes).approved_at is None


def test_a_second_membership_of_the_same_person_approves_nothing(world, arranged, minutes):
    with as_owner(), system_acting("Test set-up"):
        hat = world.member("hat", arranged.by.user, "fenbridge front door", "team_manager")
    browser = signed_in(hat)
    session = browser.session
    session[SESSION_KEY] = hat.membership.pk
    session.save()
    refused = browser.post(
        at("approve", minutes.reference), {"read": stamp(again(minutes).prepared_at)}
    )
    assert "A second person approves" in said(refused)
    assert again(minutes).approved_at is None


def test_a_second_person_approves_what_they_have_read(world, minutes):
    assert "Approve minutes" in main(world[SECOND], "copy", minutes.reference)
    for unread in ({"read": ""}, {"read": "yesterday"}):
        assert "Open the copy and read it first" in said(
            sent(world[SECOND], "approve", minutes, **unread)
        )
    assert sent(world[SECOND], "approve", minutes).status_code == 302
    assert again(minutes).approved_by.user == world[SECOND].user
    text = main(world[SECOND], "copy", minutes.reference)
    assert "Approved" in text
    assert "by Fenbridge Front Door Manager" in text
    once_more = sent(world[SECOND], "approve", minutes)
    assert "is “Approved”, so you cannot approve it" in said(once_more)


def test_a_text_that_was_changed_meanwhile_is_read_again_before_it_is_approved(
    world, arranged, minutes
):
    before = stamp(minutes.prepared_at)
    change_minutes(minutes=minutes, sections=WRITTEN[:0], at=LATER, by=arranged.by)
    refused = sent(world[SECOND], "approve", minutes, read=before)
    assert CHANGED_SINCE in said(refused)
    assert again(minutes).approved_at is None
    assert sent(world[SECOND], "approve", minutes).status_code == 302


# Changing, sending and withdrawing.


def boxes(found):
    return {label.text: label["for"] for label in found.all("label")}


def typed(found):
    texts = {one["name"]: one.raw_text.strip("\n") for one in found.all("textarea")}
    names = {
        one["name"]: one.get("value") or ""
        for one in found.all("input")
        if one.get(
            "name",
        )
        and one["name"].startswith("key-")
    }
    return texts | names


def test_the_text_is_changed_line_by_line_and_an_emptied_line_is_taken_out(
    world, arranged, minutes
):
    rewritten(
        minutes, arranged, [*WRITTEN, Section("Who took part", (Line("Theo’s school", "Came"),))]
    )
    found = page(world[SECOND], "change", minutes.reference)
    assert "Of another child’s side: “Quarry Bank” (an address), “Theo” (a name)." in found.text
    raw, asked = typed(found), boxes(found)
    kept = {asked["Reasons"].removeprefix("id_"): "She was seen with another child."}
    name = asked["Who or what: Theo’s school"].removeprefix("id_")
    assert (
        sent(world[SECOND], "change", minutes, **{**raw, **kept, name: "A school"}).status_code
        == 302
    )
    now = sections_of(again(minutes))
    assert now == (
        Section("What was decided", (Line("Reasons", "She was seen with another child."),)),
        Section("Who took part", (Line("A school", "Came"),)),
    )
    found = page(world[CONDUCTS], "change", minutes.reference)
    emptied = {**typed(found), boxes(found)["Reasons"].removeprefix("id_"): ""}
    assert sent(world[CONDUCTS], "change", minutes, **emptied).status_code == 302
    assert [one.title for one in sections_of(again(minutes))] == ["Who took part"]


def test_two_people_who_change_a_copy_both_keep_what_they_wrote(world, arranged, minutes):
    rewritten(
        minutes, arranged, [Section("Decision", (Line("Reasons", "One"), Line("Support", "Two")))]
    )
    found = page(world[SECOND], "change", minutes.reference)
    raw, asked = typed(found), boxes(found)
    raw[asked["Reasons"].removeprefix("id_")] = "Mine"
    raw[asked["Support"].removeprefix("id_")] = "Mine too"
    raw["read"] = found.one("input", name_="read")["value"]
    theirs = [Section("Decision", (Line("Reasons", "Theirs"),))]
    change_minutes(minutes=minutes, sections=theirs, at=LATER, by=arranged.by)
    refused = sent(world[SECOND], "change", minutes, **raw)
    text = said(refused)
    assert CHANGED_SINCE in text
    assert "Reasons: Theirs" in text
    assert "You typed for a line that is gone: Mine too" in text
    assert sections_of(again(minutes)) == tuple(theirs)
    shown_again = read(refused.content.decode())
    assert list(typed(shown_again).values()) == ["Mine"]
    raw["read"] = shown_again.one("input", name_="read")["value"]
    assert sent(world[SECOND], "change", minutes, **raw).status_code == 302
    assert sections_of(again(minutes))[0].lines == (Line("Reasons", "Mine"),)


SENT = {"how": "Secure email", "sent_on_day": "27", "sent_on_month": "3", "sent_on_year": "2026"}


def test_an_approved_copy_is_sent_and_says_how(world, minutes):
    approved(minutes, world)
    early = sent(world[CONDUCTS], "sent", minutes, **SENT, time="11:00")
    assert "not in the future" in said(early)
    assert sent(world[CONDUCTS], "sent", minutes, **SENT, time="09:30").status_code == 302
    text = main(world[CONDUCTS], "copy", minutes.reference)
    assert "27 March 2026 at 09:30 by Fenbridge Front Door" in text
    assert "Secure email" in text


def test_a_copy_is_withdrawn_with_a_reason_and_stays_in_the_record(world, arranged, minutes):
    assert "Enter why this copy is withdrawn" in said(sent(world[CONDUCTS], "withdraw", minutes))
    gone = sent(world[CONDUCTS], "withdraw", minutes, reason="Another recipient")
    assert gone.status_code == 302
    text = main(world[SECOND], "copy", minutes.reference)
    assert "Withdrawn: not to be used" in text
    assert "Another recipient" in text
    overview = main(world[SECOND], "meeting", arranged.meeting.reference)
    assert "Prepare a copy for Leaford" in overview
    assert "Withdrawn: not to be used" in words(pdf(world[SECOND], minutes)[0])


NOT_NOW = {
    "prepared": {"sent": "A second person approves the minutes before they leave."},
    "approved": {"change": "Approved minutes are not changed."},
    "sent": {
        "change": "Approved minutes are not changed.",
        "withdraw": "These minutes were sent.",
        "sent": "A second person approves the minutes before they leave.",
    },
    "withdrawn": dict.fromkeys(("change", "withdraw", "sent"), ""),
}


@pytest.mark.parametrize("state", NOT_NOW)
def test_a_step_that_the_state_does_not_allow_leads_back_with_the_reason(
    world, arranged, minutes, state
):
    in_state(state, minutes, world, arranged)
    browser = signed_in(world[CONDUCTS])
    for name, sentence in NOT_NOW[state].items():
        for response in (
            browser.get(at(name, minutes.reference), follow=True),
            browser.post(at(name, minutes.reference), {}, follow=True),
        ):
            assert response.redirect_chain == [(at("copy", minutes.reference), 302)]
            assert sentence in said(response)


def in_state(state, minutes, world, arranged):
    if state in {"approved", "sent"}:
        approved(minutes, world)
    if state == "sent":
        record_sent(minutes=minutes, how="By hand", sent_at=LATER, at=LATER, by=arranged.by)
    if state == "withdrawn":
        withdraw_minutes(minutes=minutes, reason="Wrong", at=LATER, by=arranged.by)


# Who may do what: role × state.

WAYS = {"Change the text", "Record how it was sent", "Withdraw this copy", "Approve minutes"}
OFFERED = {
    ("prepared", CONDUCTS): {"Change the text", "Withdraw this copy"},
    ("prepared", SECOND): {"Change the text", "Withdraw this copy", "Approve minutes"},
    ("prepared", CHAIR): {"Change the text", "Withdraw this copy", "Approve minutes"},
    ("approved", CONDUCTS): {"Record how it was sent", "Withdraw this copy"},
    ("approved", SECOND): {"Record how it was sent", "Withdraw this copy"},
    ("approved", "leaford front door"): set(),
    ("sent", CONDUCTS): set(),
    ("sent", CHAIR): set(),
    ("sent", "leaford front door manager"): set(),
    ("withdrawn", SECOND): set(),
}
PEOPLE = (
    CONDUCTS, SECOND, CHAIR, "leaford front door", "leaford front door manager",
    "leaford worker one", "stoneford front door manager", "fenbridge worker one", "school",
    "northmere auditor", "administrator",
)  # fmt: skip


@pytest.mark.parametrize("state", ["prepared", "approved", "sent", "withdrawn"])
def test_each_person_finds_what_is_theirs_and_everybody_else_nothing(
    world, arranged, minutes, state
):
    in_state(state, minutes, world, arranged)
    reads_approved = {"leaford front door", "leaford front door manager"}
    for person in PEOPLE:
        there = person in {CONDUCTS, SECOND, CHAIR} or (
            state in {"approved", "sent"} and person in reads_approved
        )
        found = answer(world[person], "copy", minutes.reference)
        assert found.status_code == (200 if there else 404), (person, state)
        if (state, person) in OFFERED:
            here = read(found.content.decode())
            offered = {one.text for one in [*here.all("a"), *here.all("button")]}
            assert offered & WAYS == OFFERED[state, person], (person, state)
        if not there:
            assert answer(world[person], "pdf", minutes.reference).status_code == 404


@pytest.mark.parametrize("person", ["leaford front door manager", "stoneford front door", "police"])
def test_nobody_else_sends_a_form(world, minutes, person):
    approved(minutes, world)
    for name in ("approve", "change", "sent", "withdraw"):
        assert sent(world[person], name, minutes).status_code == 404, name


def test_an_authority_sees_its_own_childs_copies_alone(world, arranged, minutes):
    approved(minutes, world)
    other = prepared(arranged, "Theo", recipient="Stoneford")
    approved(other, world)
    for person, own, not_own in (
        ("leaford front door", minutes, other),
        ("stoneford front door", other, minutes),
    ):
        links = page(world[person], "meeting", arranged.meeting.reference).all("a")
        addresses = [link.get("href") for link in links]
        assert at("copy", own.reference) in addresses
        assert at("copy", not_own.reference) not in addresses
        facts = {"child": arranged.child("Isla").pk, "kind": "family", "recipient": "x"}
        refused = signed_in(world[person]).post(at("meeting", arranged.meeting.reference), facts)
        assert refused.status_code == 403
    assert (
        answer(world["leaford worker one"], "meeting", arranged.meeting.reference).status_code
        == 404
    )


# The document.


def test_the_document_is_tagged_and_says_for_whom_by_whom_why_and_on_what_basis(world, minutes):
    approved(minutes, world)
    reader, found = pdf(world["leaford front door"], minutes)
    text = words(reader)
    for told in (
        "For: Social care",
        "From: Front door, Fenbridge children’s social care",
        "Why it is shared: To keep this child safe",
        "Basis: Public task, UK GDPR Article 6(1)(e)",
        "Approved: 26 March 2026 at 14:00 by Fenbridge Front Door Manager",
    ):
        assert told in text
    count = len(reader.pages)
    for number, one in enumerate(reader.pages, start=1):
        foot = " ".join(one.extract_text().split())
        assert f"{minutes.reference} · for Social care" in foot
        assert f"Page {number} of {count}" in foot
    assert "Not approved" not in text
    assert f'filename="{minutes.reference}.pdf"' in found["Content-Disposition"]
    assert "no-store" in found["Cache-Control"]
    assert bool(reader.trailer["/Root"]["/MarkInfo"]["/Marked"])
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert "pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data().decode()
    kinds = headings_of(reader)
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == len(sections_of(minutes))


def headings_of(reader):
    found = []

    def walk(part):
        part = part.get_object()
        if isinstance(part, list):
            for one in part:
                walk(one)
        elif isinstance(part, dict):
            if re.fullmatch("/H[1-6]", str(part.get("/S"))):
                found.append(str(part["/S"]))
            if "/K" in part:
                walk(part["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


def test_before_approval_every_page_of_the_document_says_so(world, minutes):
    reader, found = pdf(world[SECOND], minutes)
    assert len(reader.pages) > 1
    for one in reader.pages:
        assert "Not approved: for preparing only, not to be sent" in one.extract_text()
    assert "not-to-be-sent.pdf" in found["Content-Disposition"]


def test_every_opening_is_recorded_with_the_case_where_the_reader_sees_it(world, arranged, minutes):
    approved(minutes, world)
    answer(world["leaford front door"], "pdf", minutes.reference)
    entry = looked()
    assert (entry.page, entry.reference, entry.kind) == (
        "minutes:pdf",
        minutes.reference,
        "exported",
    )
    assert entry.case_id == arranged.cases["Isla"].pk
    answer(world[CHAIR], "copy", minutes.reference)
    entry = looked()
    assert (entry.page, entry.kind, entry.case_id) == ("minutes:copy", "opened", None)


def test_what_an_approved_document_says_is_the_same_whenever_it_is_made(world, minutes):
    approved(minutes, world)
    first = words(pdf(world[CONDUCTS], minutes)[0])
    with time_machine.travel("2027-01-05T10:00:00+00:00"):
        assert words(pdf(world[CONDUCTS], minutes)[0]) == first


def test_approving_through_the_command_asks_for_the_text_that_was_read(world, arranged, minutes):
    before = minutes.prepared_at - datetime.timedelta(seconds=1)
    with pytest.raises(Refused, match="changed this copy"):
        approve_minutes(minutes=minutes, read=before, at=LATER, by=world[SECOND])
