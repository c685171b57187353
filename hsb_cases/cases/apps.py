"""The cases room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """What Django needs to know of the cases room."""

    name = "hsb_cases.cases"
    label = "cases"

    def ready(self) -> None:
        """Declare which rows the runtime role may see, and whose history they are."""
        from hsb_cases.cases import history_sources, row_rules

        row_rules.declare()
        history_sources.declare()
        self._declare_belongings()

    def _declare_belongings(self) -> None:
        """What moves when two records of one child are merged."""
        from hsb_cases.cases import belongings, models

        for model in (
            models.Participation,
            models.ChildAddress,
            models.Relationship,
            models.HouseholdMember,
        ):
            belongings.follows_child(model)
        belongings.follows_case(models.Participation)
        belongings.follows_case(models.RuleOverride)
