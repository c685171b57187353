"""The clauses that hold for every child as tables: R13, R16, R18, R36, R37, R39; and self-harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsb_cases.cases.rules.asking import harm_to_the_child_is_asked, self_harm_is_asked
from hsb_cases.cases.rules.consulting import parents_are_told, views_are_recorded
from hsb_cases.cases.rules.interpreting import interpreter_is_arranged
from hsb_cases.cases.rules.own_record import written_for_this_child
from hsb_cases.cases.rules.school import AtSchool, school_goes_on
from hsb_cases.cases.rules.welfare import welfare_route_is_open

ANSWERED = [
    ("", "", "refuse"),
    ("perhaps", "", "refuse"),
    ("no", "", "ok"),
    ("unknown", "", "ok"),
    ("yes", "", "refuse"),
    ("yes", "  ", "refuse"),
    ("yes", "Cuts on the arm; the nurse has seen them.", "ok"),
]


@pytest.mark.rule("R16")
@pytest.mark.parametrize(("answer", "detail", "kind"), ANSWERED)
@pytest.mark.parametrize("role", ["displaying", "both"])
def test_whether_a_child_who_displayed_it_is_harmed_is_asked_every_time(role, answer, detail, kind):
    said = harm_to_the_child_is_asked(child="Owen", role=role, answer=answer, detail=detail)
    assert said.kind == kind
    if kind == "refuse":
        assert said.rule == "R16"
        assert "Owen" in said.sentence


@pytest.mark.rule("R16")
@pytest.mark.parametrize("role", ["harmed", "affected", "self_directed"])
def test_of_a_child_who_displayed_nothing_it_is_not_asked(role):
    assert harm_to_the_child_is_asked(child="Mila", role=role, answer="").kind == "ok"


@pytest.mark.parametrize(("answer", "detail", "kind"), ANSWERED)
def test_self_harm_is_asked_of_every_child_at_every_decision(answer, detail, kind):
    said = self_harm_is_asked(child="Mila", answer=answer, detail=detail, field="c:self_harm_risk")
    assert said.kind == kind
    if kind == "refuse":
        assert said.field == "c:self_harm_risk"


@pytest.mark.rule("R13")
@pytest.mark.parametrize(
    ("text", "others", "kind"),
    [
        ("Stays with his grandmother for now.", [], "ok"),
        ("Stays with his grandmother for now.", ["Stays with her mother for now."], "ok"),
        (
            "Stays with his grandmother for now.",
            ["", "  stays with his\n grandmother FOR now. "],
            "refuse",
        ),
        ("None needed.", ["None needed."], "ok"),
        ("", ["", ""], "ok"),
    ],
)
def test_an_outcome_is_not_the_words_of_another_childs(text, others, kind):
    said = written_for_this_child(text, others, child="Owen", field="rationale")
    assert said.kind == kind
    if kind == "refuse":
        assert (said.rule, said.field) == ("R13", "rationale")
        assert "Owen alone" in said.sentence


@pytest.mark.rule("R13")
@given(text=st.text(min_size=1), others=st.lists(st.text(), max_size=4))
def test_only_the_same_words_are_a_copy(text, others):
    plain = " ".join(text.split()).casefold()
    same = plain in {" ".join(other.split()).casefold() for other in others}
    said = written_for_this_child(text, others, child="Owen")
    assert said.kind == "ok" or same


@pytest.mark.rule("R18")
@pytest.mark.parametrize(
    ("criminal", "welfare", "kind"),
    [(False, False, "ok"), (False, True, "ok"), (True, True, "ok"), (True, False, "prompt")],
)
def test_the_police_alone_are_not_enough(criminal, welfare, kind):
    said = welfare_route_is_open(child="Theo", criminal=criminal, welfare=welfare)
    assert said.kind == kind
    assert kind == "ok" or "Theo" in said.sentence


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("views", "why_not", "kind"),
    [
        ("", "", "refuse"),
        (" ", "\n", "refuse"),
        ("He is sorry.", "", "ok"),
        ("", "In hospital.", "ok"),
    ],
)
def test_views_are_recorded_or_why_not(views, why_not, kind):
    said = views_are_recorded(whose="the child", views=views, why_not=why_not, field="child_views")
    assert said.kind == kind
    assert kind == "ok" or said.field == "child_views"


@pytest.mark.rule("R36")
@pytest.mark.parametrize(
    ("told", "why_not", "kind", "words"),
    [
        ("yes", "", "ok", ""),
        ("no", "The father may be the one who harmed her.", "ok", ""),
        ("no", "", "prompt", "raise the risk"),
        ("no", "Busy", "prompt", "raise the risk"),
        ("unknown", "", "prompt", "Find out"),
        ("", "", "prompt", "Find out"),
    ],
)
def test_parents_are_told_unless_that_raises_the_risk(told, why_not, kind, words):
    said = parents_are_told(told=told, why_not=why_not)
    assert said.kind == kind
    assert words in said.sentence


@pytest.mark.rule("R37")
@pytest.mark.parametrize(
    ("needed", "arranged", "why_not", "field"),
    [
        ("no", "", "", ""),
        ("unknown", "", "", ""),
        ("no", "not_needed", "", ""),
        ("yes", "booked", "", ""),
        ("yes", "", "", "interpreter_arranged"),
        ("yes", "not_needed", "", "interpreter_arranged"),
        ("yes", "not_arranged", "", "interpreter_reason"),
        ("no", "not_arranged", "", "interpreter_reason"),
        ("yes", "not_arranged", "None for this language before Friday.", ""),
    ],
)
def test_who_needs_an_interpreter_has_one_at_each_contact_or_it_says_why_not(
    needed, arranged, why_not, field
):
    said = interpreter_is_arranged(needed=needed, arranged=arranged, why_not=why_not)
    assert said.kind == ("refuse" if field else "ok")
    assert said.field == field


ANA = AtSchool("child-1", "Ana", "harmed", "Stays in her class; the other child changes groups.")
BEN = AtSchool("child-2", "Ben", "displaying", "Goes on in another group, with an adult near.")


@pytest.mark.rule("R39")
@pytest.mark.parametrize(
    ("setting", "children", "fields"),
    [
        ("school", [ANA, BEN], []),
        ("home", [AtSchool("child-1", "Ana", "harmed", "")], []),
        ("school", [AtSchool("child-1", "Ana", "harmed", ""), BEN], ["child-1:education_plan"]),
        (
            "school",
            [AtSchool("child-1", "Ana", "harmed", "At home for now.", leaves=True), BEN],
            ["child-1:education_plan"],
        ),
        ("school", [ANA, AtSchool("child-2", "Ben", "both", "At home.", leaves=True)], []),
    ],
)
def test_after_an_incident_at_school_both_children_go_on_learning(setting, children, fields):
    said = school_goes_on(setting, children)
    assert [(one.kind, one.rule, one.field) for one in said] == [
        ("prompt", "R39", field) for field in fields
    ]
