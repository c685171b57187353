"""Sharing and allocating in pages."""

import pytest

from hsb_cases.cases.models import Case, Exclusion, Level, Share
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.workspace.opening import main, opened, queries, sent, status

pytestmark = pytest.mark.django_db
TERMS = {"level": str(Level.VIEW.value), "purpose": "Joint enquiry", "basis": "law_enforcement"}


@built_once
def two(world):
    return cases_of_two(world)


def test_the_page_says_who_sees_what_and_why(world, two):
    said = main(opened(world[ONE], "case_sharing", two.first.reference))
    for words in (
        "Casework team",
        "Northmere Worker One",
        "Allocated worker",
        "Audits the quality of casework",
        "Reference, status and outcome",
        "Sam Safeguard, Designated safeguarding lead, Castle Hill School",
        "Nobody is kept away",
    ):
        assert words in said, words


def test_a_reader_sees_shares_and_neither_exclusions_nor_requests(world, two):
    sent(
        world[ONE],
        "exclude",
        two.first.reference,
        email=world["police"].user.email,
        reason="A canary of a reason",
    )
    said = main(opened(world["northmere auditor"], "case_sharing", two.first.reference))
    assert "Casework team" in said
    assert "canary" not in said
    assert "Keep a person away" not in said
    assert "End access" not in said


def test_a_case_is_shared_with_a_person_by_their_address(world, two):
    one, reference, police = world[ONE], two.first.reference, world["police"]
    answer = sent(one, "share", reference, kind="person", email=police.user.email.upper(), **TERMS)
    assert answer.status_code == 302
    assert status(police, "case", reference) == 200
    assert "Joint enquiry" in main(opened(one, "case_sharing", reference))


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "There is a problem"),
        ({"kind": "person", "email": ""}, "Enter the person’s work email address"),
        ({"kind": "person", "email": "nobody@example.test"}, "Check the email address"),
        ({"kind": "team"}, "Choose a team"),
        ({"kind": "agency"}, "Choose an agency"),
        ({"kind": "team", "team": "99999"}, "Choose one of the answers"),
    ],
)
def test_what_is_missing_is_said(world, two, facts, sentence):
    answer = sent(world[ONE], "share", two.first.reference, **TERMS, **facts)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_a_person_in_two_teams_is_asked_for_one_of_them(world, two):
    with as_owner():
        from hsb_cases.agencies.acting import system_acting

        with system_acting("Test"):
            second = world.member("police too", world["police"].user, "school", "safeguarding_lead")
    facts = {"kind": "person", "email": world["police"].user.email, **TERMS}
    answer = sent(world[ONE], "share", two.first.reference, **facts)
    assert "Choose the team in which the person works on this case" in answer.content.decode()
    facts["membership"] = str(second.membership.pk)
    assert sent(world[ONE], "share", two.first.reference, **facts).status_code == 302
    with as_owner():
        assert Share.objects.filter(membership=second.membership, case=two.first).exists()


def test_a_refusal_of_the_rules_stands_beside_the_recipient(world, two):
    group = world.agencies["Northmere County children’s social care"].group
    facts = {"kind": "agency", "agency": str(group.pk), **TERMS}
    answer = sent(world[ONE], "share", two.first.reference, **facts)
    assert "a whole record is never shared" in answer.content.decode()


def test_access_ends_at_the_end_of_its_last_day(world, two):
    until = {"until_day": "31", "until_month": "3", "until_year": "2027"}
    facts = {"kind": "person", "email": world["police"].user.email, **TERMS, **until}
    assert sent(world[ONE], "share", two.first.reference, **facts).status_code == 302
    with as_owner():
        share = Share.objects.get(membership=world["police"].membership)
    assert share.until.isoformat() == "2027-03-31T23:00:00+00:00"  # midnight in England, in summer
    assert "31 March 2027" in main(opened(world[ONE], "case_sharing", two.first.reference))


def test_ending_access_asks_for_a_reason(world, two):
    one, reference = world[ONE], two.first.reference
    with as_owner():
        share = Share.objects.get(case=two.first, group=world.teams["northmere hsb"].group)
    assert sent(one, "share_end", reference, share.pk, reason="").status_code == 200
    assert sent(one, "share_end", reference, share.pk, reason="Not needed").status_code == 302
    assert status(world["northmere coordinator"], "case", reference) == 404
    assert status(one, "share_end", reference, share.pk) == 404
    assert status(world[TWO], "share_end", two.second.reference, share.pk) == 404


def test_keeping_a_person_away_and_letting_them_back(world, two):
    one, reference = world[ONE], two.first.reference
    manager = world["northmere manager"]
    facts = {"email": manager.user.email, "reason": "Aunt of the child"}
    assert sent(one, "exclude", reference, **facts).status_code == 302
    assert status(manager, "case", reference) == 404
    assert "Aunt of the child" in main(opened(one, "case_sharing", reference))
    with as_owner():
        number = Exclusion.objects.get().pk
    assert sent(one, "exclusion_end", reference, number, reason="No relative").status_code == 302
    assert status(manager, "case", reference) == 200


def test_a_manager_allocates_and_sees_how_much_everybody_has(world, two):
    manager, reference = world["northmere manager"], two.first.reference
    said = main(opened(manager, "case_allocate", reference))
    assert "Northmere Worker Two" in said
    assert "1 open case." in said
    assert "Pat Police" not in said
    assert "Stoneford" not in said
    worker = str(world[TWO].membership.pk)
    assert (
        sent(manager, "case_allocate", reference, what="worker", worker=worker).status_code == 200
    )
    answer = sent(
        manager, "case_allocate", reference, what="worker", worker=worker, reason="On leave"
    )
    assert answer.status_code == 302
    assert (status(world[ONE], "case", reference), status(world[TWO], "case", reference)) == (
        404,
        200,
    )


def test_handing_over_takes_the_case_from_the_team(world, two):
    manager, reference = world["northmere manager"], two.first.reference
    team = str(world.teams["northmere front door"].pk)
    facts = {"what": "team", "to-team": team, "to-reason": "Opened in error"}
    assert sent(manager, "case_allocate", reference, **facts).status_code == 302
    assert status(manager, "case", reference) == 404
    with as_owner():
        assert (
            Case.objects.get(pk=two.first.pk).managing_team == world.teams["northmere front door"]
        )


def test_a_social_worker_shares_and_does_not_allocate(world, two):
    assert status(world[ONE], "share", two.first.reference) == 200
    assert status(world[ONE], "case_allocate", two.first.reference) == 404


def test_sharing_takes_as_many_queries_for_many_as_for_few(world, two):
    one, reference = world[ONE], two.first.reference
    few = queries(one, "case_sharing", reference)
    for who in ("police", "teacher", "stoneford manager", "stoneford worker one"):
        sent(one, "share", reference, kind="person", email=world[who].user.email, **TERMS)
    assert queries(one, "case_sharing", reference) == few
