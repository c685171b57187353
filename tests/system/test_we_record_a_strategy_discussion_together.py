"""Scenario 4: the chair and who takes the minutes write at once, and an authority reads along."""

from playwright.sync_api import expect

from tests.panels.arrange import decided, everybody_came, measure, opened, two_families, wrote
from tests.panels.live.steps import at
from tests.system.live_steps import NEWS, hears, moves_on, save_line, types

REASONS = "What are the reasons for the decision?"
FIRST = "Isla told two adults the same, independently of each other."
SECOND = "The camp leader saw both children come back separately."
LATER = "The police hold her clothes."
NAMES = {"chair": "Fenbridge Chair", "taker": "Fenbridge Front Door"}


def test_we_write_at_once_and_lose_nothing(sign_in_as, world):
    # Given a strategy discussion about children of two areas that has begun
    meeting = two_families(world)
    opened(world, meeting, chair="fenbridge chair")
    chair, taker = sign_in_as("fenbridge chair"), sign_in_as("fenbridge front door")
    reader = sign_in_as("leaford front door")
    reader.opens(at(meeting))
    reader.reads("You read along.")
    # When whoever takes the minutes writes about Isla, and the chair is elsewhere
    chair.opens(at(meeting, "attendance"))
    taker.opens(at(meeting, "decision", 1))
    types(taker, REASONS, FIRST)
    # Then the chair sees who is there and who types where, and Isla's authority reads it
    hears(chair, f"{NAMES['taker']} is typing in", f"Here now: {NAMES['taker']}")
    hears(reader, FIRST)
    reader.does_not_read("Theo", "T.M.", "Beacon Rise")
    chair.takes_picture("live-meeting.png")
    # When both write in the same part
    chair.opens(at(meeting, "decision", 1))
    types(taker, REASONS, f"{FIRST} She is sure of the day.")
    hears(chair, f"{NAMES['taker']} saved this part at")
    chair.expected = {409}
    chair.fills(REASONS, SECOND)
    expect(save_line(chair)).to_contain_text(
        f"{NAMES['taker']} saved a different text", timeout=NEWS
    )
    # Then the chair is shown both texts, and puts them together
    with chair.page.expect_navigation():
        chair.page.get_by_role("button", name="Show both and choose").click()
    chair.arrived()
    chair.reads(FIRST, SECOND)
    chair.presses("Put both together")
    expect(chair.page.get_by_label(REASONS)).to_have_value(
        f"{FIRST} She is sure of the day.\n\n{SECOND}"
    )
    # And goes on with the keyboard: the part is recorded
    chair.page.get_by_label(REASONS).focus()
    moves_on(chair)
    assert chair.path() == at(meeting, "protection", 2)
    assert SECOND in meeting.child("Isla").rationale


def test_without_a_connection_i_am_told_and_go_on_typing(sign_in_as, world):
    # Given a page of a meeting that has begun
    meeting = two_families(world)
    opened(world, meeting, chair="fenbridge chair")
    taker = sign_in_as("fenbridge front door")
    taker.opens(at(meeting, "decision", 1))
    status = taker.page.locator("[data-live-connection]")
    expect(status).to_have_text("Connected", timeout=NEWS)
    # When the network is gone
    with taker.without_a_server():
        taker.page.context.set_offline(True)
        expect(status).to_contain_text("No connection", timeout=NEWS)
        expect(status).to_contain_text("what you type stays on this page")
        taker.fills(REASONS, LATER)
        expect(save_line(taker)).to_contain_text("No connection; your text stays on this page")
        # Then what I typed is saved as soon as it is back
        taker.page.context.set_offline(False)
        expect(save_line(taker)).to_contain_text("Saved ", timeout=NEWS)
        expect(status).to_have_text("Connected", timeout=NEWS)
    taker.opens(at(meeting, "decision", 1))
    expect(taker.page.get_by_label(REASONS)).to_have_value(LATER)


def test_i_close_a_meeting_once_nothing_is_missing(sign_in_as, world):
    # Given a meeting in which all is recorded but who came
    meeting = two_families(world)
    opened(world, meeting, chair="fenbridge chair")
    for name in meeting.cases:
        wrote(meeting, name, **decided(name))
    measure(meeting)
    chair = sign_in_as("fenbridge front door")
    # When I want to close it, what is missing leads me to its question
    chair.opens(at(meeting, "close"))
    chair.reads("Still missing")
    chair.follows("Record whether Northmere Police came.")
    assert chair.path().startswith(at(meeting, "attendance"))
    everybody_came(meeting)
    chair.opens(at(meeting, "close"))
    chair.does_not_read("Still missing")
    chair.presses("Close the meeting")
    # Then it is closed, and I read what is left to whom
    chair.reads("The meeting is closed.", "send each authority the minutes about its own child")
    chair.opens(at(meeting))
    chair.reads("The meeting is closed. What was decided stays as it is.")


def test_i_record_without_scripts_on_a_narrow_screen(sign_in_as, world):
    # Given a browser without scripts, 320 pixels wide
    meeting = two_families(world)
    opened(world, meeting, chair="fenbridge chair")
    taker = sign_in_as("fenbridge front door", java_script_enabled=False, width=320)
    # When I answer a part and press the button
    taker.opens(at(meeting, "risk", 2))
    taker.chooses("Not known", question="May this child be harmed, or have been harmed?")
    taker.chooses("No", question="Is there a risk of self-harm or suicide?")
    taker.presses("Save and go to “decision for this child”")
    # Then it stands in the record
    assert taker.path() == at(meeting, "decision", 2)
    assert meeting.child("Theo").self_harm_risk == "no"
