"""What is weighed before a decision: R4, R5, R17, R18 and R36, by rule, by act and on the page."""

import datetime
from dataclasses import replace

import pytest
from django.urls import reverse

from hsb_cases.cases.models import RuleOverride
from hsb_cases.core.errors import Refused
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.submitting import submit_concern
from referrals.models import Decision, Referral
from referrals.rules.prompts import CONTEXT_QUESTIONS, Involved
from referrals.rules.weighing import ENDS_HERE, LIGHT, Weighed, answers_on, doubts, to_think_of
from referrals.selectors.triage import triage_of
from tests.referrals.pages import page_of, signed_in
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

ANA, BEN = Involved("A.B.", "harmed", 13), Involved("B.C.", "displaying", 14)
CALM = Weighed(child="A.B.", involved=(ANA, BEN), agreed="not_agreed", parents_told="yes")
APART = replace(CALM, agreed="agreed", involved=(ANA, replace(BEN, age=16)))
WHY = "Both were seen alone and spoke freely; the gap is one school year."
AGREED = with_children(
    replace(MILA, date_of_birth=datetime.date(2012, 11, 3), sexually_harmed="no", refer=True),
    replace(OWEN, date_of_birth=datetime.date(2010, 2, 19), refer=True),
    first_view="inappropriate",
    agreed="agreed",
    coercion="bribe",
)


def said(answers):
    return [(answer.kind, answer.rule) for answer in answers]


@pytest.mark.rule("R4")
@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        ({}, False),
        ({"agreed": "agreed"}, True),
        ({"agreed": "differ"}, True),
        ({"agreed": "unknown"}, False),
        ({"agreed": "agreed", "involved": (ANA, replace(BEN, age=16))}, False),
        (
            {
                "agreed": "agreed",
                "context_answered": frozenset(field for field, _ in CONTEXT_QUESTIONS),
            },
            False,
        ),
    ],
)
def test_teenagers_of_similar_age_who_agreed_ask_for_their_context(changed, asked):
    answers = to_think_of(replace(CALM, **changed))
    assert said(answers) == [("prompt", "R4")] * asked


@pytest.mark.rule("R4")
def test_only_the_questions_without_an_answer_are_asked():
    facts = replace(CALM, agreed="agreed", context_answered=frozenset({"frequency", "coercion"}))
    (answer,) = to_think_of(facts)
    assert "How often" not in answer.sentence
    assert "secret" in answer.sentence


@pytest.mark.rule("R5")
@pytest.mark.parametrize("decision", [value for value, _ in Decision.choices])
def test_a_light_decision_on_a_doubtful_agreement_is_a_warning(decision):
    assert said(answers_on(decision, APART)) == [("warn", "R5")] * (decision in LIGHT)
    assert answers_on(decision, replace(APART, agreed="not_agreed")) == []


def test_the_light_decisions_are_decisions_of_the_front_door():
    assert ENDS_HERE < LIGHT < {value for value, _ in Decision.choices}


@pytest.mark.rule("R5")
def test_each_thing_that_speaks_against_it_is_said():
    facts = replace(APART, coercion="bribe", secrecy="yes")
    assert said(doubts(facts)) == [("warn", "R5")] * 3


@pytest.mark.rule("R18")
@pytest.mark.parametrize("decision", [value for value, _ in Decision.choices])
def test_ending_it_while_the_police_look_into_it_asks_for_support_beside(decision):
    answers = answers_on(decision, replace(CALM, police_know=True))
    assert said(answers) == [("prompt", "R18")] * (decision in ENDS_HERE)


@pytest.mark.rule("R17", "R36")
def test_earlier_incidents_and_parents_who_do_not_know_are_asked_about():
    facts = replace(CALM, earlier=2, parents_told="unknown")
    assert said(to_think_of(facts)) == [("prompt", "R17"), ("prompt", "R36")]
    assert to_think_of(replace(CALM, earlier=2, pattern_comment="More often.")) == []


@built_once
def referral(world):
    """Of Mila, now 13: both are 13 to 16, and it was described as agreed, for a bribe."""
    submit_concern(facts=AGREED, draft_reference="DRA-1", at=NOON, by=world["school"])
    with as_owner():
        return Referral.objects.select_related("case", "child").get(child__given_name="Mila")


def decide(referral, by, *, decision, **changes):
    told = {"reasons": "Both families agreed on support.", "self_harm_risk": "no", **changes}
    decide_referral(
        referral=referral,
        decided=Decided(decision=decision, **told),
        at=NOON + datetime.timedelta(days=1),
        by=by,
    )


@pytest.mark.rule("R5")
def test_relying_on_a_doubtful_agreement_takes_a_reason_that_is_kept(world, referral):
    by = world["northmere front door"]
    with pytest.raises(Refused, match="To go on, enter why") as refused:
        decide(referral, by, decision=Decision.EARLY_HELP)
    assert refused.value.field == "override_r5"
    decide(referral, by, decision=Decision.EARLY_HELP, overridden={"R5": WHY})
    with as_owner():
        kept = list(RuleOverride.objects.filter(case=referral.case))
    assert {(one.rule, one.reason, one.subject_reference) for one in kept} == {
        ("R5", WHY, referral.reference)
    }
    assert {one.sentence.split(",")[1].split(".")[0] for one in kept} >= {
        " but something was offered in return"
    }


@pytest.mark.rule("R5")
def test_where_social_work_looks_at_it_no_reason_is_needed(world, referral):
    decide(referral, world["northmere front door"], decision=Decision.ASSESSMENT)
    with as_owner():
        assert not RuleOverride.objects.exists()


def test_of_the_other_children_only_initials_part_and_age_are_weighed(world, referral):
    from hsb_cases.agencies.acting import acting

    with acting(world["northmere front door"]):
        found = Referral.objects.select_related(
            "case", "child", "participation", "concern__incident", "local_authority"
        ).get(pk=referral.pk)
        facts = triage_of(found, on=DAY).weighed
    assert {(one.name, one.role, one.age) for one in facts.involved} == {
        ("M.H.", "harmed", 13),
        ("O.R.", "displaying", 16),
    }
    assert not any(one.born for one in facts.involved)


def test_the_page_says_what_to_think_of_and_asks_why_the_agreement_is_relied_on(
    client, world, referral
):
    browser = signed_in(client, world["northmere front door"])
    place = reverse("referrals:decide", args=[referral.reference])
    page = page_of(browser.get(place))
    assert "something was offered in return" in page.text
    assert "Described as agreed, but perhaps not free (R5)." in page.text
    typed = {"decision": "advice", "reasons": "Both families agreed.", "self_harm_risk": "no"}
    again = page_of(browser.post(place, typed))
    assert again.one("a", href="#id_override_r5").text.endswith("enter why in a sentence or more.")
    answer = browser.post(place, {**typed, "differs_because": WHY, "override_r5": WHY})
    assert answer.status_code == 302
    after = page_of(browser.get(place))
    assert "something was offered in return" not in after.text


def test_where_nothing_speaks_against_it_the_page_asks_nothing_more(client, world, db):
    facts = replace(AGREED, agreed="not_agreed")
    submit_concern(facts=facts, draft_reference="DRA-2", at=NOON, by=world["school"])
    with as_owner():
        found = Referral.objects.get(child__given_name="Mila")
    browser = signed_in(client, world["northmere front door"])
    page = page_of(browser.get(reverse("referrals:decide", args=[found.reference])))
    assert "described as agreed" not in page.text
    assert not page.all("textarea", id="id_override_r5")
