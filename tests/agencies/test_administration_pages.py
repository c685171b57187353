"""The pages under /administration/, as administrators and as everybody else meet them."""

import datetime
import re

import pytest
from django.core import mail
from django.urls import reverse

from hsb_cases.agencies.commands.shipping import install_procedures
from hsb_cases.agencies.models import Agency, LocalAuthority, Membership, Team, User
from hsb_cases.agencies.roles import ROLES
from hsb_cases.agencies.selectors.areas import profile_in_force
from hsb_cases.agencies.urls import urlpatterns
from hsb_cases.core import clock


@pytest.fixture
def as_administrator(client, world):
    client.force_login(world["administrator"].user)
    return client


def addresses(world) -> dict[str, str]:
    """One address of every route, of records that exist."""
    person = world["teacher"].user.pk
    values = {
        "code": "stoneford",
        "edition": 1,
        "agency": world.agencies["Castle Hill School"].pk,
        "team": world.teams["school"].pk,
        "person": person,
        "membership": world["teacher"].membership.pk,
    }
    made = {}
    for pattern in urlpatterns:
        name = pattern.name
        kwargs = {}
        for key in pattern.pattern.converters:
            kind = name.split("_")[0]
            if (key == "pk" and name == "membership_new") or (key == "pk" and kind == "invitation"):
                kind = "person"
            elif name == "team_new":
                kind = "agency"
            kwargs[key] = values[kind if key == "pk" else key]
        made[name] = reverse(f"agencies:{name}", kwargs=kwargs)
    return made


def test_for_everybody_else_no_page_of_administration_exists(client, world):
    client.force_login(world["northmere manager"].user)
    missing = client.get("/administration/agencies/999999/").content
    for name, address in addresses(world).items():
        for method in (client.get, client.post):
            response = method(address)
            assert response.status_code in {404, 405}, name
            if response.status_code == 404:
                assert response.content == missing, name


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"administrator"}))
def test_no_other_role_reaches_the_list_of_people(client, world, role):
    from tests.support.roles import as_owner

    with as_owner():
        Membership.objects.filter(pk=world["teacher"].membership.pk).update(role=role)
    client.force_login(world["teacher"].user)
    response = client.get("/administration/people/")
    assert response.status_code == 404
    assert "Ada Admin" not in response.text


def test_nobody_sees_them_before_signing_in(client, world):
    for address in addresses(world).values():
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/account/login/?next=")


def test_an_administrator_opens_every_page(as_administrator, world):
    for name, address in addresses(world).items():
        if name in {"index", "procedure", "invitation_send"}:
            continue
        response = as_administrator.get(address)
        assert response.status_code == 200, name
        assert "– HSB casework</title>" in response.text, name


@pytest.mark.parametrize(
    "address",
    [
        "local-authorities/nowhere/",
        "agencies/999999/",
        "teams/999999/",
        "people/999999/",
        "memberships/999999/end/",
    ],
)
def test_what_does_not_exist_is_not_found(as_administrator, address):
    page = as_administrator.get(f"/administration/{address}")
    assert page.status_code == 404
    assert "Page not found" in page.text


def test_administration_begins_with_people(as_administrator):
    assert as_administrator.get("/administration/").url == "/administration/people/"


def test_a_local_authority_is_added_and_changed(as_administrator):
    response = as_administrator.post(
        "/administration/local-authorities/new/", {"name": "East Riding", "uses_product": "on"}
    )
    assert response.url == "/administration/local-authorities/east-riding/"
    address = "/administration/local-authorities/east-riding/change/"
    as_administrator.post(address, {"name": "East Riding of Yorkshire"})
    area = LocalAuthority.objects.get(code="east-riding")
    assert (area.name, area.uses_product) == ("East Riding of Yorkshire", False)


def test_what_is_missing_is_said_at_the_field(as_administrator):
    page = as_administrator.post("/administration/local-authorities/new/", {"name": ""})
    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert page.text.count("Enter the name of the local authority") == 2
    assert "<title>Error: Add a local authority" in page.text
    page = as_administrator.post("/administration/local-authorities/new/", {"name": "Stoneford"})
    assert "A local authority of this name is here already" in page.text


def test_the_procedure_in_force_is_shown_with_its_sources(as_administrator):
    install_procedures(on=clock.today())
    page = as_administrator.get("/administration/local-authorities/stoke-on-trent/").text
    assert "01782 235100" in page
    assert "Appendix 4, Contact details: child living in Stoke-on-Trent" in page
    assert "Not checked: as printed in the procedure" in page
    assert "Not given in the procedure" in page
    page = as_administrator.get("/administration/local-authorities/cambridgeshire/").text
    assert "14 calendar days" in page
    assert "8 to 18 years" in page


def test_an_area_without_a_procedure_says_so(as_administrator):
    page = as_administrator.get("/administration/local-authorities/stoneford/")
    assert "No edition is in force today" in page.text


def edition_form(as_administrator, code: str) -> dict[str, str]:
    """What a browser would send back from the form as it is shown."""
    page = as_administrator.get(f"/administration/local-authorities/{code}/procedures/new/").text
    sent = {}
    for tag in re.findall(r"<input[^>]*>", page):
        given = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if given.get("type") in {"radio", "checkbox"} and " checked" not in tag:
            continue
        if given.get("name"):
            sent[given["name"]] = given.get("value", "")
    sent |= dict(re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>(.*?)</textarea>', page, re.S))
    for name, options in re.findall(r'<select[^>]*name="(\w+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        sent[name] = chosen.group(1) if chosen else ""
    return sent


def test_a_new_edition_starts_from_the_one_before_it(as_administrator):
    install_procedures(on=clock.today())
    area = LocalAuthority.objects.get(code="peterborough")
    before = profile_in_force(area, clock.today())
    sent = edition_form(as_administrator, "peterborough")
    today = clock.today()
    sent |= {
        "starts_on_day": str(today.day),
        "starts_on_month": str(today.month),
        "starts_on_year": str(today.year),
        "front_door_phone": "01733 000000",
    }
    response = as_administrator.post(
        "/administration/local-authorities/peterborough/procedures/new/", sent
    )
    assert response.status_code == 302, response.text
    now = profile_in_force(area, today)
    assert now.pk != before.pk
    assert now.front_door_phone == "01733 000000"
    assert now.hsb_service_terms == before.hsb_service_terms
    assert now.hsb_service_at_strategy
    steps = [(one.category, one.response, one.contact_front_door) for one in now.pathway.all()]
    assert steps == [
        (one.category, one.response, one.contact_front_door) for one in before.pathway.all()
    ]
    assert [str(one) for one in now.timescales.all()] == ["end_summary: 14 calendar days"]
    assert now.shipped_digest == ""
    old = as_administrator.get(
        f"/administration/local-authorities/peterborough/procedures/{before.pk}/"
    )
    assert "01733 000000" not in old.text
    assert "It or the youth justice service is asked to take part" in old.text
    assert "From before records began here to" in old.text


def test_a_first_edition_with_gaps_says_what_to_enter(as_administrator):
    page = as_administrator.post(
        "/administration/local-authorities/stoneford/procedures/new/",
        {
            "abusive_response": "Refer",
            "end_summary_length": "10",
            "panel_kind": "none",
            "contact_checked_on_day": "1",
            "contact_checked_on_month": "1",
            "contact_checked_on_year": "2199",
        },
    )
    for sentence in (
        "Enter the day from which it is in force",
        "Enter the title of the procedure",
        "Enter the name of the front door",
        "Enter the clause about abusive behaviour",
        "Choose how the time is counted",
        "Enter the clause about this time",
    ):
        assert sentence in page.text
    assert profile_in_force(LocalAuthority.objects.get(code="stoneford"), clock.today()) is None


def test_an_edition_of_another_area_does_not_exist_here(as_administrator):
    install_procedures(on=clock.today())
    leeds = profile_in_force(LocalAuthority.objects.get(code="leeds"), clock.today())
    address = f"/administration/local-authorities/stoneford/procedures/{leeds.pk}/"
    assert as_administrator.get(address).status_code == 404


def test_an_agency_and_a_team_are_added_changed_closed_and_opened(as_administrator, world):
    area = world.authorities["Stoneford"].pk
    response = as_administrator.post(
        "/administration/agencies/new/",
        {"name": "Hill Hospital", "kind": "health", "local_authority": area},
    )
    agency = Agency.objects.get(name="Hill Hospital")
    assert response.url == f"/administration/agencies/{agency.pk}/"
    assert "was added. Now add its teams." in as_administrator.get(response.url).text
    response = as_administrator.post(
        f"/administration/agencies/{agency.pk}/teams/new/", {"name": "SARC", "kind": "casework"}
    )
    team = Team.objects.get(name="SARC")
    assert response.url == f"/administration/teams/{team.pk}/"
    as_administrator.post(
        f"/administration/teams/{team.pk}/change/", {"name": "SARC team", "kind": "casework"}
    )
    as_administrator.post(
        f"/administration/agencies/{agency.pk}/change/",
        {"name": "Hill Hospitals", "kind": "health", "local_authority": ""},
    )
    agency.refresh_from_db()
    team.refresh_from_db()
    assert (agency.name, agency.local_authority, team.name) == ("Hill Hospitals", None, "SARC team")
    for kind, record in (("agencies", agency), ("teams", team)):
        address = f"/administration/{kind}/{record.pk}/active/"
        for expected in (False, True):
            as_administrator.post(address, {"reason": "Test"})
            record.refresh_from_db()
            assert record.active is expected


def test_refusals_of_the_rules_are_shown_on_the_page(as_administrator, world):
    team = world.teams["administration"].pk
    page = as_administrator.post(f"/administration/teams/{team}/active/", {"reason": "Tidy"})
    assert "Nobody could look after this installation any more" in page.text
    assert Team.objects.get(pk=team).active
    page = as_administrator.post(
        "/administration/agencies/new/", {"name": "Another school", "kind": "school"}
    )
    assert "Choose the local authority that the agency works for" in page.text
    page = as_administrator.post(
        f"/administration/teams/{world.teams['school'].pk}/change/",
        {"name": "Safeguarding", "kind": "administration"},
    )
    assert "End this team’s memberships" in page.text


def invitation_sent(world, **changes) -> dict[str, str]:
    today = clock.today()
    return {
        "full_name": "Tia Teacher",
        "email": "tia@example.test",
        "team": str(world.teams["school"].pk),
        "role": "referrer",
        "starts_on_day": str(today.day),
        "starts_on_month": str(today.month),
        "starts_on_year": str(today.year),
        **changes,
    }


def test_a_person_is_invited_chooses_a_password_and_signs_in(
    as_administrator, client, world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = as_administrator.post("/administration/people/invite/", invitation_sent(world))
    tia = User.objects.get(email="tia@example.test")
    assert response.url == f"/administration/people/{tia.pk}/"
    assert "Has not signed in yet" in as_administrator.get(response.url).text
    as_administrator.post("/account/logout/")
    link = re.search(r"http://testserver(\S+)", mail.outbox[0].body).group(1)
    page = client.get(link)
    assert "Welcome to HSB casework, Tia Teacher" in page.text
    weak = client.post(link, {"password": "short"})
    assert "Choose a password of at least 12 characters" in weak.text
    response = client.post(link, {"password": "correct horse battery staple"})
    assert response.url == "/account/login/"
    gone = client.get(link)
    assert gone.status_code == 410
    assert "This link can no longer be used" in gone.text
    signed_in = client.post(
        "/account/login/",
        {"login": "Tia@Example.test", "password": "correct horse battery staple"},
    )
    assert signed_in.status_code == 302
    assert client.get("/account/").status_code == 200
    tia.refresh_from_db()
    assert tia.last_login is not None


def test_an_invitation_is_sent_again_and_withdrawn(
    as_administrator, world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        as_administrator.post("/administration/people/invite/", invitation_sent(world))
        tia = User.objects.get(email="tia@example.test").pk
        as_administrator.post(f"/administration/people/{tia}/invitation/")
    assert len(mail.outbox) == 2
    page = as_administrator.post(
        f"/administration/people/{tia}/invitation/withdraw/", {"reason": "Mistake"}, follow=True
    )
    assert "was withdrawn" in page.text
    assert "Withdrawn on" in page.text
    again = as_administrator.post(
        f"/administration/people/{tia}/invitation/withdraw/", {"reason": "Mistake"}
    )
    assert "The person has no open invitation" in again.text
    has_password = world["teacher"].user.pk
    page = as_administrator.post(f"/administration/people/{has_password}/invitation/", follow=True)
    assert "The person has a password already" in page.text


def test_an_invitation_that_ran_out_says_so(as_administrator, world):
    as_administrator.post("/administration/people/invite/", invitation_sent(world))
    tia = User.objects.get(email="tia@example.test")
    from tests.support.roles import as_owner

    with as_owner():
        tia.invitations.update(expires_at=clock.now() - datetime.timedelta(days=1))
    page = as_administrator.get(f"/administration/people/{tia.pk}/")
    assert "Ran out on" in page.text


def test_an_invitation_from_a_team_begins_with_that_team(as_administrator, world):
    team = world.teams["police"]
    page = as_administrator.get(f"/administration/people/invite/?team={team.pk}").text
    assert re.search(rf'<option value="{team.pk}" selected', page)


def test_people_are_searched_without_their_names_in_the_address(as_administrator):
    response = as_administrator.post("/administration/people/", {"words": "terry TEACH"})
    assert re.fullmatch(r"/administration/people/\?search=[\w-]+", response.url)
    page = as_administrator.get(response.url).text
    assert "Terry Teacher" in page
    assert "Sam Safeguard" not in page
    assert "Show everybody" in page
    by_address = as_administrator.post("/administration/people/", {"words": "school@example"})
    assert "Sam Safeguard" in as_administrator.get(by_address.url).text
    nobody = as_administrator.post("/administration/people/", {"words": "zzz"})
    assert "Nobody was found" in as_administrator.get(nobody.url).text
    everybody = as_administrator.post("/administration/people/", {"words": ""})
    assert everybody.url == "/administration/people/"
    assert "Terry Teacher" in as_administrator.get("/administration/people/?search=made-up").text


def test_a_person_is_changed_deactivated_and_reactivated(as_administrator, world):
    pk = world["teacher"].user.pk
    as_administrator.post(
        f"/administration/people/{pk}/change/",
        {"full_name": "Terry Tutor", "email": "tutor@example.test"},
    )
    person = User.objects.get(pk=pk)
    assert (person.full_name, person.email) == ("Terry Tutor", "tutor@example.test")
    for expected in (False, True):
        as_administrator.post(f"/administration/people/{pk}/active/", {"reason": "Test"})
        person.refresh_from_db()
        assert person.is_active is expected
    page = as_administrator.post(
        f"/administration/people/{pk}/change/", {"full_name": "", "email": "nonsense"}
    )
    assert "Enter the person’s name" in page.text
    assert "Enter an email address like name@example.org" in page.text


def test_a_membership_is_given_and_ended(as_administrator, world):
    pk = world["teacher"].user.pk
    sent = invitation_sent(world, role="safeguarding_lead")
    as_administrator.post(f"/administration/people/{pk}/memberships/new/", sent)
    made = Membership.objects.get(user=pk, role="safeguarding_lead")
    page = as_administrator.post(
        f"/administration/memberships/{made.pk}/end/", {"reason": "Test"}, follow=True
    )
    assert "Ended memberships" in page.text
    made.refresh_from_db()
    assert made.ended_at is not None
    assert as_administrator.get(f"/administration/memberships/{made.pk}/end/").status_code == 404
    page = as_administrator.post(f"/administration/people/{pk}/memberships/new/", {"role": "x"})
    for sentence in ("Choose a team", "Enter the first day of the membership"):
        assert sentence in page.text


def test_who_ends_the_own_administration_is_sent_away(as_administrator, world):
    from hsb_cases.agencies.commands.memberships import give_membership

    admin = world["administrator"]
    give_membership(
        person=world["teacher"].user,
        team=world.teams["administration"],
        role="administrator",
        starts_on=clock.today(),
        at=clock.now(),
        by=admin,
    )
    response = as_administrator.post(
        f"/administration/memberships/{admin.membership.pk}/end/", {"reason": "Leaving"}
    )
    assert response.url == "/"
    assert as_administrator.get("/administration/people/").status_code == 403


def test_what_people_enter_is_never_taken_for_markup(as_administrator, world):
    pk = world["teacher"].user.pk
    as_administrator.post(
        f"/administration/people/{pk}/change/",
        {"full_name": "<b>Terry</b>", "email": "t@example.test"},
    )
    for address in ("/administration/people/", f"/administration/people/{pk}/"):
        page = as_administrator.get(address).text
        assert "<b>Terry</b>" not in page
        assert "&lt;b&gt;Terry&lt;/b&gt;" in page
