"""Which rows of this room's own tables the runtime role may see and change."""

from hsb_cases.core.database.row_security import RowRule, protect
from hsb_cases.workspace.models import SavedView

MINE = "'m' || membership_id = ANY (hsb_principals())"


def declare() -> None:
    """A saved view is its owner's alone, in the membership it was saved in."""
    protect(SavedView, RowRule(see=MINE, change=MINE, add=MINE, delete=MINE, own_act=False))
