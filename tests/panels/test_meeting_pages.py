"""The pages on which a meeting is convened, arranged and read: what each person sees and may do."""

import datetime
from dataclasses import replace

import pytest
import time_machine
from django.urls import reverse

from assessments.models import Section47Enquiry
from hsb_cases.agencies.acting import system_acting
from hsb_cases.agencies.models import Agency, Team
from hsb_cases.audit.models import AccessEntry
from hsb_cases.cases.commands.sharing import SharingReason, share_case
from hsb_cases.cases.models import Level, SharingBasis
from panels.commands.arranging import Guest, invite, name_chair
from panels.models import Invitation, Meeting, SafetyMeasure
from referrals.commands.deciding import Decided, decide_referral
from referrals.models import Decision, Referral
from tests.panels.arrange import (
    BEGINS,
    DOOR,
    ISLA,
    MANAGER,
    THEO,
    closed,
    invited,
    more_areas,
    opened,
    siblings,
    submitted,
    two_families,
)
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.support.world import NOON
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-03-26T11:30:00+00:00"
CONVENED = {
    "kind": "strategy_discussion",
    "planned_on_day": "26",
    "planned_on_month": "3",
    "planned_on_year": "2026",
    "planned_time": "14:30",
    "mode": "online",
}


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def at(name, *args):
    return reverse(f"meetings:{name}", args=args)


def page(actor, name, *args, **query):
    answer = signed_in(actor).get(at(name, *args), query)
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode())


def main(actor, name, *args, **query):
    return page(actor, name, *args, **query).one("main").text


def sent(actor, name, *args, **facts):
    return signed_in(actor).post(at(name, *args), facts)


def said(answer):
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode()).one("main").text


def links(found):
    return {link.text for link in found.all("a")}


class TestConvening:
    def test_the_page_recommends_the_authority_where_it_happened_and_says_why(self, world):
        more_areas(world)
        incident, _ = submitted(world, with_children(ISLA, THEO, incident_authority="fenbridge"))
        text = main(world["leaford front door"], "convene", incident.reference)
        for words in (
            "Recommended: it happened here.",
            "Fenbridge, where the behaviour happened",
            "Strategy Discussion/Meeting",
            "I.B., 12",
            "T.M., 15",
        ):
            assert words in text, words
        assert "Isla" not in text

    def test_another_chair_needs_a_reason_and_nothing_typed_is_lost(self, world):
        more_areas(world)
        incident, _ = submitted(world, with_children(ISLA, THEO, incident_authority="fenbridge"))
        leaford = str(world.authorities["Leaford"].pk)
        by = world["leaford front door"]
        answer = sent(by, "convene", incident.reference, **CONVENED, local_authority=leaford)
        assert "To go on, enter why in a sentence or more." in said(answer)
        assert 'value="14:30"' in answer.content.decode()
        reason = "Fenbridge asked us, as Isla is in hospital here."
        answer = sent(
            by,
            "convene",
            incident.reference,
            **CONVENED,
            local_authority=leaford,
            override_r7=reason,
        )
        with as_owner():
            made = Meeting.objects.get()
        assert answer.url == at("meeting", made.reference)
        assert made.reason_for_other == reason
        assert made.planned_at == datetime.datetime(2026, 3, 26, 14, 30, tzinfo=datetime.UTC)

    def test_where_the_procedure_recommends_nobody_no_reason_is_asked_for(self, world):
        incident, _ = submitted(world, with_children(MILA, OWEN))
        found = page(world[DOOR], "convene", incident.reference)
        assert not found.all("textarea", name_="override_r7")
        own = str(world.authorities["Northmere County"].pk)
        answer = sent(world[DOOR], "convene", incident.reference, **CONVENED, local_authority=own)
        assert answer.status_code == 302

    def test_a_second_strategy_discussion_is_told_of_before_and_refused(self, world):
        arranged = siblings(world)
        text = main(world[MANAGER], "convene", arranged.incident.reference)
        assert "A strategy discussion about this incident is arranged already" in text
        own = str(world.authorities["Northmere County"].pk)
        reference = arranged.incident.reference
        answer = sent(world[MANAGER], "convene", reference, **CONVENED, local_authority=own)
        assert arranged.meeting.reference in said(answer)
        with as_owner():
            assert Meeting.objects.count() == 1

    def test_who_saw_it_is_asked_about_and_stays_out_unless_chosen(self, world):
        saw = {"given_name": "Noah", "family_name": "Hart", "role": "affected"}
        incident, _ = submitted(world, with_children(MILA, OWEN, replace(MILA, **saw)))
        found = page(world[DOOR], "convene", incident.reference)
        boxes = found.all("input", name_="affected")
        assert len(boxes) == 1
        own = str(world.authorities["Northmere County"].pk)
        sent(
            world[DOOR],
            "convene",
            incident.reference,
            **CONVENED,
            local_authority=own,
            affected=boxes[0]["value"],
        )
        with as_owner():
            assert Meeting.objects.get().children.count() == 3

    @pytest.mark.parametrize(
        "who",
        ["school", "police", "northmere auditor", "northmere worker one", "stoneford manager"],
    )
    def test_whoever_may_not_convene_finds_no_such_page(self, world, who):
        incident, _ = submitted(world, with_children(MILA, OWEN))
        for reference in (incident.reference, "INC-2222-2222"):
            assert signed_in(world[who]).get(at("convene", reference)).status_code == 404


class TestWhereAnExpectedOneIsArranged:
    def where(self, world, who, case):
        answer = signed_in(world[who]).get(at("expected", case.reference))
        assert answer.status_code == 302
        return answer.url

    def test_it_leads_to_the_page_on_which_it_is_convened_and_then_to_the_meeting(self, world):
        incident, cases = submitted(world, with_children(MILA, OWEN))
        mila = cases["Mila"]
        assert self.where(world, DOOR, mila) == at("convene", incident.reference)
        own = str(world.authorities["Northmere County"].pk)
        answer = sent(world[DOOR], "convene", incident.reference, **CONVENED, local_authority=own)
        assert self.where(world, DOOR, mila) == answer.url

    def test_it_leads_whoever_reads_only_to_the_meetings_of_the_case(self, world):
        _, cases = submitted(world, with_children(MILA, OWEN))
        meetings = reverse("workspace:case_meetings", args=[cases["Mila"].reference])
        assert self.where(world, "northmere auditor", cases["Mila"]) == meetings

    def test_home_leads_straight_there_once_the_front_door_has_decided(self, world):
        _, cases = submitted(world, with_children(MILA, OWEN))
        by = world[DOOR]
        with as_owner():
            referral = Referral.objects.get(child__given_name="Mila")
        decided = Decided(
            Decision.STRATEGY_DISCUSSION, "Harmed under 13, by a sibling at home.", "no"
        )
        decide_referral(referral=referral, decided=decided, at=NOON, by=by)
        home = read(signed_in(by).get("/", {"whose": "team"}).content.decode())
        (link,) = [one for one in home.all("a") if one.text.startswith("Hold the strategy")]
        assert link["href"] == at("expected", cases["Mila"].reference)
        case = reverse("workspace:case", args=[cases["Mila"].reference])
        decision = reverse("referrals:decide", args=[referral.reference])
        decided_page = read(signed_in(by).get(decision).content.decode())
        assert "Arrange the strategy discussion" in links(decided_page)
        page_of_the_case = read(signed_in(by).get(case).content.decode())
        assert "Arrange the strategy discussion" in links(page_of_the_case)


class TestAroundAMeeting:
    def opened(self, world, who, name, *args):
        answer = signed_in(world[who]).get(reverse(f"workspace:{name}", args=args))
        assert answer.status_code == 200, answer.status_code
        return read(answer.content.decode())

    def test_the_case_lists_its_meetings_and_offers_to_convene_one(self, world):
        arranged = siblings(world)
        mila = arranged.cases["Mila"].reference
        found = self.opened(world, DOOR, "case_meetings", mila)
        text = found.one("main").text
        assert f"Strategy discussion {arranged.meeting.reference}" in text
        assert "Meetings 1" in text
        assert "Convene a strategy discussion" in links(found)
        reads = self.opened(world, "northmere auditor", "case_meetings", mila)
        assert arranged.meeting.reference in reads.one("main").text
        assert "Convene a strategy discussion" not in links(reads)

    def test_an_incident_names_the_children_whose_case_is_read_and_gives_initials_else(self, world):
        arranged = two_families(world)
        reference = arranged.incident.reference
        own = self.opened(world, "leaford front door", "incident", reference).one("main").text
        assert "Isla Bramwell" in own
        assert "T.M., 15" in own
        assert "Theo" not in own
        assert arranged.meeting.reference in own
        let_in = self.opened(world, "fenbridge front door", "incident", reference).one("main").text
        assert "I.B., 12" in let_in
        assert "Isla" not in let_in
        assert "Marlow" not in let_in

    def test_an_incident_before_any_case_is_read_by_the_team_that_logged_it(self, world):
        alone = replace(OWEN, role="affected", refer=False)
        facts = with_children(alone, first_view="inappropriate")
        incident, cases = submitted(world, facts, by="police")
        assert not cases
        found = self.opened(world, "police", "incident", incident.reference)
        assert "Owen Reed" in found.one("main").text
        assert "Convene a meeting" not in links(found)

    @pytest.mark.parametrize("who", ["school", "stoneford manager", "fenbridge worker one"])
    def test_whoever_may_not_read_it_finds_none(self, world, who):
        arranged = two_families(world)
        for reference in (arranged.incident.reference, "INC-2222-2222"):
            path = reverse("workspace:incident", args=[reference])
            assert signed_in(world[who]).get(path).status_code == 404


class TestTheMeeting:
    def test_it_prompts_for_the_agencies_of_the_procedure_until_they_are_invited(self, world):
        arranged = siblings(world)
        reference = arranged.meeting.reference
        text = main(world[DOOR], "meeting", reference)
        for words in ("Name who chairs", "Invite the police", "Invite health", "Invite education"):
            assert words in text, words
        invited(arranged)
        text = main(world[DOOR], "meeting", reference)
        assert "Invite the police" not in text
        assert "Name who chairs" in text
        assert "Northmere Police" in text

    def test_it_names_the_children_to_who_reads_their_cases_and_gives_initials_else(self, world):
        arranged = two_families(world)
        reference = arranged.meeting.reference
        chairing = main(world["fenbridge front door"], "meeting", reference)
        assert {"I.B.", "T.M."} <= set(chairing.replace(",", "").split())
        assert "Isla" not in chairing
        assert "Theo" not in chairing
        own = main(world["leaford front door"], "meeting", reference)
        assert "Isla Bramwell" in own
        assert "T.M." not in own
        assert "Her address is not to be told." in own
        assert "Not to be alone with younger children." not in own

    def test_who_is_invited_is_told_when_and_where_and_of_no_child(self, world):
        arranged = siblings(world)
        with as_owner():
            team = Team.objects.select_related("agency").get(pk=world["police"].team.pk)
        guest = Guest(Agency.Kind.POLICE, team=team)
        invite(meeting=arranged.meeting, guest=guest, at=NOON, by=arranged.by)
        found = page(world["police"], "meeting", arranged.meeting.reference)
        text = found.one("main").text
        assert "26 March 2026 at 11:00" in text
        for word in ("Mila", "Owen", "M.H.", "O.R.", "Still to do", "Invite somebody"):
            assert word not in text, word
        assert (
            signed_in(world["police"]).get(at("chair", arranged.meeting.reference)).status_code
            == 404
        )

    @pytest.mark.parametrize("who", ["police", "school", "stoneford manager", "northmere manager"])
    def test_whoever_has_nothing_to_do_with_it_finds_none(self, world, who):
        reference = siblings(world).meeting.reference
        for name in ("meeting", "invite", "chair", "rearrange", "cancel", "open"):
            for asked in (reference, "MTG-2222-2222"):
                assert signed_in(world[who]).get(at(name, asked)).status_code == 404, name

    def test_once_closed_it_shows_each_side_what_was_decided_for_its_own_child(self, world):
        arranged = two_families(world)
        closed(world, arranged, chair="fenbridge front door manager")
        reference = arranged.meeting.reference
        own = main(world["leaford front door"], "meeting", reference)
        assert "Decided for Isla Bramwell" in own
        assert "What Isla told is clear" in own
        assert "Theo" not in own
        both = main(world["fenbridge front door"], "meeting", reference)
        assert "What Isla told" in both
        assert "What Theo told" in both

    def test_reading_it_is_written_down_on_each_case_that_was_shown(self, world):
        arranged = siblings(world)
        page(world[DOOR], "meeting", arranged.meeting.reference)
        with as_owner():
            cases = AccessEntry.objects.filter(reference=arranged.meeting.reference)
            assert {one.case_id for one in cases} == {one.pk for one in arranged.cases.values()}


class TestTakingUpWhatWasDecided:
    """Each authority starts what was decided for its own child (R7)."""

    @pytest.fixture
    def decided(self, world):
        arranged = two_families(world)
        closed(world, arranged, chair="fenbridge front door manager")
        return arranged

    def taking(self, arranged, name):
        return arranged.meeting.reference, arranged.cases[name].reference

    def test_the_childs_own_authority_starts_the_enquiry_once(self, world, decided):
        by = world["leaford front door"]
        found = page(by, "meeting", decided.meeting.reference)
        assert "Take up what was decided for Isla Bramwell" in links(found)
        text = main(by, "take_up", *self.taking(decided, "Isla"))
        assert "What Isla told is clear" in text
        answer = sent(by, "take_up", *self.taking(decided, "Isla"))
        assert answer.url == at("meeting", decided.meeting.reference)
        with as_owner():
            enquiry = Section47Enquiry.objects.get()
            assert enquiry.case == decided.cases["Isla"]
            assert enquiry.started_on == BEGINS.date()
        found = page(by, "meeting", decided.meeting.reference)
        assert enquiry.reference in found.one("main").text
        assert "Take up what was decided for Isla Bramwell" not in links(found)
        shut = signed_in(by).get(at("take_up", *self.taking(decided, "Isla")))
        assert shut.status_code == 404

    @pytest.mark.parametrize(
        ("who", "name"),
        [
            ("leaford front door", "Theo"),
            ("fenbridge front door", "Isla"),
            ("leaford manager", "Isla"),
            ("police", "Isla"),
        ],
    )
    def test_nobody_takes_up_another_childs_outcome(self, world, decided, who, name):
        asked = self.taking(decided, name)
        assert signed_in(world[who]).get(at("take_up", *asked)).status_code == 404
        assert sent(world[who], "take_up", *asked).status_code == 404

    def test_an_agency_that_works_with_the_child_reads_it_and_leaves_it_to_social_care(
        self, world, decided
    ):
        share_case(
            case=decided.cases["Isla"],
            recipient=world["police"].membership,
            level=Level.CONTRIBUTE,
            why=SharingReason("Works with Isla", SharingBasis.PUBLIC_TASK),
            at=NOON,
            by=world["leaford front door manager"],
        )
        found = page(world["police"], "meeting", decided.meeting.reference)
        assert "What Isla told is clear" in found.one("main").text
        assert not [link for link in links(found) if link.startswith("Take up")]
        shut = signed_in(world["police"]).get(at("take_up", *self.taking(decided, "Isla")))
        assert shut.status_code == 404


WAYS = {
    "Start the meeting",
    "Name the chair",
    "Name another chair",
    "Invite somebody",
    "Change when it is",
    "Call the meeting off",
}
OFFERED = {
    "planned": {"Name the chair", "Invite somebody", "Change when it is", "Call the meeting off"},
    "chair named": WAYS - {"Name the chair"},
    "under way": {"Name another chair", "Invite somebody", "Call the meeting off"},
    "closed": set(),
}
CONDUCTING = {DOOR, MANAGER}
READING = {"northmere auditor", *CONDUCTING}


def brought_to(world, arranged, state):
    if state == "chair named":
        chair = world[MANAGER].membership
        name_chair(meeting=arranged.meeting, chair=chair, at=NOON, by=arranged.by)
    if state == "under way":
        opened(world, arranged, chair=MANAGER)
    if state == "closed":
        closed(world, arranged, chair=MANAGER)


@pytest.mark.parametrize("state", OFFERED)
def test_each_person_is_offered_what_they_may_do_in_each_state(world, state):
    arranged = siblings(world)
    brought_to(world, arranged, state)
    for who in READING:
        found = links(page(world[who], "meeting", arranged.meeting.reference)) & WAYS
        assert found == (OFFERED[state] if who in CONDUCTING else set()), who


def test_no_form_of_a_closed_meeting_opens_and_each_says_why(world):
    arranged = siblings(world)
    closed(world, arranged, chair=MANAGER)
    reference = arranged.meeting.reference
    with as_owner():
        invitation = Invitation.objects.filter(meeting=arranged.meeting).first()
        measure = SafetyMeasure.objects.filter(meeting=arranged.meeting).first()
    forms = [
        *(at(name, reference) for name in ("chair", "rearrange", "cancel", "open", "invite")),
        at("uninvite", reference, invitation.pk),
        reverse("live:withdraw", args=[reference, measure.pk]),
    ]
    browser = signed_in(world[DOOR])
    for form in forms:
        answer = browser.get(form)
        assert answer.status_code == 409, form
        shown = read(answer.content.decode()).one("main")
        assert "This cannot be done any more" in shown.text
        assert not shown.all("form")
        assert shown.one("a", href=at("meeting", reference))


class TestArranging:
    def test_a_person_outside_is_invited_and_the_prompt_leads_there(self, world):
        arranged = siblings(world)
        reference = arranged.meeting.reference
        found = page(world[DOOR], "invite", reference, kind="police")
        chosen = [one for one in found.all("option") if one.get("selected") is not None]
        assert "Police" in [one.text for one in chosen]
        answer = sent(
            world[DOOR],
            "invite",
            reference,
            who="other",
            organisation="Northmere Police",
            agency_kind="police",
            person_name="Pat Police",
            about="all",
        )
        assert answer.url == at("meeting", reference)
        with as_owner():
            made = Invitation.objects.get()
        assert (made.organisation, made.person_name, made.required) == (
            "Northmere Police",
            "Pat Police",
            True,
        )

    def test_a_team_or_a_person_of_the_service_is_invited_by_choosing_it(self, world):
        arranged = siblings(world)
        reference = arranged.meeting.reference
        team = str(world["police"].team.pk)
        sent(world[DOOR], "invite", reference, who="team", team=team, about="all")
        email = world["school"].user.email
        mila = str(arranged.child("Mila").pk)
        sent(world[DOOR], "invite", reference, who="person", email=email, about=mila)
        with as_owner():
            first, second = Invitation.objects.order_by("pk")
        assert (first.team_id, first.agency_kind) == (world["police"].team.pk, "police")
        assert second.membership_id == world["school"].membership.pk
        assert second.about_id == arranged.child("Mila").pk

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"who": "team", "about": "all"}, "Choose the team that you invite"),
            ({"who": "person", "about": "all"}, "Enter the work email address"),
            (
                {"who": "person", "about": "all", "email": "nobody@example.test"},
                "Nobody who works on cases here has this address.",
            ),
            ({"who": "other", "about": "all"}, "Enter the organisation that you invite"),
            ({"about": "all"}, "Choose whom you invite"),
            ({"who": "other"}, "Choose which children the organisation knows"),
        ],
    )
    def test_what_is_left_out_is_asked_for(self, world, facts, sentence):
        arranged = siblings(world)
        assert sentence in said(sent(world[DOOR], "invite", arranged.meeting.reference, **facts))
        with as_owner():
            assert not Invitation.objects.exists()

    def test_who_works_in_two_teams_is_invited_as_a_team(self, world):
        with as_owner(), system_acting("Test set-up"):
            world.member("twice", world["school"].user, "police", "police")
        arranged = siblings(world)
        facts = {"who": "person", "email": world["school"].user.email, "about": "all"}
        answer = sent(world[DOOR], "invite", arranged.meeting.reference, **facts)
        assert "Invite the team instead." in said(answer)

    def test_an_invitation_is_taken_back_with_a_reason(self, world):
        arranged = siblings(world)
        one, *_ = invited(arranged)
        reference = arranged.meeting.reference
        answer = sent(world[DOOR], "uninvite", reference, one.pk)
        assert "Enter why the invitation is taken back" in said(answer)
        answer = sent(world[DOOR], "uninvite", reference, one.pk, reason="Another officer comes")
        assert answer.url == at("meeting", reference)
        assert signed_in(world[DOOR]).get(at("uninvite", reference, one.pk)).status_code == 404

    def test_the_chair_is_chosen_among_the_chairing_authoritys_social_care(self, world):
        arranged = two_families(world)
        reference = arranged.meeting.reference
        by = world["fenbridge front door"]
        offered = [one.text for one in page(by, "chair", reference).all("option")]
        assert any(one.startswith("Fenbridge Chair") for one in offered)
        assert not [one for one in offered if "Leaford" in one or "Stoneford" in one]
        assert "Choose who chairs" in said(sent(by, "chair", reference))
        chosen = str(world["fenbridge chair"].membership.pk)
        assert sent(by, "chair", reference, chair=chosen).status_code == 302
        assert "Fenbridge Chair" in main(by, "meeting", reference)

    def test_it_is_arranged_for_another_day(self, world):
        reference = siblings(world).meeting.reference
        facts = {name: value for name, value in CONVENED.items() if name != "kind"}
        facts["planned_on_day"] = "27"
        assert sent(world[DOOR], "rearrange", reference, **facts).status_code == 302
        assert "27 March 2026 at 14:30" in main(world[DOOR], "meeting", reference)

    def test_it_is_called_off_with_a_reason(self, world):
        reference = siblings(world).meeting.reference
        assert "Enter why" in said(sent(world[DOOR], "cancel", reference))
        answer = sent(world[DOOR], "cancel", reference, reason="It was another child.")
        assert answer.url == at("meetings")
        text = main(world[DOOR], "meeting", reference)
        assert "Cancelled" in text
        assert "It was another child." in text

    def test_it_begins_at_the_time_that_is_entered_and_not_in_the_future(self, world):
        arranged = siblings(world)
        reference = arranged.meeting.reference
        on = {"started_on_day": "26", "started_on_month": "3", "started_on_year": "2026"}
        answer = sent(world[DOOR], "open", reference, **on, started_time="11:00")
        assert "Name who chairs the meeting first." in said(answer)
        brought_to(world, arranged, "chair named")
        answer = sent(world[DOOR], "open", reference, **on, started_time="12:00")
        assert "not in the future" in said(answer)
        answer = sent(world[DOOR], "open", reference, **on, started_time="11:00")
        assert answer.status_code == 302
        assert arranged.again().opened_at == BEGINS


class TestTheList:
    def test_meetings_to_come_and_those_over_stand_apart(self, world):
        arranged = siblings(world)
        reference = arranged.meeting.reference
        assert reference in main(world[DOOR], "meetings")
        assert reference not in main(world[DOOR], "meetings", state="over")
        sent(world[DOOR], "cancel", reference, reason="It was another child.")
        assert reference in main(world[DOOR], "meetings", state="over")
        assert "convenes one" in main(world[DOOR], "meetings")

    def test_nobody_else_finds_it_there(self, world):
        reference = siblings(world).meeting.reference
        for who in ("police", "school", "stoneford manager"):
            assert reference not in main(world[who], "meetings")

    @pytest.mark.parametrize("state", ["", "over"])
    def test_each_meeting_stands_on_one_page_of_the_list(self, world, state):
        arranged = siblings(world)
        with as_owner(), system_acting("Test set-up"):
            team, own = arranged.meeting.team, arranged.meeting
            for number in range(60):
                Meeting.objects.create(
                    reference=f"MTG-{number:04}-TEST",
                    kind="planning_meeting",
                    incident=arranged.incident,
                    local_authority=own.local_authority,
                    team=team,
                    planned_at=BEGINS + datetime.timedelta(days=number // 3),
                    mode="online",
                    status="cancelled" if state else "planned",
                    cancelled_reason="For the test" if state else "",
                    convened_at=NOON,
                    convened_by=own.convened_by,
                )
        seen, asked = [], {"state": state}
        while True:
            found = page(world[DOOR], "meetings", **asked)
            seen += [row.one("a").text.split()[-1] for row in found.all("th", scope="row")]
            turns = found.all("a", rel="next")
            if not turns:
                break
            asked = dict(pair.split("=") for pair in turns[0]["href"].split("?")[1].split("&"))
            assert asked.get("state", "") == state
        assert len(seen) == len(set(seen)) == (60 if state else 61)

    def test_an_unknown_place_in_the_list_gives_its_beginning(self, world):
        reference = siblings(world).meeting.reference
        assert reference in main(world[DOOR], "meetings", after="MTG-2222-2222")
