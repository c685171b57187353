"""The assessments room."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """What Django needs to know of the assessments room."""

    name = "assessments"
    label = "assessments"
