"""What stands around every page: the way past it, the search, the clock, and what is printed."""

from playwright.sync_api import expect

ACTIVE = "document.activeElement.id"


def test_i_reach_content_and_search_by_keyboard_and_print_a_clean_page(sign_in_as, logged):
    # Given a front door worker at home
    logged("school")
    worker = sign_in_as("northmere front door")
    page = worker.page
    # Then the first stop of the Tab key leads past the frame
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate(ACTIVE) == "main"
    # And / leads to the search, from where a reference opens its case
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("Mila Hart")
    worker.enters()
    worker.reads("1 case", "M.H.")
    # When they switch the key off on their account's page
    worker.opens("/account/")
    page.get_by_label("The / key goes to the search box").uncheck()
    worker.opens("/")
    page.keyboard.press("/")
    # Then it is a letter as any other
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    # And on paper stand who printed it, and no menus
    page.emulate_media(media="print")
    worker.page.get_by_text("Printed by Northmere Front Door, Front door worker").wait_for()
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("link", name="HSB casework")).to_have_css("color", "rgb(11, 12, 12)")


def test_i_am_asked_two_minutes_before_i_am_signed_out(sign_in_as):
    # Given somebody who does nothing for 25 of 30 minutes
    worker = sign_in_as("northmere front door")
    page = worker.page
    page.clock.install()
    worker.opens("/cases/")
    page.clock.fast_forward("25:00")
    dialog = page.get_by_role("dialog", name="Do you want to stay signed in?")
    expect(dialog).to_be_hidden()
    # When less than two minutes are left
    page.clock.fast_forward("03:05")
    page.clock.run_for(1_000)
    # Then a dialog asks, says that drafts are safe, and holds the focus
    expect(dialog).to_contain_text("signed out in 2 minutes")
    expect(dialog).to_contain_text("Drafts shown as saved are safe")
    expect(dialog.get_by_role("button", name="Stay signed in")).to_be_focused()
    worker.finds_it_accessible()
    # And one key stroke is enough to stay
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    worker.opens("/")
    worker.is_at("Your work")
