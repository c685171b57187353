"""A protected address is known to who manages the case where it is held, and to nobody else."""

import datetime
from dataclasses import replace

import pytest
from django.test import Client

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.people import AddressDetails, add_address, change_address
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, ChildAddress, Level, Share, SharingBasis
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from referrals.models import ConcernChild
from tests.support.built_once import built_once
from tests.support.concerns import MILA
from tests.support.roles import as_owner
from tests.support.two_areas import HERE, in_two_areas, known, reports
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHY = SharingReason("Works with the child", SharingBasis.PUBLIC_TASK)
SAFE = AddressDetails("1 Safe Street", postcode="NM1 1AA", protected=True)
NORTHMERE, STONEFORD = "northmere front door", "stoneford front door"


@built_once
def two(world):
    two = in_two_areas(world, replace(MILA, address="", household=""))
    add_address(case=two.here, details=SAFE, by=world[NORTHMERE])
    return two


def share(world, case, who, by, level=Level.VIEW, *, sealed=True, until=None):
    return share_case(
        case=case,
        recipient=world[who].membership,
        level=level,
        why=replace(WHY, until=until),
        at=NOON,
        by=world[by],
        sealed=sealed,
    )


def knows(actor, lines="1 Safe Street"):
    """Whether the address is there for somebody, in the record or in its history."""
    with acting(actor):
        now = ChildAddress.objects.filter(lines=lines).exists()
        past = ChildAddress.history.filter(lines=lines).exists()
    assert now == past
    return now


def page(world, who, path):
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(world[who].user, backend=BACKEND)
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_who_manages_a_case_of_the_child_elsewhere_does_not_see_it(world, two):
    assert knows(world[NORTHMERE])
    assert not knows(world[STONEFORD])
    people = page(world, STONEFORD, f"/cases/{two.there.reference}/people/")
    assert "Safe Street" not in people
    assert "Protected address" in people
    assert "in the local authority that holds the address" in people
    assert "Safe Street" not in page(world, STONEFORD, f"/cases/{two.there.reference}/history/")
    at_home = page(world, NORTHMERE, f"/cases/{two.here.reference}/people/")
    assert "Safe Street" in at_home
    assert "that holds the address" not in at_home


@pytest.mark.parametrize("level", [Level.VIEW, Level.CONTRIBUTE])
def test_the_sealed_parts_of_the_case_where_it_is_held_open_it_to_one_person(world, two, level):
    share(world, two.here, "police", NORTHMERE, level, sealed=False)
    assert not knows(world["police"])
    share(world, two.here, "police", NORTHMERE, level)
    assert knows(world["police"])
    people = page(world, "police", f"/cases/{two.here.reference}/people/")
    assert "Safe Street" in people
    assert not knows(world["northmere auditor"])


def test_the_sealed_parts_of_another_authority_s_case_do_not(world, two):
    share(world, two.there, "police", STONEFORD, Level.CONTRIBUTE)
    assert not knows(world["police"])


def test_it_closes_with_the_end_of_the_share_and_with_an_exclusion(world, two):
    door = world[NORTHMERE]
    given = share(world, two.here, "police", NORTHMERE, until=NOON + datetime.timedelta(days=36500))
    assert knows(world["police"])
    with as_owner():
        Share.objects.filter(pk=given.pk).update(until=NOON - datetime.timedelta(days=365))
    assert not knows(world["police"])
    share(world, two.here, "police", NORTHMERE)
    assert knows(world["police"])
    exclude_person(case=two.here, user=world["police"].user, reason="A relative", at=NOON, by=door)
    assert not knows(world["police"])


def test_the_sealed_parts_are_opened_to_one_person_with_the_whole_record(world, two):
    with pytest.raises(Refused, match="one person"):
        share_case(
            case=two.here,
            recipient=world["police"].team.group,
            level=Level.VIEW,
            why=WHY,
            at=NOON,
            by=world[NORTHMERE],
            sealed=True,
        )
    with pytest.raises(Refused, match="whole record"):
        share(world, two.here, "police", NORTHMERE, Level.SUMMARY)


def test_they_are_opened_and_named_on_the_sharing_page(world, two):
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(world[NORTHMERE].user, backend=BACKEND)
    typed = {
        "kind": "person",
        "email": world["police"].user.email,
        "level": str(Level.VIEW.value),
        "sealed": "on",
        "purpose": "Checks on the home",
        "basis": SharingBasis.PUBLIC_TASK.value,
    }
    there = f"/cases/{two.here.reference}/sharing/"
    assert browser.post(f"{there}new/", typed).status_code == 302
    assert "protected addresses and sealed parts too" in browser.get(there).content.decode()
    assert knows(world["police"])


def test_whoever_protects_an_address_holds_it(world, two):
    """Stoneford learns that an address which Northmere wrote down openly is dangerous."""
    plain = add_address(case=two.here, details=AddressDetails("2 Open Street"), by=world[NORTHMERE])
    with acting(world[STONEFORD]):
        found = ChildAddress.objects.get(pk=plain.pk)
    change_address(
        case=two.there,
        address=found,
        details=AddressDetails("2 Open Street", protected=True),
        by=world[STONEFORD],
    )
    assert knows(world[STONEFORD], "2 Open Street")
    assert not knows(world[NORTHMERE], "2 Open Street")


def test_who_may_only_read_a_protected_address_cannot_change_or_unprotect_it(world, two):
    share(world, two.here, "police", NORTHMERE, Level.CONTRIBUTE)
    with acting(world["police"]):
        found = ChildAddress.objects.get(lines="1 Safe Street")
    with pytest.raises(NotPermitted):
        change_address(
            case=two.here,
            address=found,
            details=AddressDetails("1 Safe Street"),
            by=world["police"],
        )
    with pytest.raises(OutOfScope):
        change_address(
            case=two.there,
            address=found,
            details=AddressDetails("1 Safe Street"),
            by=world[STONEFORD],
        )


def test_before_any_case_the_team_s_log_holds_it_and_then_the_front_door_does(world):
    logged = replace(
        MILA, role="affected", sexually_harmed="", address="1 Safe Street", address_protected=True
    )
    reports(world["school"], logged, draft="DRA-LOG", first_view="inappropriate")
    assert knows(world["school"])
    with as_owner():
        child = ChildAddress.objects.get().child
    reports(world["school"], known(child), draft="DRA-REFERRED")
    assert not knows(world["school"])
    assert knows(world[NORTHMERE])
    assert not knows(world["northmere auditor"])


def test_a_protected_address_given_for_a_known_child_is_not_lost(world, two):
    share(world, two.there, "police", STONEFORD, sealed=False)
    given = known(
        two.child, replace(MILA, address="3 New Street", address_protected=True),
        home_authority=HERE,
    )  # fmt: skip
    with as_owner(), system_acting("Moved back"):
        two.child.home_authority = world.authorities["Northmere County"]
        two.child.save()
    reports(world["police"], given, draft="DRA-KNOWN")
    assert knows(world[NORTHMERE], "3 New Street")
    assert not knows(world["police"], "3 New Street")
    assert not knows(world[STONEFORD], "3 New Street")


def test_what_was_reported_openly_is_hidden_once_the_address_is_protected(world):
    report = {"answers": [["Address", "4 Orchard Row, Northmere"]]}
    reports(world["school"], replace(MILA, as_reported=report), draft="DRA-OPEN")
    with as_owner():
        case = Case.objects.get()
    share(world, case, "police", NORTHMERE, sealed=False)

    def reads(who):
        with acting(world[who]):
            now = ConcernChild.objects.exists()
            assert now == ConcernChild.history.exists()
            return now

    assert reads("police")
    with acting(world[NORTHMERE]):
        address = ChildAddress.objects.get()
    change_address(
        case=case,
        address=address,
        details=AddressDetails(address.lines, protected=True),
        by=world[NORTHMERE],
    )
    assert not reads("police")
    assert "Orchard Row" not in page(world, "police", f"/cases/{case.reference}/history/")
    # Who manages the case reads it, and the own entry stays its reporter's.
    assert reads(NORTHMERE)
    assert reads("school")


def test_an_address_whose_authority_has_no_case_is_not_lost(world, two):
    """Held by an authority that never opened a case: who works with the child must know it."""
    with as_owner(), system_acting("As it was recorded"):
        ChildAddress.objects.create(
            child=two.child,
            lines="5 Far Street",
            protected=True,
            local_authority=world.authorities["Elsewhere"],
        )
    # The child lives in Stoneford now.
    assert knows(world[STONEFORD], "5 Far Street")
    assert not knows(world[NORTHMERE], "5 Far Street")
