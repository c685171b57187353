"""The documents room."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """What Django needs to know of the documents room."""

    name = "hsb_cases.documents"
    label = "documents"
