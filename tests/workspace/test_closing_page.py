"""Closing a case on its page, and taking the work up again."""

import pytest

from hsb_cases.cases.models import Case
from referrals.commands.deciding import Decided, decide_referral
from referrals.models import Decision, Referral
from tests.audit.arrange import ONE, cases_of_two
from tests.support.after_harm import support_decided
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened, sent, status

pytestmark = pytest.mark.django_db

MANAGER = "northmere manager"
ENDS = {
    "reason": "stepped_down",
    "goes_on_stepped_down": "Early help, with the school",
    "summary": "Mila is safe, and school reports no concern since May.",
    "self_harm_risk": "no",
    "census_reason": "RC9",
}


@pytest.fixture
def reference(world):
    return cases_of_two(world).first.reference


def decided(world, reference):
    with as_owner():
        referral = Referral.objects.select_related("case").get(case__reference=reference)
    choice = Decided(
        Decision.EARLY_HELP,
        "Looked at together with police.",
        "no",
        differs_because="Police and the school see no need to meet.",
    )
    decide_referral(referral=referral, decided=choice, at=NOON, by=world[MANAGER])
    support_decided(referral.case, by=world[MANAGER])
    return referral


def test_what_has_to_end_first_is_on_the_page(world, reference):
    with as_owner():
        waiting = Referral.objects.get(case__reference=reference)
    said = main(opened(world[MANAGER], "case_closing", reference))
    assert f"Decide on referral {waiting.reference} first." in said
    assert "Decide on support for this child after incident" in said
    assert "Is there a risk of self-harm or suicide?" in said
    answer = sent(world[MANAGER], "case_closing", reference, **ENDS)
    assert "This case cannot be closed yet." in answer.content.decode()


def test_a_manager_closes_a_case_and_reopens_it(world, reference):
    decided(world, reference)
    page = opened(world[MANAGER], "case", reference)
    assert page.one("main").one("a", href=f"/cases/{reference}/closing/").text == "Close the case"
    without = {**ENDS, "goes_on_stepped_down": ""}
    answer = sent(world[MANAGER], "case_closing", reference, **without)
    assert "Enter who takes over" in answer.content.decode()
    assert sent(world[MANAGER], "case_closing", reference, **ENDS).status_code == 302
    said = main(opened(world[MANAGER], "case", reference))
    assert "Stepped down to early help or universal services" in said
    assert "Early help, with the school" in said
    assert "Mila is safe, and school reports no concern since May." in said
    assert "Reopen the case" in said
    assert status(world[ONE], "case", reference) == 404

    assert "log a concern instead" in main(opened(world[MANAGER], "case_closing", reference))
    answer = sent(world[MANAGER], "case_closing", reference, reason="")
    assert "Enter why the case is reopened" in answer.content.decode()
    answer = sent(world[MANAGER], "case_closing", reference, reason="New facts about March")
    assert answer.status_code == 302
    with as_owner():
        assert Case.objects.get(reference=reference).status == "open"
    said = main(opened(world[MANAGER], "case", reference))
    assert "Unallocated" in said
    assert "Stepped down to early help" in said  # what was decided stays to be read


def test_a_risk_that_is_known_is_described(world, reference):
    decided(world, reference)
    at_risk = {**ENDS, "self_harm_risk": "yes"}
    answer = sent(world[MANAGER], "case_closing", reference, **at_risk)
    assert "Enter what is known of the risk to M.H. and what is done." in answer.content.decode()
    known = {**at_risk, "self_harm_detail": "Her GP sees her weekly."}
    assert sent(world[MANAGER], "case_closing", reference, **known).status_code == 302
    assert "Yes. Her GP sees her weekly." in main(opened(world[MANAGER], "case", reference))


def test_who_does_not_allocate_finds_no_such_page(world, reference):
    assert status(world[ONE], "case_closing", reference) == 404
    assert "Close the case" not in main(opened(world[ONE], "case", reference))
