"""The reminders room."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """What Django needs to know of the reminders room."""

    name = "hsb_cases.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Deadlines are seen with their case."""
        from hsb_cases.audit.sources import register
        from hsb_cases.cases.belongings import follows_case
        from hsb_cases.cases.history_sources import BY_CASE
        from hsb_cases.cases.row_rules import in_reach
        from hsb_cases.core.database.row_security import RowRule, protect
        from hsb_cases.reminders.models import Deadline

        protect(
            Deadline,
            RowRule(
                see="hsb_sees_case(case_id, 30)",
                change="hsb_sees_case(case_id, 40)",
                belongs=in_reach(),
            ),
        )
        register(
            Deadline,
            label="Deadline",
            of_case=("case_id", BY_CASE),
            title=("label",),
            hidden=("case", "rule", "subject_kind"),
            words={
                "label": "What is due",
                "source": "Where the time limit comes from",
                "standing": "Standing of the time limit",
                "starts_on": "Runs from",
                "subject_reference": "About",
                "owner": "Person who does it",
                "owner_team": "Team that does it",
                "cancelled_reason": "Why it is not due any more",
                "paused_since": "Time stands still since",
                "paused_reason": "Why time stands still",
            },
        )
        follows_case(Deadline)
        self._declare_closing()

    def _declare_closing(self) -> None:
        """What time limits say when a case is to be closed."""
        from hsb_cases.cases.closings import ends_with_the_case, keeps_open
        from hsb_cases.reminders.closing import end_what_is_left, what_the_law_still_asks

        keeps_open(what_the_law_still_asks)
        ends_with_the_case(end_what_is_left)
