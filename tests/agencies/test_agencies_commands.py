"""Local authorities, agencies and teams: made, changed, closed and opened again."""

import pytest
from django.contrib.auth.models import Group

from hsb_cases.agencies.acting import actor_in
from hsb_cases.agencies.commands.agencies import (
    change_agency,
    create_agency,
    deactivate_agency,
    reactivate_agency,
)
from hsb_cases.agencies.commands.areas import change_local_authority, create_local_authority
from hsb_cases.agencies.commands.teams import (
    change_team,
    create_team,
    deactivate_team,
    reactivate_team,
)
from hsb_cases.agencies.models import Agency, LocalAuthority, Team
from hsb_cases.core.errors import NotPermitted, Refused
from tests.support.world import DAY


@pytest.fixture
def admin(world):
    return world["administrator"]


def test_a_local_authority_gets_a_code_from_its_name(admin):
    made = create_local_authority(name="East Riding", uses_product=True, by=admin)
    assert (made.code, made.uses_product) == ("east-riding", True)
    assert made.history.get().actor_name == "Ada Admin"


@pytest.mark.parametrize(
    ("name", "code", "field"), [("stoneford", "", "name"), ("Another", "stoneford", "code")]
)
def test_a_local_authority_is_there_once(admin, name, code, field):
    with pytest.raises(Refused) as refused:
        create_local_authority(name=name, code=code, uses_product=False, by=admin)
    assert refused.value.field == field


def test_a_local_authority_is_changed(world, admin):
    area = world.authorities["Stoneford"]
    change_local_authority(local_authority=area, name="STONEFORD", uses_product=False, by=admin)
    area.refresh_from_db()
    assert (area.code, area.name, area.uses_product) == ("stoneford", "STONEFORD", False)
    with pytest.raises(Refused):
        change_local_authority(local_authority=area, name="Elsewhere", uses_product=False, by=admin)


def test_an_agency_and_its_teams_have_groups_of_their_names(world, admin):
    agency = create_agency(
        name="Hill Hospital",
        kind=Agency.Kind.HEALTH,
        local_authority=world.authorities["Stoneford"],
        by=admin,
    )
    team = create_team(agency=agency, name="SARC", kind=Team.Kind.CASEWORK, by=admin)
    assert agency.group.name == "agency: Hill Hospital"
    assert team.group.name == "team: SARC, Hill Hospital"


def test_only_some_agencies_may_work_across_areas(admin):
    assert (
        create_agency(name="NSPCC", kind="hsb_service", local_authority=None, by=admin)
    ).local_authority is None
    with pytest.raises(Refused) as refused:
        create_agency(name="A school", kind="school", local_authority=None, by=admin)
    assert refused.value.field == "local_authority"


def test_an_agency_is_there_once(world, admin):
    with pytest.raises(Refused) as refused:
        create_agency(name="castle hill SCHOOL", kind="police", local_authority=None, by=admin)
    assert refused.value.field == "name"


def test_groups_follow_the_names(world, admin):
    school = world.agencies["Castle Hill School"]
    change_agency(
        agency=school,
        name="Castle Hill Academy",
        kind="school",
        local_authority=world.authorities["Stoneford"],
        by=admin,
    )
    school.refresh_from_db()
    assert school.group.name == "agency: Castle Hill Academy"
    assert (
        world.teams["school"].group.pk
        == Group.objects.get(name="team: Safeguarding, Castle Hill Academy").pk
    )
    change_team(team=world.teams["school"], name="Pastoral", kind="casework", by=admin)
    assert Group.objects.filter(name="team: Pastoral, Castle Hill Academy").exists()


def test_an_agency_may_change_without_a_new_name(world, admin):
    school = world.agencies["Castle Hill School"]
    changed = change_agency(
        agency=school,
        name=school.name,
        kind="early_help",
        local_authority=school.local_authority,
        by=admin,
    )
    assert changed.kind == "early_help"
    assert changed.group.name == "agency: Castle Hill School"


def test_a_group_whose_name_is_taken_gets_a_mark(world, admin):
    Group.objects.create(name="agency: Twin")
    made = create_agency(name="Twin", kind="police", local_authority=None, by=admin)
    assert made.group.name.startswith("agency: Twin #")
    renamed = change_agency(agency=made, name="Twin", kind="health", local_authority=None, by=admin)
    assert renamed.group.name == made.group.name


def test_a_team_is_there_once_in_its_agency(world, admin):
    school, police = world.agencies["Castle Hill School"], world.agencies["Northmere Police"]
    with pytest.raises(Refused) as refused:
        create_team(agency=school, name="SAFEGUARDING", kind="casework", by=admin)
    assert refused.value.field == "name"
    assert create_team(agency=police, name="Safeguarding", kind="casework", by=admin).pk
    other = create_team(agency=school, name="Pastoral", kind="casework", by=admin)
    with pytest.raises(Refused):
        change_team(team=other, name="Safeguarding", kind="casework", by=admin)


def test_a_team_with_people_does_not_turn_into_administration(world, admin):
    with pytest.raises(Refused) as refused:
        change_team(
            team=world.teams["school"], name="Safeguarding", kind="administration", by=admin
        )
    assert refused.value.field == "kind"


def test_nobody_acts_for_a_closed_agency_until_it_opens_again(world, admin):
    teacher, school = world["teacher"].membership, world.agencies["Castle Hill School"]
    deactivate_agency(agency=school, reason="Closed", by=admin)
    teacher.team.agency.refresh_from_db()
    assert actor_in(teacher, on=DAY) is None
    assert school.history.latest().history_change_reason == "Closed"
    reactivate_agency(agency=school, reason="Open again", by=admin)
    teacher.team.agency.refresh_from_db()
    assert actor_in(teacher, on=DAY) is not None


def test_nobody_acts_for_a_closed_team_until_it_opens_again(world, admin):
    teacher, team = world["teacher"].membership, world.teams["school"]
    deactivate_team(team=team, reason="Merged", by=admin)
    teacher.team.refresh_from_db()
    assert actor_in(teacher, on=DAY) is None
    reactivate_team(team=team, reason="Open again", by=admin)
    teacher.team.refresh_from_db()
    assert actor_in(teacher, on=DAY) is not None


def test_the_last_administrators_team_and_agency_stay_open(world, admin):
    with pytest.raises(Refused, match="Nobody could look after"):
        deactivate_team(team=world.teams["administration"], reason="Tidy", by=admin)
    with pytest.raises(Refused, match="Nobody could look after"):
        deactivate_agency(agency=world.agencies["Northmere Partnership"], reason="Tidy", by=admin)
    assert Team.objects.get(pk=world.teams["administration"].pk).active
    assert Agency.objects.get(pk=world.agencies["Northmere Partnership"].pk).active


@pytest.mark.parametrize("who", ["northmere manager", "northmere auditor", "school", "police"])
def test_only_administrators_look_after_areas_agencies_and_teams(world, who):
    by, school, team = world[who], world.agencies["Castle Hill School"], world.teams["school"]
    area = world.authorities["Stoneford"]
    attempts = [
        lambda: create_local_authority(name="New", uses_product=False, by=by),
        lambda: change_local_authority(local_authority=area, name="New", uses_product=False, by=by),
        lambda: create_agency(name="New", kind="police", local_authority=None, by=by),
        lambda: change_agency(agency=school, name="N", kind="police", local_authority=None, by=by),
        lambda: deactivate_agency(agency=school, reason="-", by=by),
        lambda: reactivate_agency(agency=school, reason="-", by=by),
        lambda: create_team(agency=school, name="New", kind="casework", by=by),
        lambda: change_team(team=team, name="New", kind="casework", by=by),
        lambda: deactivate_team(team=team, reason="-", by=by),
        lambda: reactivate_team(team=team, reason="-", by=by),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()
    assert not LocalAuthority.objects.filter(name="New").exists()
    assert not Agency.objects.filter(name__in=["New", "N"]).exists()
