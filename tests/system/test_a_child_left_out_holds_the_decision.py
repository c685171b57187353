"""R1: an abusive incident does not leave triage while a child of it has been forgotten."""

from dataclasses import replace

from referrals.rules.facts import ChildFacts
from tests.support.concerns import SIBLINGS
from tests.system import front_door_steps as desk

NIA = ChildFacts(role="affected", given_name="Nia", family_name="Ash", age_stated=9)
THREE = replace(SIBLINGS, children=(*SIBLINGS.children, NIA))
SERIOUS = "Repeated over weeks, six years older, and she did not want it."
REASONS = "Mila was harmed under 13; a strategy discussion is needed without delay."
NOT_THERE = "Nia was in another room and saw nothing; her mother has been told."


def test_a_manager_says_why_a_child_needs_no_referral(sign_in_as, logged):
    # Given siblings, and a friend who was there and whom the school did not refer
    logged("school", THREE)
    worker = sign_in_as("northmere front door")
    owen = desk.opens_referral(worker, "Owen Reed")
    worker.reads("N.A. (witness or affected, 9 at the time)")
    # When I see the behaviour as abusive
    worker.follows("Screen this child’s part")
    desk.screens(worker, "Abusive", SERIOUS)
    # Then I cannot decide, and read why and who can help; what I typed stays
    worker.reads("nothing can be decided before each of them has a referral")
    desk.decides(worker, "Strategy discussion", REASONS)
    worker.reads("One child in this incident has no referral yet.")
    assert desk.typed(worker, desk.REASONS) == REASONS
    worker.unfolds_all()
    worker.reads("Every child is referred (R1).", "A manager of your team can record why")
    # When my manager says why she needs none, in too few words and then in enough
    manager = sign_in_as("northmere front door manager", width=320)
    manager.opens(owen)
    manager.follows("Record why a child needs no referral")
    manager.fills("Why does this child need no referral?", "Not there")
    manager.chooses("No", question=desk.RISK)
    manager.presses("Record the reason")
    manager.reads("Enter in a sentence or more why this child needs no referral")
    manager.fills("Why does this child need no referral?", NOT_THERE)
    manager.presses("Record the reason")
    manager.reads("The reason is recorded.", NOT_THERE)
    # Then I decide with what I typed before
    worker.presses("Record decision")
    worker.reads("The decision is recorded.", NOT_THERE)
