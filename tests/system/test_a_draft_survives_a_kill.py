"""Nothing shown as saved is lost, and nothing typed disappears from the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.faults.fixtures import web_server
from tests.system import concern_steps
from tests.system.signing_in import sign_in

__all__ = ["web_server"]
LABEL = "What happened, in the words used"
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
FIRST = "Mila told her teacher after break. "
SECOND = "She was calm and asked whether she was in trouble. "
THIRD = "She said that it had happened before."
AT_LAST = 60_000  # milliseconds: the page waits longer from try to try


@pytest.mark.faults
def test_what_my_page_shows_as_saved_survives_kill_9(visitor, web_server):
    # Given a safeguarding lead who types until the page says "Saved"
    lead = visitor("school", address=web_server.url)
    sign_in(lead, "school@example.test")
    concern_steps.begin(lead)
    tasks = lead.path()
    lead.follows("What happened")
    box, status = lead.page.get_by_label(LABEL), lead.page.get_by_role("status")
    box.press_sequentially(FIRST)
    expect(status).to_have_text(SAVED)
    # When the server is killed while they go on typing
    with lead.without_a_server():
        box.press_sequentially(SECOND[:20])
        web_server.kill()
        box.press_sequentially(SECOND[20:])
        # Then the page keeps the text and says that it is not saved
        expect(status).to_contain_text("your text stays on this page")
        expect(box).to_have_value(FIRST + SECOND)
        # And saves it by itself once the server is back
        web_server.start()
        expect(status).to_have_text(SAVED, timeout=AT_LAST)
    # When it is killed again in mid-typing, and the browser with it
    box.press_sequentially(THIRD[:10])
    with lead.without_a_server():
        web_server.kill()
        lead.page.close()
    web_server.start()
    # Then all that was shown as saved is there
    again = visitor("school, later", address=web_server.url)
    sign_in(again, "school@example.test")
    again.opens(f"{tasks}account/")
    expect(again.page.get_by_label(LABEL)).to_have_value(re.compile(re.escape(FIRST + SECOND)))
