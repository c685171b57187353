"""Scenario 1, later: each child has a worker, and both workers sit in one team."""

from tests.system import case_steps


def test_i_see_the_child_i_work_with_and_of_the_other_only_what_keeps_them_safe(sign_in_as, logged):
    # Given siblings whose cases the duty manager gave to two workers of one team
    logged("school")
    manager = sign_in_as("northmere front door manager")
    mila = case_steps.opens_case(manager, "M.H.")
    case_steps.allocate(manager, "Northmere Worker One", "She knows the school.")
    owen = case_steps.opens_case(manager, "O.R.")
    case_steps.allocate(manager, "Northmere Worker Two", "He has the training.")
    for name, own, other, initials, facts, hidden in (
        ("one", mila, owen, "O.R., 13", "Supervised around younger children.", "Owen Reed"),
        ("two", owen, mila, "M.H., 7", "Not to be alone with her brother.", "Mila Hart"),
    ):
        # When each opens the case of their own child
        worker = sign_in_as(f"northmere worker {name}")
        worker.opens(own)
        # Then the other child is initials, a part and safety facts
        worker.reads_in_card(initials, facts)
        worker.does_not_read(hidden)
        # And the other child's case is not to be found
        for address in (other, f"{other}history/", f"{other}people/", f"{other}sharing/"):
            worker.opens(address, status=404)
            worker.is_at("Page not found")
            worker.does_not_read(hidden)
