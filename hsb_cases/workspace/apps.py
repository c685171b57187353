"""The workspace room."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """What Django needs to know of the workspace room."""

    name = "hsb_cases.workspace"
    label = "workspace"
