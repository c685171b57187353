"""Where each child's referral goes."""

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse


@follows("R2")
def home_is_known(child: str, home_authority: str) -> Answer:
    """A referral goes to the authority where that child lives, so that must be said (R2).

    ``child`` is the name as reported, ``home_authority`` the authority's code; empty: not said.
    Staffordshire and Stoke-on-Trent, Procedure.
    """
    if home_authority:
        return OK
    return refuse(
        "R2",
        f"Choose the local authority where {child} lives: the referral goes there. If it is not"
        " known, choose the one where the child is now.",
        field="home_authority",
    )
