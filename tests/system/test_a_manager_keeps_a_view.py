"""A manager's list of cases: what waits, how the work is spread, and a view to come back to."""

from playwright.sync_api import expect

from hsb_cases.core import clock
from tests.support.caseload import Kind, many_cases

NAMES = (
    "Ada Pell",
    "Ben Hollis",
    "Cora Quayle",
    "Dan Rusk",
    "Edie Fenn",
    "Finn Oakes",
    "Gita Lowe",
)
CATEGORIES = ("problematic", "abusive", "problematic", "inappropriate")


def test_i_keep_the_cases_of_one_worker_as_a_tab(sign_in_as, world):
    # Given a manager of a team with thirty open cases
    team, kind = "northmere casework", Kind(clock.today(), "Review the plan", NAMES, CATEGORIES)
    many_cases(world, 18, worker=world["northmere worker one"], team=team, kind=kind)
    many_cases(world, 12, worker=world["northmere worker two"], team=team, kind=kind)
    manager = sign_in_as("northmere manager")
    # When they open the list of cases
    manager.follows("Cases")
    # Then they see how the work is spread, and what waits
    manager.reads("Workload", "Northmere Worker One", "30 open cases, soonest due first")
    manager.takes_picture("caseload.png")
    # When they narrow it to one worker's harmed children, in compact rows
    manager.follows("Northmere Worker Two")
    manager.reads("12 of 30 open cases")
    manager.page.get_by_label("Harmed", exact=True).check()
    manager.presses("Apply filters")
    manager.follows("compact rows")
    manager.reads("6 of 30 open cases")
    # And keep that under a name
    manager.follows("Save as a view")
    manager.presses("Save view")
    manager.reads("Enter a name for this view")
    manager.fills("What do you want to call this view?", "Two, harmed")
    manager.presses("Save view")
    # Then it is a tab that leads back to it, from anywhere
    manager.follows("Home")
    manager.follows("Cases")
    manager.follows("Two, harmed")
    manager.reads("6 of 30 open cases")
    expect(manager.page.get_by_role("link", name="roomy rows")).to_be_visible()
    # And a filter comes off by its tag
    manager.follows("Remove this filter: Harmed")
    manager.reads("12 of 30 open cases")
    # And the view can be removed again
    manager.follows("Two, harmed")
    manager.presses("Remove this view")
    manager.reads("“Two, harmed” is removed. No case has changed.")
