"""Reports of an assessment, read through the person who asks; and what must stand in none."""

from dataclasses import dataclass

from django.db import connection

from assessments.models import AssessmentReport, AssessmentVersion
from assessments.permissions import may_assess
from assessments.rules.other_family import Known
from assessments.rules.papers import Line
from assessments.rules.record_complete import FACTORS
from assessments.rules.record_parts import domains_of
from assessments.rules.reports import PLAIN_QUESTIONS, ReportFacts
from assessments.rules.states import APPROVED, SENT, report_state
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from assessments.selectors.records import findings_of
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import OutOfScope
from hsb_cases.core.filters import short_day

RELATED = (
    "case__child",
    "version__assessment__assessor__user",
    "version__assessment__assessor__team__agency",
    "version__assessment__co_worker__user",
    "version__assessment__incident",
    "version__signed_off_by__user",
    "prepared_by__user",
    "approved_by__user",
    "sent_by__user",
)


@dataclass(frozen=True)
class SeenReport:
    """A report, and whether the actor prepares and approves those of its case."""

    report: AssessmentReport
    works: bool
    level: int

    @property
    def state(self) -> str:
        """Where it stands."""
        return state_of(self.report)


def report_for(actor: Actor, reference: str) -> SeenReport:
    """A report that the actor may see. Two queries.

    Who assesses on the case sees every one; who reads the case, those that are approved and not
    withdrawn. Raises OutOfScope for every other, as for one that is not there.
    """
    if not actor.can(Ability.READ_CASES):
        raise OutOfScope
    found = AssessmentReport.objects.select_related(*RELATED).filter(reference=reference).first()
    if found is None:
        raise OutOfScope
    level = level_on(found.case)
    works = may_assess(actor, level)
    if not works and state_of(found) not in {APPROVED, SENT}:
        raise OutOfScope
    return SeenReport(found, works, level)


def report_to_work_on(actor: Actor, reference: str) -> SeenReport:
    """A report of a case on which the actor assesses. Raises OutOfScope for everybody else."""
    seen = report_for(actor, reference)
    if not seen.works:
        raise OutOfScope
    return seen


def reports_of(actor: Actor, assessment: int, *, level: int) -> list[AssessmentReport]:
    """The reports of an assessment that the actor may see, the latest version first. One query."""
    found = AssessmentReport.objects.filter(version__assessment=assessment)
    if not may_assess(actor, level):
        found = found.filter(approved_at__isnull=False, withdrawn_at__isnull=True)
    related = ("version", "prepared_by__user", "approved_by__user", "sent_by__user")
    return list(found.select_related(*related).order_by("-version__number", "pk"))


def preparers_of(report: AssessmentReport) -> frozenset[int]:
    """Who prepared a report or changed it at any time, by number, for who works on the case.

    One query.
    """
    past = report.history.values_list("prepared_by__user_id", flat=True)
    return frozenset(past)


def state_of(report: AssessmentReport) -> str:
    """Where a report stands."""
    return report_state(
        approved=report.approved_at is not None,
        sent=report.sent_at is not None,
        withdrawn=report.withdrawn_at is not None,
    )


def words_around(case: Case) -> tuple[list[Known], list[Known]]:
    """What is known of the child, and what of everybody else around the child’s incidents.

    For the check of reports: no page shows them. Empty for who does not work on the case. One
    query.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT own, kind, words FROM hsb_words_around_case(%s)", [case.pk])
        rows = cursor.fetchall()
    return (
        [Known(kind, words) for own, kind, words in rows if own],
        [Known(kind, words) for own, kind, words in rows if not own],
    )


def report_facts(version: AssessmentVersion) -> ReportFacts:
    """A signed-off version in words. One query."""
    assessment = version.assessment
    said = findings_of(version)
    people = [assessment.assessor, *filter(None, [assessment.co_worker])]
    names = tuple(one.user.full_name for one in people)
    signed = version.signed_off_by
    by = f" by {signed.user.full_name}" if signed else ""
    return ReportFacts(
        kind=assessment.get_tool_display(),
        about=(
            Line("Child", assessment.case.child.full_name),
            Line("Assessment", f"{assessment.get_tool_display()}, {assessment.reference}"),
            Line("Edition", assessment.tool_version),
            Line("Version", str(version.number)),
            Line("Started", short_day(assessment.started_on)),
            Line("Made by", ", ".join(names)),
            Line("Signed off", f"{short_day(version.signed_off_at)}{by}"),
        ),
        people=names,
        domains=tuple((words, said.get(name, {})) for name, words in domains_of(assessment.tool)),
        views=(
            Line("Views of the child", version.child_views or version.child_views_missing_reason),
            Line(
                "Views of the parents or carers",
                version.carers_views or version.carers_views_missing_reason,
            ),
            Line("Interpreter", version.get_interpreter_arranged_display()),
            Line("Why no interpreter was arranged", version.interpreter_reason),
        ),
        safety=(
            Line(
                "May the child have been harmed?",
                _with(
                    version.get_may_be_harmed_themselves_display(),
                    version.harmed_themselves_detail,
                ),
            ),
            Line(
                "Is there a risk of self-harm or suicide?",
                _with(version.get_self_harm_risk_display(), version.self_harm_detail),
            ),
        ),
        thinking=_thinking(version),
        recommendations=version.recommendations,
        plain={name: getattr(version, name) for name, _ in PLAIN_QUESTIONS},
    )


def _thinking(version: AssessmentVersion) -> tuple[Line, ...]:
    if version.assessment.tool == CHILD_AND_FAMILY:
        return (
            Line("Analysis", version.formulation),
            Line("Factors", "\n".join(FACTORS[code] for code in version.factors)),
        )
    return (
        Line("Formulation", version.formulation),
        Line(
            "Supervision",
            _with(version.get_supervision_level_display(), version.supervision_detail),
        ),
    )


def _with(answer: str, detail: str) -> str:
    return "\n".join(filter(None, (answer, detail)))
