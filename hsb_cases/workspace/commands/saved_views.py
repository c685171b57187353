"""Views of the caseload that a person keeps under a name."""

from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.roles import Ability
from hsb_cases.core.errors import OutOfScope, Refused
from hsb_cases.workspace.models import LONGEST_NAME, LONGEST_QUERY, SavedView

MOST_VIEWS = 10
"""Our own choice: as many tabs as can be told apart at a glance."""


def save_view(*, name: str, query: str, by: Actor) -> SavedView:
    """Keep the filters of an address under a name; a name that is there already gets new filters.

    ``query`` is what stands after the ``?``. Raises OutOfScope for a role without cases, and
    Refused for an empty or long name, for no filters, and for too many views.
    """
    if not by.can(Ability.READ_CASES):
        raise OutOfScope
    name = " ".join(name.split())
    if not name:
        raise Refused("Enter a name for this view, for example Harmed, no worker.", field="name")
    if len(name) > LONGEST_NAME:
        raise Refused(f"Enter a name of at most {LONGEST_NAME} characters.", field="name")
    if not query or len(query) > LONGEST_QUERY:
        raise Refused("Choose and apply filters first, then save them as a view.", field="name")
    with acting(by, summary="Saved a view of the caseload"):
        others = SavedView.objects.filter(membership=by.membership).exclude(name=name)
        if others.count() >= MOST_VIEWS:
            raise Refused(
                f"You have {MOST_VIEWS} saved views. Remove one of them first.", field="name"
            )
        view, _ = SavedView.objects.update_or_create(
            membership=by.membership, name=name, defaults={"query": query}
        )
        return view


def remove_view(*, number: int, by: Actor) -> str:
    """Remove a view. Returns its name. Raises OutOfScope where it is not the actor's."""
    with acting(by, summary="Removed a view of the caseload"):
        saved_view = SavedView.objects.filter(membership=by.membership, pk=number).first()
        if saved_view is None:
            raise OutOfScope
        saved_view.delete()
        return saved_view.name
