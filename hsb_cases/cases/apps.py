"""The cases room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What Django needs to know of the cases room."""

    name = "hsb_cases.cases"
    label = "cases"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from hsb_cases.cases import history_sources, row_rules

        row_rules.declare()
        history_sources.declare()
