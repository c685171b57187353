"""The panels room."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """What Django needs to know of the panels room."""

    name = "panels"
    label = "panels"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from panels import history_sources, row_rules

        row_rules.declare()
        history_sources.declare()
