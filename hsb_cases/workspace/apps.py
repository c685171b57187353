"""The workspace room."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """What Django needs to know of the workspace room."""

    name = "hsb_cases.workspace"
    label = "workspace"

    def ready(self) -> None:
        """Declare which rows of the room's own tables the runtime role may see."""
        from hsb_cases.workspace import row_rules

        row_rules.declare()
