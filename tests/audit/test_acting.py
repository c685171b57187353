"""One act: one transaction, one person, one entry in the history – and nothing left behind."""

import contextvars
import threading

import pytest
from django.db import connection

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import Team
from hsb_cases.audit.context import NobodyActs, act_under_way, current_act
from hsb_cases.cases.models import Case
from referrals.commands.submitting import submit_concern
from tests.support.concerns import SIBLINGS
from tests.support.roles import as_owner
from tests.support.world import NOON


def told():
    """What the database knows of who acts, on the present connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('hsb.user', true), current_setting('hsb.principals', true),"
            " current_setting('hsb.act', true)"
        )
        return tuple(word or "" for word in cursor.fetchone())


@pytest.mark.django_db(transaction=True)
def test_the_database_knows_who_acts_and_forgets_it_with_the_transaction(world):
    actor = world["school"]
    assert told() == ("", "", "")
    with acting(actor) as act:
        assert told() == (str(actor.user.pk), ",".join(actor.principals), str(act.id))
    assert told() == ("", "", "")


@pytest.mark.django_db(transaction=True)
def test_a_reused_connection_shows_the_next_query_nothing(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with acting(world["northmere front door"]):
        assert Case.objects.count() == 2
    assert Case.objects.count() == 0
    with acting(world["police"]):
        assert Case.objects.count() == 0
    assert Case.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_neither_rows_nor_the_actor_behind(world):
    team = world.teams["school"]

    def half_done():
        with as_owner(), acting(world["administrator"]):
            team.name = "Half done"
            team.save()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert told() == ("", "", "")
    assert act_under_way() is None
    assert Team.objects.get(pk=team.pk).name == "Safeguarding"


@pytest.mark.django_db
def test_everything_saved_in_one_act_is_one_entry_and_the_first_words_stand(world):
    by = world["administrator"]
    with as_owner(), acting(by, summary="Renamed two teams", reason="They merged"):
        for name in ("school", "police"):
            team = world.teams[name]
            with acting(by, summary="Renamed a team", reason="Inner"):
                team.name = f"New {name}"
                team.save()
    with as_owner():
        rows = list(Team.history.filter(name__startswith="New "))
    assert len(rows) == 2
    assert len({row.act_id for row in rows}) == 1
    row = rows[0]
    assert (row.act_summary, row.history_change_reason) == ("Renamed two teams", "They merged")
    assert (row.actor_name, row.actor_agency) == (by.user.full_name, by.agency.name)
    assert row.actor_role == by.role.label
    assert row.history_user == by.user


@pytest.mark.django_db
def test_an_act_inside_another_persons_act_is_their_own(world):
    outer, inner = world["school"], world["police"]
    with acting(outer) as first, acting(inner) as second:
        assert second.id != first.id
        assert current_act().actor == inner.user
    assert act_under_way() is None


@pytest.mark.django_db
def test_after_an_inner_act_of_another_the_outer_person_acts_again(world):
    outer, inner = world["school"], world["police"]
    with acting(outer) as first:
        with acting(inner):
            pass
        assert current_act() == first
        assert told()[0] == str(outer.user.pk)


@pytest.mark.django_db
def test_nothing_is_saved_when_nobody_acts(world):
    team = world.teams["school"]
    team.name = "By nobody"
    with as_owner(), pytest.raises(NobodyActs):
        team.save()


@pytest.mark.django_db
def test_the_system_acts_without_a_user_and_sees_no_case(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with system_acting("A sweep") as act:
        assert act.actor is None
        assert Case.objects.count() == 0


def test_one_threads_act_is_not_anothers():
    seen = []

    def look():
        seen.append(act_under_way())

    thread = threading.Thread(target=contextvars.Context().run, args=(look,))
    thread.start()
    thread.join()
    assert seen == [None]
