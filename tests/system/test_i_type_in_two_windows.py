"""Two windows on one page of a draft: nothing typed is lost, even if nobody chooses."""

from playwright.sync_api import expect

from tests.referrals.pages import address, draft_of
from tests.system.person import Person

QUESTION = "What happened, in the words used"
FIRST = "Mila told her teacher on Friday."
SECOND = "Mila told her teacher."
LONGER = f"{SECOND} The teacher wrote her words down."


def test_i_walk_away_from_two_texts_and_find_both_again(sign_in_as, world):
    # Given a page of a draft that is open in two windows
    draft = draft_of(world["school"])
    lead = sign_in_as("school")
    page = address(draft, "account")
    lead.opens(page)
    window = Person("the second window", lead.page.context.new_page(), lead.address)
    window.opens(page)
    # When I type in the first, then in the second
    lead.fills(QUESTION, FIRST)
    expect(status(lead)).to_contain_text("Saved ")
    window.expected = {409}
    window.fills(QUESTION, SECOND)
    expect(status(window)).to_contain_text("Yours is kept beside it.")
    # And type on there, and close the window without choosing
    with window.page.expect_response(lambda answer: answer.status == 409):
        window.fills(QUESTION, LONGER)
    window.met_no_trouble()
    window.page.close()
    # Then the list of sections tells me of the other text
    lead.opens(f"/referrals/drafts/{draft.reference}/")
    lead.reads("You typed another text on “What happened” in a second window")
    lead.follows("Show both and choose")
    lead.reads(FIRST, LONGER)
    # And I can still use it
    lead.presses("Use your other text")
    lead.opens(page)
    expect(lead.page.get_by_label(QUESTION)).to_have_value(LONGER)
    lead.does_not_read("You typed another text")


def status(person: Person):
    """The line that says whether what is typed is saved."""
    return person.page.locator("[data-save-status]")
