"""The audit room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """What Django needs to know of the audit room."""

    name = "hsb_cases.audit"
    label = "audit"
