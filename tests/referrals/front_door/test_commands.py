"""Screening, handling and telling: by whom, what holds them, and what they leave."""

import datetime
from dataclasses import replace

import pytest

from hsb_cases.agencies.acting import acting
from hsb_cases.cases.commands.sharing import exclude_person
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import Decided, decide_referral
from referrals.commands.handling import give_referral, tell_referrer
from referrals.commands.screening import ScreeningFacts, record_screening
from referrals.commands.submitting import submit_concern
from referrals.models import Decision, Feedback, FeedbackWay, Referral, Screening
from referrals.rules.feedback import LIMITED_TEXT
from referrals.selectors.triage import latest_screening, triage_category, triage_of
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

pytestmark = pytest.mark.django_db

WHY = "Repeated over weeks, six years older, and she did not want it."
REASONS = "Mila was harmed under 13; a strategy discussion is needed without delay."
NEXT_DAY = NOON + datetime.timedelta(days=1)
DISPLAYED = ScreeningFacts(
    rationale=WHY,
    category="abusive",
    developmental_age=11,
    colour="red",
    considerations={"frequency": "Several times", "impact": "Not for this child"},
)
ELSEWHERE = "elsewhere"


def left_for_elsewhere(world):
    """A referral that left for an authority without the product."""
    away = with_children(replace(MILA, home_authority=ELSEWHERE), first_view="problematic")
    submit_concern(facts=away, draft_reference="DRA-9", at=NOON, by=world["northmere front door"])
    with as_owner():
        return Referral.objects.get(case__isnull=True)


def decided(referral, by, **changes):
    told = {
        "decision": Decision.STRATEGY_DISCUSSION,
        "reasons": REASONS,
        "self_harm_risk": "no",
        **changes,
    }
    decide_referral(referral=referral, decided=Decided(**told), at=NEXT_DAY, by=by)


class TestScreening:
    @pytest.mark.parametrize(
        ("who", "expected"),
        [
            ("northmere front door", None),
            ("northmere front door manager", None),
            ("northmere coordinator", None),
            ("northmere auditor", OutOfScope),
            ("northmere worker one", OutOfScope),
            ("stoneford front door", OutOfScope),
            ("school", OutOfScope),
        ],
    )
    def test_who_may_screen(self, world, referrals, who, expected):
        def screen():
            record_screening(referral=referrals["Owen"], facts=DISPLAYED, at=NOON, by=world[who])

        if expected is None:
            screen()
            return
        with pytest.raises((NotPermitted, OutOfScope)) as refused:
            screen()
        assert refused.type is expected
        with as_owner():
            assert not Screening.objects.exists()

    def test_a_later_screening_counts_and_the_earlier_one_stays(self, world, referrals):
        by = world["northmere front door"]
        record_screening(referral=referrals["Owen"], facts=DISPLAYED, at=NOON, by=by)
        milder = replace(DISPLAYED, category="problematic", colour="amber")
        record_screening(referral=referrals["Owen"], facts=milder, at=NEXT_DAY, by=by)
        with acting(by):
            assert latest_screening(referrals["Owen"].participation).category == "problematic"
            assert Screening.objects.count() == 2

    def test_a_child_harmed_has_no_category_and_only_own_questions(self, world, referrals):
        by = world["northmere front door"]
        made = record_screening(
            referral=referrals["Mila"],
            facts=replace(DISPLAYED, considerations={"impact": "Afraid", "earlier": "Never hers"}),
            at=NOON,
            by=by,
        )
        assert made.category == ""
        assert made.considerations == {"impact": "Afraid"}

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"category": ""}, "where the behaviour lies"),
            ({"rationale": "Clear."}, "why you chose"),
        ],
    )
    def test_a_screening_says_what_and_why(self, world, referrals, changes, sentence):
        with pytest.raises(Refused, match=sentence):
            record_screening(
                referral=referrals["Owen"],
                facts=replace(DISPLAYED, **changes),
                at=NOON,
                by=world["northmere front door"],
            )

    def test_a_referral_that_left_is_screened_elsewhere(self, world):
        with pytest.raises(Refused, match="another authority"):
            record_screening(
                referral=left_for_elsewhere(world),
                facts=DISPLAYED,
                at=NOON,
                by=world["northmere front door"],
            )

    def test_the_siblings_workers_see_only_their_own_childs_screening(self, world, referrals):
        by = world["northmere front door"]
        record_screening(referral=referrals["Owen"], facts=DISPLAYED, at=NOON, by=by)
        from hsb_cases.cases.commands.allocation import allocate_case

        for name, worker in (("Mila", "one"), ("Owen", "two")):
            allocate_case(
                case=referrals[name].case,
                worker=world[f"northmere worker {worker}"].membership,
                reason="Has the time",
                at=NOON,
                by=by,
            )
        with acting(world["northmere worker one"]):
            assert not Screening.objects.exists()
            # What holds the decision is still known, as one word.
            assert triage_category(referrals["Mila"].concern.incident) == "abusive"
        with acting(world["northmere worker two"]):
            assert Screening.objects.count() == 1


class TestProposalAtTheDecision:
    def test_a_screening_as_abusive_asks_for_more_than_early_help(self, world, referrals):
        by = world["northmere front door"]
        record_screening(referral=referrals["Owen"], facts=DISPLAYED, at=NOON, by=by)
        with pytest.raises(Refused, match="protects less"):
            decided(referrals["Owen"], by, decision=Decision.EARLY_HELP)
        why = "The police and the school agreed that early help protects enough."
        decided(referrals["Owen"], by, decision=Decision.EARLY_HELP, differs_because=why)
        with as_owner():
            kept = Referral.objects.get(pk=referrals["Owen"].pk)
        assert (kept.proposed_decision, kept.differs_because) == ("strategy_discussion", why)

    def test_the_proposal_names_our_default_where_the_area_has_no_procedure(self, world, referrals):
        with acting(world["northmere front door"]):
            triage = triage_of(referrals["Owen"], on=DAY)
        assert triage.proposal.decision == "early_help"
        assert "default" in triage.proposal.source

    def test_pathways_alongside_and_the_risk_are_kept(self, world, referrals):
        decided(
            referrals["Owen"],
            world["northmere front door"],
            parallel_pathways=("exploitation", "adult_abuse"),
            self_harm_risk="yes",
            self_harm_detail="Said he wished he were gone; his grandmother watches over him.",
        )
        with as_owner():
            kept = Referral.objects.get(pk=referrals["Owen"].pk)
        assert kept.parallel_pathways == ["adult_abuse", "exploitation"]
        assert kept.self_harm_risk == "yes"

    @pytest.mark.parametrize(
        ("risk", "sentence"), [("", "risk of self-harm"), ("yes", "what is known")]
    )
    def test_self_harm_is_asked_at_every_decision(self, world, referrals, risk, sentence):
        with pytest.raises(Refused, match=sentence):
            decided(referrals["Owen"], world["northmere front door"], self_harm_risk=risk)


class TestGiving:
    def test_a_referral_is_given_to_a_person_of_the_receiving_team(self, world, referrals):
        manager, worker = world["northmere front door manager"], world["northmere front door"]
        give_referral(referral=referrals["Mila"], handler=worker.membership, at=NOON, by=manager)
        with as_owner():
            assert Referral.objects.get(pk=referrals["Mila"].pk).handler == worker.membership
        with pytest.raises(Refused, match="already"):
            give_referral(referral=referrals["Mila"], handler=worker.membership, at=NOON, by=worker)

    @pytest.mark.parametrize("who", ["northmere manager", "stoneford front door", "police"])
    def test_to_nobody_outside_the_team(self, world, referrals, who):
        with pytest.raises(Refused, match="team that received"):
            give_referral(
                referral=referrals["Mila"],
                handler=world[who].membership,
                at=NOON,
                by=world["northmere front door"],
            )

    def test_to_nobody_kept_away_from_the_case(self, world, referrals):
        manager, worker = world["northmere front door manager"], world["northmere front door"]
        exclude_person(
            case=referrals["Mila"].case,
            user=worker.user,
            reason="Her aunt",
            at=NOON,
            by=manager,
        )
        with pytest.raises(Refused, match="kept away"):
            give_referral(
                referral=referrals["Mila"], handler=worker.membership, at=NOON, by=manager
            )

    def test_not_once_it_is_decided(self, world, referrals):
        by = world["northmere front door"]
        decided(referrals["Mila"], by)
        with pytest.raises(Refused, match="decided already"):
            give_referral(referral=referrals["Mila"], handler=by.membership, at=NOON, by=by)

    @pytest.mark.parametrize(
        ("who", "expected"),
        [
            ("northmere worker one", NotPermitted),
            ("northmere auditor", NotPermitted),
            ("stoneford front door", OutOfScope),
        ],
    )
    def test_by_who_handles_referrals(self, world, referrals, who, expected):
        with pytest.raises(expected):
            give_referral(
                referral=referrals["Mila"],
                handler=world["northmere front door"].membership,
                at=NOON,
                by=world[who],
            )

    def test_a_referral_that_left_is_given_to_nobody(self, world):
        by = world["northmere front door"]
        with pytest.raises(Refused, match="another authority"):
            give_referral(referral=left_for_elsewhere(world), handler=by.membership, at=NOON, by=by)


class TestTelling:
    def tell(self, referral, by, text=""):
        return tell_referrer(
            referral=referral, way=FeedbackWay.TELEPHONE, text=text, at=NEXT_DAY, by=by
        )

    def test_a_professional_in_the_product_reads_the_decision_at_once(self, world, referrals):
        decided(referrals["Mila"], world["northmere front door"])
        with as_owner():
            deadline = Deadline.objects.get(subject_reference=referrals["Mila"].reference)
        assert deadline.met_on == NEXT_DAY.date()

    def test_a_neighbour_waits_for_the_fixed_text_and_so_does_the_deadline(self, world):
        by = world["northmere front door"]
        facts = with_children(
            replace(OWEN, refer=True),
            reporter_is_professional=False,
            reporter_name="A neighbour",
            reporter_role="Member of the public",
            source_code="1C",
        )
        submit_concern(facts=facts, draft_reference="DRA-2", at=NOON, by=by)
        with as_owner():
            referral = Referral.objects.get()
        with pytest.raises(Refused, match="Decide on the referral first"):
            self.tell(referral, by)
        decided(referral, by)
        with as_owner():
            assert Deadline.objects.get(subject_reference=referral.reference).is_open
        with pytest.raises(Refused, match="only the fixed text"):
            self.tell(referral, by, "Owen stays with his grandmother.")
        told = self.tell(referral, by)
        assert (told.kind, told.text) == ("limited", LIMITED_TEXT)
        with as_owner():
            deadline = Deadline.objects.get(subject_reference=referral.reference)
        assert deadline.met_on == NEXT_DAY.date()

    def test_what_was_said_is_seen_by_who_works_on_that_child_only(self, world, referrals):
        by = world["northmere front door"]
        decided(referrals["Mila"], by)
        self.tell(referrals["Mila"], by, "A strategy discussion is held tomorrow.")
        with acting(world["school"]):
            assert not Feedback.objects.exists()
        with acting(world["stoneford front door"]):
            assert not Feedback.objects.exists()
        with acting(by):
            assert Feedback.objects.count() == 1
