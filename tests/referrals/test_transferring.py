"""A case goes over to the authority to which the child has moved (domain.md §3.2, state 19)."""

import datetime
from dataclasses import replace

import pytest
from django.urls import reverse

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.models import Case, CaseClosure, Child
from hsb_cases.cases.permissions import level_on
from hsb_cases.core.errors import NotPermitted, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.transferring import transfer_case
from referrals.models import Concern, Decision, Referral
from referrals.rules.transferring import HandedOver
from tests.assessments.arrange import MANAGER, ONE, case_allocated, siblings
from tests.support.after_harm import support_decided
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened, signed_in

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(days=60)
HANDED = HandedOver(
    summary="Mila is safe; her therapy goes on and needs a new place near her home.",
    takes_over="Sasha Stone, front door",
    immediate_danger="no",
    self_harm_risk="no",
)
THERE = "stoneford front door"


@built_once
def mila(world):
    """Mila's case, decided on, with a worker; nothing is open on it."""
    case = siblings(world).mila
    with as_owner():
        referral = Referral.objects.get(case=case)
    choice = Decided(
        decision=Decision.EARLY_HELP,
        reasons="Looked at together with police, health and the school.",
        self_harm_risk="no",
        differs_because="Police, health and the school see no need to meet.",
    )
    decide_referral(referral=referral, decided=choice, at=NOON, by=world[MANAGER])
    support_decided(case, by=world[MANAGER])
    case_allocated(world, case, ONE)
    return case


def transfer(world, case, to="Stoneford", *, by=MANAGER, **changes):
    return transfer_case(
        case=case,
        to=world.authorities[to],
        handed=replace(HANDED, **changes),
        at=LATER,
        by=world[by],
    )


@pytest.mark.rule("R2")
def test_the_receiving_front_door_has_a_referral_and_the_case_ends_here(world, mila):
    made = transfer(world, mila)
    with as_owner():
        here = Case.objects.get(pk=mila.pk)
        closure = CaseClosure.objects.get(case=mila)
        there = Case.objects.get(pk=made.case_id)
        child = Child.objects.get(pk=mila.child_id)
        due = Deadline.objects.get(subject_reference=made.reference)
        concern = Concern.objects.get(pk=made.concern_id)
    assert (here.status, there.status) == ("closed", "referred")
    assert there.child == child
    assert there.local_authority == child.home_authority == world.authorities["Stoneford"]
    assert (closure.reason, closure.census_reason) == ("transferred", "RC5")
    assert closure.transferred_as == made.reference
    assert closure.goes_on_with == (
        f"Stoneford, Sasha Stone, front door; referral {made.reference}"
    )
    assert (due.case, due.due_on) == (there, datetime.date(2026, 5, 26))
    assert mila.reference in concern.account
    assert (concern.source_code, concern.first_view) == ("5C", "problematic")
    with acting(world[THERE]):
        assert level_on(there) == 50
        assert level_on(here) == 0
    with acting(world[ONE]):
        assert level_on(here) == 0


def test_nothing_of_the_other_child_goes_with_it(world, mila):
    made = transfer(world, mila)
    with as_owner():
        assert list(made.concern.children.values_list("display_name", flat=True)) == ["Mila Hart"]
    shown = main(opened(world[THERE], "case", made.case.reference))
    assert "Owen" not in shown
    assert "O.R." not in shown


def test_where_the_product_is_not_used_a_document_is_to_be_sent(world, mila):
    with as_owner(), system_acting("Test set-up"):
        world.authority("Awayshire", uses_product=False)
    client = signed_in(world[MANAGER])
    path = reverse("referrals:transfer", args=[mila.reference])
    typed = {**vars(HANDED), "area": "awayshire"}
    answer = client.post(path, typed)
    with as_owner():
        made = Referral.objects.get(local_authority__code="awayshire")
        assert (made.status, made.case) == ("sent_out", None)
    assert answer.url == reverse("referrals:hand_off", args=[made.reference])
    assert "Awayshire" in client.get(answer.url).content.decode()
    assert client.get(reverse("referrals:hand_off_pdf", args=[made.reference])).status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"to": "Northmere County"}, "area"),
        ({"summary": "Done."}, "summary"),
        ({"takes_over": " "}, "takes_over"),
        ({"immediate_danger": ""}, "immediate_danger"),
        ({"self_harm_risk": ""}, "self_harm_risk"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_left_behind(world, mila, changes, field):
    with pytest.raises(Refused) as refused:
        transfer(world, mila, **changes)
    assert refused.value.field == field
    with as_owner():
        assert Concern.objects.count() == 1
        assert Case.objects.get(pk=mila.pk).status == "open"


def test_not_while_something_is_open_nor_twice(world, mila):
    with as_owner(), system_acting("Test set-up"):
        Deadline.objects.filter(case=mila).update(met_on=None)
    with pytest.raises(Refused, match="cannot be closed yet"):
        transfer(world, mila)
    with as_owner(), system_acting("Test set-up"):
        Deadline.objects.filter(case=mila).update(met_on=NOON)
    transfer(world, mila)
    with pytest.raises(Refused):
        transfer(world, mila)


@pytest.mark.parametrize("who", [ONE, "school", "northmere auditor", "stoneford manager"])
def test_who_may_not(world, mila, who):
    with pytest.raises(NotPermitted):
        transfer(world, mila, by=who)


def test_a_role_that_refers_nobody_transfers_nobody(world, mila, monkeypatch):
    manager = world[MANAGER]
    can = type(manager).can
    monkeypatch.setattr(
        type(manager), "can", lambda one, ability: ability != "log_concern" and can(one, ability)
    )
    with pytest.raises(NotPermitted, match="does not refer children"):
        transfer(world, mila)


def test_the_page_transfers_it_and_keeps_what_was_typed(world, mila):
    client = signed_in(world[MANAGER])
    path = reverse("referrals:transfer", args=[mila.reference])
    closing = opened(world[MANAGER], "case_closing", mila.reference)
    assert path in [link["href"] for link in closing.all("a")]
    # It is no reason to close a case without telling anybody.
    assert not closing.all("input", value="transferred")
    typed = {**vars(HANDED), "area": "stoneford"}
    again = read(client.post(path, {**typed, "summary": "Done."}).content.decode())
    assert "the receiving authority starts from it" in again.text
    assert again.one("textarea", id="id_summary").text == "Done."
    answer = client.post(path, typed)
    assert answer.url == reverse("workspace:case", args=[mila.reference])
    shown = main(opened(world[MANAGER], "case", mila.reference))
    assert "Transferred to another local authority" in shown
    assert "Stoneford, Sasha Stone, front door; referral REF-" in shown
    assert client.get(path).status_code == 404
