"""What the auditor reads: who changed what, word by word, and nothing to change it with."""

from playwright.sync_api import expect

from tests.system import case_steps

BEFORE = "Short meetings in the morning, with pictures, and her teaching assistant beside her."
AFTER = "Short meetings in the afternoon, with pictures, and her grandmother beside her."


def test_i_read_each_change_word_by_word_and_can_change_nothing(sign_in_as, logged):
    # Given a case in which a long text was written and then changed
    logged("school")
    worker = sign_in_as("northmere front door")
    case = case_steps.opens_case(worker, "M.H.")
    case_steps.describe_needs(worker, BEFORE)
    case_steps.describe_needs(worker, AFTER)
    # When the auditor opens its history from the list of cases
    auditor = sign_in_as("northmere auditor")
    auditor.opens("/audit/")
    auditor.follows(case.split("/")[2], exact=False)
    # Then they read who changed it, and the words that came and went
    auditor.reads("Northmere Front Door")
    auditor.unfolds_all()
    main = auditor.page.get_by_role("main")
    expect(main.get_by_role("deletion").filter(has_text="morning")).to_be_visible()
    expect(main.get_by_role("insertion").filter(has_text="afternoon")).to_be_visible()
    auditor.finds_it_accessible()
    auditor.takes_picture("history.png")
    # And there is no button with which to change anything
    expect(main.get_by_role("button")).to_have_text(["Apply filters"])
    for address in (f"{case}people/child/", f"{case}allocate/", f"{case}sharing/new/"):
        auditor.opens(address, status=404)
        auditor.is_at("Page not found")
