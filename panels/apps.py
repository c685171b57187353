"""The panels room."""

from django.apps import AppConfig


class PanelsConfig(AppConfig):
    """What Django needs to know of the panels room."""

    name = "panels"
    label = "panels"
