"""Reports of an assessment: prepared for one recipient, approved by a second person, then sent."""

import datetime
from collections.abc import Sequence

from assessments.models import AssessmentReport, AssessmentVersion, HsbAssessment
from assessments.models.reports import ReportKind
from assessments.permissions import check_may_approve, check_may_assess
from assessments.rules.other_family import Open, Trace, traces, without_names
from assessments.rules.papers import Line, Section, sections_in, stored, texts_of
from assessments.rules.reports import report_sections
from assessments.rules.states import ASSESSMENT, REPORT
from assessments.selectors.records import authors_of
from assessments.selectors.reports import (
    preparers_of,
    report_facts,
    state_of,
    words_around,
)
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.cases.models import Case
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.references import new_reference

ANOTHER_CHILD = "another child"
CHANGED_SINCE = (
    "Somebody has changed this report since you opened it. Read it as it stands now, then go on."
)
AN_EARLIER_VERSION = (
    "The assessment has gone on in a new version since. Withdraw this report and prepare one of the"
    " version that is signed off now."
)


def prepare_report(
    *,
    assessment: HsbAssessment,
    kind: ReportKind,
    recipient: str,
    at: datetime.datetime,
    by: Actor,
) -> AssessmentReport:
    """Fix what one recipient is to get of the version that is signed off, as text.

    Other children’s names are replaced as it is made; what else is theirs is found before approval.
    Raises NotPermitted, and Refused before supervision, without a recipient, or where there is such
    a report already.
    """
    with acting(by, summary="Prepared a report of an assessment"):
        check_may_assess(by, assessment.case)
        locked(Case.objects.all(), assessment.case)
        assessment = locked(HsbAssessment.objects.all(), assessment)
        ASSESSMENT.check_move("prepare a report of", state=assessment.status)
        if not recipient.strip():
            raise Refused("Enter for whom this report is.", field="recipient")
        related = (
            "assessment__case__child",
            "assessment__assessor__user",
            "assessment__co_worker__user",
            "signed_off_by__user",
        )
        found = AssessmentVersion.objects.filter(assessment=assessment).select_related(*related)
        version = found.latest("number")
        standing = AssessmentReport.objects.filter(
            version=version, kind=kind, recipient=recipient.strip(), withdrawn_at__isnull=True
        )
        if standing.exists():
            raise Refused("There is a report for this recipient already.", field="recipient")
        return AssessmentReport.objects.create(
            reference=new_reference("RPT"),
            case=assessment.case,
            version=version,
            kind=kind,
            recipient=recipient.strip(),
            sections=stored(_without_other_children(version, kind)),
            prepared_at=at,
            prepared_by=by.membership,
        )


def change_report(
    *,
    report: AssessmentReport,
    sections: Sequence[Section],
    read: datetime.datetime,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Change the text of a report that is not approved yet; lines left empty are taken out.

    Whoever changes it has prepared it, and never approves it. ``read`` is when the text that was
    read had been prepared. Raises NotPermitted, and Refused where somebody has changed it since.
    """
    with acting(by, summary="Changed a report of an assessment"):
        report = _held(report, "change", by)
        _check_as_read(report, read)
        kept = (
            Section(one.title, tuple(line for line in one.lines if line.words.strip()))
            for one in sections
        )
        report.sections = stored(section for section in kept if section.lines)
        report.prepared_at, report.prepared_by = at, by.membership
        report.save(update_fields=["sections", "prepared_at", "prepared_by"])


def found_of_others(report: AssessmentReport) -> list[tuple[str, Trace]]:
    """What a report holds of anybody else around the incidents: the text, and what it is.

    For who works on the case; empty for everybody else, who cannot approve either.
    """
    own, others = words_around(report.case)
    public = Open(
        authorities=tuple(LocalAuthority.objects.values_list("name", flat=True)),
        professionals=_professionals(report.version.assessment),
    )
    texts = [report.recipient, *texts_of(sections_in(report.sections))]
    return [
        (text, trace)
        for text in texts
        for trace in traces(text, own=own, others=others, public=public)
    ]


def approve_report(
    *, report: AssessmentReport, read: datetime.datetime, at: datetime.datetime, by: Actor
) -> None:
    """Let a report leave: a second person has read it, and nothing of anybody else stands in it.

    Raises NotPermitted for whoever prepared or changed it at any time or wrote the assessment, in
    whichever membership, and Refused while it holds a name, address, school or number of somebody
    else, or a protected address of the child. There is no way round that: the text is changed.
    """
    with acting(by, summary="Approved a report of an assessment"):
        report = _held(report, "approve", by)
        check_may_approve(
            by,
            report,
            authors=authors_of(report.version.assessment),
            preparers=preparers_of(report),
        )
        _check_as_read(report, read)
        _check_of_this_version(report)
        found = found_of_others(report)
        if found:
            raise Refused(_leak_sentence([trace for _, trace in found]))
        report.approved_at, report.approved_by = at, by.membership
        report.save(update_fields=["approved_at", "approved_by"])


def record_report_sent(
    *,
    report: AssessmentReport,
    how: str,
    sent_at: datetime.datetime,
    at: datetime.datetime,
    by: Actor,
) -> None:
    """Record how and when an approved report left.

    Raises NotPermitted, and Refused before approval, without a way, for a time in the future, or
    when the assessment has gone on since.
    """
    with acting(by, summary="Recorded that a report was sent"):
        report = _held(report, "send", by)
        _check_of_this_version(report)
        if not how.strip():
            raise Refused("Enter how you sent it.", field="how")
        if sent_at > at:
            raise Refused("Enter a time of sending that is not in the future.", field="sent_on")
        report.sent_at, report.sent_by, report.sent_how = sent_at, by.membership, how.strip()
        report.save(update_fields=["sent_at", "sent_by", "sent_how"])


def withdraw_report(
    *, report: AssessmentReport, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Take a report back that was not sent. Raises NotPermitted, or Refused without a reason."""
    with acting(by, summary="Withdrew a report of an assessment", reason=reason):
        report = _held(report, "withdraw", by)
        if not reason.strip():
            raise Refused("Enter why this report is withdrawn.", field="reason")
        report.withdrawn_at, report.withdrawn_reason = at, reason.strip()
        report.save(update_fields=["withdrawn_at", "withdrawn_reason"])


def _without_other_children(version: AssessmentVersion, kind: ReportKind) -> list[Section]:
    own, others = words_around(version.case)

    def without(text: str) -> str:
        return without_names(text, own=own, others=others, instead=ANOTHER_CHILD)

    return [
        Section(
            section.title,
            tuple(Line(without(line.key), without(line.words)) for line in section.lines),
        )
        for section in report_sections(kind, report_facts(version))
    ]


def _professionals(assessment: HsbAssessment) -> tuple[str, ...]:
    people = (assessment.assessor, assessment.co_worker)
    return tuple(one.user.full_name for one in people if one is not None)


def _held(report: AssessmentReport, move: str, by: Actor) -> AssessmentReport:
    check_may_assess(by, report.case)
    related = (
        "case__child",
        "prepared_by",
        "version__assessment__assessor__user",
        "version__assessment__co_worker__user",
    )
    locked(Case.objects.all(), report.case)
    report = locked(AssessmentReport.objects.select_related(*related), report)
    REPORT.check_move(move, state=state_of(report))
    return report


def _check_as_read(report: AssessmentReport, read: datetime.datetime) -> None:
    if read != report.prepared_at:
        raise Refused(CHANGED_SINCE)


def _check_of_this_version(report: AssessmentReport) -> None:
    later = AssessmentVersion.objects.filter(
        assessment=report.version.assessment, number__gt=report.version.number
    )
    if later.exists():
        raise Refused(AN_EARLIER_VERSION)


def _leak_sentence(found: list[Trace]) -> str:
    kinds = dict.fromkeys(trace.what for trace in found)
    words = ", ".join(dict.fromkeys(f"“{trace.found}”" for trace in found))
    return (
        f"This report holds {' and '.join(kinds)} of somebody else, or that nobody may know:"
        f" {words}. Take it out or write it so that nobody can be recognised, then approve."
    )
