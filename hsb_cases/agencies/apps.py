"""The agencies room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """What Django needs to know of the agencies room."""

    name = "hsb_cases.agencies"
    label = "agencies"

    def ready(self) -> None:
        """Say why the room's tables are open."""
        from hsb_cases.agencies import history_sources, row_rules

        row_rules.declare()
        history_sources.declare()
