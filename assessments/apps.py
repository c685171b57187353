"""The assessments room."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """What Django needs to know of the assessments room."""

    name = "assessments"
    label = "assessments"

    def ready(self) -> None:
        """Declare rows and histories, what follows a case, and where R12 is asked."""
        from assessments import history_sources, row_rules
        from assessments.commands.allocating import end_access_of_enquiries
        from assessments.commands.separating import check_allocation, recheck_separate_workers
        from assessments.models import (
            Acknowledgement,
            Intervention,
            JusticeEvent,
            Section47Enquiry,
            SupportDecision,
        )
        from assessments.rules.separate_workers import SAME_WORKER
        from assessments.selectors.closing import (
            enquiries_under_way,
            interventions_without_summary,
            support_undecided,
        )
        from hsb_cases.cases import belongings, closings, rechecks
        from hsb_cases.core.database.refusals import refuse_by

        row_rules.declare()
        history_sources.declare()
        for model in (
            Section47Enquiry,
            JusticeEvent,
            Acknowledgement,
            Intervention,
            SupportDecision,
        ):
            belongings.follows_case(model)
        rechecks.register(recheck_separate_workers)
        rechecks.register_allocation(check_allocation)
        for still_open in (
            enquiries_under_way,
            interventions_without_summary,
            support_undecided,
        ):
            closings.keeps_open(still_open)
        closings.ends_with_the_case(end_access_of_enquiries)
        refuse_by("separate_workers_at_section_47", SAME_WORKER)
        self._declare_assessments()
        _register_drafts()

    def _declare_assessments(self) -> None:
        """What follows a case of assessments, their reports and referrals, and what refuses."""
        from assessments import models
        from assessments.rules.record_complete import OWN_WORK
        from assessments.rules.reports import SECOND_PERSON
        from assessments.rules.states import FIXED
        from assessments.selectors.closing import assessments_under_way
        from hsb_cases.cases import belongings, closings
        from hsb_cases.core.database.refusals import refuse_by

        for model in (
            models.HsbAssessment,
            models.AssessmentVersion,
            models.DomainFinding,
            models.AssessmentDraft,
            models.AssessmentReport,
            models.HsbReferral,
        ):
            belongings.follows_case(model)
        closings.keeps_open(assessments_under_way)
        refuse_by(
            "one_referral_to_the_hsb_service_waits_a_case",
            "A referral to the HSB service waits for its answer already. Have it answered, or take"
            " it back first.",
        )
        refuse_by(
            "one_assessment_under_way_a_child_and_tool",
            "An assessment of this kind is under way already. Sign it off or cancel it first.",
        )
        refuse_by("no_author_signs_off", OWN_WORK)
        refuse_by("no_preparer_approves_a_report", SECOND_PERSON)
        refuse_by("signed_off_text_is_fixed", FIXED)


def _register_drafts() -> None:
    from django.urls import reverse

    from assessments.rules.summary_drafts import KIND, summary_progress, summary_title
    from hsb_cases.drafts.kinds import DraftKind, register

    register(
        DraftKind(
            name=KIND,
            title=summary_title,
            progress=summary_progress,
            address=lambda draft: reverse("interventions:summary_draft", args=[draft]),
            discard_address=lambda draft: reverse("interventions:summary_discard", args=[draft]),
        )
    )
