"""The pages on possible matches, identifying and merging: who gets them, and what they say."""

import uuid
from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.models import Child, ChildMerge, PossibleMatch
from hsb_cases.cases.selectors.matching import NEUTRAL_SENTENCE
from referrals.commands.submitting import submit_concern
from tests.support.built_once import built_once
from tests.support.concerns import MILA, with_children
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.twice import LATER, recorded_twice

pytestmark = pytest.mark.django_db

IDENTITY = {
    "given_name": "Mila",
    "family_name": "Harte",
    "date_of_birth_day": "3",
    "date_of_birth_month": "11",
    "date_of_birth_year": "2018",
    "date_of_birth_status": "stated",
    "sex": "F",
    "reason": "Her school knows her.",
}
MANAGER = "northmere front door manager"
ROLES = [
    ("northmere front door", {"matches", "match", "identify"}),
    (MANAGER, {"matches", "match", "identify", "merge_start", "merge", "merge_match", "merges"}),
    # Whoever looks at possible matches gets the list, which is empty for other teams.
    ("northmere manager", {"matches"}),
    ("stoneford front door", {"matches"}),
    ("stoneford front door manager", {"matches"}),
    ("northmere worker one", set()),
    ("northmere coordinator", set()),
    ("northmere auditor", set()),
    ("school", set()),
    ("teacher", set()),
    ("police", set()),
    ("administrator", set()),
]


@built_once
def twice(world):
    return recorded_twice(world)


@built_once
def unknown(world):
    described = replace(
        MILA,
        identified=False,
        description="A girl in a red coat",
        given_name="",
        family_name="",
        date_of_birth=None,
        date_of_birth_status="",
    )
    return submit_concern(
        facts=with_children(described), draft_reference="DRA-U", at=LATER, by=world["teacher"]
    ).children.get()


def addresses(twice, unknown):
    first, second = twice.first_case.reference, twice.second_case.reference
    mark = twice.notice.created_in
    return {
        "matches": reverse("cases:matches"),
        "match": reverse("cases:match", args=[first, mark]),
        "identify": reverse("cases:identify", args=[unknown.case_reference]),
        "merge_start": reverse("cases:merge_start", args=[first]),
        "merge": reverse("cases:merge", args=[first, second]),
        "merge_match": reverse("cases:merge_match", args=[first, mark]),
        "merges": reverse("cases:merges", args=[first]),
    }


@pytest.mark.parametrize(("who", "gets"), ROLES)
def test_who_gets_which_page(client, world, twice, unknown, who, gets):
    client.force_login(world[who].user)
    answers = {name: client.get(page) for name, page in addresses(twice, unknown).items()}
    assert {name for name, answer in answers.items() if answer.status_code == 200} == gets
    for name in set(answers) - gets:
        assert answers[name].status_code == 404
    if who in {"northmere manager", "stoneford front door", "stoneford front door manager"}:
        assert "Mila" not in answers["matches"].text
        assert twice.first_case.reference not in answers["matches"].text


def test_a_foreign_record_and_a_missing_one_answer_alike(client, world, twice):
    client.force_login(world["stoneford front door manager"].user)
    real = client.get(reverse("cases:merges", args=[twice.first_case.reference]))
    none = client.get(reverse("cases:merges", args=["HSB-2222-2222"]))
    assert real.status_code == none.status_code == 404
    assert _without_token(real.text) == _without_token(none.text)
    client.force_login(world[MANAGER].user)
    start = reverse("cases:merge_start", args=[twice.first_case.reference])
    for typed in ("HSB-2222-2222", "nonsense"):
        assert "no such case among those you may see" in client.post(start, {"other": typed}).text


@time_machine.travel(LATER, tick=False)
def test_the_list_takes_the_same_queries_for_one_notice_and_for_25(client, world, twice):
    client.force_login(world[MANAGER].user)
    client.get(reverse("cases:matches"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("cases:matches"))
    for number in range(30):
        submit_concern(
            facts=with_children(replace(MILA, given_name="Milla")),
            draft_reference=f"DRA-MANY-{number}",
            at=LATER,
            by=world["police"],
        )
    with CaptureQueriesContext(connection) as many:
        page = client.get(reverse("cases:matches"))
    assert page.text.count('data-label="State"') == 25
    assert len(many) == len(few) < 20
    following = [a for a in read(page.text).all("a") if "after=" in (a.get("href") or "")]
    assert client.get(following[0]["href"]).status_code == 200


@pytest.mark.parametrize("name", ["match", "merge", "merge_start", "merges", "identify"])
def test_every_page_reads_with_fewer_than_20_queries(client, world, twice, unknown, name):
    client.force_login(world[MANAGER].user)
    page = addresses(twice, unknown)[name]
    client.get(page)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page).status_code == 200
    assert len(queries) < 20


def test_deciding_that_it_is_the_same_child_leads_to_the_merge(client, world, twice):
    client.force_login(world[MANAGER].user)
    page = reverse("cases:match", args=[twice.first_case.reference, twice.notice.created_in])
    refused = client.post(page, {})
    assert "Say whether this is the same child" in refused.text
    assert "Enter how you know" in refused.text
    answer = client.post(page, {"outcome": "same", "reason": "Met both."}, follow=True)
    assert "Put the two records side by side" in answer.text
    listed = client.get(reverse("cases:matches")).text
    assert "The same child, to be merged" in listed


def test_where_the_other_record_is_hidden_nothing_of_it_is_shown(client, world):
    twice = recorded_twice(world, home_authority="stoneford", given_name="Milla")
    client.force_login(world[MANAGER].user)
    page = reverse("cases:match", args=[twice.first_case.reference, twice.notice.created_in])
    shown = client.get(page).text
    answer = client.post(page, {"outcome": "same", "reason": "Sounds like her."}, follow=True).text
    for text in (shown, answer):
        assert "Milla" not in text
        assert twice.second_case.reference not in text
        assert "11 March 2018" not in text
    assert "Ask Northmere Police which team works with that child" in answer
    assert "side by side" not in answer
    merge = reverse("cases:merge_match", args=[twice.first_case.reference, twice.notice.created_in])
    assert client.get(merge).status_code == 404


def test_merging_and_undoing_by_the_pages(client, world, twice):
    client.force_login(world[MANAGER].user)
    first, second = twice.first_case.reference, twice.second_case.reference
    start = client.post(
        reverse("cases:merge_start", args=[first]), {"other": second.lower()}, follow=True
    )
    assert "Milla Heart" in start.text
    page = reverse("cases:merge", args=[first, second])
    assert "Choose the record you keep" in client.post(page, {"step": "check"}).text
    facts = {"keep": "first", "reason": "Her mother confirmed both."}
    check = client.post(page, {"step": "check", **facts}).text
    assert f"{second} is closed as a double of {first}" in check
    with as_owner():
        assert not ChildMerge.objects.exists()
    changed = client.post(page, {"step": "change", **facts}).text
    assert "Her mother confirmed both." in changed
    assert "There is a problem" not in changed
    done = client.post(page, {"step": "merge", **facts}, follow=True)
    assert "Two records are one" in done.text
    again = client.post(page, {"step": "merge", **facts}).text
    assert "of one record already" in again
    assert "Milla Heart" in client.get(reverse("cases:merges", args=[first])).text
    with as_owner():
        made = ChildMerge.objects.get()
    undo = reverse("cases:unmerge", args=[first, made.created_in])
    assert "Enter why these are two children" in client.post(undo, {}).text
    client.post(undo, {"reason": "Two cousins."})
    with as_owner():
        assert Child.objects.filter(merged_into__isnull=True).count() == 3
    assert client.get(reverse("cases:merged", args=[first, uuid.uuid4()])).status_code == 404
    assert "was undone" in client.get(reverse("cases:merged", args=[first, made.created_in])).text


def test_a_merge_that_is_out_of_reach_shows_whom_to_ask_and_no_form(client, world):
    from hsb_cases.cases.commands.sharing import SharingReason, share_case
    from hsb_cases.cases.models import Level, SharingBasis

    twice = recorded_twice(world, home_authority="stoneford")
    share_case(
        case=twice.second_case,
        recipient=world[MANAGER].membership,
        level=Level.VIEW,
        why=SharingReason("Joint work", SharingBasis.PUBLIC_TASK),
        at=LATER,
        by=world["stoneford front door manager"],
    )
    client.force_login(world[MANAGER].user)
    page = reverse("cases:merge", args=[twice.first_case.reference, twice.second_case.reference])
    shown = client.get(page).text
    assert "Agree with the manager of the other team" in shown
    assert not read(shown).all("textarea")
    client.post(page, {"step": "merge", "keep": "first", "reason": "One child"})
    with as_owner():
        assert not ChildMerge.objects.exists()


def test_identifying_shows_records_alike_before_it_records(client, world, twice, unknown):
    client.force_login(world[MANAGER].user)
    page = reverse("cases:identify", args=[unknown.case_reference])
    assert "A girl in a red coat" in client.get(page).text
    asked = client.post(page, {"step": "check"}).text
    assert "Enter at least one name" in asked
    check = client.post(page, {"step": "check", **IDENTITY}).text
    assert "Mila Hart" in check
    assert NEUTRAL_SENTENCE in check
    assert "Choose a record" in client.post(page, {"step": "record", **IDENTITY}).text
    with as_owner():
        assert AccessEntry.objects.filter(kind="searched", page="cases:identify").count() == 2
        assert not Child.objects.get(description="A girl in a red coat").identified
    record = {"step": "record", "existing_child": str(twice.first.pk), **IDENTITY}
    answer = client.post(page, record)
    assert answer.url == reverse(
        "cases:merge", args=[twice.first_case.reference, unknown.case_reference]
    )
    assert client.get(page).status_code == 404  # identified: there is nothing to ask any more


def test_the_sentence_is_the_same_with_and_without_a_hidden_match(client, world, unknown):
    client.force_login(world[MANAGER].user)
    page = reverse("cases:identify", args=[unknown.case_reference])
    before = client.post(page, {"step": "check", **IDENTITY}).text
    submit_concern(
        facts=with_children(replace(MILA, home_authority="stoneford")),
        draft_reference="DRA-HIDDEN",
        at=LATER,
        by=world["police"],
    )
    after = client.post(page, {"step": "check", **IDENTITY}).text
    assert _without_token(before) == _without_token(after)
    assert NEUTRAL_SENTENCE in after
    with as_owner():
        assert not PossibleMatch.objects.exists()  # told when it is recorded, not when searched


def _without_token(text: str) -> str:
    import re

    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", text)
    return re.sub(r"Opened by .*? recorded\.", "", text, flags=re.DOTALL)
