"""What somebody sees who has nothing to do with a case: the same as where there is none."""

from tests.system import case_steps


def test_i_find_no_page_where_another_agency_s_case_is(sign_in_as, logged):
    # Given a concern that the school logged and the front door received
    concern = logged("school")
    case = case_steps.opens_case(sign_in_as("northmere front door"), "M.H.")
    # When a police officer with whom nothing was shared types each of its addresses
    officer = sign_in_as("police")
    for address in (
        case,
        f"{case}history/",
        f"{case}history/access/",
        f"{case}sharing/",
        f"{case}people/",
        f"/referrals/concerns/{concern.reference}/",
        "/cases/HSB-2222-2222/",
    ):
        officer.opens(address, status=404)
        # Then they read what they would read if there were none
        officer.is_at("Page not found")
        officer.does_not_read("Mila", "Owen", "M.H.", "Castle Hill")
    # And no list of theirs has it
    officer.opens("/cases/")
    officer.does_not_read("M.H.", "O.R.")
