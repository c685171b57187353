"""Which records of the room the runtime role may see and change: those of the cases it works on."""

from dataclasses import replace

from django.db import models as django_models

from assessments import models
from hsb_cases.cases.row_rules import by_case, in_reach
from hsb_cases.core.database.row_security import RowRule, history_model, leave_open, protect


def declare() -> None:
    """Declare every table of the room."""
    protect(
        models.Section47Enquiry,
        RowRule(
            see="hsb_sees_case(case_id, 30)",
            change="hsb_sees_case(case_id, 40)",
            belongs=_about_a_part(models.Section47Enquiry),
        ),
    )
    of_the_enquiry = (
        "EXISTS (SELECT FROM assessments_section47enquiry e"
        " WHERE e.id = enquiry_id AND hsb_sees_case(e.case_id, {level}))"
    )
    protect(
        models.EnquiryVisit,
        RowRule(see=of_the_enquiry.format(level=30), belongs=of_the_enquiry.format(level=40)),
    )
    for written_once in (models.JusticeEvent, models.Acknowledgement):
        # Nobody changes one; only merging two records moves it.
        protect(written_once, replace(by_case(change=50), belongs=_about_a_part(written_once)))
    # Nobody changes one; only merging two records moves it.
    protect(
        models.HsbAssessment,
        replace(by_case(), belongs=_about_a_part(models.HsbAssessment)),
    )
    _declare_work()
    _declare_records()
    training = models.AssessorTraining
    because = "Who is trained in a tool is no case content; every chooser of a tool needs it."
    leave_open(training._meta.db_table, because=because, keep_rows=True)
    history = history_model(training)
    assert history is not None  # noqa: S101 -- it keeps one; tells the type checker
    leave_open(history._meta.db_table, because=because)


def _declare_work() -> None:
    """The work with a child belongs to that child's case alone."""
    protect(models.Intervention, replace(by_case(), belongs=in_reach()))
    of_the_work = (
        "EXISTS (SELECT FROM assessments_intervention i WHERE i.id = intervention_id"
        " AND hsb_sees_case(i.case_id, {level}))"
    )
    see, add = of_the_work.format(level=30), of_the_work.format(level=40)
    for corrected in (models.InterventionSession, models.ProgressMeasure):
        protect(corrected, RowRule(see=see, change=add, belongs=add))
    for written_once in (models.InterventionReview, models.EndSummary):
        protect(written_once, RowRule(see=see, belongs=add))
    # Nobody changes one; only merging two records moves it.
    protect(
        models.SupportDecision,
        replace(by_case(change=50), belongs=_about_a_part(models.SupportDecision)),
    )


def _declare_records() -> None:
    """Unfinished, an assessment is for who works on the case; signed off, for who reads it."""
    of_its_case = (
        "EXISTS (SELECT FROM assessments_hsbassessment a"
        " WHERE a.id = assessment_id AND a.case_id = {table}.case_id)"
    )
    protect(
        models.AssessmentVersion,
        RowRule(
            see="hsb_sees_case(case_id, CASE WHEN signed_off_at IS NULL THEN 40 ELSE 30 END)",
            see_past="hsb_sees_case(case_id, CASE WHEN signed_off_at IS NULL THEN 50 ELSE 30 END)"
            f" OR {_wrote('assessment_id')}",
            change="hsb_sees_case(case_id, 40)",
            belongs=f"{in_reach()} AND {of_its_case.format(table='assessments_assessmentversion')}",
        ),
    )
    signed_off = (
        "EXISTS (SELECT FROM assessments_assessmentversion v"
        " WHERE v.id = version_id AND v.signed_off_at IS NOT NULL)"
    )
    assessment = (
        "(SELECT v.assessment_id FROM assessments_assessmentversion v WHERE v.id = version_id)"
    )
    of_its_version = (
        "EXISTS (SELECT FROM assessments_assessmentversion v"
        " WHERE v.id = version_id AND v.case_id = {table}.case_id)"
    )
    protect(
        models.DomainFinding,
        RowRule(
            see=f"hsb_sees_case(case_id, CASE WHEN {signed_off} THEN 30 ELSE 40 END)",
            # Its versions do not say whether the assessment was signed off by then.
            see_past=f"hsb_sees_case(case_id, 50) OR {_wrote(assessment)}",
            change="hsb_sees_case(case_id, 40)",
            belongs=f"{in_reach()} AND {of_its_version.format(table='assessments_domainfinding')}",
        ),
    )
    protect(
        models.AssessmentDraft,
        RowRule(
            see="hsb_sees_case(case_id, 40)",
            change="hsb_sees_case(case_id, 40)",
            belongs=f"{in_reach()} AND {of_its_case.format(table='assessments_assessmentdraft')}",
            delete="hsb_sees_case(case_id, 40)",
        ),
    )
    protect(
        models.AssessmentReport,
        RowRule(
            # Approved, it is the child's record; before, it is a paper on somebody's desk.
            see="hsb_sees_case(case_id, CASE WHEN approved_at IS NULL THEN 40 ELSE 30 END)",
            change="hsb_sees_case(case_id, 40)",
            belongs=f"{in_reach()}"
            f" AND {of_its_version.format(table='assessments_assessmentreport')}",
        ),
    )
    protect(models.HsbReferral, replace(by_case(), belongs=in_reach()))


def _wrote(assessment: str) -> str:
    """Whether who reads is one of an assessment’s authors.

    What stood in it before supervision and was taken out, such as a name of another family, is
    for them and for who manages the case; everybody else reads what is signed off.
    """
    return (
        "(hsb_sees_case(case_id, 40)"
        f" AND hsb_user() IN (SELECT hsb_assessment_authors({assessment})))"
    )


def _about_a_part(model: type[django_models.Model]) -> str:
    """Of the case's own child alone: about an incident in which the child has a part."""
    table = model._meta.db_table
    return (
        f"{in_reach()} AND EXISTS (SELECT FROM cases_participation p"
        f" WHERE p.case_id = {table}.case_id AND p.incident_id = {table}.incident_id)"
    )
