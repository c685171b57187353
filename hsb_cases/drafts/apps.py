"""The drafts room."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """What Django needs to know of the drafts room."""

    name = "hsb_cases.drafts"
    label = "drafts"

    def ready(self) -> None:
        """A draft is its writer's alone, in the membership it was begun in."""
        from hsb_cases.core.database.row_security import RowRule, protect
        from hsb_cases.drafts.models import Draft

        mine = "user_id = hsb_user() AND 'm' || membership_id = ANY (hsb_principals())"
        protect(Draft, RowRule(see=mine, change=mine, add=mine, delete=mine, own_act=False))
