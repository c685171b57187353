"""What is recorded of a child, changed part by part in pages, and read there and in the history."""

from dataclasses import fields

import pytest
from django.urls import reverse

from hsb_cases.agencies.models import LocalAuthority
from hsb_cases.audit.sources import SOURCES
from hsb_cases.cases.models import Child
from hsb_cases.workspace.forms.child_care import CareForm, HealthForm, SchoolForm
from hsb_cases.workspace.forms.children import IdentityForm, NeedsForm, SafetyForm
from tests.audit.arrange import ONE, cases_of_two
from tests.support.roles import as_owner
from tests.workspace.opening import main, opened, queries, sent, signed_in

pytestmark = pytest.mark.django_db
FORMS = {
    "child_change": IdentityForm,
    "child_needs": NeedsForm,
    "child_care": CareForm,
    "child_school": SchoolForm,
    "child_health": HealthForm,
    "child_safety": SafetyForm,
}


@pytest.fixture
def case(world):
    return cases_of_two(world).first


def shown(page):
    """What a form would send if nothing were changed."""
    found = {}
    for box in page.one("main").all("input"):
        kind = box.get("type")
        if not box.get("name") or kind == "hidden":
            continue
        if kind in {"radio", "checkbox"} and box.get("checked") is None:
            continue
        value = box.get("value") or ""
        if kind == "checkbox":
            found.setdefault(box["name"], []).append(value)
        else:
            found[box["name"]] = value
    found |= {area["name"]: area.raw_text.strip() for area in page.one("main").all("textarea")}
    for choice in page.one("main").all("select"):
        chosen = [one for one in choice.all("option") if one.get("selected") is not None]
        found[choice["name"]] = chosen[0]["value"] if chosen else ""
    return found


def changed(actor, name, case, **changes):
    typed = shown(opened(actor, name, case.reference)) | changes
    return sent(actor, name, case.reference, **typed)


def child_of(case):
    with as_owner():
        return Child.objects.get(pk=case.child_id)


TYPED = {
    "child_change": {
        "gender_identity_declined": "on",
        "ethnicity": "MWBC",
        "other_names": "Mila Reed, Mimi",
    },
    "child_needs": {
        "disabilities": ["AUT", "LD"],
        "interpreter": "yes",
        "interpreter_language": "Polish",
        "easy_read": "yes",
        "communication_needs": "Pictures.",
        "capacity_notes": "Understands who will be told.",
    },
    "child_care": {
        "care_status": "looked_after",
        "legal_status": "V2",
        "immigration_status": "uasc",
    },
    "child_school": {
        "school_urn": "123 456",
        "school_year": "3",
        "attendance": "severe",
        "school_exclusion": "suspended",
        "send_support": "ehcp",
        "sen_types": ["ASD", "SLCN"],
        "upn_unknown_reason": "UN5",
        "former_upn": "H243278544154",
    },
    "child_health": {
        "nhs_number": "999 000 0018",
        "nhs_trace_status": "02",
        "gp_practice": "Orchard Surgery",
        "gp_practice_code": "c84023",
        "local_authority_child_id": "NM1234",
    },
    "child_safety": {"safety_facts": "Supervised at play time."},
}
READ = {
    "child_change": ("Prefers not to say", "White and Black Caribbean", "Mila Reed, Mimi"),
    "child_needs": ("Autism, Learning", "Yes: Polish", "Easy-read material Yes", "Pictures."),
    "child_care": (
        "Accommodated by agreement, section 20 (V2)",
        "Seeking asylum, unaccompanied (UASC)",
    ),
    "child_school": (
        "Reference number (URN) 123456",
        "Year 3",
        "Severely absent",
        "Suspended in this school year",
        "Education, health and care plan",
        "Autistic spectrum",
        "Sources do not agree",
        "H243278544154",
    ),
    "child_health": (
        "999 000 0018",
        "Number known, not traced (02)",
        "Orchard Surgery",
        "Code C84023",
        "NM1234",
    ),
    "child_safety": ("Supervised at play time.",),
}

IN_WORDS = {
    "child_care": ("Accommodated by agreement, section 20 (V2)", "Looked after"),
    "child_school": ("Severely absent: misses 50% of sessions or more", "Autistic spectrum"),
    "child_health": ("Number known, not traced (02)",),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_part_is_changed_and_read_on_the_page_and_nothing_else_is_touched(world, case, name):
    before = child_of(case)
    assert changed(world[ONE], name, case, **TYPED[name]).status_code == 302
    after = child_of(case)
    own = {one.name for one in fields(FORMS[name].records)}
    for field in Child._meta.concrete_fields:
        if field.name not in own | {"created_in"}:
            assert getattr(after, field.attname) == getattr(before, field.attname), field.name
    said = main(opened(world[ONE], "case_people", case.reference))
    for words in READ[name]:
        assert words in said, words


@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_as_it_is_shown_changes_nothing(world, case, name):
    before = child_of(case)
    assert changed(world[ONE], name, case).status_code == 302
    after = child_of(case)
    for field in Child._meta.concrete_fields:
        if field.name != "created_in":
            assert getattr(after, field.attname) == getattr(before, field.attname), field.name


@pytest.mark.parametrize("name", FORMS)
def test_the_history_calls_each_field_as_its_form_does_and_gives_codes_in_words(world, case, name):
    changed(world[ONE], name, case, **TYPED[name])
    path = reverse("workspace:case_history", args=[case.reference])
    said = signed_in(world[ONE]).get(path).content.decode()
    source = SOURCES["cases.child"]
    labels = {
        field.name: str(field.label).rstrip("?")
        for field in opened_form(world, case, name)
        if field.name != "reason"
    }
    assert labels
    for field_name, label in labels.items():
        column = Child._meta.get_field(field_name).attname
        assert source.field_label(column) == label
    assert FORMS[name].records.called in said
    for field_name in TYPED[name]:
        assert labels[field_name] in said, field_name
    for words in IN_WORDS.get(name, ()):
        assert words in said, words


def opened_form(world, case, name):
    with as_owner():
        child = Child.objects.select_related("home_authority").get(pk=case.child_id)
        areas = list(LocalAuthority.objects.order_by("name"))
    more = {"authorities": areas} if name == "child_care" else {}
    return FORMS[name](None, child=child, **more)


def test_what_an_answer_hides_is_not_recorded(world, case):
    stoneford = str(world.authorities["Stoneford"].pk)
    placed = {"care_status": "looked_after", "placing_authority": stoneford, "legal_status": "C1"}
    changed(world[ONE], "child_care", case, **placed)
    assert child_of(case).legal_status == "C1"
    assert "Placed by Stoneford" in main(opened(world[ONE], "case_people", case.reference))
    changed(world[ONE], "child_care", case, care_status="care_leaver")
    after = child_of(case)
    assert (after.legal_status, after.placing_authority_id) == ("none", None)
    changed(world[ONE], "child_needs", case, interpreter="yes", interpreter_language="Polish")
    changed(world[ONE], "child_needs", case, interpreter="no")
    assert child_of(case).interpreter_language == ""


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("child_health", {"nhs_number": "123"}, "Check the NHS number"),
        ("child_health", {"nhs_trace_status": "01"}, "Enter the NHS number, or choose another"),
        ("child_school", {"school_urn": "12"}, "with 6 digits"),
        (
            "child_school",
            {"send_support": "none", "sen_types": ["ASD"]},
            "untick the kinds of need",
        ),
        ("child_needs", {"interpreter": "yes"}, "Enter the interpreter’s language"),
        (
            "child_change",
            {"gender_identity": "A girl", "gender_identity_declined": "on"},
            "not both",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, case, name, changes, sentence):
    answer = changed(world[ONE], name, case, **changes, reason="As the mother said")
    said = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in said
    assert "As the mother said" in said
    for typed in changes.values():
        for one in typed if isinstance(typed, list) else [typed]:
            assert f'value="{one}"' in said, one


def test_two_people_who_change_two_parts_lose_nothing_of_each_other(world, case):
    manager = world["northmere manager"]
    mine = shown(opened(world[ONE], "child_school", case.reference))
    theirs = shown(opened(manager, "child_health", case.reference))
    sent(world[ONE], "child_school", case.reference, **mine | {"school_year": "3"})
    sent(manager, "child_health", case.reference, **theirs | {"gp_practice": "Orchard Surgery"})
    after = child_of(case)
    assert (after.school_year, after.gp_practice) == ("3", "Orchard Surgery")


def test_a_fuller_record_takes_no_more_queries(world, case):
    pages = ("case_people", "child_care", "child_school")
    few = {name: queries(world[ONE], name, case.reference) for name in pages}
    for name, typed in TYPED.items():
        changed(world[ONE], name, case, **typed)
    assert {name: queries(world[ONE], name, case.reference) for name in pages} == few
