"""What of a child's details can stand: the rules part by part, and what the database refuses."""

import datetime
from dataclasses import fields, replace

import pytest
from django.db import DataError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.agencies.acting import system_acting
from hsb_cases.audit.sources import SOURCES
from hsb_cases.cases.models import Child, codes
from hsb_cases.cases.rules.child_details import (
    NUMBER_KNOWN,
    Care,
    Facts,
    Health,
    Identity,
    Needs,
    Safety,
    School,
    as_recorded,
)
from hsb_cases.core.errors import Refused
from tests.support.built_once import built_once
from tests.support.roles import as_owner

TODAY = datetime.date(2026, 3, 24)
KNOWN = Facts(identified=True, today=TODAY)
WHO = Identity(
    given_name="Mila",
    family_name="Hart",
    known_as="",
    other_names=("Milla",),
    description="",
    date_of_birth=datetime.date(2018, 11, 3),
    date_of_birth_status="verified",
    expected_on=None,
    sex="F",
    gender_identity="",
    gender_identity_declined=False,
    ethnicity="WBRI",
)
NEEDS = Needs(("AUT", "LD"), "Polish", "yes", "Polish", "yes", "Pictures.", "Can say who may know.")
CARE = Care(None, "looked_after", "a local authority", "C2", "refugee")
SCHOOL = School(
    school_name="Castle Hill School",
    school_urn="123456",
    school_year="3",
    attendance="persistent",
    school_exclusion="none",
    send_support="ehcp",
    sen_types=("ASD", "SLCN"),
    upn="A950000178301",
    upn_unknown_reason="",
    former_upn="H243278544154",
)
HEALTH = Health("999 000 0018", "01", "Orchard Surgery", "C84023", "NM1234")
WHOLE = (WHO, NEEDS, CARE, SCHOOL, HEALTH, Safety("Not alone with her brother."))


@pytest.mark.parametrize("part", WHOLE, ids=lambda part: type(part).__name__)
def test_details_that_are_whole_can_stand(part):
    part.check(KNOWN)


REFUSED = [
    (WHO, {"given_name": " ", "family_name": "", "known_as": ""}, "given_name"),
    (WHO, {"date_of_birth": TODAY + datetime.timedelta(days=1)}, "date_of_birth"),
    (WHO, {"date_of_birth": None}, "date_of_birth"),
    (WHO, {"date_of_birth_status": ""}, "date_of_birth_status"),
    (WHO, {"expected_on": TODAY}, "expected_on"),
    (
        WHO,
        {"gender_identity": "A girl", "gender_identity_declined": True},
        "gender_identity_declined",
    ),
    (NEEDS, {"disabilities": ("NONE", "AUT")}, "disabilities"),
    (NEEDS, {"interpreter_language": " "}, "interpreter_language"),
    (CARE, {"care_status": "cp", "legal_status": "none"}, "placing_authority"),
    (CARE, {"care_status": "cp", "placing_authority": None}, "legal_status"),
    (SCHOOL, {"school_urn": "12345"}, "school_urn"),
    (SCHOOL, {"school_urn": "１２３４５６"}, "school_urn"),
    (SCHOOL, {"send_support": "none"}, "send_support"),
    (SCHOOL, {"upn": "A950000178302"}, "upn"),
    (SCHOOL, {"former_upn": "X"}, "former_upn"),
    (SCHOOL, {"upn_unknown_reason": "UN2"}, "upn_unknown_reason"),
    (HEALTH, {"nhs_number": "9990000019"}, "nhs_number"),
    (HEALTH, {"nhs_number": ""}, "nhs_number"),
    (HEALTH, {"nhs_trace_status": "07"}, "nhs_trace_status"),
    (HEALTH, {"gp_practice_code": "84023C"}, "gp_practice_code"),
    (HEALTH, {"gp_practice_code": "C8402"}, "gp_practice_code"),
    (HEALTH, {"local_authority_child_id": "12-34"}, "local_authority_child_id"),
]


@pytest.mark.parametrize(("part", "changes", "field"), REFUSED)
def test_what_cannot_stand_is_refused_at_its_field(part, changes, field):
    with pytest.raises(Refused) as refused:
        replace(part, **changes).check(KNOWN)
    assert refused.value.field == field
    assert refused.value.sentence.endswith(".")


def test_a_child_at_home_has_neither_a_placing_authority_nor_a_legal_status():
    replace(CARE, care_status="cp", placing_authority=None, legal_status="none").check(KNOWN)


def test_a_child_not_yet_identified_needs_a_description_and_no_name():
    unknown = Facts(identified=False, today=TODAY)
    described = replace(WHO, given_name="", family_name="", description="A girl in a red coat")
    described.check(unknown)
    with pytest.raises(Refused) as refused:
        replace(described, description=" ").check(unknown)
    assert refused.value.field == "description"


@given(
    number=st.sampled_from(["", "9990000018", "999 000 0026"]),
    status=st.sampled_from(["", *codes.NhsTraceStatus.values]),
)
def test_a_trace_status_never_contradicts_the_nhs_number(number, status):
    part = replace(HEALTH, nhs_number=number, nhs_trace_status=status)
    contradicts = (status in NUMBER_KNOWN and not number) or (status == "07" and bool(number))
    try:
        part.check(KNOWN)
    except Refused:
        assert contradicts
    else:
        assert not contradicts


def test_numbers_are_recorded_without_the_spaces_and_tuples_as_lists():
    typed = replace(SCHOOL, upn="a950 0001 78301", school_urn="123 456")
    recorded = as_recorded(typed)
    assert (recorded["upn"], recorded["school_urn"]) == ("A950000178301", "123456")
    assert recorded["sen_types"] == ["ASD", "SLCN"]
    assert as_recorded(HEALTH)["nhs_number"] == "9990000018"


def test_the_parts_together_are_all_that_a_person_records_of_a_child():
    held = {one.name for part in WHOLE for one in fields(part)}
    columns = {one.name for one in Child._meta.concrete_fields}
    assert columns - held == {"id", "created_in", "identified", "held_by", "merged_into"}
    assert sum(len(fields(part)) for part in WHOLE) == len(held)


def test_every_field_has_words_of_its_own_in_the_history():
    source = SOURCES["cases.child"]
    labels = [source.field_label(column) for column in source.fields]
    assert len(set(labels)) == len(labels)


@built_once
def mila(world):
    with as_owner(), system_acting("Test set-up"):
        return Child.objects.create(
            given_name="Mila", family_name="Hart", held_by=world["school"].team.group
        ).pk


NO_RECORD = [
    {"nhs_trace_status": "01"},
    {"nhs_trace_status": "07", "nhs_number": "9990000018"},
    {"nhs_trace_status": "09"},
    {"former_upn": "H24"},
    {"upn": "A950000178301", "upn_unknown_reason": "UN2"},
    {"upn_unknown_reason": "UN8"},
    {"school_urn": "12345"},
    {"school_year": "15"},
    {"attendance": "sometimes"},
    {"school_exclusion": "maybe"},
    {"sen_types": ["ASD"], "send_support": "none"},
    {"sen_types": ["WHAT"], "send_support": "ehcp"},
    {"gp_practice_code": "84023C"},
    {"legal_status": "C2", "care_status": "cp"},
    {"legal_status": "D1", "care_status": "looked_after"},
    {"immigration_status": "none"},
    {"easy_read": "often"},
    {"gender_identity": "A girl", "gender_identity_declined": True},
    {"interpreter": "bsl"},
    {"care_status": "adopted"},
    {"date_of_birth": TODAY, "date_of_birth_status": "guessed"},
]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", NO_RECORD, ids=str)
def test_the_database_refuses_what_no_form_may_let_through(mila, changes):
    with (
        as_owner(),
        pytest.raises((IntegrityError, DataError)),
        transaction.atomic(),
        system_acting("Past every form"),
    ):
        Child.objects.filter(pk=mila).update(**changes)


@pytest.mark.django_db
def test_the_database_takes_every_code_there_is(mila):
    taken = {
        "nhs_trace_status": [c for c in codes.NhsTraceStatus.values if c not in NUMBER_KNOWN],
        "upn_unknown_reason": codes.UpnUnknownReason.values,
        "school_year": codes.SchoolYear.values,
        "attendance": codes.Attendance.values,
        "school_exclusion": codes.SchoolExclusion.values,
        "immigration_status": codes.ImmigrationStatus.values,
        "care_status": codes.CareStatus.values,
    }
    with as_owner(), system_acting("Test set-up"):
        for column, values in taken.items():
            for value in values:
                assert Child.objects.filter(pk=mila).update(**{column: value}) == 1
        for value in codes.LegalStatus.values:
            both = {"care_status": "looked_after", "legal_status": value}
            assert Child.objects.filter(pk=mila).update(**both) == 1
        many = {"send_support": "ehcp", "sen_types": codes.SenType.values}
        assert Child.objects.filter(pk=mila).update(**many) == 1
