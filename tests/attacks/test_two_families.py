"""In a case with two families, nothing made for one side holds a word of the other (R7).

Name, known-as name, address, school, carers and every other text about one child hold that child's
canary (tests/attacks/two_sides.py). Pages are taken from the URL configuration. Each way of looking
is shown a planted leak as well, so that a test that finds nothing is known to be able to find.
"""

from dataclasses import replace

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from assessments.rules.papers import Line, Section
from hsb_cases.agencies.commands.mail import send_invitation
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Child, Level, SharingBasis
from panels.commands.minutes import approve_minutes, change_minutes, prepare_minutes
from panels.models.codes import RecipientKind
from referrals.commands.submitting import submit_concern
from referrals.models import Referral
from tests.access.table import TABLE
from tests.attacks.two_sides import (
    CONDUCTS,
    OTHER,
    SECOND,
    SIDES,
    asked_routes,
    build,
    hears,
    letters,
    text_of,
)
from tests.panels.arrange import ENDS
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.one_world import kept_open, taken_back
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
SEARCH = "/search/"
TODAY = "2026-03-27T10:00:00+00:00"
EACH = pytest.mark.parametrize("side", SIDES, ids=lambda side: side.name)
ISLA, THEO = SIDES

NOT_OF_A_CHILD = ("account_", "mfa_", "usersessions_", "agencies:")
"""Pages of the own account and of the administration: no record of a child is named there."""
NAMED_OTHERWISE = {
    "workspace:found": "asked by the test of the search",
    "cases:merge": "names two cases, of one child",
    "hsb_assessments:training_withdraw": "the register of training, about no child",
    "interventions:summary_draft": "its writer's alone",
    "interventions:summary_discard": "its writer's alone",
    "referrals:draft_page": "its writer's alone",
    "referrals:draft_item": "its writer's alone",
    "referrals:draft_remove": "its writer's alone",
}


@pytest.fixture(scope="module")
def shared(django_db_setup, django_db_blocker):
    with time_machine.travel(TODAY, tick=False), kept_open(django_db_blocker):
        two = build()
        with taken_back():
            for side in SIDES:
                two.heard[side.name] = list(hears(two, side, of_children))
        yield two


@pytest.fixture
def _django_db_helper(shared):
    with taken_back():
        yield


@pytest.fixture
def two(_django_db_helper, shared):
    shared.browsers.clear()
    return shared


def leaks(heard, words):
    """Each answer that holds a word of the other side."""
    return [
        f"{one.person}: {one.path} tells {found}" for one in heard if (found := one.holds(words))
    ]


def of_children(name):
    return not name.startswith(NOT_OF_A_CHILD)


@EACH
def test_no_page_that_a_person_of_one_side_can_open_holds_a_word_of_the_other(two, side):
    heard = two.heard[side.name]
    assert leaks(heard, OTHER[side].words) == []
    # It is the right people, on pages that do say something of their own child.
    opened = {(one.person, one.route) for one in heard if one.status == 200}
    for person in side.people:
        assert len([route for who, route in opened if who == person]) > 15, person
    own = {one.route for one in heard if one.status == 200 and one.holds(side.words[:1])}
    assert {
        "workspace:case",
        "workspace:case_people",
        "workspace:case_history",
        "assessments:enquiry",
        "conferences:plan",
        "minutes:copy",
        "minutes:pdf",
    } <= own


def test_every_page_that_names_a_record_is_asked(two):
    asked = {one.route for side in SIDES for one in two.heard[side.name]}
    left = {route.name for route in asked_routes() if of_children(route.name)} - asked
    assert sorted(left - set(NAMED_OTHERWISE)) == []


@EACH
def test_no_document_made_for_one_side_holds_a_word_of_the_other(two, side):
    for copy in two.copies[side.name]:
        text = text_of(two.browser(CONDUCTS).get(reverse("minutes:pdf", args=[copy.reference])))
        assert side.canary.lower() in text
        assert not [word for word in OTHER[side].words if word in text]
        # What was said of the incident names both: it goes to the authority, without the name.
        told = copy.recipient_kind == RecipientKind.LOCAL_AUTHORITY
        assert ("another child" in " ".join(text.split())) == told


THEIRS = {"workspace:case", "workspace:case_people", "minutes:copy", "minutes:pdf"}


@EACH
def test_the_other_sides_records_are_not_there_for_this_side(two, side):
    heard = list(hears(two, side, THEIRS.__contains__, of=OTHER[side]))
    assert {one.route for one in heard} == THEIRS
    assert {one.status for one in heard} == {404}


@EACH
def test_a_search_for_the_other_child_finds_nothing(two, side):
    other = OTHER[side]
    case = two.arranged.cases[other.name].reference
    name = f"{other.canary} given name"
    for person in (*side.people, other.people[0]):
        found = [
            case.lower() in text_of(two.browser(person).post(SEARCH, {"q": typed}, follow=True))
            for typed in (name, f"{name} {other.canary} family name", other.postcode)
        ]
        # The answer says what was typed; the reference of the case is in no other answer.
        assert any(found) == (person in other.people), person


@EACH
def test_a_form_that_is_sent_back_holds_no_word_of_the_other(two, side):
    opened = [
        one
        for one in two.heard[side.name]
        if one.status == 200 and one.person in {side.people[0], side.people[-1]}
        if one.route not in TABLE or "POST" in TABLE[one.route].methods
    ]
    wrong, sent_back = [], 0
    for one in opened:
        response = two.browser(one.person).post(one.path, {})
        sent_back += response.status_code == 200
        wrong += [one.path for word in OTHER[side].words if word in text_of(response)]
    assert not wrong
    assert sent_back > 20


def test_no_e_mail_holds_a_word_of_any_child(two):
    send_invitation(
        person=two.world["leaford school"].user,
        link="https://example.test/",
        expires_at=NOON,
        invited_by="Ada Admin",
    )
    sent = [*two.letters, *letters()]
    assert sent
    assert not [one for one in sent if any(word in one.lower() for word in every_word())]


def every_word():
    return [word for side in SIDES for word in side.words]


NAMES = {"given_name": ["Theodric"], "family_name": ["Marlowe"], "known_as": ["Thedi"]}
HIS = replace(
    OWEN,
    given_name="Theodric",
    family_name="Marlowe",
    known_as="Thedi",
    address="12 Quarry Bank",
    school_name="Beacon Rise Academy",
    carers=(("Petra Marlowe", "mother"),),
    household="Marlowe household",
    as_reported={"raw": {"who": NAMES}, "answers": [["Where he lives", "12 Quarry Bank"]]},
    refer=True,
)
HERS = replace(
    MILA,
    given_name="Islandia",
    family_name="Bramwell",
    home_authority="elsewhere",
    address="7 Tannery Court",
    school_name="Saint Ada’s School",
    carers=(("Ruth Bramwell", "mother"),),
    household="Bramwell household",
    as_reported={
        "raw": {
            "who": {"given_name": ["Islandia"], "family_name": ["Bramwell"], "known_as": ["Landy"]}
        },
        "answers": [["What she said", "“Thedi did it.” Theodric Marlowe came to her room."]],
    },
    refer=True,
)


def handed_off(two, account):
    """The text of the document by which the girl's referral leaves."""
    facts = with_children(HERS, HIS, account=account, incident_authority="fenbridge")
    submit_concern(facts=facts, draft_reference="DRA-2", at=NOON, by=two.world["school"])
    with as_owner():
        referral = Referral.objects.get(case__isnull=True)
    path = reverse("referrals:hand_off_pdf", args=[referral.reference])
    return text_of(two.browser("school").get(path))


HIS_WORDS = ("theodric", "marlowe", "thedi", "petra", "quarry bank", "beacon rise")


def test_a_referral_that_leaves_as_a_document_holds_no_word_of_the_other_family(two):
    told = handed_off(two, "Islandia Bramwell told that Theodric Marlowe, called Thedi, hurt her.")
    assert "islandia bramwell" in told
    assert not [word for word in HIS_WORDS if word in told]


# What is planted is found.


def test_a_word_planted_in_the_own_childs_record_is_found(two):
    with as_owner():
        child = two.arranged.cases[ISLA.name].child_id
        Child.objects.filter(pk=child).update(school_name=f"{THEO.canary} School")
    found = leaks(hears(two, ISLA, "workspace:case_people".__eq__), THEO.words)
    assert {one.split(":")[0] for one in found} == set(ISLA.people)


def test_a_case_shared_with_the_wrong_side_is_found(two):
    share_case(
        case=two.arranged.cases[THEO.name],
        recipient=two.world[ISLA.people[0]].team.group,
        level=Level.VIEW,
        why=SharingReason("By mistake", SharingBasis.PUBLIC_TASK),
        at=ENDS,
        by=two.world[THEO.people[0]],
    )
    found = leaks(hears(two, ISLA, "workspace:case_people".__eq__, of=THEO), THEO.words)
    assert {one.split(":")[0] for one in found} == {ISLA.people[0]}


def test_a_word_planted_in_a_document_is_found(two):
    copy = prepare_minutes(
        meeting=two.arranged.meeting,
        child=two.arranged.child(ISLA.name),
        kind=RecipientKind.AGENCY,
        recipient="A clinic",
        at=ENDS,
        by=two.arranged.by,
    )
    # A word that the records do not know for the other child's, as a person might write one.
    lines = (Line("Reasons", f"See {THEO.canary}ian"),)
    change_minutes(minutes=copy, sections=[Section("Decision", lines)], at=ENDS, by=two.arranged.by)
    approve_minutes(minutes=copy, at=ENDS, by=two.world[SECOND])
    found = leaks(hears(two, ISLA, "minutes:pdf".__eq__), THEO.words)
    assert {one.split(":")[0] for one in found} >= {ISLA.people[0]}


def test_a_word_planted_in_an_e_mail_is_found(two):
    mail.send_mail("About", f"{ISLA.canary} was seen", None, ["x@example.test"])
    assert [one for one in letters() if any(word in one.lower() for word in every_word())]


def test_a_word_planted_in_a_referral_that_leaves_is_found(two):
    told = handed_off(two, "It was near Quarry Bank.")
    assert [word for word in HIS_WORDS if word in told] == ["quarry bank"]
