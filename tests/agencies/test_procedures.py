"""Procedures that come with the product, and new editions of them."""

import datetime
from dataclasses import replace

import pytest
from django.core.management import call_command

from hsb_cases.agencies.commands.procedures import record_procedure
from hsb_cases.agencies.commands.shipping import (
    DATA,
    Outcome,
    install_procedures,
    shipped_procedures,
)
from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from hsb_cases.agencies.rules.procedures import (
    ProcedureFacts,
    StepFacts,
    TimescaleFacts,
    procedure_problem,
)
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.core.errors import NotPermitted, Refused

TODAY = datetime.date(2026, 11, 22)
FACTS = ProcedureFacts(
    procedure_title="Local procedure",
    procedure_edition="2026",
    front_door_name="The Hub",
    contact_source="Page 2",
    pathway=(StepFacts("abusive", "Refer both children.", True, "Page 4"),),
    timescales=(TimescaleFacts("end_summary", 10, "working_days", "Page 9"),),
)


def installed(code: str, on: datetime.date = TODAY) -> ProcedureProfile:
    return profile_in_force(LocalAuthority.objects.get(code=code), on)


@pytest.fixture
def shipped(db):
    return install_procedures(on=TODAY)


def test_seven_areas_come_with_the_product(shipped):
    assert [one.name for one in shipped] == [
        "Cambridgeshire",
        "Leeds",
        "Nottingham City",
        "Nottinghamshire",
        "Peterborough",
        "Staffordshire",
        "Stoke-on-Trent",
    ]
    assert {one.outcome for one in shipped} == {Outcome.ADDED}
    assert not LocalAuthority.objects.filter(uses_product=True).exists()


@pytest.mark.parametrize(
    ("code", "front_door", "phone", "out_of_hours", "panel", "ages"),
    [
        ("nottingham-city", "Children and Families Direct", "", "", "asha", (None, None)),
        (
            "nottinghamshire",
            "Nottinghamshire Multi-Agency Safeguarding Hub (MASH)",
            "",
            "",
            "hsb",
            (None, None),
        ),
        (
            "staffordshire",
            "First Response Team",
            "0800 1313 126",
            "0845 6042886",
            "none",
            (5, 17),
        ),
        (
            "stoke-on-trent",
            "Stoke-on-Trent Safeguarding Referral Team",
            "01782 235100",
            "01782 234234",
            "none",
            (5, 17),
        ),
        ("leeds", "Duty and Advice Team", "0113 376 0336", "0113 535 0600", "none", (None, None)),
        (
            "cambridgeshire",
            "Children’s Social Care Customer Service Centre",
            "",
            "",
            "none",
            (8, 18),
        ),
        (
            "peterborough",
            "Children’s Social Care Customer Service Centre",
            "",
            "",
            "none",
            (8, 18),
        ),
    ],
)
def test_contacts_panel_and_ages_are_the_procedures_own(
    shipped, code, front_door, phone, out_of_hours, panel, ages
):
    profile = installed(code)
    assert profile.front_door_name == front_door
    assert profile.front_door_phone == phone
    assert profile.out_of_hours_phone == out_of_hours
    assert profile.panel_kind == panel
    assert (profile.hsb_service_from_age, profile.hsb_service_to_age) == ages
    assert profile.contact_source
    assert profile.contact_checked_on is None


@pytest.mark.parametrize(
    ("code", "front_door_asked_for"),
    [
        (
            "nottingham-city",
            {"inappropriate": False, "problematic": False, "abusive": True, "violent": True},
        ),
        (
            "nottinghamshire",
            {"inappropriate": False, "problematic": False, "abusive": True, "violent": True},
        ),
        (
            "staffordshire",
            {"normal": False, "problematic": False, "abusive": True, "violent": True},
        ),
        (
            "stoke-on-trent",
            {"normal": False, "problematic": False, "abusive": True, "violent": True},
        ),
        ("leeds", {"inappropriate": False, "problematic": True, "abusive": True, "violent": True}),
        ("cambridgeshire", {"problematic": True, "abusive": True, "violent": True}),
        ("peterborough", {"problematic": True, "abusive": True, "violent": True}),
    ],
)
def test_the_pathway_says_at_which_category_the_front_door_is_contacted(
    shipped, code, front_door_asked_for
):
    steps = installed(code).pathway.all()
    assert {step.category: step.contact_front_door for step in steps} == front_door_asked_for
    assert all(step.source for step in steps)


def test_only_cambridgeshire_and_peterborough_give_a_time_for_the_end_summary(shipped):
    for area in LocalAuthority.objects.all():
        given = [(one.rule, one.length, one.unit) for one in installed(area.code).timescales.all()]
        expected = area.code in {"cambridgeshire", "peterborough"}
        assert given == ([("end_summary", 14, "calendar_days")] if expected else [])


def test_reading_a_profile_takes_three_queries(shipped, django_assert_num_queries):
    leeds = LocalAuthority.objects.get(code="leeds")
    with django_assert_num_queries(3):
        profile = profile_in_force(leeds, TODAY)
        assert len(profile.pathway.all()) == 4
        assert list(profile.timescales.all()) == []


def test_a_procedure_is_in_force_from_the_day_it_names(shipped):
    assert installed("leeds", datetime.date(2024, 11, 30)) is None
    assert installed("leeds", datetime.date(2024, 12, 1)) is not None
    # Without a day in the procedure: since before records began here.
    assert installed("cambridgeshire", datetime.date(1999, 1, 1)) is not None


@pytest.mark.rule("R6")
def test_two_areas_ask_for_their_hsb_service_at_the_strategy_discussion(shipped):
    asking = ProcedureProfile.objects.filter(hsb_service_at_strategy=True)
    codes = asking.values_list("local_authority__code", flat=True)
    assert sorted(codes) == ["cambridgeshire", "peterborough"]


def test_a_fact_that_is_not_so_leaves_the_digest_as_it_was():
    assert replace(FACTS, hsb_service_at_strategy=False).digest == FACTS.digest
    assert replace(FACTS, hsb_service_at_strategy=True).digest != FACTS.digest


def test_installing_again_changes_nothing(shipped):
    before = ProcedureProfile.history.count()
    again = install_procedures(on=TODAY)
    assert {one.outcome for one in again} == {Outcome.UNCHANGED}
    assert ProcedureProfile.objects.count() == len(again)
    assert ProcedureProfile.history.count() == before


@pytest.fixture
def changed_folder(tmp_path):
    text = (DATA / "leeds.toml").read_text(encoding="utf-8")
    changed = text.replace("0113 376 0336", "0113 999 0000")
    (tmp_path / "leeds.toml").write_text(changed, encoding="utf-8")
    return tmp_path


def test_changed_facts_become_a_new_edition_and_the_old_one_stays(shipped, changed_folder):
    again = install_procedures(on=TODAY, folder=changed_folder)
    assert [one.outcome for one in again] == [Outcome.NEW_EDITION]
    assert installed("leeds").front_door_phone == "0113 999 0000"
    yesterday = TODAY - datetime.timedelta(days=1)
    assert installed("leeds", yesterday).front_door_phone == "0113 376 0336"
    # Back to the first facts on the same day: the next day at the earliest.
    assert install_procedures(on=TODAY)[1].outcome == Outcome.NEW_EDITION
    assert installed("leeds").front_door_phone == "0113 999 0000"
    tomorrow = TODAY + datetime.timedelta(days=1)
    assert installed("leeds", tomorrow).front_door_phone == "0113 376 0336"


def test_an_edition_of_administrators_is_never_replaced(shipped, changed_folder, world):
    leeds = LocalAuthority.objects.get(code="leeds")
    record_procedure(local_authority=leeds, facts=FACTS, starts_on=TODAY, by=world["administrator"])
    again = install_procedures(on=TODAY, folder=changed_folder)
    assert [one.outcome for one in again] == [Outcome.KEPT_LOCAL]
    assert installed("leeds").front_door_name == "The Hub"


def test_an_area_that_was_added_by_hand_is_found_by_its_name(world):
    from hsb_cases.agencies.commands.areas import create_local_authority

    made = create_local_authority(
        name="leeds", code="leeds-city", uses_product=True, by=world["administrator"]
    )
    install_procedures(on=TODAY)
    assert profile_in_force(made, TODAY).front_door_name == "Duty and Advice Team"


def test_the_command_says_what_it_did(db, capsys):
    call_command("install_procedures")
    assert "Stoke-on-Trent: added" in capsys.readouterr().out
    call_command("install_procedures")
    assert "Stoke-on-Trent: unchanged" in capsys.readouterr().out


def test_a_new_edition_ends_the_one_before_it(world):
    area = world.authorities["Stoneford"]
    admin = world["administrator"]
    first = datetime.date(2026, 1, 1)
    record_procedure(local_authority=area, facts=FACTS, starts_on=first, by=admin)
    second = replace(FACTS, front_door_name="The New Hub", timescales=())
    record_procedure(local_authority=area, facts=second, starts_on=TODAY, by=admin)
    yesterday = TODAY - datetime.timedelta(days=1)
    assert profile_in_force(area, yesterday).front_door_name == "The Hub"
    assert profile_in_force(area, TODAY).front_door_name == "The New Hub"
    version = ProcedureProfile.history.filter(local_authority=area).latest()
    assert version.actor_name == "Ada Admin"
    assert version.act_summary == "Recorded a new edition of the procedure"


def test_an_edition_cannot_start_before_the_last_one(world):
    area, admin = world.authorities["Stoneford"], world["administrator"]
    record_procedure(local_authority=area, facts=FACTS, starts_on=TODAY, by=admin)
    with pytest.raises(Refused) as refused:
        record_procedure(local_authority=area, facts=FACTS, starts_on=TODAY, by=admin)
    assert refused.value.field == "starts_on"
    assert ProcedureProfile.objects.filter(local_authority=area).count() == 1


def test_a_second_edition_needs_a_first_day(world):
    area, admin = world.authorities["Stoneford"], world["administrator"]
    record_procedure(local_authority=area, facts=FACTS, starts_on=TODAY, by=admin)
    with pytest.raises(Refused, match="Enter the day"):
        record_procedure(local_authority=area, facts=FACTS, starts_on=None, by=admin)


def test_facts_that_do_not_fit_together_are_refused(world):
    wrong = replace(FACTS, panel_kind="hsb")
    with pytest.raises(Refused) as refused:
        record_procedure(
            local_authority=world.authorities["Stoneford"],
            facts=wrong,
            starts_on=TODAY,
            by=world["administrator"],
        )
    assert refused.value.field == "panel_name"


def test_only_administrators_record_procedures(world):
    for name in ("northmere manager", "northmere auditor", "police", "teacher"):
        with pytest.raises(NotPermitted):
            record_procedure(
                local_authority=world.authorities["Stoneford"],
                facts=FACTS,
                starts_on=TODAY,
                by=world[name],
            )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"panel_kind": "asha", "panel_name": "ASHA Panel"}, None),
        ({"hsb_service_from_age": 8, "hsb_service_to_age": 18}, None),
        ({"panel_kind": "hsb"}, "panel_name"),
        ({"panel_name": "A panel"}, "panel_kind"),
        ({"hsb_service_from_age": 8}, "hsb_service_to_age"),
        ({"hsb_service_to_age": 18}, "hsb_service_from_age"),
        ({"hsb_service_from_age": 18, "hsb_service_to_age": 8}, "hsb_service_to_age"),
    ],
)
def test_what_an_edition_must_say(changes, field):
    problem = procedure_problem(replace(FACTS, **changes))
    assert (problem[1] if problem else None) == field


def test_the_same_facts_have_the_same_digest():
    assert FACTS.digest == replace(FACTS).digest
    assert FACTS.digest != replace(FACTS, front_door_name="Another").digest
    # A blank is nothing: a kind of fact added later changes no digest.
    assert FACTS.digest == replace(FACTS, police_contact="").digest


def test_every_shipped_file_is_read():
    assert len(shipped_procedures()) == len(list(DATA.glob("*.toml"))) == 7
    assert all(procedure_problem(one.facts) is None for one in shipped_procedures())
