"""More of an incident and where a report comes from: typed, recorded, read on the case page."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from hsb_cases.agencies.acting import system_acting
from hsb_cases.audit.sources import SOURCES
from hsb_cases.cases.models import Incident, SharingBasis, codes
from referrals.commands.submitting import submit_concern
from referrals.forms.incident import AccountForm, AgreementForm, BehaviourForm, WhenForm
from referrals.forms.reading import read_draft
from referrals.forms.reporter import PROFESSIONAL
from referrals.models import NOT_PROFESSIONAL, Concern, Referral, SourceCode
from referrals.rules.sources import SOURCE_OF_AGENCY
from tests.audit.arrange import ONE, cases_of_two
from tests.support.concerns import SIBLINGS
from tests.support.drafting import CONTEXT, contents
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import main, opened

TOLD = replace(
    SIBLINGS,
    how_known="told",
    date_certainty="about",
    number_involved=4,
    power_gaps=("age", "numbers"),
    changed_over_time="more",
    coercion="pressure",
    secrecy="yes",
    technology_assisted="yes",
    technology_uses=("messaging",),
    evidence_held="The school keeps the seating plan.",
    police_reference="NM/2026/0042",
)


def read(**changed):
    return read_draft(contents(**changed), CONTEXT, agency_kind="school")


def stops(reading):
    return [(problem.path, problem.field) for problem in reading.stops]


def test_what_is_typed_of_the_incident_becomes_its_facts():
    reading = read(
        account={"how_known": "told"},
        behaviour={"number_involved": "4", "changed_over_time": "more"},
        agreement={"power_gaps": ["age", "numbers"]},
        when={"date_certainty": "about"},
        who_knows={"evidence_held": "The school keeps the seating plan."},
    )
    assert stops(reading) == []
    facts = reading.facts
    assert (facts.how_known, facts.number_involved, facts.changed_over_time) == ("told", 4, "more")
    assert facts.power_gaps == ("age", "numbers")
    assert facts.date_certainty == "about"
    assert facts.evidence_held == "The school keeps the seating plan."


def test_nothing_of_it_must_be_answered():
    reading = read()
    facts = reading.facts
    assert (facts.how_known, facts.number_involved, facts.power_gaps) == ("", None, ())
    assert (facts.changed_over_time, facts.date_certainty, facts.evidence_held) == (
        "unknown",
        "",
        "",
    )
    asked = {problem.field for problem in reading.problems}
    assert not asked & {"how_known", "number_involved", "power_gaps", "date_certainty"}


def test_a_date_that_is_not_known_is_not_more_or_less_sure():
    assert read(when={"when": "unknown", "date_certainty": "sure"}).facts.date_certainty == ""


@pytest.mark.parametrize(
    ("page", "typed", "field"),
    [
        ("agreement", {"power_gaps": ["none", "age"]}, "power_gaps"),
        ("behaviour", {"number_involved": "0"}, "number_involved"),
        ("behaviour", {"number_involved": "many"}, "number_involved"),
    ],
)
def test_what_cannot_be_right_stops_a_submit(page, typed, field):
    assert stops(read(**{page: typed})) == [(page, field)]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"reporter_is_professional": "yes"}, "2A"),
        ({"reporter_is_professional": "yes", "source_professional": "3A"}, "3A"),
        ({"reporter_is_professional": "no", "source_public": "1B"}, "1B"),
        ({"reporter_is_professional": "no", "source_public": "9"}, "9"),
        # An answer that the other answer hides does not count.
        ({"reporter_is_professional": "no", "source_professional": "3A"}, ""),
        ({"reporter_is_professional": "yes", "source_public": "1B"}, "2A"),
    ],
)
def test_where_a_report_comes_from_is_said_or_that_of_the_own_agency(typed, code):
    assert read(you=typed).facts.source_code == code


def test_every_census_code_can_be_chosen_once_and_every_agency_has_one():
    assert sorted([*PROFESSIONAL, *NOT_PROFESSIONAL]) == sorted(SourceCode)
    assert set(SOURCE_OF_AGENCY.values()) <= {code.value for code in PROFESSIONAL}


@pytest.mark.django_db
def test_a_concern_records_it_and_the_case_page_and_the_history_show_it(world):
    two = cases_of_two(world, TOLD)
    with as_owner():
        incident = Incident.objects.get()
        basis = set(Referral.objects.values_list("sharing_basis", flat=True))
    assert (incident.number_involved, incident.power_gaps) == (4, ["age", "numbers"])
    assert incident.evidence_held == "The school keeps the seating plan."
    assert basis == {SharingBasis.PUBLIC_TASK}
    said = main(opened(world[ONE], "case", two.first.reference))
    for words in (
        "20 March 2026 (about then)",
        "More about incident 1",
        "How it is known Told by a child who was part of it",
        "Kind of behaviour Touching",
        "How many were part of it 4",
        "Change over time More often or more serious",
        "One stronger than another Age, Several against one",
        "Technology part of it Messages",
        "The school keeps the seating plan.",
        "NM/2026/0042",
        "Public task: safeguarding",
    ):
        assert words in said, words


@pytest.mark.django_db
def test_what_nobody_knows_takes_no_room_on_the_case_page(world):
    said = main(opened(world[ONE], "case", cases_of_two(world).first.reference))
    assert "How it is known" not in said
    assert "Pressure" not in said
    assert "Technology part of it No" in said


def test_the_history_calls_each_fact_of_an_incident_as_its_question_does():
    source = SOURCES["cases.incident"]
    for form, names in (
        (AccountForm, ["how_known"]),
        (BehaviourForm, ["number_involved", "changed_over_time"]),
        (AgreementForm, ["power_gaps"]),
        (WhenForm, ["date_certainty", "time_known"]),
    ):
        for name in names:
            assert source.field_label(name) == str(form.base_fields[name].label).rstrip("?")


NO_INCIDENT = [
    {"number_involved": 0},
    {"power_gaps": ["none", "age"]},
    {"power_gaps": ["money"]},
    {"how_known": "guessed"},
    {"date_certainty": "perhaps"},
    {"changed_over_time": "worse"},
    {"coercion": "some"},
    {"frequency": "often"},
    {"secrecy": "perhaps"},
]


@pytest.mark.django_db
@pytest.mark.parametrize("changes", NO_INCIDENT, ids=str)
def test_the_database_refuses_an_incident_without_meaning(world, changes):
    submit_concern(facts=TOLD, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    with (
        as_owner(),
        pytest.raises(IntegrityError),
        transaction.atomic(),
        system_acting("Past every form"),
    ):
        Incident.objects.update(**changes)


@pytest.mark.django_db
def test_the_database_refuses_a_source_that_cannot_be(world):
    submit_concern(facts=SIBLINGS, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    for changes in ({"source_code": "11"}, {"source_code": "1A", "reporter_is_professional": True}):
        with (
            as_owner(),
            pytest.raises(IntegrityError),
            transaction.atomic(),
            system_acting("Past every form"),
        ):
            Concern.objects.update(**changes)
    with as_owner(), system_acting("Past every form"):
        public = {"source_code": "1A", "reporter_is_professional": False}
        assert Concern.objects.update(**public) == 1


@pytest.mark.django_db
def test_the_database_takes_every_code_of_an_incident(world):
    submit_concern(facts=TOLD, draft_reference="DRA-TEST-0001", at=NOON, by=world["school"])
    known = {
        "how_known": codes.HowKnown,
        "date_certainty": codes.DateCertainty,
        "changed_over_time": codes.ChangeOverTime,
        "coercion": codes.Coercion,
        "frequency": codes.Frequency,
    }
    with as_owner(), system_acting("Past every form"):
        for column, choices in known.items():
            for value in choices.values:
                assert Incident.objects.update(**{column: value}) == 1
