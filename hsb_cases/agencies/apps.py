"""The agencies room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """What Django needs to know of the agencies room."""

    name = "hsb_cases.agencies"
    label = "agencies"
