"""A social worker of their own for the child harmed and the child who displayed it (R12)."""

from hsb_cases.core.rules.answers import OK, Answer, follows, refuse

SAME_WORKER = (
    "The same social worker cannot work with two children of one incident, one harmed and the other"
    " displaying the behaviour, while there is a section 47 enquiry. Choose a different social"
    " worker for one of the two children. One team manager may oversee both."
)


@follows("R12")
def separate_workers(*, same_worker_for_both: bool) -> Answer:
    """Whether the two children have social workers of their own; there is no exception.

    ``same_worker_for_both``: one person works, or would work, with two children of one incident of
    whom one was harmed and the other displayed the behaviour, and either has an open enquiry. The
    fact spans authorities that do not see each other's case, so the database gives it.
    Staffordshire and Stoke-on-Trent, Strategy Discussion/Meeting.
    """
    return refuse("R12", SAME_WORKER, field="worker") if same_worker_for_both else OK
