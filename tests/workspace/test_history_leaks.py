"""Two families, one incident: nothing of the other child's record in this child's history."""

from dataclasses import replace

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from hsb_cases.agencies.acting import acting
from hsb_cases.audit.selectors.changes import Wanted, saves_of_case
from hsb_cases.audit.sources import SOURCES
from hsb_cases.cases.commands.sharing import SharingReason, exclude_person, share_case
from hsb_cases.cases.models import Case, Level, PossibleMatch, SharingBasis
from hsb_cases.core.database.row_security import RULES
from tests.audit.arrange import ONE, TWO, cases_of_two
from tests.support.built_once import built_once
from tests.support.concerns import MILA, OWEN, with_children
from tests.support.roles import as_owner
from tests.support.world import NOON

pytestmark = pytest.mark.django_db

CANARY = "Kanarienvogel"
SHARED = {"cases.incident", "cases.harmedadult", "referrals.concern"}
"""The facts of what happened belong to every child of the incident."""
OTHER_FAMILY = replace(
    OWEN,
    given_name=f"{CANARY}given",
    family_name=f"{CANARY}family",
    known_as=f"{CANARY}known",
    address=f"{CANARY} Street",
    household=f"{CANARY} home",
    school_name=f"{CANARY} School",
    carers=((f"{CANARY} Reed", "father"),),
    what_the_child_said=f"“{CANARY} said.”",
    pattern_comment=f"{CANARY} pattern",
    safety_facts="Supervised around younger children.",
    as_reported={"given_name": f"{CANARY}given", "anything": f"{CANARY} else"},
)
KEPT = {
    "nhs_number",
    "upn",
    "former_upn",
    "local_authority_child_id",
    "school_urn",
    "gp_practice_code",
    "uprn",
    "email",
    "reference",
    "paused_reason",
}
"""Texts whose shape is checked, that name the record, or that go with a date which is not there."""


def texts(model):
    """The columns of a model that a canary can sit in."""
    for field in model._meta.concrete_fields:
        wordy = isinstance(field, models.CharField | models.TextField) and not field.choices
        if wordy and field.name not in KEPT and not isinstance(field, models.SlugField):
            yield field


def fill_with_canaries(manager, case):
    """Every text of every record of the case that its manager may change."""
    with acting(manager):
        page = saves_of_case(case_id=case.pk, child_id=case.child_id, wanted=Wanted())
    found = {
        (record.source.kind, record.record)
        for save in page.saves
        for record in save.records
        if record.source.kind not in SHARED
    }
    filled = set()
    for kind, number in sorted(found):
        model = SOURCES[kind].model
        # The safety facts are what the other worker is meant to see, on the case page.
        fields = [field for field in texts(model) if field.name != "safety_facts"]
        if RULES[model].change is None or not fields:
            continue
        with acting(manager, summary=f"{CANARY} summary", reason=f"{CANARY} reason"):
            record = model.objects.get(pk=number)
            for field in fields:
                setattr(record, field.name, f"{CANARY} {field.name}"[: field.max_length])
            record.save()
        filled.add(kind)
    return filled


@built_once
def families(world):
    two = cases_of_two(world, with_children(MILA, OTHER_FAMILY))
    manager = world["northmere manager"]
    why = SharingReason(f"{CANARY} purpose", SharingBasis.PUBLIC_TASK)
    share_case(
        case=two.second,
        recipient=world["police"].membership,
        level=Level.VIEW,
        why=why,
        at=NOON,
        by=manager,
    )
    exclude_person(
        case=two.second, user=world["teacher"].user, reason=f"{CANARY} kin", at=NOON, by=manager
    )
    # Notices are made by the database alone, never by the runtime role.
    with acting(manager), as_owner():
        PossibleMatch.objects.create(
            case=two.second,
            child=two.second.child,
            why=f"{CANARY} why",
            entered_by_agency=f"{CANARY} agency",
            noticed_at=NOON,
        )
    filled = fill_with_canaries(manager, two.second)
    assert {
        "cases.child",
        "cases.childaddress",
        "cases.person",
        "cases.relationship",
        "cases.household",
        "cases.participation",
        "cases.share",
        "cases.exclusion",
        "cases.possiblematch",
        "reminders.deadline",
    } <= filled
    return two


def every_page(actor, case):
    """Everything the history shows of a case: each page, each kind of record, who looked."""
    client = Client()
    client.force_login(actor.user)
    start = reverse("workspace:case_history", args=[case.reference])
    queries = [{}, *({"kind": kind} for kind in SOURCES)]
    pages = [client.get(start, query) for query in queries]
    pages.append(client.get(reverse("workspace:case_access", args=[case.reference])))
    assert {page.status_code for page in pages} == {200}
    return "".join(page.content.decode() for page in pages)


def test_the_other_childs_words_never_appear(world, families):
    shown = every_page(world[ONE], families.first)
    assert CANARY not in shown
    assert families.second.reference not in shown
    assert "Dana Hart" in shown
    assert "Orchard Row" in shown


def test_the_same_words_do_appear_to_that_childs_own_worker(world, families):
    shown = every_page(world[TWO], families.second)
    for words in ("given", " Street", " Reed", "purpose", " contact_limit", "summary", "reason"):
        assert f"{CANARY}{words}" in shown or f"{CANARY} {words.strip()}" in shown, words
    # What happened is every child's; where the first child lives and with whom is not.
    assert "Dana Hart" not in shown
    assert "Orchard Row" not in shown


def test_whoever_sees_both_reads_each_child_in_its_own_history(world, families):
    """No way from one child's record to the other's, even for the auditor of both."""
    shown = every_page(world["northmere auditor"], families.first)
    assert CANARY not in shown
    with as_owner():
        assert Case.objects.count() == 2
