"""From typed answers to the facts of a concern, or to what is missing: no database needed."""

import datetime

import pytest

from referrals.forms.reading import read_draft
from referrals.forms.sections import concern_progress, concern_title
from tests.support.drafting import AREAS, CONTEXT, MILA, OWEN, child, contents


def read(*children, agency_kind="school", **changed):
    return read_draft(contents(*children, **changed), CONTEXT, agency_kind=agency_kind)


def stops(reading):
    return [(problem.path, problem.field) for problem in reading.stops]


def test_a_whole_draft_becomes_the_facts_of_a_concern():
    reading = read()
    assert stops(reading) == []
    facts = reading.facts
    assert facts.account.startswith("Mila told her teacher")
    assert facts.happened_from == datetime.date(2026, 3, 20)
    assert facts.happened_until is None
    assert facts.behaviours == ("touching",)
    assert facts.incident_authority == "northmere-county"
    assert facts.parents_told_what == "Her mother, on 24 March."
    assert facts.consent == "given"
    assert facts.source_code == "2A"
    mila, owen = facts.children
    assert (mila.given_name, mila.family_name, mila.role) == ("Mila", "Hart", "harmed")
    assert mila.date_of_birth == datetime.date(2018, 11, 3)
    assert mila.sexually_harmed == "yes"
    assert mila.postcode == "ST16 2LH"
    assert owen.role == "displaying"
    assert owen.sexually_harmed == ""


def test_children_of_one_home_share_its_area_address_and_household():
    mila, owen = read().facts.children
    assert (owen.home_authority, owen.address, owen.postcode) == (
        mila.home_authority,
        mila.address,
        mila.postcode,
    )
    assert mila.household == owen.household == "Shared home 1"


def test_a_home_of_its_own_makes_no_household():
    alone = child("Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes")
    apart = child("Owen", "Reed", (19, 8, 2012), "displaying", home="stoneford")
    mila, owen = read(alone, apart).facts.children
    assert (mila.household, owen.household) == ("", "")
    assert owen.home_authority == "stoneford"


def test_a_named_household_keeps_its_name():
    named = {"household": "The Hart family home"}
    mila = child("Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes", home="stoneford")
    mila["home"] |= named
    facts = read(mila, OWEN).facts
    assert {one.household for one in facts.children} == {"The Hart family home"}


@pytest.mark.parametrize(
    ("changed", "stop"),
    [
        ({"account": {"account": "  "}}, ("account", "account")),
        ({"safety": {"immediate_danger": None}}, ("safety", "immediate_danger")),
        ({"wellbeing": {"self_harm_risk": None}}, ("wellbeing", "self_harm_risk")),
        (
            {"wellbeing": {"displaying_child_may_be_abused": None}},
            ("wellbeing", "displaying_child_may_be_abused"),
        ),
        ({"first_view": {"first_view": None}}, ("first-view", "first_view")),
        ({"first_view": {"first_view_reasons": ""}}, ("first-view", "first_view_reasons")),
        ({"you": {"reporter_name": ""}}, ("you", "reporter_name")),
        ({"you": {"consent": None}}, ("you", "consent")),
        ({"you": {"consent": "no_referral"}}, ("you", "consent")),
        ({"you": {"consent": "not_asked"}}, ("you", "consent_not_asked_why")),
        ({"when": {"happened_on_day": "31", "happened_on_month": "2"}}, ("when", "happened_on")),
        ({"when": {"happened_on_year": "2027"}}, ("when", "happened_on")),
        ({"where": {"incident_authority": "atlantis"}}, ("where", "incident_authority")),
    ],
)
def test_what_stops_a_submit_names_its_page_and_field(changed, stop):
    assert stop in stops(read(**changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"behaviour": {"behaviours": [], "frequency": None}},
        {"agreement": {"agreed": None, "coercion": None, "secrecy": None}},
        {"when": {"when": None}},
        {"when": {"when": "unknown"}},
        {"where": {"setting": None, "incident_authority": None, "technology_assisted": None}},
        {"who_knows": {"parents_told": None}},
    ],
)
def test_what_is_not_known_never_stops_a_submit(changed):
    reading = read(**changed)
    assert stops(reading) == []


def test_what_was_not_answered_is_listed_as_open():
    reading = read(agreement={"agreed": None})
    assert ("agreement", "agreed") in [(p.path, p.field) for p in reading.open_questions]


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("who", {"identified": None}, "identified"),
        ("who", {"given_name": "", "family_name": ""}, "given_name"),
        ("who", {"date_of_birth_year": "2027"}, "date_of_birth"),
        ("who", {"date_of_birth_year": "1990"}, "date_of_birth"),
        ("part", {"role": None}, "role"),
        ("part", {"harmed_sexually": None}, "harmed_sexually"),
        ("home", {"postcode": "not a postcode"}, "postcode"),
        ("home", {"home_authority": "unknown"}, "home_authority"),
        ("numbers", {"nhs_number": "999 000 0019"}, "nhs_number"),
        ("numbers", {"upn": "B950000178301"}, "upn"),
        ("needs", {"disabilities": ["NONE", "AUT"]}, "disabilities"),
    ],
)
def test_what_is_wrong_with_a_child_stops_a_submit(page, typed, field):
    mila = child("Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes")
    mila[page] |= typed
    assert (f"children.k1.{page}", field) in stops(read(mila, OWEN))


def test_a_concern_needs_a_child():
    empty = contents()
    empty["items"]["children"] = []
    assert ("children", "") in stops(read_draft(empty, CONTEXT))


def test_an_empty_draft_reads_without_an_error():
    reading = read_draft({"sections": {}, "items": {}}, CONTEXT)
    assert reading.facts.account == ""
    assert len(reading.stops) > 5


def test_only_what_was_chosen_counts_whatever_is_still_typed_elsewhere():
    mila = child("Mila", "Hart", (3, 11, 2018), "displaying")
    mila["part"]["harmed_sexually"] = "yes"
    mila["who"]["age_stated"] = "15"
    reading = read(mila, when={"when": "unknown"})
    assert reading.facts.happened_from is None
    assert reading.facts.children[0].sexually_harmed == ""
    assert reading.facts.children[0].age_stated is None


def test_a_child_not_yet_identified_keeps_a_description_and_no_name():
    unknown = child("", "", None, "harmed", harmed="unknown")
    unknown["who"] |= {"identified": "no", "description": "Girl in Year 9", "given_name": "Typed"}
    reading = read(unknown, OWEN)
    assert stops(reading) == []
    girl = reading.facts.children[0]
    assert (girl.identified, girl.description, girl.given_name) == (False, "Girl in Year 9", "")
    assert reading.children[0].name == "child 1"


def test_a_period_keeps_both_days_in_order():
    period = {
        "when": "period",
        "happened_from_day": "1",
        "happened_from_month": "March",
        "happened_from_year": "2026",
        "happened_until_day": "20",
        "happened_until_month": "3",
        "happened_until_year": "2026",
    }
    facts = read(when=period).facts
    assert facts.happened_from == datetime.date(2026, 3, 1)
    assert facts.happened_until == datetime.date(2026, 3, 20)
    assert ("when", "happened_until") in stops(read(when={**period, "happened_until_month": "2"}))


def test_one_record_or_one_number_cannot_belong_to_two_children():
    numbers = {"nhs_number": "999 000 0018"}
    chosen = {"existing_child": "7"}
    mila = child(
        "Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes", match=chosen, numbers=numbers
    )
    owen = child("Owen", "Reed", (19, 8, 2012), "displaying", match=chosen, numbers=numbers)
    found = stops(read(mila, owen))
    assert ("children.k2.match", "existing_child") in found
    assert ("children.k2.numbers", "nhs_number") in found


def test_a_chosen_record_goes_into_the_facts_and_asks_for_the_pattern():
    mila = child(
        "Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes", match={"existing_child": "7"}
    )
    reading = read(mila, OWEN)
    assert reading.facts.children[0].existing_child == 7
    assert stops(reading) == []
    asked = [(p.path, p.field) for p in reading.open_questions]
    assert ("children.k1.pattern", "pattern_comment") in asked
    none = child(
        "Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes", match={"existing_child": "none"}
    )
    assert read(none, OWEN).facts.children[0].existing_child is None


def test_a_protected_address_is_left_out_of_what_was_reported_but_reaches_the_record():
    mila = child("Mila", "Hart", (3, 11, 2018), "harmed", harmed="yes")
    mila["home"]["address_protected"] = "on"
    for one in read(mila, OWEN).facts.children:
        assert one.address_protected
        assert one.address == "4 Orchard Row"
        assert "Orchard" not in str(one.as_reported)
        assert "ST16" not in str(one.as_reported).upper()


def test_what_was_reported_holds_each_question_with_its_answer():
    reported = read().facts.children[0].as_reported
    assert ["First name", "Mila"] in reported["answers"]
    assert ["Was Mila sexually harmed?", "Yes"] in reported["answers"]
    assert reported["home"] == {"code": "northmere-county", "name": "Northmere County"}
    assert reported["raw"]["who"]["given_name"] == ["Mila"]
    assert [rule for rule, _, _ in reported["why"]] == ["R3"]


def reasons(*children, view="problematic", **changed):
    reading = read(*children, first_view={"first_view": view}, **changed)
    return [[reason.rule for reason in child.reasons] for child in reading.children], reading


def test_scenario_1_refers_both_siblings():
    found, reading = reasons()
    assert found == [["R3"], ["R1"]]
    assert [bool(stops(reading)), len(reading.referred)] == [False, 2]


KOFI = child("Kofi", "Mensah", 6, "displaying", home="stoneford")
ANA = child("Ana", "Silva", 6, "affected", home="stoneford")


def test_scenario_2_first_incident_refers_nobody_unless_somebody_chooses_it():
    keep = {"refer_k1": "no", "refer_k2": "no"}
    found, reading = reasons(
        KOFI, ANA, view="inappropriate", refer=keep, you={"consent": "no_referral"}
    )
    assert found == [[], []]
    assert stops(reading) == []
    assert reading.facts.consent == ""
    found, _ = reasons(KOFI, ANA, view="inappropriate", refer={**keep, "refer_k1": "yes"})
    assert found == [["choice"], []]


def test_scenario_2_asks_about_every_child_whom_no_rule_refers():
    _, reading = reasons(KOFI, ANA, view="inappropriate")
    assert {("refer", "refer_k1"), ("refer", "refer_k2")} <= set(stops(reading))


def test_scenario_2_second_incident_refers_both():
    younger = child("Bea", "Okafor", 4, "harmed", harmed="yes", home="stoneford")
    found, reading = reasons(KOFI, younger, view="abusive")
    assert found == [["R1"], ["R3", "R1"]]
    assert stops(reading) == []


def test_scenario_6_seven_children_each_asked_about():
    girls = [child(name, "Girl", 13, "harmed", harmed="no") for name in ("Ada", "Bel", "Cia")]
    boys = [child(name, "Boy", 14, "displaying") for name in ("Dev", "Eli", "Fin", "Gus")]
    found, _ = reasons(*girls, *boys, view="problematic")
    assert found == [[]] * 7
    found, reading = reasons(*girls, *boys, view="abusive")
    assert found == [["R1"]] * 7
    assert stops(reading) == []


def test_a_referred_child_needs_an_area_and_consent_needs_an_answer_only_then():
    nowhere = child("Owen", "Reed", (19, 8, 2012), "displaying", home="unknown")
    _, reading = reasons(MILA, nowhere, view="abusive")
    assert ("children.k2.home", "home_authority") in stops(reading)
    keep = {"refer_k1": "no"}
    _, reading = reasons(nowhere, view="normal", refer=keep, you={"consent": "no_referral"})
    assert stops(reading) == []


def test_a_member_of_the_public_has_no_guessed_source():
    assert read(you={"reporter_is_professional": "no"}).facts.source_code == ""
    assert read(agency_kind="police").facts.source_code == "6"


def test_the_title_names_the_children_and_progress_counts_whole_sections():
    assert concern_title(contents()) == "Concern about Mila and Owen"
    assert concern_title({"sections": {}, "items": {}}) == "Concern, no child entered yet"
    many = contents(*(child(name, "X", 9, "harmed", harmed="no") for name in "ABCDE"))
    assert concern_title(many) == "Concern about A, B, C and 2 more"
    assert concern_progress(contents()) == (7, 7)
    half = contents()
    half["sections"]["account"]["complete"] = False
    del half["sections"]["you"]
    assert concern_progress(half) == (5, 7)


def test_every_area_of_the_tests_is_offered_with_the_users_of_the_product_first():
    form = read().forms["where"]
    offered = [code for code, _ in form.fields["incident_authority"].choices]
    assert offered == ["", "northmere-county", "stoneford", "elsewhere", "unknown"]
    assert len(AREAS) == 3
