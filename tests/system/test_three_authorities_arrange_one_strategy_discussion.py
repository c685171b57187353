"""Scenario 4: children of two areas, harm in a third, which chairs one combined meeting (R7)."""

import pytest

from hsb_cases.core import clock
from tests.panels.arrange import ISLA, THEO, more_areas
from tests.support.concerns import with_children
from tests.system import case_steps
from tests.system.person import Person


@pytest.fixture
def at_the_camp(world, logged):
    """Theo of Stoneford and Isla of Leaford at a camp in Fenbridge, decided on today."""
    more_areas(world)
    logged("school", with_children(ISLA, THEO, incident_authority="fenbridge"))


def convenes(manager: Person) -> None:
    """From what is due on home, straight to the page on which it is convened."""
    manager.opens("/?whose=team")
    manager.follows("Hold the strategy discussion", exact=False)
    manager.is_at("Convene a meeting")


def invites(manager: Person, prompt: str, organisation: str) -> None:
    """By the link beside what the procedure still asks for."""
    manager.follows(prompt)
    manager.chooses("Somebody outside this service", question="Whom do you invite?")
    manager.fills("Organisation", organisation)
    manager.presses("Invite")
    manager.reads(f"Invited: {organisation}.")


def test_the_authority_where_it_happened_is_asked_to_chair_and_starts_the_meeting(
    world, at_the_camp, sign_in_as
):
    # Given Leaford's front door has decided that a strategy discussion is needed for Isla
    leaford = sign_in_as("leaford front door manager")
    case_steps.opens_case(leaford, "I.B.")
    case_steps.decide(leaford, "Strategy discussion", "Harmed under 13: without delay.")
    # When its manager goes on from what is due
    convenes(leaford)
    # Then she reads whom the procedure recommends to chair, and why
    leaford.reads("Recommended: it happened here.", "I.B., 12", "T.M., 15")
    leaford.unfolds_all()
    leaford.reads("Fenbridge, where the behaviour happened", "Strategy Discussion/Meeting")
    leaford.does_not_read("Theo")
    today = clock.today()
    leaford.fills_date("On which day is it?", (today.day, today.month, today.year))
    leaford.fills("At what time?", "3:30pm")
    leaford.chooses("Online", question="How do people meet?")
    leaford.presses("Convene the meeting")
    leaford.reads("The strategy discussion is convened.", "Isla Bramwell")
    leaford.does_not_read("Theo", "T.M.")
    meeting = leaford.path()
    # And Fenbridge finds the meeting, with both children by initials
    fenbridge = sign_in_as("fenbridge front door manager")
    fenbridge.follows("Meetings")
    fenbridge.follows("Strategy discussion", exact=False)
    assert fenbridge.path() == meeting
    fenbridge.reads("I.B.", "T.M.", "Not to be alone with younger children.")
    fenbridge.does_not_read("Isla", "Theo Marlow")
    # When Fenbridge invites whom the procedure asks for, and names the chair
    for prompt, organisation in (
        ("Invite the police: the procedure asks for it.", "Fenbridge Police"),
        ("Invite health: the procedure asks for it.", "Fenbridge Hospital"),
        ("Invite education: the procedure asks for it.", "Fenbridge Education"),
    ):
        invites(fenbridge, prompt, organisation)
    fenbridge.presses("Name the chair")
    fenbridge.selects("Who chairs?", "Fenbridge Chair, Child protection chair, Casework team")
    fenbridge.presses("Name the chair")
    fenbridge.reads("Fenbridge Chair chairs the meeting.")
    fenbridge.does_not_read("Still to do")
    # Then the meeting starts, and its time stands in the record
    fenbridge.presses("Start the meeting")
    fenbridge.presses("Start the meeting")
    fenbridge.opens(meeting)
    fenbridge.reads("Under way", "Began")
    # And Isla's side sees that it has begun, and nothing of Theo
    leaford.opens(meeting)
    leaford.reads("Under way")
    leaford.does_not_read("Theo", "T.M.", "Start the meeting")
    # And a stranger finds nothing
    police = sign_in_as("police")
    police.opens(meeting, status=404)
