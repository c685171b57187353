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
        self._declare_refusals()

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
        belongings.follows_case(models.CaseClosure)
        belongings.follows_case(models.PlacingAuthorityTold)

    def _declare_refusals(self) -> None:
        """What the database refuses, in words."""
        from hsb_cases.cases.rules.closing import ANOTHER_IS_OPEN
        from hsb_cases.core.database.refusals import refuse_by

        refuse_by("one_open_case_a_child_and_authority", ANOTHER_IS_OPEN)
