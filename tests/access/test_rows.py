"""The second lock alone: which rows the runtime role sees and changes, whatever the code asks.

What each person should see is worked out here in Python from the access matrix
(tests/access/setting.py) and compared with what the database answers.
"""

import re
import uuid

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from hsb_cases.agencies.acting import acting, tell_database
from hsb_cases.cases.models import Case, CaseGroupObjectPermission, Level, Share, SharingBasis
from hsb_cases.core.database.row_security import RULES, history_model
from referrals.models import Concern
from tests.access.canaries import TO_THE_CHILD
from tests.access.setting import CONCERNS, LEVELS
from tests.access.test_every_route import CLOSE
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

NEEDED = {"Exclusion": Level.MANAGE, "PossibleMatch": Level.CONTRIBUTE, "AccessRequest": 99}
"""The least level that reads a table of a child's records, where it is not the whole record's."""
OF_CASES_ONLY = frozenset(
    {
        "Case",
        "Share",
        "Exclusion",
        "Deadline",
        "RuleOverride",
        "JusticeEvent",
        "Acknowledgement",
        "HsbAssessment",
        "Intervention",
        "InterventionSession",
        "ProgressMeasure",
        "InterventionReview",
        "EndSummary",
        "SupportDecision",
        "HsbReferral",
    }
)
"""Tables whose rows hang on a case: a child in the own log has none."""
PEOPLE = sorted(
    (CLOSE | set().union(*LEVELS.values()) | {"analyst", "other team worker"})
    # A membership that has ended is no actor at all: see test_attacks.
    - {"front door former"}
)


def models_by_name():
    return {model.__name__: model for model in RULES}


def keys(model, actor):
    with acting(actor):
        return set(model._default_manager.values_list("pk", flat=True))


def truly(model, **where):
    with as_owner():
        return set(model._default_manager.filter(**where).values_list("pk", flat=True))


def level(person, name):
    return LEVELS[name].get(person, 0)


def of_the_child(setting, person, name):
    """The rows of a table of children's records that a person should see."""
    model, path = models_by_name()[name], TO_THE_CHILD[name]
    needed = NEEDED.get(name, Level.VIEW)
    return {
        key
        for child, case in setting.cases.items()
        if level(person, child) >= needed
        for key in truly(model, **{path: case.child_id})
    }


def in_the_own_log(setting, person, name):
    """What hangs on a child that is in no case: seen by the team whose log it is in."""
    if person not in CONCERNS["log"] or name in OF_CASES_ONLY:
        return set()
    with as_owner():
        children = [
            part.child_id
            for log in ("log", "away")
            for part in setting.concerns[log].incident.participations.all()
        ]
    return truly(models_by_name()[name], **{f"{TO_THE_CHILD[name]}__in": children})


@pytest.mark.parametrize("name", sorted(TO_THE_CHILD))
def test_each_person_sees_the_rows_of_the_children_they_work_with(setting, name):
    if name not in models_by_name():
        pytest.fail(f"{name} is no protected table any more: take it out of TO_THE_CHILD")
    for person in PEOPLE:
        expected = of_the_child(setting, person, name) | in_the_own_log(setting, person, name)
        assert keys(models_by_name()[name], setting.world[person]) == expected, person


@pytest.mark.parametrize(
    ("name", "where", "needed"),
    [
        ("AssessmentVersion", {}, Level.VIEW),
        ("DomainFinding", {}, Level.VIEW),
        ("AssessmentDraft", {}, Level.CONTRIBUTE),
        ("AssessmentReport", {"approved_at__isnull": False}, Level.VIEW),
        ("AssessmentReport", {"approved_at__isnull": True}, Level.CONTRIBUTE),
    ],
    ids=["signed off", "a domain", "typed", "approved", "not approved"],
)
def test_what_an_assessment_says_is_seen_as_far_as_it_has_got(setting, name, where, needed):
    model = models_by_name()[name]
    there = truly(model, **where)
    assert there
    for person in PEOPLE:
        expected = there if level(person, "owen") >= needed else set()
        assert keys(model, setting.world[person]) & there == expected, person


def test_each_person_sees_the_incidents_of_their_cases_and_of_their_log(setting):
    incidents = {name: concern.incident_id for name, concern in setting.concerns.items()}
    for person in PEOPLE:
        expected = {
            incidents[concern]
            for concern, cases in (("siblings", ("mila", "owen")), ("foreign", ("foreign",)))
            if any(level(person, case) >= Level.VIEW for case in cases)
        }
        expected |= {incidents["log"], incidents["away"]} if person in CONCERNS["log"] else set()
        assert keys(models_by_name()["Incident"], setting.world[person]) == expected, person


def test_each_person_sees_the_concerns_of_their_own_and_of_their_incidents(setting):
    for person in PEOPLE:
        expected = {
            concern.pk
            for name, concern in setting.concerns.items()
            if person in CONCERNS[name]
            or (name == "siblings" and max(level(person, c) for c in ("mila", "owen")) >= 30)
            or (name == "foreign" and level(person, "foreign") >= 30)
        }
        assert keys(Concern, setting.world[person]) == expected, person


def test_a_child_as_reported_is_seen_by_the_reporter_and_by_who_works_with_that_child(setting):
    for person in PEOPLE:
        expected = set()
        for name, concern in setting.concerns.items():
            for child in truly(models_by_name()["ConcernChild"], concern=concern):
                with as_owner():
                    of = models_by_name()["ConcernChild"].objects.get(pk=child).child_id
                seen = [c for c, case in setting.cases.items() if case.child_id == of]
                if person in CONCERNS[name] or any(level(person, c) >= 30 for c in seen):
                    expected.add(child)
        assert keys(models_by_name()["ConcernChild"], setting.world[person]) == expected, person


def test_the_projection_shows_each_person_their_own_entries_at_their_own_level(setting):
    for person in PEOPLE:
        with acting(setting.world[person]):
            entries = models_by_name()["CaseloadEntry"].objects.values_list("reference", "level")
            found = {}
            for reference, held in entries:
                found[reference] = max(held, found.get(reference, 0))
        expected = {
            case.reference: level(person, name)
            for name, case in setting.cases.items()
            if level(person, name)
        }
        assert found == expected, person


@pytest.mark.parametrize("model", RULES, ids=lambda model: model.__name__)
def test_without_anybody_acting_no_row_is_seen(setting, model):
    tell_nobody()
    for table in (model, history_model(model)):
        if table is not None:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table._meta.db_table}")
                assert cursor.fetchone() == (0,)


def tell_nobody():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('hsb.user', '', true), set_config('hsb.principals', '', true),"
            " set_config('hsb.act', '', true)"
        )


def test_history_is_seen_by_who_sees_the_record_and_by_nobody_else(setting):
    child = models_by_name()["Child"]
    for person in PEOPLE:
        seen = keys(child, setting.world[person])
        with acting(setting.world[person]):
            versions = set(history_model(child).objects.values_list("id", flat=True))
        assert versions == seen, person


def test_a_principal_is_made_of_numbers_whatever_people_and_agencies_are_called(setting):
    forged = f"x,g{setting.cases['foreign'].managing_team.group_id}','true);RESET ROLE;--"
    actor = setting.world["police"]
    with as_owner(), acting(setting.world["administrator"]):
        for record, column in ((actor.user, "full_name"), (actor.agency, "name")):
            setattr(record, column, forged[:120])
            record.save()
    for person in setting.people:
        for principal in setting.world[person].principals:
            assert re.fullmatch(r"[gm][0-9]+", principal), person
    assert keys(Case, actor) == set()


def test_a_person_of_a_role_without_content_has_no_principal_at_all(setting):
    for person in ("administrator", "analyst", "information governance"):
        assert setting.world[person].principals == ()


def refused(work):
    """The database refuses, and the transaction goes on."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        work()
    assert re.search("row-level security|permission denied|append-only", str(error.value))


def permission():
    from django.contrib.auth.models import Permission

    return Permission.objects.get(codename="manage_case", content_type__app_label="cases")


def new_share(case, group):
    return Share.objects.create(
        case=case,
        group=group,
        level=Level.MANAGE,
        purpose="Because",
        basis=SharingBasis.PUBLIC_TASK,
        shared_by="Nobody",
        shared_at=NOON,
    )


@pytest.mark.parametrize("person", ["police", "therapist", "health", "school", "other team worker"])
def test_nobody_grants_themselves_a_case_that_they_do_not_manage(setting, person):
    actor = setting.world[person]
    case = setting.cases["mila"]
    held = Share.objects.none()
    with as_owner():
        held = Share.objects.filter(case=case).first()
    with acting(actor):
        refused(lambda: new_share(case, actor.team.group))
        refused(
            lambda: CaseGroupObjectPermission.objects.create(
                group=actor.team.group, permission=permission(), content_object=case, share=held
            )
        )


WRITES = {
    "a caseload entry is written": (
        "INSERT INTO cases_caseloadentry (principal, case_id, level, sealed, reference, status,"
        " local_authority_id, managing_team_id, opened_at, next_due_label, due_order)"
        " SELECT 'm1', id, 50, false, reference, status, local_authority_id, managing_team_id,"
        " opened_at, '', DATE '2026-01-01' FROM cases_case"
    ),
    "a caseload entry is raised": "UPDATE cases_caseloadentry SET level = 50",
    "a caseload entry is deleted": "DELETE FROM cases_caseloadentry",
    "history is changed": "UPDATE cases_historicalcase SET status = 'closed'",
    "history is deleted": "DELETE FROM cases_historicalcase",
    "history is emptied": "TRUNCATE cases_historicalcase",
    "a case is deleted": "DELETE FROM cases_case",
    "a child is deleted": "DELETE FROM cases_child",
    "who looked is changed": "UPDATE audit_accessentry SET actor_name = 'Nobody'",
    "who looked is deleted": "DELETE FROM audit_accessentry",
    "a policy is dropped": "DROP POLICY hsb_see ON cases_case",
    "row security is switched off": "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
    "a trigger is switched off": "ALTER TABLE cases_historicalcase DISABLE TRIGGER hsb_append_only",
    "triggers are passed by": "SET session_replication_role = replica",
    "the projection is called": "SELECT hsb_project_case(1)",
    "shares are ended": "SELECT hsb_end_expired_shares()",
}


@pytest.mark.parametrize("what", WRITES)
def test_the_runtime_role_cannot_do_it_even_for_a_manager(setting, what):
    with acting(setting.world["northmere front door manager"]), connection.cursor() as cursor:
        with pytest.raises(DatabaseError) as error, transaction.atomic():
            cursor.execute(WRITES[what])
        assert re.search("permission denied|must be owner|append-only", str(error.value))


def test_a_row_cannot_be_written_as_part_of_somebody_elses_act(setting):
    actor = setting.world["northmere worker one"]
    with as_owner():
        theirs = setting.cases["foreign"].created_in
    with acting(actor) as act:
        assert act.id != theirs
        refused(
            lambda: Case.objects.create(
                reference="HSB-TEST-0001",
                child=setting.cases["mila"].child,
                local_authority=setting.world.authorities["Stoneford"],
                managing_team=actor.team,
                opened_at=NOON,
                created_in=theirs,
            )
        )


def test_an_excluded_person_sees_no_row_however_much_they_are_granted(setting):
    actor = setting.world["front door excluded"]
    assert f"g{actor.team.group_id}" in actor.principals
    for name in ("Case", "Child", "Participation", "Referral", "CaseloadEntry", "Share"):
        assert keys(models_by_name()[name], actor) == set(), name


def test_row_security_binds_every_record_of_a_case_in_every_app(setting):
    """A table that points at a case, a child or an incident is protected too."""
    rooted = {Case, *(models_by_name()[name] for name in ("Child", "Incident"))}
    for model in apps.get_models():
        if hasattr(model, "instance_type") or not model._meta.managed:
            continue
        points = {field.related_model for field in model._meta.fields if field.is_relation}
        if points & rooted:
            assert model in RULES, model


def test_telling_the_database_a_forged_principal_needs_more_than_a_value(setting):
    """Values are bound, never pasted: a quote in one ends nothing."""
    with transaction.atomic():
        forged = "m0', true), set_config('hsb.principals', 'g1"
        tell_database(user_id=None, principals=(forged,), act_id=uuid.uuid4())
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('hsb.principals')")
            assert cursor.fetchone() == (forged,)
            cursor.execute("SELECT count(*) FROM cases_case")
            assert cursor.fetchone() == (0,)
        transaction.set_rollback(True)


def hung(setting):
    """Own rows that would open a record elsewhere if they were moved there, by what is moved."""
    foreign, own = setting.cases["foreign"], setting.cases["mila"]
    names = models_by_name()
    with as_owner():
        person = names["Relationship"].objects.filter(child=foreign.child_id).first().person_id
        home = names["HouseholdMember"].objects.filter(child=foreign.child_id).first()
    return {
        "the child of a case": ("Case", {"pk": own.pk}, {"child": foreign.child_id}),
        "the incident of a part": (
            "Participation",
            {"case": own.pk},
            {"incident": setting.concerns["foreign"].incident_id},
        ),
        "the child of a part": ("Participation", {"case": own.pk}, {"child": foreign.child_id}),
        "the case of a part": ("Participation", {"case": own.pk}, {"case": foreign.pk}),
        "the adult of a relationship": (
            "Relationship",
            {"child": own.child_id},
            {"person": person},
        ),
        "the home of a member": (
            "HouseholdMember",
            {"child": own.child_id},
            {"household": home.household_id},
        ),
        "the child of an address": (
            "ChildAddress",
            {"child": own.child_id},
            {"child": foreign.child_id},
        ),
        "the case of a deadline": ("Deadline", {"case": own.pk}, {"case": foreign.pk}),
    }


@pytest.mark.parametrize(
    "what",
    [
        "the child of a case",
        "the incident of a part",
        "the child of a part",
        "the case of a part",
        "the adult of a relationship",
        "the home of a member",
        "the child of an address",
        "the case of a deadline",
    ],
)
def test_an_own_row_cannot_be_hung_on_a_record_that_its_owner_does_not_see(setting, what):
    name, rows, moved = hung(setting)[what]
    model = models_by_name()[name]
    with acting(setting.world["northmere worker one"]):
        assert model.objects.filter(**rows).exists()
        refused(lambda: model.objects.filter(**rows).update(**moved))


def test_a_new_row_cannot_be_hung_on_a_record_that_its_writer_does_not_see(setting):
    names = models_by_name()
    own, foreign = setting.cases["mila"], setting.cases["foreign"]
    world = setting.world
    with as_owner():
        person = names["Relationship"].objects.filter(child=foreign.child_id).first().person_id
    tries = {
        "a part in an incident": lambda: names["Participation"].objects.create(
            incident_id=setting.concerns["foreign"].incident_id,
            child_id=own.child_id,
            case=own,
            role="harmed",
        ),
        "a case of a child": lambda: Case.objects.create(
            reference="HSB-TEST-0002",
            child_id=foreign.child_id,
            local_authority=world.authorities["Northmere County"],
            managing_team=world["northmere worker one"].team,
            opened_at=NOON,
        ),
        "a relationship with an adult": lambda: names["Relationship"].objects.create(
            child_id=own.child_id, person_id=person, kind="other"
        ),
        "an adult of a child": lambda: names["Relationship"].objects.create(
            child_id=foreign.child_id, person_id=person, kind="other"
        ),
    }
    for what, work in tries.items():
        with acting(world["northmere worker one"]):
            try:
                refused(work)
            except BaseException as error:
                raise AssertionError(what) from error
