"""Nobody learns from a search whether a child is known; the team that knows the child does."""

from dataclasses import replace

from hsb_cases.cases.selectors.matching import NEUTRAL_SENTENCE
from tests.support.concerns import MILA, with_children
from tests.system import concern_steps

MISSPELT = with_children(replace(MILA, given_name="Milla", family_name="Heart"))


def test_i_enter_a_misspelt_child_and_only_her_own_team_hears_of_it(sign_in_as, logged):
    # Given Mila, whom the school referred to the front door
    logged("school")
    # When the police enter a child of almost the same name and birth
    officer = sign_in_as("police")
    concern_steps.begin(officer)
    officer.follows("The children, and any adult harmed")
    officer.presses("Add a child")
    officer.reads(NEUTRAL_SENTENCE)
    concern_steps.who(officer, MISSPELT.children[0])
    # Then the police are told neither that she is known nor that she is not
    officer.is_at("Milla’s part in what happened")
    officer.does_not_read("Mila Hart", "Castle Hill")
    # And once the concern is submitted, the front door is told of the possible match
    logged("police", MISSPELT)
    front_door = sign_in_as("northmere front door", width=320)
    front_door.follows("Possible matches")
    front_door.reads("Mila Hart")
    front_door.follows("Decide", exact=False)
    front_door.reads("Milla")
    # And no page of the police leads there or names her
    officer.opens("/referrals/")
    officer.does_not_read("/children/matches/")
    officer.does_not_read("Mila Hart")
