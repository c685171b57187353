"""Scenario 1: Mila, 7, and her half-brother Owen, 13, live in one household."""

from tests.system import case_steps, concern_steps
from tests.system.scenarios import SIBLINGS


def test_i_log_a_concern_about_siblings_and_both_come_out_with_a_case(sign_in_as):
    # Given a social worker who was told what happened between two siblings
    worker = sign_in_as("northmere worker one")
    concern_steps.begin(worker)
    # When they fill in every section, check the answers and submit
    concern_steps.fill_in(worker, SIBLINGS)
    worker.takes_picture("task-list.png")
    concern_steps.submit(worker)
    # Then both children come out with a referral each
    for name in ("Mila Hart", "Owen Reed"):
        worker.reads_in_card(name, "Referred")
    # And they read back what they entered
    worker.follows("your own entry")
    worker.reads(SIBLINGS.account, SIBLINGS.first_view_reasons, "Mila Hart", "Owen Reed")
    worker.reads(*(child.what_the_child_said for child in SIBLINGS.children))
    # And the front door opens both cases, each linked to the other
    front_door = sign_in_as("northmere front door")
    front_door.takes_picture("home.png")
    front_door.follows("Referrals")
    front_door.reads("2 referrals to decide, soonest due first")
    front_door.takes_picture("referrals.png")
    case_steps.opens_case(front_door, "O.R.")
    front_door.reads("Linked children")
    front_door.reads_in_card("M.H., 7", "Harmed")
    mila = case_steps.opens_case(front_door, "M.H.")
    front_door.reads_in_card("O.R., 13", "Supervised around younger children.")
    front_door.takes_picture("case.png")
    # And decides one of the referrals
    case_steps.decide(front_door, "Strategy discussion", "Harmed under 13 by a sibling.")
    front_door.opens(mila)
    front_door.reads("Decided: Strategy discussion")
    case_steps.opens_case(front_door, "O.R.")
    front_door.reads("Waiting for a decision")
