"""Scenario 8, as far as the front door: two ten-year-olds, and a neighbour who rings."""

from dataclasses import replace

from playwright.sync_api import expect

from hsb_cases.core import clock
from referrals.rules.feedback import LIMITED_TEXT
from tests.system import front_door_steps as desk
from tests.system.person import Person
from tests.system.scenarios import SEEN_KISSING

WORKER = "stoneford front door"
WHY = "Mutual, once, in play: both describe it alike and nobody was upset."
ENOUGH = "Both children are under 13, so what is known is shared in a strategy discussion."


def decides_by_keyboard(person: Person) -> None:
    """The decision form, sent with Enter."""
    person.chooses("Strategy discussion", question=desk.DECISION)
    person.chooses("Not known", question=desk.RISK)
    person.fills(desk.REASONS, ENOUGH)
    person.page.get_by_role("button", name="Record decision").focus()
    person.enters()


def test_i_decide_on_two_ten_year_olds_and_the_neighbour_learns_nothing(sign_in_as, logged):
    # Given what the neighbour said, as the front door wrote it down
    logged(WORKER, replace(SEEN_KISSING, happened_from=clock.today()))
    worker = sign_in_as(WORKER)
    worker.opens("/referrals/")
    worker.reads("On time: 1 working day left", "Ivo Lane", "Bea Moss")
    # When I take Ivo's referral, and look at examples for his stage of development
    ivo = desk.opens_referral(worker, "Ivo Lane")
    worker.reads(
        "Nora Neighbour, Neighbour (not a professional)", "could not be checked word for word"
    )
    worker.selects("Who works on this referral?", "Stoneford Front Door")
    worker.presses("Give the referral")
    worker.reads("Stoneford Front Door works on this referral now.")
    worker.follows("Screen this child’s part")
    worker.fills("Developmental age, in years", "9")
    worker.fills("Why do you judge it so?", "Play.")
    worker.presses("Show examples for the developmental age you entered")
    worker.reads("Examples for 5 to 9 years", "Examples for 9 to 13 years")
    # Then what I typed is still there, and too short a reason is not taken
    desk.screens(worker, "Developmentally typical", desk.typed(worker, "Why do you judge it so?"))
    worker.reads("There is a problem", "it is your judgement that counts")
    assert desk.typed(worker, "Why do you judge it so?") == "Play."
    desk.screens(worker, "Developmentally typical", WHY)
    worker.reads("The screening is recorded.", WHY)
    # When I decide with a few words, then with less than what protects a child under 13
    desk.decides(worker, "No further action", "Only play.")
    worker.reads("Enter the reasons for the decision in a sentence or more")
    assert desk.typed(worker, desk.REASONS) == "Only play."
    box = worker.page.get_by_label(desk.REASONS)
    box.fill("The perpetrator is ten, and it was play between two friends.")
    box.blur()
    expect(worker.page.get_by_text("Words to look at")).to_be_visible()
    worker.presses("Record decision")
    worker.reads("This decision protects less than the area’s procedure proposes")
    # Then only the strategy discussion that R3 asks for is taken without another reason
    desk.decides(worker, "Strategy discussion", ENOUGH)
    worker.is_at("Decision on the referral of I.L.")
    worker.reads("On time", ENOUGH)
    # And the neighbour gets the fixed text, whatever I would like to say
    worker.reads(LIMITED_TEXT)
    assert worker.page.get_by_label("What was the referrer told?").count() == 0
    worker.unfolds_all()
    worker.reads("What the referrer is told (R11).")
    worker.chooses("By telephone", question="How was the referrer told?")
    worker.presses("Record what was said")
    worker.reads("Told on", LIMITED_TEXT)
    # When I decide for Bea on a telephone without scripts, by the keyboard
    plain = sign_in_as(WORKER, width=320, java_script_enabled=False)
    desk.opens_referral(plain, "Bea Moss")
    plain.reads(ENOUGH)  # what was decided for Ivo stands beside the form
    decides_by_keyboard(plain)
    plain.reads("The decision is recorded.")
    # Then both stand among the decided ones
    plain.opens("/referrals/?state=decided")
    plain.reads("Ivo Lane", "Bea Moss", "On time")
    # And nobody else's front door has such a referral
    other = sign_in_as("northmere front door")
    other.opens(ivo, status=404)
    other.does_not_read("Ivo", "I.L.")
