"""The main job without scripts, on a narrow screen, and by the keys alone."""

from playwright.sync_api import expect

from referrals.rules.facts import ConcernFacts
from tests.referrals.pages import draft_of
from tests.support.concerns import with_children
from tests.system import concern_steps
from tests.system.person import Person
from tests.system.scenarios import SIBLINGS

# What shows that a part has the focus; for a radio button it is drawn before its label.
FOCUS = """part => [getComputedStyle(part).outlineStyle, getComputedStyle(part).boxShadow,
    ...[...part.parentElement.querySelectorAll('label')]
        .map(label => getComputedStyle(label, '::before').boxShadow)]"""
MILA_ALONE: ConcernFacts = with_children(SIBLINGS.children[0])


def test_i_log_a_concern_without_scripts(sign_in_as):
    # Given a browser that runs no scripts
    worker = sign_in_as("northmere worker one", java_script_enabled=False)
    # When its person logs the siblings' concern and submits it
    concern_steps.begin(worker)
    concern_steps.fill_in(worker, SIBLINGS)
    concern_steps.submit(worker)
    # Then both children are referred, and the entry can be read
    for name in ("Mila Hart", "Owen Reed"):
        worker.reads_in_card(name, "Referred")
    worker.follows("your own entry")
    worker.reads(SIBLINGS.account)


def test_i_log_a_concern_on_a_screen_of_320_pixels(sign_in_as):
    # Given a screen as narrow as a page at 400 % zoom
    lead = sign_in_as("school", width=320)
    # When its person logs a concern; no page may scroll sideways, which each step checks
    concern_steps.begin(lead)
    concern_steps.fill_in(lead, MILA_ALONE)
    concern_steps.submit(lead)
    # Then they read the same as on a wide screen
    lead.reads_in_card("Mila Hart", "Referred")
    lead.follows("your own entry")
    lead.reads(MILA_ALONE.account)


def test_i_fill_in_a_section_and_submit_by_the_keys_alone(sign_in_as, world):
    # Given a draft that is ready but for one answer
    draft = draft_of(world["school"], who_knows={"parents_told": None, "parents_told_what": None})
    lead = sign_in_as("school")
    lead.opens(f"/referrals/drafts/{draft.reference}/")
    # When its person goes through that section with Tab, Space and Enter
    tabs_to(lead, "link", "Who knows, and what parents were told")
    lead.enters()
    tabs_to(lead, "radio", "Yes")
    lead.page.keyboard.press("Space")
    tabs_to(lead, "textbox", "Who was told, when, and how did they respond?")
    lead.page.keyboard.type("Her mother was told on the telephone.")
    tabs_to(lead, "button", "Save and continue")
    lead.enters()
    # And goes on to the answers and submits
    tabs_to(lead, "link", "Check your answers")
    lead.enters()
    lead.reads("Her mother was told on the telephone.")
    tabs_to(lead, "button", "Submit the concern")
    lead.enters()
    # Then the concern is logged
    lead.is_at("Concern logged")


def tabs_to(person: Person, role: str, name: str) -> None:
    """Presses Tab until the part has the focus, and sees that it shows."""
    part = person.page.get_by_role(role, name=name, exact=True).first
    for _ in range(80):
        person.page.keyboard.press("Tab")
        if part.evaluate("part => part === document.activeElement"):
            break
    expect(part).to_be_focused()
    assert any(look not in {"none", ""} for look in part.evaluate(FOCUS)), f"no focus on {name!r}"
