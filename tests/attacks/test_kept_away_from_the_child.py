"""Whoever is kept away from a child is kept away from every case of that child, now and later."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.merging import merge_children, unmerge_children
from hsb_cases.cases.commands.sharing import (
    SharingReason,
    end_exclusion,
    exclude_person,
    share_case,
)
from hsb_cases.cases.models import Case, CaseloadEntry, Child, Exclusion, Level, SharingBasis
from hsb_cases.cases.selectors.cases import case_for
from hsb_cases.cases.selectors.linked import linked_children
from hsb_cases.core.errors import OutOfScope, Refused
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Referral
from tests.architecture.sources import ROOT, python_files
from tests.support.concerns import MILA, OWEN, SIBLINGS
from tests.support.roles import as_owner
from tests.support.twice import LATER, recorded_twice
from tests.support.two_areas import THERE, in_two_areas, known, reports
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
MANAGER = "northmere front door manager"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHY = SharingReason("Works with the child", SharingBasis.PUBLIC_TASK)


def share(world, case, who, by, level=Level.CONTRIBUTE):
    share_case(case=case, recipient=world[who].membership, level=level, why=WHY, at=NOON, by=by)


def keep_away(world, case, who="police", by="northmere front door"):
    return exclude_person(case=case, user=world[who].user, reason="An uncle", at=NOON, by=world[by])


def seen(actor):
    with acting(actor):
        entries = CaseloadEntry.objects.values_list("case_id", flat=True)
        return {
            "cases": set(Case.objects.values_list("pk", flat=True)) | set(entries),
            "children": set(Child.objects.values_list("pk", flat=True)),
        }


NOTHING = {"cases": set(), "children": set()}


def test_a_case_in_another_authority_is_closed_too(world):
    two = in_two_areas(world)
    for case, door in ((two.here, "northmere"), (two.there, "stoneford")):
        share(world, case, "police", world[f"{door} front door"])
    assert seen(world["police"])["cases"] == {two.here.pk, two.there.pk}
    made = keep_away(world, two.here)
    assert seen(world["police"]) == NOTHING
    with acting(world["police"]), pytest.raises(OutOfScope):
        case_for(world["police"], two.there.reference, at_least=Level.STUB)
    end_exclusion(exclusion=made, reason="A mistake", at=NOON, by=world["northmere front door"])
    assert seen(world["police"])["cases"] == {two.here.pk, two.there.pk}


def test_a_case_opened_later_is_closed_from_its_first_moment(world):
    reports(world["school"], MILA, draft="DRA-ONE")
    with as_owner():
        here = Case.objects.select_related("child").get()
    keep_away(world, here, who="stoneford front door")
    moved = known(here.child, home_authority=THERE)
    reports(world["northmere front door"], moved, draft="DRA-TWO")
    with as_owner():
        there = Case.objects.exclude(pk=here.pk).get()
    # It came to the front door at which the person works.
    assert seen(world["stoneford front door manager"])["cases"] == {there.pk}
    assert seen(world["stoneford front door"]) == NOTHING


def test_a_case_that_a_merge_brings_is_closed_and_opens_again_when_it_is_undone(world):
    twice = recorded_twice(world)
    manager, worker = world[MANAGER], world["northmere front door"]
    keep_away(
        world, twice.first_case, who="northmere front door", by="northmere front door manager"
    )
    assert seen(worker)["children"] >= {twice.second.pk}
    merged = merge_children(
        kept=twice.second, merged=twice.first, reason="One child", at=LATER, by=manager
    )
    joined = {twice.first.pk, twice.second.pk}
    assert not seen(worker)["children"] & joined
    assert not seen(worker)["cases"] & {twice.first_case.pk, twice.second_case.pk}
    unmerge_children(merge=merged.merge, reason="Two children", at=LATER, by=manager)
    assert seen(worker)["children"] & joined == {twice.second.pk}
    with as_owner():
        assert Exclusion.objects.get().child_id == twice.first.pk


def test_undoing_a_merge_tells_of_exclusions_decided_meanwhile(world):
    twice = recorded_twice(world)
    manager = world[MANAGER]
    merged = merge_children(
        kept=twice.first, merged=twice.second, reason="One child", at=NOON, by=manager
    )
    keep_away(
        world, twice.first_case, who="northmere front door", by="northmere front door manager"
    )
    said = unmerge_children(merge=merged.merge, reason="Two children", at=LATER, by=manager)
    assert any("kept away from the child while" in sentence for sentence in said)


def test_a_linked_child_s_page_tells_nothing_of_the_child_they_are_kept_away_from(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST", at=NOON, by=world["school"])
    with as_owner():
        mila, owen = Case.objects.order_by("pk").select_related("child")
    share(world, owen, "police", world["northmere front door"])
    moved = known(mila.child, home_authority=THERE)
    reports(world["northmere front door"], moved, draft="DRA-TWO")
    with as_owner():
        there = Case.objects.get(child=mila.child, local_authority__code=THERE)
    with acting(world["police"]):
        assert len(linked_children(owen)) == 1
    # Decided in Stoneford, on a case that is not in Owen's incident at all.
    keep_away(world, there, by="stoneford front door")
    with acting(world["police"]):
        assert linked_children(owen) == []


def test_the_own_team_s_log_is_closed_by_an_exclusion_decided_elsewhere(world):
    two = in_two_areas(world)
    lead = world["school"]
    with acting(lead):
        assert Concern.objects.count() == 1
    keep_away(world, two.there, who="school", by="stoneford front door")
    with as_owner(), system_acting("Somebody else of the team"):
        world.person("school two", "Sasha Second", "school", "safeguarding_lead")
    with acting(lead):
        # What they reported themselves stays theirs to read.
        assert Concern.objects.count() == 1
    reports(world["school two"], replace(OWEN, refer=True), draft="DRA-OTHER")
    reports(world["northmere front door"], known(two.child), draft="DRA-MORE")
    with acting(lead):
        assert Concern.objects.count() == 2


def test_managers_elsewhere_are_told_and_cannot_end_it(world):
    two = in_two_areas(world)
    there = world["stoneford front door"]
    allocate_case(
        case=two.there,
        worker=world["stoneford worker one"].membership,
        reason="To work with the child",
        at=NOON,
        by=there,
    )
    made = keep_away(world, two.here, who="stoneford worker one")
    assert seen(world["stoneford worker one"]) == NOTHING
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(there.user, backend=BACKEND)
    page = browser.get(f"/cases/{two.there.reference}/sharing/").content.decode()
    assert "Stoneford Worker One" in page
    assert "An uncle" in page
    assert "Decided on another case of this child" in page
    assert "Worker is kept away: allocate again" in page
    address = f"/cases/{two.there.reference}/sharing/kept-away/{made.pk}/end/"
    assert browser.get(address).status_code == 404
    with pytest.raises(OutOfScope):
        end_exclusion(exclusion=made, reason="We need them", at=NOON, by=there)
    for reader in ("stoneford auditor", "northmere auditor"):
        with acting(world[reader]):
            assert not Exclusion.objects.exists()


def test_nobody_is_given_a_case_who_is_kept_away_by_another_authority(world):
    two = in_two_areas(world)
    keep_away(world, two.here, who="stoneford worker one")
    with pytest.raises(Refused, match="kept away"):
        allocate_case(
            case=two.there,
            worker=world["stoneford worker one"].membership,
            reason="To work with the child",
            at=NOON,
            by=world["stoneford front door"],
        )
    with pytest.raises(Refused, match="kept away"):
        share(world, two.there, "stoneford worker one", world["stoneford front door"], Level.VIEW)


def test_the_worker_of_another_case_of_the_child_that_is_seen_hands_it_over_first(world):
    two = in_two_areas(world)
    door = world["northmere front door"]
    allocate_case(
        case=two.here,
        worker=world["northmere worker one"].membership,
        reason="To work with the child",
        at=NOON,
        by=door,
    )
    # Stoneford shares its case with Northmere's front door, which cannot decide on it there.
    share(world, two.there, "northmere front door", world["stoneford front door"], Level.VIEW)
    with pytest.raises(Refused, match=two.here.reference):
        keep_away(world, two.here, who="northmere worker one")


def test_who_reported_is_not_told_that_there_was_no_referral(world):
    reports(world["teacher"], MILA, draft="DRA-ONE")
    with as_owner():
        case = Referral.objects.select_related("case").get().case
        concern = Concern.objects.get()
    keep_away(world, case, who="teacher")
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(world["teacher"].user, backend=BACKEND)
    for address in (f"/referrals/concerns/{concern.reference}/", "/"):
        page = browser.get(address).content.decode()
        assert "ot referred" not in page
        assert "Referred" in page
        assert case.reference not in page


def refused(act):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        act()


def test_an_exclusion_cannot_be_hung_on_or_moved_to_a_case_of_others(world):
    two = in_two_areas(world)
    made = keep_away(world, two.here)
    with acting(world["northmere front door"]):
        refused(lambda: Exclusion.objects.filter(pk=made.pk).update(case=two.there))
        refused(
            lambda: Exclusion.objects.create(
                case=two.there,
                child_id=two.child.pk,
                user=world["police"].user,
                reason="x",
                starts_at=NOON,
            )
        )
    reports(world["school"], OWEN, draft="DRA-OWEN")
    with as_owner():
        other = Child.objects.exclude(pk=two.child.pk).get()
    with acting(world["northmere front door"]):
        # Whatever is written there: the child is that of the case.
        Exclusion.objects.filter(pk=made.pk).update(child_id=other.pk)
        assert Exclusion.objects.get(pk=made.pk).child_id == two.child.pk


def test_no_module_looks_for_exclusions_of_one_case_alone():
    """selectors/exclusions.py finds those of the child; deciding and ending is of one case."""
    of_one_case = {
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if ".exclusions." in path.read_text().replace("selectors.exclusions", "")
    }
    assert of_one_case == {"hsb_cases/cases/commands/sharing.py"}


def test_no_function_but_these_reads_exclusions():
    """An exclusion holds for the child: whoever looks for one of a case alone would miss others."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND prosrc LIKE '%cases_exclusion%'"
        )
        readers = {name for (name,) in cursor.fetchall()}
    assert readers == {
        "hsb_exclusions_follow_case",
        "hsb_kept_from_child",
        "hsb_kept_from_meeting",
        "hsb_excluded",
        "hsb_level",
        "hsb_case_facts",
    }, "ask hsb_kept_from_child instead"
