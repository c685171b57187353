"""The referrals room."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """What Django needs to know of the referrals room."""

    name = "referrals"
    label = "referrals"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from referrals import history_sources, row_rules

        row_rules.declare()
        history_sources.declare()
