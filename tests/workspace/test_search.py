"""Search: by reference, name and date of birth; nothing in an address, nothing written down."""

import datetime

import pytest
from django.urls import reverse

from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.commands.sharing import exclude_person
from hsb_cases.cases.selectors.searching import Sought, read_search
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.caseload import many_cases
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import MOST_QUERIES, main, signed_in, status

BORN = datetime.date(2018, 11, 3)


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("Mila Hart", Sought(name="Mila Hart")),
        ("  Mila   Hart 3/11/2018 ", Sought(name="Mila Hart", born=BORN)),
        ("3 November 2018 Mila", Sought(name="Mila", born=BORN)),
        ("3.11.2018", Sought(born=BORN)),
        ("2018-11-03", Sought(born=BORN)),
        ("31 2 2018", Sought(name="31 2 2018")),
        ("hsb-7k4m-2q9x", Sought(name="hsb-7k4m-2q9x")),  # its check character is wrong
    ],
)
def test_how_a_typed_search_is_read(typed, sought):
    assert read_search(typed) == sought


@built_once
def two(world):
    return cases_of_two(world)


def search(actor, typed):
    return signed_in(actor).post(reverse("workspace:search"), {"q": typed}, follow=True)


def found(actor, typed):
    return main(read(search(actor, typed).content.decode()))


@pytest.mark.django_db
def test_a_reference_one_knows_of_leads_to_its_case(world, two):
    for typed in (two.first.reference, two.first.reference.lower().replace("-", " ")):
        answer = search(world[ONE], typed)
        assert answer.redirect_chain == [
            (reverse("workspace:case", args=[two.first.reference]), 302)
        ]
    # A stub is known too.
    assert search(world["school"], two.first.reference).status_code == 200


@pytest.mark.django_db
def test_a_foreign_reference_is_answered_like_one_that_does_not_exist(world, two):
    foreign = found(world[TWO], two.first.reference)
    missing = found(world[TWO], "HSB-2222-2222")
    assert "No case that you may see fits" in foreign
    assert foreign == missing
    assert two.first.reference not in foreign.replace("HSB-2222-2222", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", ["Mila Hart", "mila", "Hart", "Milla Heart", "Hart Mila", "3 11 2018", "Mia 3/11/2018"]
)
def test_a_name_or_a_birthday_finds_the_own_case(world, two, typed):
    assert two.first.reference in found(world[ONE], typed)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "who",
    [
        TWO,
        "school",  # knows the case by its stub; a hit would give the name away
        "northmere coordinator",  # has the safety summary
        "northmere front door",
        "police",
        "stoneford front door",
        "teacher",
    ],
)
@pytest.mark.parametrize("typed", ["Mila Hart", "3 11 2018", "Mila Hart 3 11 2018"])
def test_a_name_finds_nothing_for_who_may_not_read_it(world, two, who, typed):
    said = found(world[who], typed)
    assert two.first.reference not in said
    assert "No case that you may see fits" in said


@pytest.mark.django_db
def test_a_person_kept_away_finds_nothing_by_name(world, two):
    manager = world["northmere manager"]
    assert two.first.reference in found(manager, "Mila Hart")
    exclude_person(case=two.first, user=manager.user, reason="Aunt", at=NOON, by=world[ONE])
    assert two.first.reference not in found(manager, "Mila Hart")


@pytest.mark.django_db
def test_what_was_typed_stands_in_no_address_and_in_no_entry(world, two):
    answer = search(world[ONE], "Mila Hart")
    assert all("Mila" not in address for address, _ in answer.redirect_chain)
    with as_owner():
        entry = AccessEntry.objects.filter(kind="searched").get()
        assert "Mila" not in "".join(str(value) for value in vars(entry).values())


@pytest.mark.django_db
def test_a_token_is_good_in_its_own_session_alone(world, two):
    client = signed_in(world[ONE])
    address = client.post(reverse("workspace:search"), {"q": "Mila Hart"})["Location"]
    assert client.get(address).status_code == 200
    assert signed_in(world[TWO]).get(address).status_code == 404
    # What it finds is looked up again each time it is opened.
    exclude_person(
        case=two.second,
        user=world["northmere manager"].user,
        reason="Aunt",
        at=NOON,
        by=world[TWO],
    )
    assert two.first.reference in client.get(address).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", " ", "M"])
def test_an_empty_search_says_what_to_enter(world, two, typed):
    answer = search(world[ONE], typed)
    assert answer.status_code == 200
    assert "Enter" in read(answer.content.decode()).one("main").text
    with as_owner():
        assert not AccessEntry.objects.filter(kind="searched").exists()


@pytest.mark.django_db
def test_who_reads_no_cases_cannot_search(world):
    assert status(world["administrator"], "search") == 404
    assert search(world["administrator"], "Mila").status_code == 404


@pytest.mark.django_db
def test_a_search_takes_as_many_queries_for_many_hits_as_for_one(
    world, django_assert_max_num_queries
):
    many_cases(world, 60, worker=world[ONE], team="northmere casework")
    client = signed_in(world[ONE])
    address = client.post(reverse("workspace:search"), {"q": "Many"})["Location"]
    with django_assert_max_num_queries(MOST_QUERIES):
        page = read(client.get(address).content.decode())
    assert "The 25 likeliest cases" in main(page)
