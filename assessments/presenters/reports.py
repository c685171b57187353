"""The reports of an assessment: the list, one report as its recipient reads it, and its forms."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.urls import reverse

from assessments.models import AssessmentReport, HsbAssessment, ReportKind
from assessments.presenters.justice import crumbs_of
from assessments.presenters.papers import Document, shown, shown_section, words_for
from assessments.presenters.record import Link, address
from assessments.rules.other_family import Trace
from assessments.rules.papers import sections_in
from assessments.rules.states import APPROVED, PREPARED, REPORT, SENT, WITHDRAWN
from assessments.selectors.reports import SeenReport, state_of
from assessments.selectors.tools import SeenAssessment
from hsb_cases.core.filters import moment
from hsb_cases.core.pages import Crumb
from hsb_cases.core.parts import Fact, Tag

STATE_TAGS = {
    PREPARED: Tag(REPORT.states[PREPARED], "today"),
    APPROVED: Tag(REPORT.states[APPROVED], "state"),
    SENT: Tag(REPORT.states[SENT], "done"),
    WITHDRAWN: Tag(REPORT.states[WITHDRAWN]),
}
STAMPS = {
    PREPARED: "Not approved: for preparing only, not to be sent",
    WITHDRAWN: "Withdrawn: not to be used",
}
PURPOSES = {
    ReportKind.PROFESSIONAL: "So that whoever works with this child can do their part in keeping"
    " the child and others safe.",
    ReportKind.PLAIN: "So that you know what we found out and what happens next.",
}
BASIS = "Public task, UK GDPR Article 6(1)(e); Data Protection Act 2018, Schedule 1, paragraph 18."


@dataclass(frozen=True)
class ReportRow:
    """One report in the table."""

    recipient: str
    kind: str
    href: str
    state: Tag
    version: str
    prepared: str
    approved: str
    sent: str


@dataclass(frozen=True)
class ReportsPage:
    """The reports of one assessment."""

    title: str
    marks: Sequence[str]
    crumbs: Sequence[Crumb]
    reports: Sequence[ReportRow]
    form: forms.Form | None
    """Preparing one; None for who does not, or before supervision."""
    waits_for: str


@dataclass(frozen=True)
class ReportPage:
    """One report, where it stands, and what can be done next."""

    title: str
    marks: Sequence[str]
    tags: Sequence[Tag]
    crumbs: Sequence[Crumb]
    document: Document
    facts: Sequence[Fact]
    found: Sequence[str]
    """What it holds of somebody else, each in a line."""
    waits_for: str
    """Why it cannot be approved by who reads it; empty: it can, or there is nothing to approve."""
    form: forms.Form
    offered: bool
    approve_href: str
    read: str
    """Which text is approved: the one that is shown."""
    action: Link | None
    ways: Sequence[Link]
    pdf: Link


@dataclass(frozen=True)
class ReportFormPage:
    """One form about a report."""

    title: str
    who: str
    form: forms.Form
    button: str
    cancel_href: str
    crumbs: Sequence[Crumb]
    intro: str = ""
    warning: bool = False
    now: Sequence[Fact] = ()
    """How the text reads now, where somebody else has changed it."""


def reports_page(
    seen: SeenAssessment,
    reports: Sequence[AssessmentReport],
    form: forms.Form | None,
    *,
    waits_for: str,
) -> ReportsPage:
    """The table; the form is shown to who prepares reports, once there is something to report."""
    one = seen.assessment
    return ReportsPage(
        title=f"Reports of assessment {one.reference}",
        marks=[one.get_tool_display(), one.case.child.full_name],
        crumbs=(*_way(one), Crumb("Reports", "")),
        reports=[_row(report) for report in reports],
        form=form,
        waits_for=waits_for,
    )


def report_document(
    report: AssessmentReport, *, state: str, found: Mapping[str, Sequence[Trace]]
) -> Document:
    """The document, made from the text that was fixed and from nothing that is read anew."""
    team = report.version.assessment.assessor.team
    made_by = f"{team.name}, {team.agency.name}"
    plain = report.kind == ReportKind.PLAIN
    named = report.version.assessment.get_tool_display()
    return Document(
        title="What we found out" if plain else f"Report: {named}",
        reference=report.reference,
        addressed_to=shown(report.recipient, found.get(report.recipient, ())),
        made_by=made_by,
        cover=[
            Fact("From", made_by),
            Fact("Reference", report.reference),
            Fact(
                "Why you get this" if plain else "Why it is shared",
                PURPOSES[ReportKind(report.kind)],
            ),
            *([] if plain else [Fact("Basis", BASIS)]),
            Fact("Approved", _approved(report), missing="Not approved"),
        ],
        stamp=STAMPS.get(state, ""),
        sections=[shown_section(one, found) for one in sections_in(report.sections)],
    )


def report_page(
    seen: SeenReport,
    *,
    found: Mapping[str, Sequence[Trace]],
    waits_for: str,
    form: forms.Form,
    read: str,
) -> ReportPage:
    """The page of one report; ``waits_for`` says why who reads it may not approve it."""
    report, state = seen.report, seen.state
    approves = seen.works and state == PREPARED
    offered = approves and not waits_for and not found
    ways = _ways(seen)
    # One that cannot be approved yet is changed first; an approved one is sent.
    leads = bool(ways) and not offered and (bool(found) or state == APPROVED)
    return ReportPage(
        title=f"Report {report.reference}",
        marks=[report.get_kind_display(), report.recipient],
        tags=[STATE_TAGS[state]],
        crumbs=_crumbs(report, Crumb(f"Report {report.reference}", "")),
        document=report_document(report, state=state, found=found),
        facts=_facts(report),
        found=[words_for(traces) for traces in found.values()],
        waits_for=waits_for if approves else "",
        form=form,
        offered=offered,
        approve_href=report_address("approve", report),
        read=read,
        action=ways[0] if leads else None,
        ways=ways[1:] if leads else ways,
        pdf=Link(
            "Open as a PDF" if state in {APPROVED, SENT} else "Open a PDF marked as not to be sent",
            report_address("pdf", report),
        ),
    )


def report_form_page(
    report: AssessmentReport, form: forms.Form, *, title: str, button: str, **shown_too: object
) -> ReportFormPage:
    """A form about one report."""
    last = Crumb(f"Report {report.reference}", report_address("report", report))
    return ReportFormPage(
        title=title,
        who=f"{report.reference}, for {report.recipient}",
        form=form,
        button=button,
        cancel_href=report_address("report", report),
        crumbs=_crumbs(report, last),
        **shown_too,  # type: ignore[arg-type]  # the page's own keywords
    )


def report_address(name: str, report: AssessmentReport) -> str:
    """One of the addresses of a report."""
    return reverse(f"assessment_reports:{name}", args=[report.reference])


def _way(one: HsbAssessment) -> tuple[Crumb, ...]:
    return (*crumbs_of(one.case), Crumb(f"Assessment {one.reference}", address(one)))


def _crumbs(report: AssessmentReport, *last: Crumb) -> tuple[Crumb, ...]:
    one = report.version.assessment
    return (
        *_way(one),
        Crumb("Reports", reverse("assessment_reports:reports", args=[one.reference])),
        *last,
    )


def _row(report: AssessmentReport) -> ReportRow:
    return ReportRow(
        recipient=report.recipient,
        kind=report.get_kind_display(),
        href=report_address("report", report),
        state=STATE_TAGS[state_of(report)],
        version=str(report.version.number),
        prepared=_by(report.prepared_at, report.prepared_by.user.full_name),
        approved=_approved(report),
        sent=f"{moment(report.sent_at)}, {report.sent_how}" if report.sent_at else "",
    )


def _ways(seen: SeenReport) -> list[Link]:
    ways = {
        "change": ("Change the text", "change"),
        "send": ("Record how it was sent", "sent"),
        "withdraw": ("Withdraw this report", "withdraw"),
    }
    return [
        Link(text, report_address(name, seen.report))
        for move, (text, name) in ways.items()
        if seen.works and REPORT.may_move(move, state=seen.state)
    ]


def _facts(report: AssessmentReport) -> list[Fact]:
    sent = ""
    if report.sent_at and report.sent_by:
        sent = f"{_by(report.sent_at, report.sent_by.user.full_name)}\n{report.sent_how}"
    facts = [
        Fact("Of", f"Version {report.version.number}"),
        Fact("Prepared", _by(report.prepared_at, report.prepared_by.user.full_name)),
        Fact("Approved", _approved(report), missing="Not yet"),
        Fact("Sent", sent, missing="Not yet"),
    ]
    if report.withdrawn_at:
        withdrawn = f"{moment(report.withdrawn_at)}: {report.withdrawn_reason}"
        return [*facts[:3], Fact("Withdrawn", withdrawn)]
    return facts


def _approved(report: AssessmentReport) -> str:
    if report.approved_by is None or report.approved_at is None:
        return ""
    return _by(report.approved_at, report.approved_by.user.full_name)


def _by(at: datetime.datetime, name: str) -> str:
    return f"{moment(at)} by {name}"
