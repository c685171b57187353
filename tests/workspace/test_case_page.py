"""The case page at every level, and never a way from one child to another."""

import pytest
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import AccessRequest, Level, SharingBasis
from hsb_cases.reminders.commands import pause_deadline, set_deadline
from hsb_cases.reminders.rules.timescales import AIM_ASSESSMENT
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import MOST_QUERIES, main, opened, queries, sent, signed_in, status

pytestmark = pytest.mark.django_db
WHY = SharingReason("To work with the child", SharingBasis.PUBLIC_TASK)


@built_once
def two(world):
    return cases_of_two(world)


def test_the_worker_reads_the_whole_record(world, two):
    said = main(opened(world[ONE], "case", two.first.reference))
    for words in (
        "Mila Hart, 8",
        two.first.reference,
        "Worker: Northmere Worker One (you)",
        "Harmed, incident 1, aged 7",
        "“He does it when Mum is at work.”",
        "Child protection referral",
        "A child under 13 was sexually harmed",
        "Sexual Offences Act 2003",
        "Risk of self-harm or suicide of any child",
        "Her mother was told on 24 March.",
    ):
        assert words in said, words


def test_a_linked_child_is_initials_and_safety_facts_and_no_way_in(world, two):
    page = opened(world[ONE], "case", two.first.reference)
    said = main(page)
    assert "O.R., 13" in said
    assert "Supervised around younger children." in said
    assert "You see safety facts only." in said
    assert two.second.reference not in said
    assert "Reed" not in said
    assert all(
        two.second.reference not in link["href"] for link in page.all("a") if link.get("href")
    )


def test_who_sees_both_children_may_open_both(world, two):
    page = opened(world["northmere manager"], "case", two.first.reference)
    href = reverse("workspace:case", args=[two.second.reference])
    assert page.one("main").one("a", href=href).text.startswith("Open")


def test_a_stub_is_reference_status_and_outcome(world, two):
    page = opened(world["school"], "case", two.first.reference)
    said = main(page)
    assert two.first.reference in said
    # Allocated as it is: a stub tells nothing of the work.
    assert "Referral received" in said
    assert "Not decided yet" in said
    for hidden in ("Mila", "M.H.", "Owen", "O.R.", "Worker", "Orchard", "Decision"):
        assert hidden not in said
    assert not page.all("nav", aria_label="Pages of this case")


def test_a_summary_is_initials_and_safety_facts(world, two):
    said = main(opened(world["northmere coordinator"], "case", two.first.reference))
    assert "M.H., 8" in said
    assert "Not to be alone with her brother." in said
    for hidden in ("Mila", "Hart", "Orchard", "Northmere Worker One", "What was reported"):
        assert hidden not in said


@pytest.mark.parametrize(
    "who",
    [TWO, "northmere front door", "police", "stoneford front door", "stoneford auditor", "teacher"],
)
def test_no_access_is_answered_like_a_case_that_does_not_exist(world, two, who):
    client = signed_in(world[who])
    foreign = client.get(reverse("workspace:case", args=[two.first.reference]))
    missing = client.get(reverse("workspace:case", args=["HSB-2222-2222"]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content.replace(two.first.reference.encode(), b"") == missing.content.replace(
        b"HSB-2222-2222", b""
    )


PAGES = {
    "case": Level.STUB,
    "case_people": Level.VIEW,
    "case_sharing": Level.VIEW,
    "case_history": Level.VIEW,
    "child_change": Level.CONTRIBUTE,
    "child_care": Level.CONTRIBUTE,
    "child_school": Level.CONTRIBUTE,
    "person_new": Level.CONTRIBUTE,
    "address_new": Level.CONTRIBUTE,
    "household_new": Level.CONTRIBUTE,
    "share": Level.MANAGE,
    "exclude": Level.MANAGE,
    "case_allocate": Level.MANAGE,
    "case_closing": Level.MANAGE,
}


@pytest.mark.parametrize("given", [None, *Level])
def test_which_pages_open_at_which_level(world, two, given):
    """A manager of another authority's team: the role may all of it, the grant says how much."""
    actor = world["northmere front door manager"]
    if given:
        share_case(
            case=two.first, recipient=actor.membership, level=given, why=WHY, at=NOON, by=world[ONE]
        )
    for name, needed in PAGES.items():
        expected = 200 if given and given >= needed else 404
        assert status(actor, name, two.first.reference) == expected, name


def test_a_person_kept_away_gets_404_everywhere(world, two):
    manager = world["northmere manager"]
    exclude_person(case=two.first, user=manager.user, reason="Aunt", at=NOON, by=world[ONE])
    for name in PAGES:
        assert status(manager, name, two.first.reference) == 404, name
    page = opened(manager, "case", two.second.reference)
    assert "M.H." not in main(page)


def test_opening_is_written_down_with_the_case(world, two):
    opened(world[ONE], "case", two.first.reference)
    with as_owner():
        entry = AccessEntry.objects.latest("pk")
    assert (entry.kind, entry.case_id, entry.page) == ("opened", two.first.pk, "workspace:case")
    assert entry.user_id == world[ONE].user.pk


def test_asking_for_access_and_the_answer_in_pages(world, two):
    one, other = world[ONE], world[TWO]
    page = opened(one, "case", two.first.reference)
    (link,) = [a for a in page.all("a") if a.text.startswith("Ask for access")]
    client = signed_in(one)
    assert client.post(link["href"], {"reason": ""}).status_code == 200
    assert client.post(link["href"], {"reason": "They live together again"}).status_code == 302
    assert "The team has not answered yet" in main(opened(one, "case", two.first.reference))
    sharing = opened(other, "case_sharing", two.second.reference)
    assert "They live together again" in main(sharing)
    with as_owner():
        number = AccessRequest.objects.get().pk
    where = (two.second.reference, number)
    assert sent(other, "request_answer", *where, answer="no", reason="").status_code == 200
    answered = sent(other, "request_answer", *where, answer="no", reason="The summary is enough")
    assert answered.status_code == 302
    said = main(opened(one, "case", two.first.reference))
    assert "The summary is enough" in said
    assert status(one, "case", two.second.reference) == 404


@pytest.mark.parametrize("who", ["school", "police", "northmere worker two"])
def test_no_child_is_linked_for_who_does_not_see_the_case(world, two, who):
    with as_owner():
        part = two.second.participations.get().pk
    assert status(world[who], "ask_access", two.first.reference, part) == 404


def test_a_part_of_another_incident_is_no_linked_child(world, two):
    with as_owner():
        own = two.first.participations.get().pk
    for part in (own, 999999):
        assert status(world[ONE], "ask_access", two.first.reference, part) == 404


@pytest.mark.parametrize(
    "name", ["case", "case_people", "case_sharing", "case_allocate", "case_closing"]
)
def test_no_page_of_a_case_needs_many_queries(world, two, name):
    assert queries(world["northmere manager"], name, two.first.reference) < MOST_QUERIES


def test_time_that_stands_still_is_said_with_its_reason_and_is_not_due_at_home(world, two):
    case, worker = two.first, world[ONE]
    with acting(worker):
        deadline = set_deadline(
            case=case,
            rule=AIM_ASSESSMENT,
            starts_on=NOON.date(),
            subject_kind="assessment",
            subject_reference="ASM-TEST-0001",
            owner_team=worker.team,
            owner=worker.membership,
        )
    assert AIM_ASSESSMENT.label in main(opened(worker, "home"))
    pause_deadline(deadline=deadline, reason="The child is in hospital.", on=NOON.date(), by=worker)
    said = main(opened(worker, "case", case.reference))
    assert "Time stands still since 24 March 2026: The child is in hospital." in said
    assert "Paused" in said
    assert AIM_ASSESSMENT.label not in main(opened(worker, "home"))
