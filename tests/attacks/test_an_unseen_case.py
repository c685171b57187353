"""A referral joins the open case that its reporter may not see, and they learn nothing of it."""

import datetime
import re
from dataclasses import replace

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.allocation import allocate_case
from hsb_cases.cases.commands.sharing import SharingReason, end_share, grant, share_case
from hsb_cases.cases.models import (
    Case,
    CaseGroupObjectPermission,
    CaseloadEntry,
    Child,
    Incident,
    Level,
    Participation,
    Share,
    SharingBasis,
)
from hsb_cases.core import clock
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, decide_referral
from referrals.models import Concern, ConcernChild, Decision, Referral
from referrals.selectors.concerns import outcomes_of
from referrals.selectors.received import QueueFilter, received_referrals
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN
from tests.support.roles import as_owner
from tests.support.two_areas import HERE, in_two_areas, known, reports
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WHY = SharingReason("Works with the child", SharingBasis.PUBLIC_TASK)
LATER = NOON + datetime.timedelta(days=30)


@built_once
def two(world):
    """The police see Stoneford's case of the child, which is worked on in Northmere as well."""
    two = in_two_areas(world)
    share_case(
        case=two.there,
        recipient=world["police"].team.group,
        level=Level.VIEW,
        why=WHY,
        at=NOON,
        by=world["stoneford front door"],
    )
    allocate_case(
        case=two.here,
        worker=world["northmere worker one"].membership,
        reason="To work with the child",
        at=NOON,
        by=world["northmere front door"],
    )
    with as_owner(), system_acting("Moved back"):
        two.child.home_authority = world.authorities["Northmere County"]
        two.child.save()
    return two


def second(world, two, facts=MILA, **changes):
    concern = reports(
        world["police"], known(two.child, facts, **changes), draft="DRA-JOINED", at=LATER
    )
    with as_owner():
        return concern, Referral.objects.select_related("case", "participation").get(
            concern=concern
        )


def counts(actor, *models):
    with acting(actor):
        return [model.objects.count() for model in models]


def decided(decision):
    return Decided(
        decision=decision,
        reasons="What was reported is known, and the social worker sees the child this week.",
        self_harm_risk="no",
        differs_because="The child has a plan already, which answers what was reported.",
    )


def level(actor, case):
    with acting(actor):
        entries = CaseloadEntry.objects.filter(case_id=case.pk)
        return max((entry.level for entry in entries), default=0)


def test_the_referral_joins_the_case_and_its_team_has_what_it_needs(world, two):
    with acting(world["police"]):
        assert list(Case.objects.all()) == [two.there]
    _, referral = second(world, two)
    assert referral.case == two.here
    assert referral.received_by_id == two.here.managing_team_id
    front_door = world["northmere front door"]
    with acting(front_door):
        page = received_referrals(front_door, QueueFilter(), today=LATER.date())
        waiting = [row.referral.reference for row in page.rows]
        assert referral.reference in waiting
        row = page.rows[waiting.index(referral.reference)]
        assert row.deadline.owner_team_id == two.here.managing_team_id
        part = Participation.objects.get(pk=referral.participation_id)
        assert part.case == two.here
        assert part.history.count() == 2
        assert part.history.latest().actor_name == world["police"].user.full_name
        assert Incident.objects.filter(pk=part.incident_id).exists()
        seen = Referral.objects.get(pk=referral.pk)
    decide_referral(
        referral=seen,
        decided=decided(Decision.ADVICE),
        at=LATER,
        by=front_door,
    )


def test_who_reported_keeps_the_own_entry_and_a_stub(world, two):
    before = counts(world["police"], Case, Incident, Participation, Referral, Share, Deadline)
    concern, _ = second(world, two)
    police = world["police"]
    assert counts(police, Case, Incident, Participation, Referral, Share, Deadline) == before
    assert level(police, two.here) == Level.STUB
    with acting(police):
        assert Concern.objects.get(pk=concern.pk).account
        child = ConcernChild.objects.get(concern=concern)
        assert child.case_reference == two.here.reference
        assert outcomes_of(concern)[child.pk].words == "Received"
        assert not Case.objects.filter(pk=two.here.pk).exists()


def shown(world, concern, child):
    """The pages of the reporter, without what differs from one concern to the next."""
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(world["police"].user, backend=BACKEND)
    case = child.case_reference
    pages = {}
    for path in (
        f"/referrals/concerns/{concern.reference}/done/",
        f"/referrals/concerns/{concern.reference}/",
        f"/cases/{case}/",
    ):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        body = answer.content.decode()
        body = re.sub(r"(HSB|CON|REF|DRA|INC)-[0-9A-Z]{4}-[0-9A-Z]{4}", r"\1", body)
        body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|data-token="[^"]*"', "", body)
        pages[re.sub(r"[A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}", "", path)] = body
    return pages, browser.get("/cases/").content.decode()


def test_every_page_says_the_same_as_of_a_new_case(world, two):
    """Told apart are the references, which are drawn by lot, and nothing else."""
    joined, _ = second(world, two)
    fresh = reports(world["police"], replace(MILA, refer=True), draft="DRA-FRESH", at=LATER)
    with acting(world["police"]):
        pair = [ConcernChild.objects.get(concern=one) for one in (joined, fresh)]
    for child in pair:
        assert re.fullmatch(r"HSB-[0-9A-Z]{4}-[0-9A-Z]{4}", child.case_reference)
    with time_machine.travel(clock.now(), tick=False):  # each page says when it was opened
        of_joined, caseload = shown(world, joined, pair[0])
        of_fresh, _ = shown(world, fresh, pair[1])
    assert of_joined == of_fresh
    rows = [
        re.sub(r"\s+", " ", row.replace(child.case_reference, ""))
        for child in pair
        for row in re.findall(r"<tr.*?</tr>", caseload, re.S)
        if child.case_reference in row
    ]
    assert len(rows) == 2
    assert rows[0] == rows[1]


def test_after_the_decision_the_pages_still_say_the_same(world, two):
    joined, _ = second(world, two)
    fresh = reports(world["police"], replace(MILA, refer=True), draft="DRA-FRESH", at=LATER)
    pair = []
    for concern in (joined, fresh):
        with acting(world["northmere front door"]):
            referral = Referral.objects.get(concern=concern)
        decide_referral(
            referral=referral,
            decided=decided(Decision.NO_FURTHER_ACTION),
            at=LATER,
            by=world["northmere front door"],
        )
        with acting(world["police"]):
            pair.append(ConcernChild.objects.get(concern=concern))
    of_joined, _ = shown(world, joined, pair[0])
    of_fresh, _ = shown(world, fresh, pair[1])
    assert of_joined == of_fresh
    assert "Decided" in of_joined["/cases//"]


def test_the_projection_itself_tells_nothing_of_the_time_before(world, two):
    second(world, two)
    with acting(world["police"]):
        entries = CaseloadEntry.objects.filter(case_id=two.here.pk)
        found = {
            (entry.status, entry.opened_at, entry.managing_team_id, entry.worker_id)
            for entry in entries
        }
    assert found == {("referred", LATER, 0, None)}


def test_a_stub_tells_of_the_own_referral_and_not_of_one_that_came_since(world, two):
    second(world, two)
    reports(
        world["northmere worker one"], known(two.child), draft="DRA-SINCE",
        at=LATER + datetime.timedelta(days=1),
    )  # fmt: skip
    with as_owner():
        others = Referral.objects.get(concern__draft_reference="DRA-SINCE")
        mine = Referral.objects.get(concern__draft_reference="DRA-JOINED")
        assert others.case_id == mine.case_id
    browser = Client()
    with as_owner(), system_acting("Signing in"):
        browser.force_login(world["police"].user, backend=BACKEND)
    page = browser.get(f"/cases/{two.here.reference}/").content.decode()
    assert mine.reference in page
    assert others.reference not in page


@pytest.mark.parametrize(("facts", "wanted"), [(MILA, Level.SUMMARY), (OWEN, Level.CONTRIBUTE)])
def test_the_coordinators_see_as_much_as_of_a_new_case(world, two, facts, wanted):
    coordinator = world["northmere coordinator"]
    assert level(coordinator, two.here) == Level.SUMMARY
    second(world, two, role=facts.role)
    assert level(coordinator, two.here) == wanted
    third = reports(world["police"], known(two.child, role=facts.role), draft="DRA-THIRD", at=LATER)
    assert level(coordinator, two.here) == wanted
    with as_owner():
        group = coordinator.team.group
        held = Share.objects.filter(case=two.here, group=group, level=Level.CONTRIBUTE)
        assert held.count() == (1 if wanted == Level.CONTRIBUTE else 0)
        assert Referral.objects.get(concern=third).case == two.here


def test_a_second_front_door_joins_the_first_one_s_case_unseen(world, two):
    """Stoneford's front door, which manages its own case, reports what happened in Northmere."""
    there = world["stoneford front door"]
    concern = reports(there, known(two.child, home_authority=HERE), draft="DRA-FD", at=LATER)
    with as_owner():
        assert Referral.objects.get(concern=concern).case == two.here
    assert level(there, two.here) == Level.STUB


def test_a_time_limited_share_ends_and_the_stub_stays(world, two):
    police = world["police"]
    given = share_case(
        case=two.here,
        recipient=police.team.group,
        level=Level.VIEW,
        why=replace(WHY, until=LATER + datetime.timedelta(days=365 * 100)),
        at=NOON,
        by=world["northmere front door"],
    )
    second(world, two, role="displaying")
    assert level(police, two.here) == Level.VIEW
    assert level(world["northmere coordinator"], two.here) == Level.CONTRIBUTE
    with as_owner(), connection.cursor() as cursor:
        # The share runs out by itself, and the sweep follows.
        Share.objects.filter(pk=given.pk).update(until=NOON - datetime.timedelta(days=365))
        cursor.execute("SELECT ended FROM hsb_end_expired_shares()")
    assert level(police, two.here) == Level.STUB
    with acting(police):
        assert {e.expires_at for e in CaseloadEntry.objects.filter(case_id=two.here.pk)} == {None}


def test_ending_the_share_leaves_the_stub_too(world, two):
    front_door = world["northmere front door"]
    given = share_case(
        case=two.here,
        recipient=world["police"].membership,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=NOON,
        by=front_door,
    )
    second(world, two)
    end_share(share=given, reason="No longer needed", at=NOON, by=front_door)
    assert level(world["police"], two.here) == Level.STUB


def refused(act):
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        act()


def test_an_act_that_joins_a_case_gives_away_no_more_than_stubs(world, two):
    """Even by the database alone: the act may not raise what it gives, nor give it to others."""
    police = world["police"]
    with acting(police):
        incident = Incident.objects.create(account="Something", held_by=police.team.group,
                                           reference="INC-TEST-0001")  # fmt: skip
        part = Participation.objects.create(incident=incident, child=two.child, role="harmed")
        with connection.cursor() as cursor:
            cursor.execute("SELECT case_id FROM hsb_join_case(%s)", [part.pk])
            assert cursor.fetchone() == (two.here.pk,)
        case = Case.from_db("default", ["id"], [two.here.pk])

        def give(recipient, level, **more):
            return lambda: grant(
                case=case, recipient=recipient, level=level, why=WHY, at=NOON, by=police, **more
            )

        hsb = world.teams["northmere hsb"].group
        for recipient, level_asked in (
            (police.team.group, Level.VIEW),
            (police.membership, Level.MANAGE),
            (world["school"].team.group, Level.STUB),
            (world["teacher"].membership, Level.STUB),
            (hsb, Level.CONTRIBUTE),  # the child was harmed: a summary is theirs already
            (hsb, Level.MANAGE),
        ):
            refused(give(recipient, level_asked))
        refused(give(police.team.group, Level.STUB, sealed=True))
        stub = give(police.team.group, Level.STUB)()
        refused(lambda: Share.objects.filter(pk=stub.pk).update(level=Level.MANAGE))
        refused(lambda: Share.objects.filter(pk=stub.pk).update(case=two.there))
        refused(
            lambda: CaseGroupObjectPermission.objects.create(
                group=police.team.group,
                permission=_permission("manage_case"),
                content_object=case,
                share=stub,
            )
        )
        refused(
            lambda: CaseGroupObjectPermission.objects.create(
                group=hsb, permission=_permission("view_stub"), content_object=case, share=stub
            )
        )
        assert not Case.objects.filter(pk=two.here.pk).exists()
        assert CaseGroupObjectPermission.objects.filter(content_object_id=two.here.pk).count() == 1


def _permission(codename):
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename=codename, content_type__app_label="cases")


def joined(part):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM hsb_join_case(%s)", [part.pk])
        return cursor.fetchone()


def test_only_a_part_that_this_act_recorded_joins_a_case(world, two):
    with as_owner():
        older = Participation.objects.filter(case=two.there).first()
        log = Participation.objects.filter(child=two.child).exclude(pk=older.pk).first()
    with acting(world["police"]):
        for part in (older, log):
            assert joined(part) == (None,) * 5
        assert not Case.objects.filter(pk=two.here.pk).exists()


def test_a_child_who_is_out_of_sight_cannot_be_asked_about(world, two):
    """No part can be recorded for such a child, and without a part nothing is answered."""
    teacher = world["teacher"]
    with acting(teacher):
        incident = Incident.objects.create(account="Something", held_by=teacher.team.group,
                                           reference="INC-TEST-0002")  # fmt: skip
        assert not Child.objects.filter(pk=two.child.pk).exists()
        refused(
            lambda: Participation.objects.create(
                incident=incident, child_id=two.child.pk, role="harmed"
            )
        )
