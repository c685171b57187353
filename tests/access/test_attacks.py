"""What somebody tries who means to see or do more than is theirs."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import Membership
from hsb_cases.agencies.requests import SESSION_KEY
from hsb_cases.cases.commands.sharing import exclude_person
from hsb_cases.cases.models import Case, ChildAddress, Level, Relationship, Share
from hsb_cases.core.references import ALPHABET, check_character, new_reference
from hsb_cases.drafts.models import Draft
from referrals.models import Concern
from tests.access import canaries
from tests.access.asking import address, ask, recorded, targets
from tests.access.conftest import sign_in
from tests.access.routes import routes
from tests.access.setting import LEVELS, WRITER
from tests.access.table import TABLE
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

CASE_ROUTES = sorted(
    route.name
    for route in routes()
    if route.name.startswith(("workspace:", "cases:"))
    and "reference" in route.parameters
    and route.name in TABLE
)


def case_page(setting, name):
    return reverse("workspace:case", args=[setting.cases[name].reference])


def nothing_of(response, *words):
    return not [word for word in words if word.encode() in response.content]


@pytest.mark.parametrize("name", CASE_ROUTES)
def test_an_excluded_person_finds_no_trace_of_the_case_on_any_route(setting, browsers, name):
    row = TABLE[name]
    route = next(one for one in routes() if one.name == name)
    for target in targets(setting, row, route)[:2]:
        for method in ("GET", "POST"):
            response = ask(browsers["front door excluded"], method, address(row, target.words))
            allowed = {404} if method in row.methods else {404, 405}
            assert response.status_code in allowed
            assert nothing_of(response, *canaries.EVERY)


def test_an_exclusion_made_in_mid_session_holds_at_the_next_request(setting, browsers):
    browser = browsers["therapist"]
    assert browser.get(case_page(setting, "mila")).status_code == 200
    exclude_person(
        case=setting.cases["mila"],
        user=setting.world["therapist"].user,
        reason="A neighbour of the family",
        at=NOON,
        by=setting.world["northmere front door manager"],
    )
    for path in (case_page(setting, "mila"), reverse("workspace:caseload"), "/"):
        response = browser.get(path)
        assert nothing_of(response, canaries.MILA, setting.cases["mila"].reference), path
    assert browser.get(case_page(setting, "mila")).status_code == 404


def test_an_ended_membership_holds_at_the_next_request(setting, browsers):
    browser = browsers["northmere worker one"]
    assert browser.get(case_page(setting, "mila")).status_code == 200
    membership = setting.world["northmere worker one"].membership
    with as_owner(), acting(setting.world["administrator"]):
        membership.ended_at = NOON
        membership.save(update_fields=["ended_at"])
    for path in (case_page(setting, "mila"), reverse("workspace:caseload"), "/"):
        response = browser.get(path)
        assert response.status_code == 403
        assert nothing_of(response, *canaries.EVERY)


def test_a_deactivated_person_is_signed_out_at_the_next_request(setting, browsers):
    browser = browsers["northmere worker one"]
    user = setting.world["northmere worker one"].user
    with as_owner(), acting(setting.world["administrator"]):
        user.is_active = False
        user.save(update_fields=["is_active"])
    response = browser.get(case_page(setting, "mila"))
    assert response.status_code == 302
    assert "/account/login/" in response.url


def test_nobody_acts_in_a_membership_that_is_somebody_elses(setting, browsers):
    browser = browsers["police"]
    session = browser.session
    for person in ("northmere front door manager", "stoneford front door", "administrator"):
        session[SESSION_KEY] = setting.world[person].membership.pk
        session.save()
        assert browser.get(case_page(setting, "mila")).status_code == 404
        assert browser.get("/administration/people/").status_code == 404
        chosen = {"membership": setting.world[person].membership.pk}
        browser.post(reverse("change_agency"), chosen)
        assert browser.get(case_page(setting, "mila")).status_code == 404


def test_nobody_acts_in_a_membership_of_their_own_that_has_ended(setting):
    user = setting.world["front door former"].user
    with as_owner(), system_acting("Test"):
        held = Membership.objects.create(
            user=user, team=setting.world.teams["police"], role="police", starts_on=NOON.date()
        )
    browser = Client()
    sign_in(browser, user)
    session = browser.session
    for chosen in (setting.ended.pk, str(setting.ended.pk), "'; --", None, [1], held.pk):
        session[SESSION_KEY] = chosen
        session.save()
        assert browser.get(case_page(setting, "mila")).status_code == 404
        assert "Police" in browser.get(reverse("account")).content.decode()


def test_what_is_shared_in_one_membership_is_not_seen_in_another(setting):
    """A social worker who is also a school governor sees no case while acting for the school."""
    world = setting.world
    user = world["northmere worker one"].user
    with as_owner(), system_acting("Test"):
        school = Membership.objects.create(
            user=user, team=world.teams["school"], role="safeguarding_lead", starts_on=NOON.date()
        )
    browser = Client()
    sign_in(browser, user)
    path = case_page(setting, "mila")
    browser.post(reverse("change_agency"), {"membership": school.pk})
    for_the_school = browser.get(path)
    assert nothing_of(for_the_school, canaries.MILA)
    own = world["northmere worker one"].membership.pk
    browser.post(reverse("change_agency"), {"membership": own})
    assert canaries.MILA.encode() in browser.get(path).content


def test_drafts_are_closed_to_everybody_else_even_to_the_writer_in_another_membership(setting):
    world = setting.world
    user = world[WRITER].user
    with as_owner(), system_acting("Test"):
        other = Membership.objects.create(
            user=user, team=world.teams["police"], role="police", starts_on=NOON.date()
        )
    browser = Client()
    sign_in(browser, user)
    path = reverse("referrals:draft", args=[setting.draft.reference])
    browser.post(reverse("change_agency"), {"membership": other.pk})
    response = browser.get(path)
    assert response.status_code == 404
    assert nothing_of(response, canaries.DRAFT)


def test_the_draft_of_somebody_else_cannot_be_saved_into_submitted_or_deleted(setting, browsers):
    reference = setting.draft.reference
    with as_owner():
        before = Draft.objects.get(reference=reference).contents
    for person in ("northmere worker two", "northmere front door manager", "school"):
        for name in ("draft_autosave", "draft_discard", "draft_check", "draft_children"):
            path = reverse(f"referrals:{name}", args=[reference])
            sent = {"path": "account", "account": "Mine now", "add": "children", "version": "1"}
            assert browsers[person].post(path, sent).status_code == 404, (person, name)
    with as_owner():
        assert Draft.objects.get(reference=reference).contents == before


def test_a_draft_reference_of_somebody_else_is_not_found_out_by_submitting(setting, browsers):
    """The reference of a concern's draft is unique; nobody learns that by sending it."""
    with as_owner():
        used = Concern.objects.get(pk=setting.concerns["foreign"].pk).draft_reference
    taken = browsers["police"].get(reverse("referrals:draft", args=[used]))
    free = browsers["police"].get(reverse("referrals:draft", args=[new_reference("DRA")]))
    assert (taken.status_code, free.status_code) == (404, 404)


def test_the_token_of_a_search_is_worth_nothing_to_others(setting, browsers):
    found = browsers["northmere front door"].post(reverse("workspace:search"), {"q": canaries.MILA})
    assert found.status_code == 302
    own = browsers["northmere front door"].get(found.url)
    assert setting.cases["mila"].reference in own.content.decode()
    for person in ("northmere worker two", "police", "northmere front door manager"):
        response = browsers[person].get(found.url)
        assert response.status_code == 404
        assert nothing_of(response, canaries.MILA)


@pytest.mark.parametrize("word", [canaries.MILA, canaries.OWEN, canaries.FOREIGN, canaries.LOG])
def test_a_search_finds_only_what_the_searcher_may_see(setting, browsers, word):
    for person in ("northmere worker two", "police", "school", "other team manager", "teacher"):
        response = browsers[person].post(reverse("workspace:search"), {"q": word}, follow=True)
        shown = {one for one in canaries.EVERY if one.encode() in response.content} - {word}
        assert not shown - setting.may_read_of(person)
        for name, case in setting.cases.items():
            if not LEVELS[name].get(person):
                assert nothing_of(response, case.reference), (person, name)


def test_a_search_by_reference_tells_nobody_that_a_case_exists(setting, browsers):
    def answer(reference):
        path = reverse("workspace:search")
        response = browsers["police"].post(path, {"q": reference}, follow=True)
        return response.status_code, response.content.replace(reference.encode(), b"")

    there = answer(setting.cases["mila"].reference)
    gone = answer(new_reference("HSB"))
    assert there[0] == gone[0]
    strip = lambda body: body.split(b"csrfmiddlewaretoken")[0]  # noqa: E731 -- the token differs
    assert strip(there[1]) == strip(gone[1])


def test_neighbouring_references_lead_nowhere(setting, browsers):
    """Only one in 31 guesses has a right check character, and none of them is a sequence."""
    reference = setting.cases["mila"].reference
    body = reference[4:].replace("-", "")[:7]
    for last in ALPHABET:
        guess = body[:6] + last
        whole = guess + check_character(guess)
        path = f"/cases/HSB-{whole[:4]}-{whole[4:]}/"
        if path != f"/cases/{reference}/":
            assert browsers["northmere front door"].get(path).status_code == 404
    for spelt in (reference.lower(), reference.replace("-", ""), f"{reference} ", f"{reference}'"):
        assert browsers["police"].get(f"/cases/{spelt}/").status_code == 404


@pytest.mark.parametrize(
    ("route", "model", "path"),
    [
        ("workspace:person_change", Relationship, "child"),
        ("workspace:address_change", ChildAddress, "child"),
        ("workspace:share_end", Share, "case"),
    ],
)
def test_a_number_of_another_case_leads_nowhere_under_the_own_case(
    setting, browsers, route, model, path
):
    """The front door sees both cases; a record still belongs to its own case's address."""
    case = setting.cases["owen"]
    of = case.child_id if path == "child" else case.pk
    with as_owner():
        number = model.objects.filter(**{path: of}).first().pk
    address = reverse(route, args=[setting.cases["mila"].reference, number])
    for person in ("northmere worker one", "northmere front door"):
        for method in ("GET", "POST"):
            assert ask(browsers[person], method, address).status_code == 404, (person, method)


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_header_or_a_field_that_names_another_method_is_not_listened_to(
    setting, browsers, header
):
    path = reverse("workspace:case_sharing", args=[setting.cases["mila"].reference])
    browser = browsers["northmere worker one"]
    before = recorded()
    assert browser.get(path, headers={header: "DELETE"}).status_code == 200
    assert browser.post(path, {"_method": "DELETE"}, headers={header: "GET"}).status_code == 405
    assert recorded() == before


@pytest.mark.parametrize("header", ["X-Forwarded-User", "Remote-User", "X-Actor", "X-Membership"])
def test_a_header_that_names_a_person_is_not_listened_to(setting, header):
    user = setting.world["northmere front door manager"].user
    for value in (user.email, str(user.pk)):
        response = Client().get(case_page(setting, "mila"), headers={header: value})
        assert response.status_code == 302


def test_fields_that_no_form_has_change_nothing(setting, browsers):
    """Everything a record has is sent along with a form that changes something else."""
    case, world = setting.cases["mila"], setting.world
    browser = browsers["northmere worker one"]
    extra = {
        "managing_team": world["police"].team.pk,
        "worker": world["police"].membership.pk,
        "local_authority": world.authorities["Stoneford"].pk,
        "held_by": world["police"].team.group_id,
        "child": setting.cases["foreign"].child_id,
        "case": setting.cases["foreign"].pk,
        "status": "closed",
        "restricted": "on",
        "merged_into": setting.cases["owen"].child_id,
        "created_in": "00000000-0000-0000-0000-000000000000",
        "level": "50",
    }
    for name in ("child_change", "person_new", "address_new", "household_new"):
        path = reverse(f"workspace:{name}", args=[case.reference])
        # The form as it is shown, with what was in it, and more.
        typed = {"full_name": "A person", "kind": "other", "lines": "1 Road", "name": "A home"}
        typed |= {"parental_responsibility": "unknown", "reason": "Told by the mother"}
        browser.post(path, {**typed, **extra})
    with as_owner():
        now = Case.objects.get(pk=case.pk)
        assert (now.managing_team_id, now.worker_id) == (case.managing_team_id, case.worker_id) or (
            now.worker_id == world["northmere worker one"].membership.pk
        )
        assert now.managing_team_id == case.managing_team_id
        assert now.local_authority_id == case.local_authority_id
        assert now.child_id == case.child_id
        assert now.status == "open"
        assert not now.restricted
        assert now.child.merged_into_id is None
        assert now.child.held_by_id == case.child.held_by_id


def test_a_share_cannot_be_made_for_a_case_one_only_reads(setting, browsers):
    case = setting.cases["mila"]
    for person in ("health", "therapist", "northmere auditor", "school", "police"):
        path = reverse("workspace:share", args=[case.reference])
        group = setting.world[person].agency.group_id
        sent = {
            "kind": "agency",
            "agency": group,
            "level": Level.MANAGE,
            "purpose": "To help",
            "basis": "public_task",
        }
        with as_owner():
            before = Share.objects.count()
        assert browsers[person].post(path, sent).status_code in {403, 404}
        with as_owner():
            assert Share.objects.count() == before


def test_every_refusal_is_written_down_with_the_reference_that_was_typed(setting, browsers):
    from hsb_cases.audit.models import AccessEntry

    reference = setting.cases["mila"].reference
    browsers["police"].get(case_page(setting, "mila"))
    with as_owner():
        entry = AccessEntry.objects.filter(kind="refused").latest("pk")
    assert (entry.reference, entry.page) == (reference, "workspace:case")
    assert entry.user == setting.world["police"].user


def test_nothing_of_a_request_is_left_on_the_connection_for_the_next_query(setting, browsers):
    browsers["northmere front door manager"].get(case_page(setting, "mila"))
    browsers["police"].get("/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('hsb.user', true)")
        last = cursor.fetchone()[0]
    # In one shared transaction the last request's settings stand; never the one before.
    assert last in {"", None, str(setting.world["police"].user.pk)}


def test_a_colleague_who_is_kept_away_finds_no_trace_in_the_teams_own_log(setting):
    """The team reported the child; a relative of the child in that team must not read it there."""
    world = setting.world
    with as_owner(), system_acting("Test"):
        colleague = world.person("colleague", "Kit Kin", "school", "safeguarding_lead")
    browser = Client()
    sign_in(browser, colleague.user)
    concern = setting.concerns["siblings"].reference
    own_entry = reverse("referrals:concern", args=[concern])
    assert canaries.MILA_REPORTED.encode() in browser.get(own_entry).content
    for name in ("mila", "owen"):
        exclude_person(
            case=setting.cases[name],
            user=colleague.user,
            reason="An uncle of the child",
            at=NOON,
            by=world["northmere front door manager"],
        )
    for path in (
        own_entry,
        reverse("referrals:done", args=[concern]),
        reverse("referrals:concerns"),
        "/",
    ):
        response = browser.get(path)
        assert response.status_code in {200, 404}
        assert nothing_of(response, *canaries.EVERY, setting.cases["mila"].reference), path
