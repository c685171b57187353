"""Scenario 6: three girls report sexual harassment by four boys, 13 and 14 years old."""

from tests.system import concern_steps
from tests.system.scenarios import SEVEN


def test_i_log_a_concern_about_seven_children_and_read_it_back(sign_in_as):
    # Given a school's safeguarding lead whom three girls told about four boys
    lead = sign_in_as("school")
    concern_steps.begin(lead)
    # When they enter all seven, and choose to refer each
    concern_steps.fill_in(lead, SEVEN)
    concern_steps.submit(lead)
    # Then each of the seven has a referral of their own
    for child in SEVEN.children:
        lead.reads_in_card(f"{child.given_name} {child.family_name}", "Referred")
    # And the lead reads back what was entered, about every child
    lead.follows("your own entry")
    lead.reads(SEVEN.account, SEVEN.immediate_action)
    for child in SEVEN.children:
        lead.reads(f"{child.given_name} {child.family_name}")
    lead.reads(*(child.what_the_child_said for child in SEVEN.children))
    # And finds it in the agency's own log
    lead.follows("All concerns")
    lead.reads("7 of 7 referred")
