"""The panels room."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """What Django needs to know of the panels room."""

    name = "panels"
    label = "panels"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from hsb_cases.cases import belongings, closings
        from hsb_cases.core.database.refusals import refuse_by
        from panels import history_sources, row_rules
        from panels.models import Conference, ProtectionPlan
        from panels.selectors.closing import meetings_and_plans_under_way

        row_rules.declare()
        history_sources.declare()
        belongings.follows_case(Conference)
        belongings.follows_case(ProtectionPlan)
        closings.keeps_open(meetings_and_plans_under_way)
        refuse_by(
            "one_open_plan_a_case",
            "Both records have a child protection plan in force. End one of them at a review"
            " conference first.",
        )
        refuse_by(
            "one_planned_conference_a_case",
            "Both records have a conference planned. Cancel one of them first.",
        )
        refuse_by(
            "one_copy_of_the_minutes_a_recipient", "There is a copy for this recipient already."
        )
        refuse_by(
            "one_combined_strategy_discussion_an_incident",
            "Somebody else has just convened a strategy discussion about this incident. It is one"
            " combined meeting for all children: add to that one.",
        )
