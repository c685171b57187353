"""Scenario 4, after the meeting: each authority and a family get their own child's minutes (R7)."""

import datetime

from hsb_cases.core import clock
from panels.commands.arranging import name_chair
from panels.commands.closing import close_meeting, open_meeting
from tests.panels.arrange import decided, everybody_came, invited, measure, two_families, wrote
from tests.system.person import Person

FIRST, SECOND, CHAIR = "fenbridge front door", "fenbridge front door manager", "fenbridge chair"
MAKING = 240_000  # milliseconds
TOLD = "She sleeps badly since the camp and will not walk along Quarry Bank any more."
REWRITTEN = "She sleeps badly since the camp and avoids one street near the camp."


def meeting_is_over(world):
    """The two families' meeting, with a street of the boy's in what was decided for the girl."""
    arranged = two_families(world)
    invited(arranged)
    name_chair(
        meeting=arranged.meeting, chair=world[CHAIR].membership, at=clock.now(), by=arranged.by
    )
    arranged.meeting = arranged.again()
    began = clock.now() - datetime.timedelta(hours=2)
    open_meeting(meeting=arranged.meeting, started_at=began, at=clock.now(), by=arranged.by)
    arranged.meeting = arranged.again()
    everybody_came(arranged)
    wrote(arranged, "Isla", **decided("Isla", support_needs=TOLD))
    wrote(arranged, "Theo", **decided("Theo"))
    measure(arranged)
    close_meeting(meeting=arranged.meeting, next_meeting_on=None, at=clock.now(), by=arranged.by)
    return arranged


def prepares(person: Person, overview: str, needed: str, *, recipient: str = "") -> str:
    """From the list of what is still needed; gives the address of the copy."""
    person.opens(overview)
    person.follows(needed)
    if recipient:
        person.fills("Name of the recipient", recipient)
    person.presses("Prepare the copy")
    person.reads("The copy is prepared.", "A second person approves the minutes")
    assert person.page.get_by_role("button", name="Approve minutes").count() == 0
    return person.path()


def approves(person: Person, copy: str) -> None:
    """Reads a copy that somebody else has prepared, and lets it leave."""
    person.opens(copy)
    person.presses("Approve minutes")
    person.reads("The copy is approved and can be sent.")


def downloads(person: Person, link: str) -> bytes:
    """Opens the document of the copy that is shown; on a busy machine it takes long to make."""
    with person.page.expect_download(timeout=MAKING) as found:
        person.page.get_by_role("link", name=link).click(timeout=MAKING)
    return found.value.path().read_bytes()


def test_each_side_gets_its_own_childs_minutes_and_no_word_of_the_other(sign_in_as, world):
    # Given a meeting about two families that is over
    arranged = meeting_is_over(world)
    overview = f"/strategy-discussions/{arranged.meeting.reference}/minutes/"
    first = sign_in_as(FIRST)
    # When one person prepares a copy for each authority and for one family
    leaford = prepares(first, overview, "Prepare a copy for Leaford about I.B.")
    stoneford = prepares(first, overview, "Prepare a copy for Stoneford about T.M.")
    family = prepares(
        first,
        overview,
        "Prepare a copy for the child and the family about I.B.",
        recipient="Ruth and Joel Bramwell",
    )
    # Then a second person sees the other child's street marked, and cannot approve
    second = sign_in_as(SECOND, width=320)
    second.opens(leaford)
    second.reads("This copy cannot be approved while it holds this.", "“Quarry Bank” (an address)")
    assert second.page.locator("mark").inner_text().count("Quarry Bank") == 1
    assert second.page.get_by_role("button", name="Approve minutes").count() == 0
    # When the words are written in another way, the first person approves them
    for copy in (leaford, family):
        second.opens(copy)
        second.presses("Change the text")
        second.fills("Support", REWRITTEN)
        second.presses("Save the text")
        second.reads("The text is changed.", REWRITTEN)
        second.does_not_read("Quarry Bank")
        approves(first, copy)
    # And nothing stands against the other authority's copy
    approves(second, stoneford)
    # Then the document opens, how it was sent is recorded, and that authority reads its own alone
    first.opens(leaford)
    made = downloads(first, "Open as a PDF")
    assert made.startswith(b"%PDF-")
    first.presses("Record how it was sent")
    first.fills("How did you send it?", "Secure email to the front door")
    today = clock.today()
    first.fills_date("Day", (today.day, today.month, today.year))
    first.fills("Time", "00:00")
    first.presses("Record")
    first.reads("Recorded that the copy was sent.", "Secure email to the front door")
    theirs = sign_in_as("stoneford front door")
    theirs.opens(overview)
    theirs.follows("Stoneford", within=theirs.page.get_by_role("main"))
    theirs.reads("T.M.", "An adult is with Theo at all times.")
    theirs.does_not_read("Isla", "Bramwell", "Tannery")
    theirs.opens(leaford, status=404)
    # And a copy that is not to be sent after all is taken back with a reason
    first.opens(family)
    first.follows("Withdraw this copy")
    first.fills("Why is this copy withdrawn?", "The family is told at home instead.")
    first.presses("Withdraw this copy")
    first.reads("Withdrawn: not to be used", "The family is told at home instead.")
