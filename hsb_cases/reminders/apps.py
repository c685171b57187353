"""The reminders room."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """What Django needs to know of the reminders room."""

    name = "hsb_cases.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Deadlines are seen with their case."""
        from hsb_cases.core.database.row_security import RowRule, protect
        from hsb_cases.reminders.models import Deadline

        protect(
            Deadline,
            RowRule(see="hsb_sees_case(case_id, 30)", change="hsb_sees_case(case_id, 40)"),
        )
