"""Two records of a child side by side: every question that either answers, in words."""

import uuid

import pytest

from hsb_cases.cases.models import Child
from hsb_cases.cases.presenters.comparing import compared_lines
from hsb_cases.cases.selectors.merging import RecordToCompare

FULL = {
    "given_name": "Mila",
    "ethnicity": "MWBC",
    "disabilities": ["AUT"],
    "first_language": "Polish",
    "interpreter_language": "Polish",
    "easy_read": "yes",
    "communication_needs": "Pictures.",
    "nhs_number": "9990000018",
    "nhs_trace_status": "01",
    "gp_practice": "Orchard Surgery",
    "gp_practice_code": "C84023",
    "care_status": "looked_after",
    "legal_status": "C2",
    "immigration_status": "refugee",
    "school_name": "Castle Hill School",
    "school_urn": "123456",
    "school_year": "3",
    "attendance": "attends",
    "school_exclusion": "none",
    "send_support": "ehcp",
    "sen_types": ["ASD", "SLCN"],
    "former_upn": "H243278544154",
    "gender_identity_declined": True,
}


def record(**facts):
    child = Child(created_in=uuid.uuid4(), **facts)
    return RecordToCompare(child=child, cases=(), addresses=(), people=(), parts=())


def lines(first, second):
    return {one.question: one for one in compared_lines(record(**first), record(**second))}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Gender, in the child’s own words", "Prefers not to say"),
        ("Ethnicity", "White and Black Caribbean"),
        ("Disability", "Autism"),
        ("First language", "Polish, interpreter: Polish"),
        ("Is easy-read material needed", "Yes"),
        ("What helps the child to take part", "Pictures."),
        ("NHS number traced", "Number known and verified (01)"),
        ("GP practice", "Orchard Surgery, C84023"),
        ("Legal status", "Full care order (C2)"),
        ("Immigration status", "Refugee"),
        ("School, college or nursery", "Castle Hill School, 123456"),
        ("School year", "Year 3"),
        ("Attendance", "Attends: misses less than 10% of sessions"),
        ("What kinds of need", "Autistic spectrum, Speech, language and communication"),
    ],
)
def test_codes_are_compared_in_words_and_one_empty_answer_is_no_difference(question, words):
    line = lines(FULL, {"given_name": "Mila"})[question]
    assert (line.first, line.second, line.differs) == (words, "", False)


def test_two_answers_that_differ_are_marked():
    found = lines(FULL, FULL | {"school_year": "4", "gp_practice": "orchard surgery"})
    assert found["School year"].differs
    assert not found["GP practice"].differs


def test_details_that_neither_record_holds_take_no_line():
    found = lines({"given_name": "Mila"}, {"given_name": "Mila"})
    assert "Immigration status" not in found
    assert "Attendance" not in found
    assert list(found)[-3:] == ["People", "Cases", "Part in incidents"]
    assert {"Name", "Date of birth", "NHS number", "Address"} <= set(found)
