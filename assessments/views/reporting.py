"""Reports of an assessment: the list, reading and approving one, its PDF, and its forms."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.commands import (
    approve_report,
    change_report,
    prepare_report,
    record_report_sent,
    withdraw_report,
)
from assessments.commands.reporting import found_of_others
from assessments.forms.papers import ApproveForm, ChangeForm, SentForm, WithdrawForm, stamp
from assessments.forms.reports import PrepareReportForm
from assessments.models import AssessmentReport, AssessmentStatus, ReportKind
from assessments.permissions import check_may_approve, check_may_assess, may_assess
from assessments.presenters.papers import by_text, words_for
from assessments.presenters.reports import (
    report_document,
    report_form_page,
    report_page,
    reports_page,
)
from assessments.rules.papers import sections_in
from assessments.rules.states import PREPARED, REPORT
from assessments.selectors.records import authors_of
from assessments.selectors.reports import (
    SeenReport,
    preparers_of,
    report_for,
    report_to_work_on,
    reports_of,
)
from assessments.selectors.tools import assessment_for
from assessments.views.opening import record_opening
from hsb_cases.agencies.requests import ActingRequest
from hsb_cases.agencies.views.attempts import attempt, posted
from hsb_cases.audit.models import AccessEntry
from hsb_cases.core import clock
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.core.pages import render
from hsb_cases.core.parts import Fact
from hsb_cases.documents.rendering import render_pdf

METHODS = ["GET", "HEAD", "POST"]
FORM = "assessments/report_form.jinja"
NOT_YET = "A report is made of what is signed off. It waits for supervision first."


@require_http_methods(METHODS)
def reports(request: ActingRequest, reference: str) -> HttpResponse:
    """The reports of an assessment, and preparing one."""
    seen = assessment_for(request.actor, reference)
    works = may_assess(request.actor, seen.level)
    if request.method == "POST":
        check_may_assess(request.actor, seen.assessment.case)
    form = PrepareReportForm(posted(request))

    def act() -> AssessmentReport:
        given = form.cleaned_data
        return prepare_report(
            assessment=seen.assessment,
            kind=ReportKind(given["kind"]),
            recipient=given["recipient"],
            at=clock.now(),
            by=request.actor,
        )

    made = attempt(form, act) if form.is_bound else None
    if made:
        messages.success(
            request, "The report is prepared. Read it, then ask somebody else to approve it."
        )
        return redirect("assessment_reports:report", reference=made.reference)
    record_opening(request, seen.assessment.case, seen.assessment)
    signed = seen.assessment.status == AssessmentStatus.SIGNED_OFF
    page = reports_page(
        seen,
        reports_of(request.actor, seen.assessment.pk, level=seen.level),
        form if works and signed else None,
        waits_for=NOT_YET if works and not signed else "",
    )
    return render(request, "assessments/reports.jinja", page, section="Cases")


@require_safe
def report(request: ActingRequest, reference: str) -> HttpResponse:
    """One report as its recipient reads it, with what of somebody else stands in it."""
    seen = report_for(request.actor, reference)
    record_opening(request, seen.report.case, seen.report)
    return _report(request, seen, ApproveForm())


@require_POST
def approve(request: ActingRequest, reference: str) -> HttpResponse:
    """Approve a report that somebody else has prepared."""
    seen = report_to_work_on(request.actor, reference)
    form = ApproveForm(request.POST)

    def act() -> bool:
        read = form.cleaned_data["read"]
        approve_report(report=seen.report, read=read, at=clock.now(), by=request.actor)
        return True

    if attempt(form, act):
        messages.success(request, "The report is approved and can be sent.")
        return redirect("assessment_reports:report", reference=reference)
    return _report(request, seen, form)


@require_safe
@never_cache
def pdf(request: ActingRequest, reference: str) -> HttpResponse:
    """The report as a document; opening it is recorded. Before approval it says so on each page."""
    seen = report_for(request.actor, reference)
    document = report_document(seen.report, state=seen.state, found={})
    made = render_pdf("pdf/paper.jinja", document)
    record_opening(request, seen.report.case, seen.report, kind=AccessEntry.Kind.EXPORTED)
    name = f"{reference}-not-to-be-sent" if document.stamp else reference
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}.pdf"'},
    )


@require_http_methods(METHODS)
def change(request: ActingRequest, reference: str) -> HttpResponse:
    """Write the lines of a report anew."""
    seen = report_to_work_on(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "change")) is not None:
        return elsewhere
    one = seen.report
    record_opening(request, one.case, one)
    found = by_text(found_of_others(one))
    form = ChangeForm(
        posted(request),
        sections=sections_in(one.sections),
        found={text: words_for(traces) for text, traces in found.items()},
        initial={"read": stamp(one.prepared_at)},
    )

    def act() -> bool:
        read = form.cleaned_data["read"]
        change_report(
            report=one, sections=form.written(), read=read, at=clock.now(), by=request.actor
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The text is changed. Somebody else approves it.")
        return redirect("assessment_reports:report", reference=reference)
    page = report_form_page(
        one,
        form,
        title="Change the text of this report",
        button="Save the text",
        intro="A line that you empty is taken out. Whoever changes the text does not approve it.",
        now=_as_it_stands(form, one),
    )
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def sent(request: ActingRequest, reference: str) -> HttpResponse:
    """Record how an approved report was sent."""
    seen = report_to_work_on(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "send")) is not None:
        return elsewhere
    record_opening(request, seen.report.case, seen.report)
    form = SentForm(posted(request))

    def act() -> bool:
        record_report_sent(
            report=seen.report,
            how=form.cleaned_data["how"],
            sent_at=form.sent_at(),
            at=clock.now(),
            by=request.actor,
        )
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "Recorded that the report was sent.")
        return redirect("assessment_reports:report", reference=reference)
    page = report_form_page(seen.report, form, title="How this report was sent", button="Record")
    return render(request, FORM, page, section="Cases")


@require_http_methods(METHODS)
def withdraw(request: ActingRequest, reference: str) -> HttpResponse:
    """Take back a report that was not sent."""
    seen = report_to_work_on(request.actor, reference)
    if (elsewhere := _not_now(request, seen, "withdraw")) is not None:
        return elsewhere
    record_opening(request, seen.report.case, seen.report)
    form = WithdrawForm(posted(request))

    def act() -> bool:
        reason = form.cleaned_data["reason"]
        withdraw_report(report=seen.report, reason=reason, at=clock.now(), by=request.actor)
        return True

    if form.is_bound and attempt(form, act):
        messages.success(request, "The report is withdrawn.")
        return redirect("assessment_reports:report", reference=reference)
    page = report_form_page(
        seen.report,
        form,
        title="Withdraw this report",
        button="Withdraw this report",
        intro="It stays in the record and is not sent. You can prepare another one.",
        warning=True,
    )
    return render(request, FORM, page, section="Cases")


def _report(request: ActingRequest, seen: SeenReport, form: forms.Form) -> HttpResponse:
    looks = seen.works and seen.state == PREPARED
    found = by_text(found_of_others(seen.report)) if looks else {}
    waits_for = ""
    if looks:
        try:
            authors = authors_of(seen.report.version.assessment)
            preparers = preparers_of(seen.report)
            check_may_approve(request.actor, seen.report, authors=authors, preparers=preparers)
        except NotPermitted as refused:
            waits_for = refused.sentence
    page = report_page(
        seen, found=found, waits_for=waits_for, form=form, read=stamp(seen.report.prepared_at)
    )
    return render(request, "assessments/report.jinja", page, section="Cases")


def _as_it_stands(form: ChangeForm, one: AssessmentReport) -> list[Fact]:
    """What was typed over a text that somebody else has changed since: how it reads now.

    Sent once more, the form says that this was read as well.
    """
    read = stamp(one.prepared_at)
    if not form.is_bound or form.data.get("read") == read:
        return []
    form.read_again(read)
    lines = [
        Fact(line.key, line.words) for part in sections_in(one.sections) for line in part.lines
    ]
    return [
        *lines,
        *(Fact("You typed for a line that is gone", words) for words in form.left_over()),
    ]


def _not_now(request: ActingRequest, seen: SeenReport, move: str) -> HttpResponse | None:
    """Back to the report with the reason, where its state does not allow a step."""
    try:
        REPORT.check_move(move, state=seen.state)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect("assessment_reports:report", reference=seen.report.reference)
    return None
