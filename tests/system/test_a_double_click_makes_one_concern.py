"""Pressing twice is what hands do."""

from playwright.sync_api import expect

from referrals.models import Concern
from tests.referrals.pages import draft_of
from tests.support.roles import as_owner


def test_i_press_submit_twice_and_log_one_concern(sign_in_as, world):
    # Given a draft with everything filled in
    draft = draft_of(world["school"])
    lead = sign_in_as("school")
    lead.opens(f"/referrals/drafts/{draft.reference}/check/")
    # When the safeguarding lead double-clicks the button
    lead.page.get_by_role("button", name="Submit the concern").dblclick()
    # Then there is one concern, and they are told its reference
    lead.is_at("Concern logged")
    with as_owner():
        assert Concern.objects.count() == 1
    # And going back leads to what was logged, with nothing to press once more
    lead.page.go_back()
    lead.is_at("Concern logged")
    expect(lead.page.get_by_role("button", name="Submit the concern")).to_have_count(0)
    with as_owner():
        assert Concern.objects.count() == 1
