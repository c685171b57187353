"""A child who was not referred at first is referred later, from the concern that stands."""

import datetime
from dataclasses import replace

import pytest
from django.db import IntegrityError
from django.urls import reverse

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import Case, Child, Level, Participation, SharingBasis
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from referrals.commands.deciding import children_not_referred
from referrals.commands.left_out import LeftOut, record_not_referred
from referrals.commands.referring_later import Later, refer_later
from referrals.commands.submitting import submit_concern
from referrals.models import Concern, ConcernChild, Referral
from referrals.selectors.concerns import outcomes_of
from referrals.selectors.left_out import left_out
from referrals.selectors.referrals import referral_to_decide
from referrals.selectors.referring_later import to_refer_from_the_concern
from tests.referrals.front_door.pages import Desk
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
WORKER, MANAGER = "northmere front door", "northmere front door manager"
WHY = "Nia told her aunt that he had touched her as well."
LATER = NOON + datetime.timedelta(days=3)


@built_once
def nia(world, referrals):
    """Nia, whom the school named and nobody referred; it is not known where she lives."""
    with as_owner(), system_acting("Test set-up"):
        concern = Concern.objects.get()
        child = Child.objects.create(
            given_name="Nia",
            family_name="Ash",
            date_of_birth=datetime.date(2016, 1, 1),
            date_of_birth_status="stated",
            held_by=world["school"].team.group,
        )
        ConcernChild.objects.create(
            concern=concern, position=3, child=child, as_reported={}, display_name="Nia Ash",
            role="harmed", age_reported=10,
        )  # fmt: skip
        return Participation.objects.create(
            incident_id=concern.incident_id,
            child=child,
            role="harmed",
            age_at_incident=10,
            sexually_harmed="yes",
        )


def home(world, name="Northmere County"):
    return world.authorities[name]


def concern_of(part):
    with as_owner():
        return Concern.objects.get(incident=part.incident_id)


def refer(world, part, *, by=WORKER, because=WHY, at=LATER, **changes):
    return refer_later(
        concern=concern_of(part),
        participation=part,
        later=Later(because, **{"home": home(world), **changes}),
        at=at,
        by=world[by],
    )


def referred(part):
    with as_owner():
        return Referral.objects.select_related("case", "child").get(participation=part)


@pytest.mark.rule("R3")
def test_the_referral_takes_the_route_that_the_facts_ask_for_and_counts_from_now(world, nia):
    refer(world, nia)
    made = referred(nia)
    assert (made.route, made.received_at, made.later_because) == ("child_protection", LATER, WHY)
    assert made.reasons[0].startswith("A child under 13 was sexually harmed")
    assert made.reasons[-1] == ("This child was not referred with the concern and is referred now.")
    assert (made.local_authority, made.child.home_authority) == (home(world), home(world))
    with as_owner():
        due = Deadline.objects.get(subject_reference=made.reference)
        assert due.due_on == datetime.date(2026, 3, 30)
        assert Participation.objects.get(pk=nia.pk).case == made.case


@pytest.mark.rule("R1")
def test_a_managers_reason_stays_in_the_record_and_holds_nothing_any_more(world, referrals, nia):
    by = world[MANAGER]
    why_not = LeftOut("She was not there when it happened.", "no")
    record_not_referred(participation=nia, left_out=why_not, at=NOON, by=by)
    with acting(by):
        referral = referral_to_decide(by, referrals["Mila"].reference)
        assert len(left_out(referral).with_reason) == 1
    refer(world, nia, by=MANAGER)
    with acting(by):
        assert left_out(referral).with_reason == ()
        assert children_not_referred(nia.incident) == 0


def test_the_reporter_reads_the_outcome_in_an_entry_that_stays_as_it_was(world, nia):
    refer(world, nia)
    with acting(world["school"]):
        outcomes = outcomes_of(concern_of(nia))
    with as_owner():
        entry = ConcernChild.objects.get(child=nia.child_id)
    assert entry.referral is None
    assert outcomes[entry.pk].case_reference == referred(nia).case.reference


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"because": "Told us."}, "why this child is referred now"),
        ({"home": None}, "Choose the local authority where N.A. lives"),
    ],
)
def test_it_says_why_and_where_the_child_lives(world, nia, changes, sentence):
    with pytest.raises(Refused, match=sentence):
        refer(world, nia, **changes)


def test_it_is_done_once(world, nia):
    refer(world, nia)
    with pytest.raises(Refused, match="has a referral"):
        refer(world, nia)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("administrator", NotPermitted),
        ("stoneford front door", OutOfScope),
        ("northmere worker one", OutOfScope),
        # The school sees nothing of the incident once its other children have cases.
        ("school", OutOfScope),
    ],
)
def test_who_may_not(world, nia, who, expected):
    with pytest.raises(expected):
        refer(world, nia, by=who)


def test_a_referral_that_leaves_as_a_document_is_made_by_whoever_logged_the_concern(world, nia):
    with as_owner(), system_acting("Test set-up"):
        away = world.authority("Awayshire", uses_product=False)
    with pytest.raises(Refused, match="Ask whoever logged the concern"):
        refer(world, nia, home=away)


@pytest.mark.parametrize("status", ["closed", "open"])
def test_a_case_that_the_front_door_manages_takes_the_referral_if_it_is_open(world, nia, status):
    with as_owner(), system_acting("Test set-up"):
        case = Case.objects.create(
            reference="HSB-TEST-0001",
            child_id=nia.child_id,
            local_authority=home(world),
            managing_team=world[WORKER].team,
            status=status,
            opened_at=NOON,
            closed_at=NOON if status == "closed" else None,
        )
        grant(
            case=case,
            recipient=world[WORKER].team.group,
            level=Level.MANAGE,
            why=SharingReason("Manages it", SharingBasis.PUBLIC_TASK),
            at=NOON,
            by=world[MANAGER],
        )
    if status == "open":
        assert refer(world, nia).case == case
        return
    with pytest.raises(Refused, match="has case HSB-TEST-0001 in Northmere County already"):
        refer(world, nia)


def test_a_child_whose_record_is_out_of_sight_is_referred_by_nobody_here(world, referrals, nia):
    with as_owner(), system_acting("Test set-up"):
        Case.objects.create(
            reference="HSB-TEST-0001",
            child_id=nia.child_id,
            local_authority=world.authorities["Stoneford"],
            managing_team=world["stoneford front door"].team,
            status="open",
            opened_at=NOON,
        )
    with pytest.raises(OutOfScope):
        refer(world, nia)


def test_what_changes_at_this_very_moment_is_said_in_a_sentence(world, nia, monkeypatch):
    def clashes(*told):
        raise IntegrityError

    monkeypatch.setattr("referrals.commands.referring_later.refer_child", clashes)
    with pytest.raises(Refused, match="something changed at this very moment"):
        refer(world, nia)


class TestAtTheFrontDoor:
    def test_the_page_refers_her_and_leads_back(self, world, referrals, nia):
        desk = Desk(world[WORKER], referrals["Mila"])
        assert desk.opens().one("a", href=desk.at("refer_another"))
        assert "N.A. (harmed, 10 at the time)" in desk.opens("refer_another").text
        typed = {"child": str(nia.pk), "because": WHY}
        again = desk.reads_again("refer_another", **typed)
        assert "Choose the local authority where N.A. lives" in again.text
        assert WHY in again.text
        answer = desk.sends("refer_another", **typed, home_authority=home(world).code)
        assert answer.url == desk.at("decide")
        assert WHY in Desk(world[WORKER], referred(nia)).opens().text
        assert "No child of whom you may know is left" in desk.opens("refer_another").text
        late = desk.reads_again("refer_another", **typed)
        assert "this one has a referral by now" in late.text

    def test_a_part_that_is_not_offered_is_out_of_reach(self, world, nia):
        with acting(world["school"]):
            found = to_refer_from_the_concern(world["school"], concern_of(nia).reference)
        assert found.parts == ()
        with pytest.raises(OutOfScope):
            found.part(nia.pk)


class TestFromTheOwnLog:
    @pytest.fixture
    def log(self, world):
        """A concern of the school's own log: nothing asked for a referral."""
        mild = with_children(replace(MILA, sexually_harmed="no"), OWEN, first_view="inappropriate")
        return submit_concern(facts=mild, draft_reference="DRA-LOG", at=NOON, by=world["school"])

    @pytest.mark.rule("R2")
    def test_a_child_who_lives_elsewhere_is_handed_off(self, world, log):
        with as_owner(), system_acting("Test set-up"):
            part = Participation.objects.get(incident=log.incident_id, role="displaying")
            away = world.authority("Awayshire", uses_product=False)
            Child.objects.filter(pk=part.child_id).update(home_authority=away)
        made = refer(world, part, by="school")
        assert (made.status, made.case) == ("sent_out", None)
        with as_owner():
            assert made.hand_off.chase_on == datetime.date(2026, 3, 30)

    def test_the_school_refers_one_child_and_the_other_stays_in_its_log(self, world, log):
        desk = Desk(world["school"], log)
        entry = reverse("referrals:concern", args=[log.reference])
        here = reverse("referrals:concern_refer", args=[log.reference])
        assert here in desk.client.get(entry).content.decode()
        with as_owner():
            parts = {
                one.child.given_name: one
                for one in Participation.objects.filter(incident=log.incident_id).select_related(
                    "child"
                )
            }
        page = desk.client.get(here).content.decode()
        assert "Owen Reed" in page
        assert "In which local authority does the child live?" not in page
        sent = desk.client.post(here, {"child": str(parts["Owen"].pk), "because": WHY})
        assert sent.url == entry
        made = referred(parts["Owen"])
        assert (made.case.status, made.route) == ("referred", "social_care")
        after = desk.client.get(entry).content.decode()
        assert made.case.reference in after
        with as_owner():
            assert not Referral.objects.filter(participation=parts["Mila"]).exists()
