"""Checking and submitting in the browser, and reading back what was reported."""

import datetime

import pytest
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.agencies.models import ProcedureProfile
from hsb_cases.cases.models import Case, Child, ChildAddress
from hsb_cases.drafts.models import Draft
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, Referral
from tests.referrals.pages import address, draft_of, errors_in, page_of, signed_in, stored
from tests.support.built_once import built_once
from tests.support.concerns import SIBLINGS, with_children
from tests.support.drafting import MILA, OWEN, child
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(client, world):
    return signed_in(client, world["school"])


@built_once
def draft(world):
    return draft_of(world["school"])


def check(draft):
    return reverse("referrals:draft_check", args=[draft.reference])


def submit(client, draft, **more):
    return client.post(check(draft), {"version": stored(draft).version, **more})


def the_concern():
    with as_owner():
        return Concern.objects.get()


def test_checking_shows_everything_with_ways_to_change_it(school, draft):
    page = page_of(school.get(check(draft)))
    for words in ("Mila Hart", "Owen Reed", "Not referred", "child protection referral"):
        assert (words in page.text) is (words != "Not referred")
    links = [link.text for link in page.all("a")]
    assert "Change What happened, in the words used" in links
    assert page.all("button", type="submit")[-1].text == "Submit the concern"


def test_submitting_opens_two_cases_and_shows_what_follows(school, draft):
    response = submit(school, draft)
    concern = the_concern()
    assert response.url == reverse("referrals:done", args=[concern.reference])
    text = page_of(school.get(response.url)).text
    with as_owner():
        references = list(Case.objects.values_list("reference", flat=True))
        assert not Draft.objects.exists()
    assert len(references) == 2
    assert all(reference in text for reference in references)
    assert "A child under 13 was sexually harmed" in text
    assert "A child under 13 who was sexually harmed (R3)" in text
    assert "Source: Staffordshire and Stoke-on-Trent, Consent issues" in text
    assert "The front door decides by" in text


def test_submitting_twice_makes_one_and_lands_on_the_same_page(school, draft):
    first = school.post(check(draft), {"version": draft.version})
    second = school.post(check(draft), {"version": draft.version})
    assert first.url == second.url
    with as_owner():
        assert Concern.objects.count() == 1
        assert Referral.objects.count() == 2


def test_going_back_after_submitting_leads_to_the_concern(school, draft):
    done = submit(school, draft).url
    for path in ("account", "children.k1.who"):
        assert school.get(address(draft, path)).url == done


def test_what_is_missing_is_listed_as_links_and_nothing_is_lost(school, world):
    draft = draft_of(world["school"], account={"account": ""}, safety={"immediate_danger": None})
    page = page_of(school.get(check(draft)))
    missing = [link for link in page.all("a") if link.text == "Enter what happened"]
    assert missing[0]["href"] == f"{address(draft, 'account')}?show=problems#id_account"
    response = submit(school, draft)
    errors = errors_in(page_of(response))
    assert "Enter what happened" in errors
    assert stored(draft).contents["sections"]["children.k1.who"]["raw"]["given_name"] == ["Mila"]
    assert errors_in(page_of(school.get(missing[0]["href"].split("#")[0])))
    with as_owner():
        assert not Concern.objects.exists()


def test_a_save_after_the_page_was_opened_is_checked_again_before_submitting(school, draft):
    school.post(address(draft, "account"), {"account": "Changed elsewhere.", "version": 1})
    response = school.post(check(draft), {"version": 1})
    page = page_of(response)
    assert "saved in another window" in errors_in(page)[0]
    assert "Changed elsewhere." in page.text


def test_a_refusal_of_the_act_is_shown_and_the_draft_stays(school, draft, world):
    with as_owner():
        world.teams["northmere front door"].active = False
        with acting(world["administrator"]):
            world.teams["northmere front door"].save()
    errors = errors_in(page_of(submit(school, draft)))
    assert "no front door team" in errors[0]
    assert stored(draft).contents["sections"]["account"]
    with as_owner():
        assert not Concern.objects.exists()


def test_doubts_about_agreement_are_shown_and_block_nothing(school, world):
    draft = draft_of(world["school"], agreement={"agreed": "agreed", "coercion": "bribe"})
    text = page_of(school.get(check(draft))).text
    assert "Think about this again" in text
    assert "something was offered in return" in text
    assert submit(school, draft).status_code == 302


def test_scenario_2_first_incident_stays_in_the_log_and_the_second_shows_the_pattern(school, world):
    kofi = child("Kofi", "Mensah", (2, 5, 2020), "displaying")
    ana = child("Ana", "Silva", 6, "affected", lives_with="own")
    low = {"first_view": "inappropriate"}
    keep = {"refer_k1": "no", "refer_k2": "no"}
    consent = {"consent": "no_referral"}
    first = draft_of(world["school"], kofi, ana, first_view=low, refer=keep, you=consent)
    text = page_of(school.get(submit(school, first).url)).text
    assert "your agency’s log" in text
    with as_owner():
        assert not Case.objects.exists()
        record = Child.objects.get(given_name="Kofi")
    bea = child("Bea", "Okafor", 4, "harmed", harmed="yes", lives_with="own")
    second = draft_of(world["school"], kofi, bea, first_view={"first_view": "abusive"})
    match = page_of(school.get(address(second, "children.k1.match")))
    offered = [one["value"] for one in match.all("input", type="radio")]
    assert offered == [str(record.pk), "none"]
    chosen = {"existing_child": str(record.pk), "version": 1}
    after = school.post(address(second, "children.k1.match"), chosen).url
    school.get(after)
    pattern = page_of(school.get(address(second, "children.k1.pattern")))
    assert "seen as inappropriate" in pattern.text
    comment = {"pattern_comment": "Now towards a younger child.", "version": 9}
    school.post(address(second, "children.k1.pattern"), comment)
    done = submit(school, second)
    text = page_of(school.get(done.url)).text
    assert text.count("Referred to children’s social care in Northmere County.") == 2
    with as_owner():
        kofis = Child.objects.filter(given_name="Kofi")
        assert [one.pk for one in kofis] == [record.pk]
        parts = record.participations.order_by("pk")
        assert [part.pattern_comment for part in parts] == ["", "Now towards a younger child."]
    entry = page_of(school.get(done.url.removesuffix("done/"))).text
    assert "Other concerns in your log about the same child" in entry


def test_a_record_that_may_not_be_seen_is_never_offered_or_accepted(school, world, draft):
    with as_owner():
        hidden = submit_concern(
            facts=with_children(SIBLINGS.children[0]),
            draft_reference="DRA-OTHER",
            at=NOON,
            by=world["police"],
        )
        child_id = hidden.children.get().child_id
    page = page_of(school.get(address(draft, "children.k1.match")))
    assert page.all("input", type="radio", value=str(child_id)) == []
    assert "Records you may not see are checked as well" in page.text
    forged = draft_of(world["school"], {**MILA, "match": {"existing_child": str(child_id)}}, OWEN)
    assert "cannot be used" in errors_in(page_of(submit(school, forged)))[0]


def test_a_moved_child_is_referred_where_the_child_lives_now(school, world):
    keep = {"refer_k1": "no"}
    kofi = child("Kofi", "Mensah", 6, "displaying", home="northmere-county")
    low = {"first_view": "normal"}
    consent = {"consent": "no_referral"}
    submit(school, draft_of(world["school"], kofi, first_view=low, refer=keep, you=consent))
    with as_owner():
        record = Child.objects.get(given_name="Kofi")
    moved = child("Kofi", "Mensah", 6, "displaying", home="stoneford")
    moved["match"] = {"existing_child": str(record.pk)}
    submit(school, draft_of(world["school"], moved, first_view={"first_view": "abusive"}))
    with as_owner():
        assert Referral.objects.get().local_authority.code == "stoneford"


def test_a_protected_address_reaches_the_record_and_is_not_read_back(school, world):
    mila = {**MILA, "home": {**MILA["home"], "address_protected": "on"}}
    done = submit(school, draft_of(world["school"], mila, OWEN))
    with as_owner():
        assert {one.lines for one in ChildAddress.objects.filter(protected=True)} == {
            "4 Orchard Row"
        }
    entry = school.get(done.url.removesuffix("done/")).content.decode()
    assert "Orchard Row" not in entry


@pytest.mark.parametrize("who", ["police", "teacher", "northmere worker one", "stoneford manager"])
@pytest.mark.parametrize("name", ["referrals:concern", "referrals:done"])
def test_nobody_else_reads_the_entry(client, world, draft, who, name):
    submit(signed_in(client, world["school"]), draft)
    other = signed_in(client, world[who])
    foreign = other.get(reverse(name, args=[the_concern().reference]))
    missing = other.get(reverse(name, args=["CON-2222-2222"]))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert foreign.content == missing.content


def test_the_reporter_reads_back_what_was_entered(school, draft):
    submit(school, draft)
    text = page_of(school.get(reverse("referrals:concern", args=[the_concern().reference]))).text
    for words in ("Owen had touched her", "3 November 2018", "Her mother, on 24 March", "Received"):
        assert words in text


@pytest.mark.parametrize("who", ["school", "northmere front door"])
def test_lists_take_as_many_queries_for_many_as_for_one(
    client, world, django_assert_max_num_queries, who
):
    visitor = signed_in(client, world[who])
    visitor.get(reverse("referrals:concerns"))
    counts = {}
    for total, more in ((1, 1), (25, 24)):
        with as_owner():
            before = Concern.objects.count()
        for number in range(more):
            with as_owner():
                submit_concern(
                    facts=SIBLINGS,
                    draft_reference=f"DRA-{before + number:04}",
                    at=NOON + datetime.timedelta(minutes=before + number),
                    by=world[who],
                )
        visitor.get(reverse("referrals:concerns"))  # may write down that the session is active
        with django_assert_max_num_queries(20) as counted:
            assert visitor.get(reverse("referrals:concerns")).status_code == 200
        counts[total] = len(counted)
    assert counts[1] == counts[25]


def test_own_concerns_are_paged_by_key_without_gaps(client, world):
    for number in range(27):
        with as_owner():
            submit_concern(
                facts=with_children(SIBLINGS.children[1]),
                draft_reference=f"DRA-{number:04}",
                at=NOON,
                by=world["school"],
            )
    visitor = signed_in(client, world["school"])
    first = page_of(visitor.get(reverse("referrals:concerns")))
    older = next(link for link in first.all("a") if link.get("rel") == "next")
    second = page_of(visitor.get(older["href"]))
    shown = [row.one("a").text for page in (first, second) for row in page.all("th", scope="row")]
    assert len(shown) == len(set(shown)) == 27
    assert visitor.get(reverse("referrals:concerns") + "?own=nonsense_x").status_code == 200


def test_the_front_door_sees_what_to_decide_with_siblings_together(client, world):
    with as_owner():
        submit_concern(facts=SIBLINGS, draft_reference="DRA-1", at=NOON, by=world["school"])
    page = page_of(signed_in(client, world["northmere front door"]).get("/referrals/"))
    bodies = [body for body in page.all("tbody") if "Mila Hart" in body.text]
    assert len(bodies) == 1
    assert "Owen Reed" in bodies[0].text
    assert "overdue" in bodies[0].text
    stranger = page_of(signed_in(client, world["stoneford front door"]).get("/referrals/"))
    assert "Mila" not in stranger.text


def test_a_list_of_nothing_says_what_to_do(school):
    page = page_of(school.get(reverse("referrals:concerns")))
    assert "No concern was logged by you or your team yet." in page.text


def test_the_start_page_names_the_front_door_on_record(school, world):
    with as_owner(), acting(world["administrator"]):
        ProcedureProfile.objects.create(
            local_authority=world.authorities["Northmere County"],
            in_force=("2026-01-01", None),
            procedure_title="Procedure",
            procedure_edition="2026",
            front_door_name="Northmere MASH",
            front_door_phone="01632 960001",
            contact_source="Procedure",
        )
    assert "Northmere MASH, 01632 960001" in page_of(school.get(reverse("referrals:new"))).text
