"""R12: the child harmed and the child who displayed the behaviour have workers of their own.

Every way that could bring one worker to both, and the test of it: starting an enquiry
(``…_an_enquiry_does_not_start…``), allocating (``…_allocating_one_worker…``), allocating again
(``…_allocating_again…``), the case (``…_the_case_counts…``), in bulk and as leave cover
(``…_leave_cover…``), a swap (``…_a_swap…``), another role in the incident
(``…_correcting_a_childs_part…``), another membership (``…_another_membership…``), a child
identified (``…_a_child_not_yet_identified…``), a merge and its undoing (``…_joining_two_records…``,
``…_undoing_a_merge…``), two authorities (``…_authorities_that_do_not_see…``), plain SQL
(``…_the_database_refuses…``); at one moment: test_separate_workers_race. Reopening a case allocates
nobody: tests/cases/test_closing.py.
"""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.commands import (
    cancel_enquiry,
    conclude_enquiry,
    reallocate_all,
    start_enquiry,
    swap_workers,
)
from assessments.commands.covering import CoverRefused
from assessments.models import Section47Enquiry
from assessments.rules.separate_workers import SAME_WORKER, separate_workers
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.identifying import Identity, identify_child
from hsb_cases.cases.commands.merging import merge_children, unmerge_children
from hsb_cases.cases.commands.parts import correct_part
from hsb_cases.cases.models import Case, Child, Incident, Participation
from hsb_cases.core.errors import Refused
from hsb_cases.core.rules.answers import OK
from tests.assessments.arrange import (
    CONCLUSION,
    LATER,
    MANAGER,
    ONE,
    STRATEGY,
    STRATEGY_DAY,
    TWO,
    allocated,
    case_allocated,
    pairs_that_share_a_worker,
    referred,
    siblings,
    started,
    taken_over,
    visited,
    worker_of,
)
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.twice import recorded_twice

pytestmark = [pytest.mark.django_db, pytest.mark.rule("R12")]
THREE = "northmere worker three"


@built_once
def both(world):
    with system_acting("Test set-up"), as_owner():
        world.person(THREE, "Northmere Worker Three", "northmere casework", "social_worker")
    return siblings(world)


def is_refused(act):
    """The act is refused with R12's sentence, and no pair shares a worker afterwards."""
    with pytest.raises(Refused) as refused:
        act()
    assert refused.value.sentence == SAME_WORKER
    assert pairs_that_share_a_worker() == 0
    return refused.value


def test_the_rule_has_no_exception():
    assert separate_workers(same_worker_for_both=False) == OK
    answer = separate_workers(same_worker_for_both=True)
    assert (answer.kind, answer.rule, answer.field) == ("refuse", "R12", "worker")
    assert "One team manager may oversee both." in answer.sentence


def test_allocating_one_worker_to_both_enquiries_is_refused(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    refused = is_refused(lambda: allocated(world, owen, ONE))
    assert refused.field == "worker"
    assert worker_of(owen) is None
    allocated(world, owen, TWO)
    assert worker_of(owen) == world[TWO].membership


def test_allocating_again_is_refused_as_the_first_time(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    is_refused(lambda: allocated(world, owen, ONE))
    assert worker_of(owen) == world[TWO].membership


def test_the_case_counts_as_well_as_the_enquiry(world, both):
    mila = started(world, both.mila)
    allocated(world, mila, ONE)
    # Owen has no enquiry yet: his case alone would make it the same worker.
    is_refused(lambda: case_allocated(world, both.owen, ONE))
    case_allocated(world, both.owen, TWO)
    is_refused(lambda: allocated(world, mila, TWO))
    is_refused(lambda: allocated(world, mila, TWO, with_case=True))
    with as_owner():
        both.mila.refresh_from_db()
    assert both.mila.worker is None


def test_an_enquiry_does_not_start_while_one_worker_has_both_children(world, both):
    case_allocated(world, both.mila, ONE)
    case_allocated(world, both.owen, ONE)  # before there is any enquiry it may be
    is_refused(lambda: started(world, both.mila))
    with as_owner():
        assert not Section47Enquiry.objects.exists()
    case_allocated(world, both.owen, TWO)
    started(world, both.mila)


def test_another_membership_of_the_same_person_is_the_same_worker(world, both):
    with system_acting("Test set-up"), as_owner():
        world.member("one elsewhere", world[ONE].user, "northmere front door", "social_worker")
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    is_refused(lambda: allocated(world, owen, "one elsewhere"))
    is_refused(lambda: case_allocated(world, both.owen, "one elsewhere"))


def test_authorities_that_do_not_see_each_others_case_share_no_worker_either(world):
    """Scenario 4: each authority takes the enquiry of its own child."""
    with system_acting("Test set-up"), as_owner():
        world.member("one in stoneford", world[ONE].user, "stoneford casework", "social_worker")
    mila_case, owen_case = referred(
        world, with_children(MILA, replace(OWEN, home_authority="stoneford", refer=True))
    )
    taken_over(world, mila_case)
    taken_over(world, owen_case, area="stoneford")
    with acting(world["stoneford manager"]):
        assert not Case.objects.filter(pk=mila_case.pk).exists()
    mila = started(world, mila_case)
    owen = started(world, owen_case, by="stoneford manager")
    allocated(world, mila, ONE)
    is_refused(lambda: allocated(world, owen, "one in stoneford", by="stoneford manager"))
    is_refused(lambda: case_allocated(world, owen_case, "one in stoneford", by="stoneford manager"))
    allocated(world, owen, "stoneford worker one", by="stoneford manager")


def test_a_child_in_both_parts_has_one_worker(world):
    """Scenario 5: two incidents, in one Rosa was harmed, in the other she displayed."""
    rosa = replace(MILA, role="both", given_name="Rosa", refer=True)
    tia = replace(OWEN, role="harmed", given_name="Tia", sexually_harmed="no", refer=True)
    rosas, tias = referred(world, with_children(rosa, tia))
    taken_over(world, rosas, tias)
    enquiry = started(world, rosas)
    allocated(world, enquiry, ONE, with_case=True)
    assert worker_of(enquiry) == world[ONE].membership
    with as_owner():
        rosas.refresh_from_db()
    assert rosas.worker == world[ONE].membership
    is_refused(lambda: case_allocated(world, tias, ONE))


def test_one_team_manager_may_oversee_both(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE, by=MANAGER)
    allocated(world, owen, TWO, by=MANAGER)
    with as_owner():
        teams = set(Case.objects.values_list("managing_team", flat=True))
    assert teams == {world[MANAGER].team.pk}


@pytest.mark.parametrize("how", ["concluded", "cancelled"])
def test_an_enquiry_that_has_ended_sets_its_worker_free(world, both, how):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    is_refused(lambda: allocated(world, owen, ONE))
    if how == "concluded":
        visited(world, mila)
        conclude_enquiry(enquiry=mila, conclusion=CONCLUSION, at=LATER, by=world[MANAGER])
    else:
        cancel_enquiry(enquiry=mila, reason="Started for the wrong incident.", by=world[MANAGER])
    allocated(world, owen, ONE)
    assert worker_of(owen) == world[ONE].membership


def test_children_who_were_only_affected_may_share_a_worker(world):
    ana = replace(OWEN, role="affected", given_name="Ana", refer=True)
    milas, anas = referred(world, with_children(MILA, ana))
    taken_over(world, milas, anas)
    mila, other = started(world, milas), started(world, anas)
    allocated(world, mila, ONE)
    allocated(world, other, ONE)
    assert pairs_that_share_a_worker() == 0


def test_correcting_a_childs_part_is_refused_where_it_makes_one_worker_of_two(world):
    ana = replace(OWEN, role="affected", given_name="Ana", refer=True)
    milas, anas = referred(world, with_children(MILA, ana))
    taken_over(world, milas, anas)
    allocated(world, started(world, milas), ONE)
    case_allocated(world, anas, ONE)
    with as_owner():
        part = Participation.objects.select_related("case").get(case=anas)
    corrected = {
        "participation": part,
        "role": "displaying",
        "sexually_harmed": "",
        "reason": "Mila told the police officer what Ana did.",
        "at": LATER,
        "by": world[MANAGER],
    }
    is_refused(lambda: correct_part(**corrected))
    with as_owner():
        part.refresh_from_db()
    assert part.role == "affected"
    case_allocated(world, anas, TWO)
    correct_part(**corrected)
    with as_owner():
        part.refresh_from_db()
    assert part.role == "displaying"


DESCRIBED = replace(
    MILA,
    identified=False,
    description="A girl in a red coat",
    given_name="",
    family_name="",
    date_of_birth=None,
    date_of_birth_status="",
)


def test_a_child_not_yet_identified_has_a_worker_of_their_own_before_and_after(world):
    unknowns, owens = referred(
        world, with_children(replace(DESCRIBED, refer=True), replace(OWEN, refer=True))
    )
    taken_over(world, unknowns, owens)
    unknown, owen = started(world, unknowns), started(world, owens)
    allocated(world, unknown, ONE)
    is_refused(lambda: allocated(world, owen, ONE))
    identify_child(
        case=unknowns,
        identity=Identity(given_name="Milla", family_name="Hart"),
        reason="Her school knows her.",
        at=LATER,
        by=world[MANAGER],
    )
    is_refused(lambda: allocated(world, owen, ONE))
    allocated(world, owen, TWO)


def merged(world, twice):
    return merge_children(
        kept=twice.first,
        merged=twice.second,
        reason="Her mother confirmed both dates.",
        at=LATER,
        by=world["northmere front door manager"],
    )


def theo_harmed_the_misspelt_mila(world, twice):
    """A second child in the second record's incident, with an enquiry; gives his case."""
    with as_owner(), acting(world["northmere front door manager"]):
        incident = Incident.objects.get(participations__case=twice.second_case)
    (theos,) = referred(
        world,
        with_children(replace(OWEN, given_name="Theo", refer=True), account="Theo alone."),
        draft="DRA-THEO",
    )
    with as_owner(), system_acting("Test set-up"):
        part = Participation.objects.get(case=theos)
        part.incident = incident
        part.save()
    return theos


def test_joining_two_records_is_refused_where_it_makes_one_worker_of_two(world):
    twice = recorded_twice(world)
    theos = theo_harmed_the_misspelt_mila(world, twice)
    door = "northmere front door manager"
    case_allocated(world, twice.first_case, ONE, by=door)
    theo = started(world, theos, by=door)
    allocated(world, theo, ONE, by=door)
    is_refused(lambda: merged(world, twice))
    with as_owner():
        twice.second.refresh_from_db()
    assert twice.second.merged_into is None
    allocated(world, theo, TWO, by=door)
    merged(world, twice)
    # What the joined record brought is held from then on.
    is_refused(lambda: allocated(world, theo, ONE, by=door))


def test_undoing_a_merge_is_refused_where_it_makes_one_worker_of_two(world):
    twice = recorded_twice(world)
    theos = theo_harmed_the_misspelt_mila(world, twice)
    door = "northmere front door manager"
    case_allocated(world, twice.first_case, TWO, by=door)
    case_allocated(world, twice.second_case, ONE, by=door)
    made = merged(world, twice)
    # The second record's case is closed as a double, so its worker may take Theo's enquiry.
    theo = started(world, theos, by=door)
    allocated(world, theo, ONE, by=door)

    def undo():
        return unmerge_children(
            merge=made.merge,
            reason="Two cousins after all.",
            at=LATER + datetime.timedelta(days=1),
            by=world[door],
        )

    is_refused(undo)
    with as_owner():
        assert Case.objects.get(pk=twice.second_case.pk).status == "closed"
    allocated(world, theo, "northmere front door", by=door)
    undo()


def test_leave_cover_moves_everything_or_nothing_and_names_what_stood_in_the_way(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE, with_case=True)
    allocated(world, owen, TWO, with_case=True)

    def cover(taking):
        return reallocate_all(
            leaving=world[TWO].membership,
            taking=world[taking].membership,
            reason="On leave until May",
            at=LATER,
            by=world[MANAGER],
        )

    with pytest.raises(CoverRefused) as refused:
        cover(ONE)
    assert {(item.reference, item.sentence) for item in refused.value.items} == {
        (both.owen.reference, SAME_WORKER),
        (owen.reference, SAME_WORKER),
    }
    assert "Nothing was handed over: 2 of 2 cannot go to Northmere Worker One." in str(
        refused.value
    )
    assert worker_of(owen) == world[TWO].membership
    done = cover(THREE)
    assert (done.cases, done.enquiries) == (1, 1)
    assert worker_of(owen) == world[THREE].membership
    assert pairs_that_share_a_worker() == 0


def test_leave_cover_keeps_what_could_have_moved_where_one_thing_could_not(world, both):
    (others,) = referred(
        world, with_children(replace(MILA, given_name="Una", refer=True)), draft="DRA-UNA"
    )
    taken_over(world, others)
    case_allocated(world, others, TWO)
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    with pytest.raises(CoverRefused) as refused:
        reallocate_all(
            leaving=world[TWO].membership,
            taking=world[ONE].membership,
            reason="On leave until May",
            at=LATER,
            by=world[MANAGER],
        )
    assert [item.reference for item in refused.value.items] == [owen.reference]
    with as_owner():
        others.refresh_from_db()
    assert others.worker == world[TWO].membership


def swapped(world, one, other):
    swap_workers(
        one=one, other=other, reason="Each knows the other family", at=LATER, by=world[MANAGER]
    )


def test_the_siblings_workers_may_change_places(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE, with_case=True)
    allocated(world, owen, TWO, with_case=True)
    swapped(world, mila, owen)
    assert (worker_of(mila), worker_of(owen)) == (world[TWO].membership, world[ONE].membership)
    with as_owner():
        cases = {case.pk: case.worker for case in Case.objects.all()}
    assert cases == {both.mila.pk: world[TWO].membership, both.owen.pk: world[ONE].membership}
    assert pairs_that_share_a_worker() == 0
    is_refused(lambda: allocated(world, mila, ONE))


def test_a_swap_that_would_bring_one_worker_to_both_is_refused(world, both):
    (unas,) = referred(
        world, with_children(replace(MILA, given_name="Una", refer=True)), draft="DRA-UNA"
    )
    taken_over(world, unas)
    una, mila, owen = (started(world, case) for case in (unas, both.mila, both.owen))
    allocated(world, mila, ONE)
    allocated(world, owen, TWO)
    allocated(world, una, ONE)
    is_refused(lambda: swapped(world, una, owen))
    assert (worker_of(una), worker_of(owen)) == (world[ONE].membership, world[TWO].membership)
    # The case would stay behind with Mila's worker: the same person for both.
    case_allocated(world, both.mila, ONE)
    case_allocated(world, both.owen, THREE)
    is_refused(lambda: swapped(world, owen, una))


def test_a_new_report_is_never_turned_away_over_who_works_with_the_children(world, both):
    """One worker for two children whom nothing links; then it is reported that one harmed one."""
    (unas,) = referred(
        world, with_children(replace(MILA, given_name="Una", refer=True)), draft="DRA-UNA"
    )
    taken_over(world, unas)
    owen = started(world, both.owen)
    allocated(world, owen, ONE)
    case_allocated(world, unas, ONE)
    with as_owner():
        una, child = unas.child_id, both.owen.child_id
    referred(
        world,
        with_children(
            replace(MILA, given_name="Una", existing_child=una, refer=True),
            replace(OWEN, existing_child=child, refer=True),
        ),
        by=ONE,
        draft="DRA-LINKS",
    )
    assert pairs_that_share_a_worker() == 1
    # From now on each step has to lead out of it.
    with pytest.raises(Refused):
        allocated(world, owen, ONE, with_case=True)
    case_allocated(world, unas, TWO)
    assert pairs_that_share_a_worker() == 0
    is_refused(lambda: case_allocated(world, unas, ONE))


RAW = {
    "an enquiry's worker": (
        "UPDATE assessments_section47enquiry SET worker_id = %(one)s, allocated_at = now()"
        " WHERE id = %(owen)s"
    ),
    "a case's worker": "UPDATE cases_case SET worker_id = %(one)s WHERE id = %(owens)s",
}


def written_past_the_commands(*statements):
    """Statements of the runtime role, in an act under way."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("hsb_runtime",)
        for statement, facts in statements:
            cursor.execute(statement, facts)


@pytest.mark.parametrize("what", RAW)
def test_the_database_refuses_what_the_command_would(world, both, what):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    facts = {"one": world[ONE].membership.pk, "owen": owen.pk, "owens": both.owen.pk}
    with acting(world[MANAGER]):
        with pytest.raises(IntegrityError) as error:
            written_past_the_commands((RAW[what], facts))
        assert error.value.__cause__.diag.constraint_name == "separate_workers_at_section_47"
        told = str(error.value)
        assert "Owen" not in told
        assert both.mila.reference not in told
    assert pairs_that_share_a_worker() == 0


def test_putting_the_check_off_does_not_lead_round_it(world, both):
    mila, owen = started(world, both.mila), started(world, both.owen)
    allocated(world, mila, ONE)
    facts = {"one": world[ONE].membership.pk, "owen": owen.pk}

    def put_off():
        with acting(world[MANAGER]):
            written_past_the_commands(
                ("SET CONSTRAINTS ALL DEFERRED", None),
                (RAW["an enquiry's worker"], facts),
                # The test's own transaction never commits: this is what a commit would do.
                ("SET CONSTRAINTS ALL IMMEDIATE", None),
            )

    is_refused(put_off)
    assert worker_of(owen) is None


def test_a_part_put_into_an_incident_that_was_there_is_held_to_it(world, both):
    (unas,) = referred(
        world, with_children(replace(MILA, given_name="Una", refer=True)), draft="DRA-UNA"
    )
    taken_over(world, unas)
    allocated(world, started(world, both.owen), ONE)
    case_allocated(world, unas, ONE)
    with as_owner():
        incident = Participation.objects.get(case=both.owen).incident
    is_refused(lambda: _put_into(world, unas, incident))
    case_allocated(world, unas, TWO)
    _put_into(world, unas, incident)


def _put_into(world, case, incident):
    with acting(world[MANAGER], summary="Added a child to the incident"):
        Participation.objects.create(
            incident=incident, child_id=case.child_id, case=case, role="harmed"
        )


@pytest.mark.parametrize("who", ["northmere auditor", "police", "stoneford manager", "school"])
def test_who_works_with_the_other_child_is_told_to_nobody_who_may_not_add_to_the_case(
    world, both, who
):
    mila = started(world, both.mila)
    started(world, both.owen)
    allocated(world, mila, ONE)

    def ask(name):
        with acting(world[name]), connection.cursor() as cursor:
            cursor.execute(
                "SELECT hsb_same_worker_for_both(%s, %s)", [both.owen.pk, world[ONE].user.pk]
            )
            return cursor.fetchone()[0]

    assert ask(MANAGER)
    assert not ask(who)


def test_a_start_that_fails_leaves_no_deadline_behind(world, both):
    case_allocated(world, both.mila, ONE)
    case_allocated(world, both.owen, ONE)
    with as_owner():
        incident = Participation.objects.get(case=both.mila).incident
        before = Child.objects.count()
    with pytest.raises(Refused):
        start_enquiry(
            case=both.mila,
            incident=incident,
            kind="single",
            strategy_reference="",
            started_on=STRATEGY_DAY,
            at=STRATEGY,
            by=world[MANAGER],
        )
    with as_owner():
        both.mila.refresh_from_db()
        assert Child.objects.count() == before
        assert both.mila.next_due_label == "Decide on the referral and tell the referrer"
