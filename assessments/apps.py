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
            FamilyAssessment,
            HsbAssessment,
            Intervention,
            JusticeEvent,
            Section47Enquiry,
            SupportDecision,
        )
        from assessments.rules.separate_workers import SAME_WORKER
        from assessments.selectors.closing import (
            assessments_under_way,
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
            HsbAssessment,
            Intervention,
            SupportDecision,
            FamilyAssessment,
        ):
            belongings.follows_case(model)
        rechecks.register(recheck_separate_workers)
        rechecks.register_allocation(check_allocation)
        for still_open in (
            enquiries_under_way,
            assessments_under_way,
            interventions_without_summary,
            support_undecided,
        ):
            closings.keeps_open(still_open)
        closings.ends_with_the_case(end_access_of_enquiries)
        refuse_by("separate_workers_at_section_47", SAME_WORKER)
        _register_drafts()


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
