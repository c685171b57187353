"""Reports of an assessment: two versions, a second person, nothing of anybody else, no fetching."""

import datetime
import io
import re
import socket
import threading
from contextlib import closing

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from assessments.commands import (
    approve_report,
    change_report,
    open_new_version,
    prepare_report,
    record_report_sent,
    withdraw_report,
)
from assessments.commands.reporting import AN_EARLIER_VERSION, CHANGED_SINCE, found_of_others
from assessments.forms.papers import stamp
from assessments.models import AssessmentReport, ReportKind
from assessments.rules.papers import Line, Section, sections_in, texts_of
from assessments.rules.record_complete import OWN_WORK
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Child, ChildAddress, HarmedAdult
from hsb_cases.core.errors import NotPermitted, Refused
from tests.assessments.arrange import MANAGER, ONE, TWO, siblings
from tests.assessments.writing import (
    ANSWERS,
    COORDINATOR,
    family_started,
    incident_of,
    owens_case,
    started,
    trained,
    whole,
    works_on,
)
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 6, 2, 9, 0, tzinfo=datetime.UTC)
KIND = ReportKind
WRITTEN = [Section("What happens next", (Line("In plain words", "You meet Mila’s aunt."),))]


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(AT, tick=False):
        yield


@built_once
def owen(world):
    return owens_case(world)


@built_once
def assessment(world, owen):
    """By worker one; worker two works on the case and wrote none of it."""
    works_on(world, owen, TWO)
    return whole(
        world,
        started(world, owen),
        formulation="He did to Mila what was done to him.",
        plain_worries="We worry that it could happen again.",
    )


@built_once
def plain(world, assessment):
    return prepared(world, assessment)


def prepared(world, assessment, kind=KIND.PLAIN, recipient="Owen and his mother", by=ONE):
    return prepare_report(
        assessment=assessment, kind=kind, recipient=recipient, at=AT, by=world[by]
    )


def again(report):
    with as_owner():
        return AssessmentReport.objects.select_related("case", "prepared_by").get(pk=report.pk)


def changed(world, report, sections, by=TWO):
    report = again(report)
    change_report(report=report, sections=sections, read=report.prepared_at, at=AT, by=world[by])
    return again(report)


def approved(world, report, by=COORDINATOR):
    report = again(report)
    approve_report(report=report, read=report.prepared_at, at=AT, by=world[by])
    return again(report)


def sent(world, report, **changes):
    facts = {"how": "By hand", "sent_at": AT, "at": AT, "by": world[ONE], **changes}
    record_report_sent(report=report, **facts)
    return again(report)


def all_text(report):
    return "\n".join(texts_of(sections_in(report.sections)))


# What stands in a report.


def test_the_plain_version_is_made_from_the_plain_words_alone(world, plain):
    said = all_text(plain)
    for name in ("plain_why", "plain_strengths", "plain_worries", "plain_views", "plain_next"):
        assert ANSWERS[name] in said
    for name in ("formulation", "concerns", "strengths", "carers_views", "recommendations"):
        assert ANSWERS[name] not in said
    assert "Northmere Worker One" in said
    titles = [one.title for one in sections_in(plain.sections)]
    assert titles == [
        "About this paper",
        "Why we did this",
        "What goes well",
        "What people worry about",
        "What you told us",
        "What happens next",
    ]


def test_the_professional_version_holds_every_part_and_no_other_childs_name(world, assessment):
    report = prepared(world, assessment, KIND.PROFESSIONAL, "The lead professional")
    said = all_text(report)
    for name in ("concerns", "strengths", "child_views", "carers_views", "recommendations"):
        assert ANSWERS[name] in said
    assert "He did to another child what was done to him." in said
    assert "Mila" not in said
    assert "Close: an adult knows where the child is" in said
    family = whole(world, family_started(world, report.case), supervisor=MANAGER)
    paper = all_text(prepared(world, family, KIND.PROFESSIONAL, "The lead professional"))
    assert "Analysis" in paper
    assert "19B – sexual abuse" in paper


@pytest.mark.parametrize(
    "what", ["name", "school", "adult", "address", "own protected address", "harmed adult"]
)
def test_a_report_with_anything_of_somebody_else_is_not_approved(world, plain, what):
    mila = siblings_of(plain)
    with as_owner(), system_acting("Test set-up"):
        mila.school_name = "Quarry Bank School"
        mila.save()
        about = {"from_date": AT.date(), "local_authority": mila.home_authority}
        hidden = {"protected": True, **about}
        ChildAddress.objects.create(child=mila, lines="9 Mill Lane", postcode="NM9 9ZZ", **about)
        mine = plain.case.child
        ChildAddress.objects.create(child=mine, lines="4 Hidden Row", postcode="NM4 4QQ", **hidden)
        HarmedAdult.objects.create(
            incident=incident_of(plain.case), name="Gwen Thistlewood", relation="A teacher"
        )
    words = {
        "name": "Mila",
        "school": "Quarry Bank",
        "adult": "Gwen",
        "address": "Mill Lane",
        "own protected address": "Hidden Row",
        "harmed adult": "Thistlewood",
    }[what]
    report = changed(world, plain, [Section("What happens next", (Line("Plain", f"At {words}."),))])
    with pytest.raises(Refused, match=f"“{words}”"):
        approved(world, report)
    changed(world, report, [Section("What happens next", (Line("Plain", "At school."),))])
    assert approved(world, report).approved_by == world[COORDINATOR].membership


def siblings_of(report):
    with as_owner():
        return Child.objects.get(given_name="Mila")


def test_what_is_around_the_case_is_told_to_who_works_on_it_alone(world, plain):
    changed(world, plain, WRITTEN)
    for name, found in ((TWO, ["Mila’s"]), ("stoneford worker one", [])):
        with acting(world[name]):
            traces = found_of_others(again_whole(plain))
        assert [trace.found for _, trace in traces] == found


def again_whole(report):
    with as_owner():
        related = ("case", "version__assessment__assessor__user")
        found = AssessmentReport.objects.select_related(*related, "version__assessment__co_worker")
        return found.get(pk=report.pk)


# Who lets it leave.


@pytest.mark.parametrize("by", [ONE, MANAGER, "police"])
def test_who_does_not_approve_a_report(world, plain, by):
    """The author, who manages without assessing access, who reads along."""
    if by == MANAGER:
        # Whoever changed it last has prepared it.
        changed(world, plain, sections_in(plain.sections), by=MANAGER)
    with pytest.raises(NotPermitted):
        approved(world, plain, by=by)


def test_an_author_approves_no_report_that_another_prepared(world, assessment):
    report = prepared(world, assessment, by=TWO)
    with pytest.raises(NotPermitted, match=OWN_WORK[:40]):
        approved(world, report, by=ONE)
    with (
        as_owner(),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE assessments_assessmentreport SET approved_at = now(), approved_by_id = %s"
            " WHERE id = %s",
            [world[ONE].membership.pk, report.pk],
        )
    with as_owner(), system_acting("Test set-up"):
        world.member("one again", world[ONE].user, "northmere hsb", "hsb_coordinator")
    works_on(world, report.case, "one again")
    with pytest.raises(NotPermitted, match=OWN_WORK[:40]):
        approved(world, report, by="one again")


def test_a_report_is_approved_as_it_was_read_then_sent(world, plain):
    with pytest.raises(Refused, match="before it leaves"):
        sent(world, plain)
    early = plain.prepared_at - datetime.timedelta(minutes=1)
    for act in (
        lambda: approve_report(report=plain, read=early, at=AT, by=world[COORDINATOR]),
        lambda: change_report(report=plain, sections=(), read=early, at=AT, by=world[TWO]),
    ):
        with pytest.raises(Refused, match=CHANGED_SINCE[:30]):
            act()
    report = approved(world, plain)
    for changes, sentence in (
        ({"how": " "}, "how you sent it"),
        ({"sent_at": AT + datetime.timedelta(hours=1)}, "not in the future"),
    ):
        with pytest.raises(Refused, match=sentence):
            sent(world, report, **changes)
    with pytest.raises(Refused, match="not changed"):
        changed(world, report, WRITTEN)
    report = sent(world, report)
    assert (report.sent_by, report.sent_how) == (world[ONE].membership, "By hand")
    with pytest.raises(Refused, match="was sent"):
        withdraw_report(report=report, reason="Wrong", at=AT, by=world[ONE])


def test_one_report_a_recipient_until_it_is_withdrawn(world, plain, assessment):
    with pytest.raises(Refused, match="already"):
        prepared(world, assessment)
    with pytest.raises(Refused, match="for whom"):
        prepared(world, assessment, recipient=" ")
    with pytest.raises(Refused, match="why this report is withdrawn"):
        withdraw_report(report=plain, reason=" ", at=AT, by=world[ONE])
    withdraw_report(report=plain, reason="A word is wrong", at=AT, by=world[ONE])
    assert prepared(world, assessment).reference != plain.reference


def test_no_report_before_supervision_nor_of_an_earlier_version(world, owen, assessment, plain):
    trained(world, TWO)
    other = prepared(world, assessment, recipient="The school")
    approved(world, other)
    open_new_version(
        assessment=assessment, reason="Three months have passed.", at=AT, by=world[ONE]
    )
    for act in (lambda: approved(world, plain), lambda: sent(world, again(other))):
        with pytest.raises(Refused, match=re.escape(AN_EARLIER_VERSION[:40])):
            act()
    with pytest.raises(Refused, match="Wait for supervision first"):
        prepared(world, assessment, recipient="The court")


# On the pages.


def at(name, reference):
    return reverse(f"assessment_reports:{name}", args=[reference])


def page(world, name, by, reference):
    answer = signed_in(world[by]).get(at(name, reference))
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode()).one("main")


def test_a_report_from_preparing_to_sending_on_its_pages(world, assessment):
    author, second = signed_in(world[ONE]), signed_in(world[COORDINATOR])
    reference = assessment.reference
    answer = author.post(at("reports", reference), {"kind": "plain", "recipient": ""})
    assert "Enter for whom this report is" in answer.content.decode()
    answer = author.post(at("reports", reference), {"kind": "plain", "recipient": "Owen"})
    with as_owner():
        report = AssessmentReport.objects.get()
    assert answer.url == at("report", report.reference)
    shown = page(world, "report", ONE, report.reference)
    assert "A second person approves the report" in shown.text
    assert "Not approved: for preparing only" in shown.text
    shown = page(world, "report", COORDINATOR, report.reference)
    assert "Approve report" in shown.text
    read_then = {"read": stamp(report.prepared_at)}
    changed(world, report, WRITTEN, by=ONE)
    later = second.post(
        at("change", report.reference), {"read": "2026-01-01T00:00:00", "words-x": "Mine"}
    )
    assert "How the text reads now" in later.content.decode()
    assert "You typed for a line that is gone" in later.content.decode()
    shown = page(world, "report", COORDINATOR, report.reference)
    assert "cannot be approved while it holds this" in shown.text
    form = page(world, "change", COORDINATOR, report.reference)
    assert "Of another child’s side: “Mila’s”" in form.text
    field = form.one("textarea")["name"]
    answer = second.post(at("change", report.reference), {**read_then, field: "You meet somebody."})
    assert answer.url == at("report", report.reference)
    barred = signed_in(world[COORDINATOR]).post(at("approve", report.reference), read_then)
    assert "A second person approves the report" in barred.content.decode()
    answer = signed_in(world[TWO]).post(at("approve", report.reference), read_then)
    assert answer.url == at("report", report.reference)
    assert author.get(at("change", report.reference)).url == at("report", report.reference)
    assert author.post(at("sent", report.reference), {}).status_code == 200
    when = {"sent_on_day": "2", "sent_on_month": "6", "sent_on_year": "2026", "time": "09:30"}
    author.post(at("sent", report.reference), {"how": "By hand", **when})
    assert "2 June 2026" in page(world, "reports", "police", reference).text
    shown = page(world, "report", "police", report.reference)
    assert "By hand" in shown.text
    assert "Record how it was sent" not in shown.text


def test_a_report_is_withdrawn_on_its_page(world, plain):
    author = signed_in(world[ONE])
    assert author.post(at("withdraw", plain.reference), {"reason": ""}).status_code == 200
    author.post(at("withdraw", plain.reference), {"reason": "A word is wrong"})
    shown = page(world, "report", ONE, plain.reference)
    assert "A word is wrong" in shown.text
    assert author.get(at("sent", plain.reference)).status_code == 302
    assert author.get(at("withdraw", plain.reference)).status_code == 302


def test_what_is_not_approved_is_no_report_to_who_reads_along(world, plain, owen):
    for name in ("report", "pdf", "change"):
        assert signed_in(world["police"]).get(at(name, plain.reference)).status_code == 404
    listed = page(world, "reports", "police", plain.version.assessment.reference)
    assert "no report of this assessment to read yet" in listed.text
    posted = signed_in(world["police"]).post(at("reports", plain.version.assessment.reference), {})
    assert posted.status_code == 403
    approved(world, plain)
    assert signed_in(world["police"]).get(at("report", plain.reference)).status_code == 200
    assert signed_in(world["police"]).get(at("change", plain.reference)).status_code == 404
    assert signed_in(world["administrator"]).get(at("report", plain.reference)).status_code == 404


def test_before_supervision_the_page_says_what_comes_first(world, owen):
    made = started(world, owen)
    assert "waits for supervision first" in page(world, "reports", ONE, made.reference).text


def test_the_document_is_tagged_says_for_whom_and_leaves_a_trace(world, plain):
    reader, answer = document(world, plain)
    assert 'filename="RPT' in answer["Content-Disposition"]
    assert "-not-to-be-sent" in answer["Content-Disposition"]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    said = words(reader)
    assert "Not approved: for preparing only" in said
    approved(world, plain)
    reader, answer = document(world, plain)
    assert "not-to-be-sent" not in answer["Content-Disposition"]
    said = words(reader)
    assert "Not approved" not in said
    assert "For: Owen and his mother" in said
    with as_owner():
        looked = AccessEntry.objects.latest("pk")
    assert (looked.kind, looked.reference) == ("exported", plain.reference)


def document(world, report):
    answer = signed_in(world[ONE]).get(at("pdf", report.reference))
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content)), answer


def words(reader):
    return " ".join(" ".join(one.extract_text() for one in reader.pages).split())


# Nothing is fetched.


class Listener:
    """Answers every request on loopback with a redirect, and notes it."""

    def __init__(self):
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.asked = []
        self.thread = threading.Thread(target=self._listen, daemon=True)
        self.thread.start()

    def _listen(self):
        while True:
            try:
                caller, _ = self.server.accept()
            except OSError:
                return
            with caller:
                self.asked.append(caller.recv(1000))
                caller.sendall(
                    b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hostname\r\n"
                    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
                )

    def close(self):
        self.server.close()
        self.thread.join(timeout=5)


@pytest.fixture
def listener():
    with closing(Listener()) as made:
        yield made


def payloads(port):
    """A picture, a style sheet, an import, a frame that redirects, and files."""
    there = f"http://127.0.0.1:{port}"
    return (
        f'<img src="{there}/a"><link rel="stylesheet" href="{there}/b">'
        f'<style>@import "{there}/c";</style><iframe src="{there}/d"></iframe>'
        '<img src="file:///etc/hostname"><a rel="attachment" href="file:///etc/hostname">x</a>'
    )


def test_a_document_fetches_nothing_whatever_stands_in_its_fields(world, owen, listener):
    """In every field that people write in, and in both versions."""
    attack = payloads(listener.port)
    texts = {name: attack for name, said in ANSWERS.items() if said and name not in CHOICES}
    made = whole(world, started(world, owen), **texts)
    for kind in KIND:
        report = prepared(world, made, kind, attack[:200])
        reader, _ = document(world, report)
        said = "".join(words(reader).split())
        assert f"127.0.0.1:{listener.port}/a" in said
        assert "file:///etc/hostname" in said
        assert not reader.attachments
    assert listener.asked == []
    # That the listener would have noticed.
    with socket.create_connection(("127.0.0.1", listener.port)) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\n\r\n")
        caller.recv(10)
    assert len(listener.asked) == 1


CHOICES = {
    "interpreter_arranged",
    "may_be_harmed_themselves",
    "self_harm_risk",
    "supervision_level",
    "factors",
}


def test_siblings_share_what_is_theirs_together(world):
    """The home of both is no trace of the other."""
    both = siblings(world)
    works_on(world, both.owen, ONE)
    works_on(world, both.owen, COORDINATOR)
    trained(world, ONE)
    made = whole(world, started(world, both.owen))
    assert approved(world, prepared(world, made)).approved_at == AT
