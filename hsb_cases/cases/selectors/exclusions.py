"""Who is kept away from a child, for those who manage a case of the child."""

from django.db.models import QuerySet

from hsb_cases.cases.models import Case, Exclusion


def exclusions_of(case: Case) -> QuerySet[Exclusion]:
    """The open exclusions from the case's child, on whichever case each was decided.

    Nothing for who manages no case of the child.
    """
    return Exclusion.objects.filter(child=case.child_id, ended_at__isnull=True)


def is_kept_away(case: Case, user_id: int) -> bool:
    """Whether a person is kept away from the case's child. One query."""
    return exclusions_of(case).filter(user=user_id).exists()
