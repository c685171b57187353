"""A page of an assessment that is gone back to and sent again: nothing typed is lost or hidden."""

import pytest
from django.urls import reverse

from assessments.commands import save_part
from assessments.models import AssessmentDraft, AssessmentVersion
from assessments.views import writing
from tests.assessments.arrange import ONE, TWO
from tests.assessments.writing import AT, owens_case, place_of, started, typed, works_on
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
PART = "recommendations"


@built_once
def assessment(world):
    owen = owens_case(world)
    works_on(world, owen, TWO)
    return started(world, owen, co_worker=TWO)


def texts(assessment):
    with as_owner():
        kept = AssessmentDraft.objects.filter(assessment=assessment).order_by("pk")
        return [(one.raw[PART][0], one.beside_id) for one in kept]


def said(assessment):
    with as_owner():
        return AssessmentVersion.objects.get(assessment=assessment).recommendations


def test_without_scripts_an_older_page_that_is_sent_again_leaves_both_texts(world, assessment):
    """Its count stands still: the record took its words while the page went on showing others."""
    page = reverse("assessment_record:part", args=[assessment.reference, PART])
    author = signed_in(world[ONE])
    opened = {"version": "0", "window": "w", "sequence": "1", "action": "later"}
    first, second = "A plan at home and at school.", "A plan at school, and none at home."
    assert author.post(page, {**opened, PART: first}).status_code == 302
    again = author.post(page, {**opened, PART: second})
    assert again.status_code == 409
    assert second in again.content.decode()
    author.post(page, {**opened, PART: f"{second} Or so."})
    assert said(assessment) == first
    me = world[ONE].membership.pk
    assert texts(assessment) == [(first, None), (f"{second} Or so.", me)]


def test_a_late_autosave_is_still_dropped(world, assessment):
    place = place_of(assessment, PART)
    for sequence, words in ((5, "Later"), (4, "Earlier")):
        sent = typed(0, sequence, "w", recommendations=words)
        save_part(place=place, sent=sent, at=AT, by=world[ONE])
    assert texts(assessment) == [("Later", None)]


def test_whoever_is_overtaken_between_saving_and_recording_is_told(world, assessment, monkeypatch):
    truly = writing.record_part
    theirs = typed(99, 1, "two", recommendations="Another text.")

    def overtaken(**given):
        save_part(place=given["place"], sent=theirs, at=AT, by=world[TWO])
        return truly(**given)

    monkeypatch.setattr(writing, "record_part", overtaken)
    page = reverse("assessment_record:part", args=[assessment.reference, PART])
    sent = {"version": "0", "window": "w", "sequence": "1", PART: "A plan at home and at school."}
    answer = signed_in(world[ONE]).post(page, {**sent, "action": "later"})
    assert answer.status_code == 409
    assert "Another text." in answer.content.decode()
