"""The core room."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """What Django needs to know of the core room."""

    name = "hsb_cases.core"
    label = "core"

    def ready(self) -> None:
        """Have every app's tables granted and protected after each migrate."""
        from hsb_cases.core.database.row_security import write_row_security

        for config in apps.get_app_configs():
            post_migrate.connect(
                write_row_security, sender=config, dispatch_uid=f"row-security-{config.label}"
            )
