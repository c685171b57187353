"""The pages on which an assessment is written, supervised and read."""

import pytest
import time_machine
from django.urls import reverse

from assessments.models import AssessmentDraft, AssessmentVersion, HsbAssessment
from assessments.permissions import may_supervise
from hsb_cases.agencies.acting import system_acting
from hsb_cases.cases.models import Level
from tests.assessments.arrange import MANAGER, ONE, TWO, siblings
from tests.assessments.writing import (
    ANSWERS,
    COORDINATOR,
    again,
    family_started,
    incident_of,
    owens_case,
    recorded,
    sent,
    signed_off,
    started,
    trained,
    works_on,
    written,
)
from tests.support.built_once import built_once
from tests.support.markup import read
from tests.support.roles import as_owner
from tests.workspace.opening import signed_in

pytestmark = pytest.mark.django_db
NOW = "2026-06-02T09:00:00+00:00"


@pytest.fixture(autouse=True)
def one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@built_once
def owen(world):
    return owens_case(world)


@built_once
def assessment(world, owen):
    works_on(world, owen, TWO)
    return started(world, owen, co_worker=TWO)


@built_once
def waiting(world, assessment):
    return sent(world, written(world, assessment))


def at(name, *args):
    return reverse(name, args=args)


def page(client, name, *args, query=""):
    answer = client.get(at(name, *args) + query)
    assert answer.status_code == 200, answer.status_code
    return read(answer.content.decode())


def write(client, assessment, part, status=302, **facts):
    sending = {"version": "0", "window": "w", "sequence": "1", **facts}
    answer = client.post(at("assessment_record:part", assessment.reference, part), sending)
    assert answer.status_code == status, answer.status_code
    return answer


def save(client, assessment, part, **facts):
    sending = {"path": part, "version": "0", "window": "w", "sequence": "1", **facts}
    return client.post(at("assessment_record:save", assessment.reference), sending)


def drafts():
    with as_owner():
        return AssessmentDraft.objects.count()


def test_each_part_leads_to_the_next_and_says_what_is_missing(world, assessment):
    client = signed_in(world[ONE])
    reference = assessment.reference
    shown = page(client, "hsb_assessments:assessment", reference)
    assert "Write the assessment" in shown.text
    form = page(client, "assessment_record:part", reference, "domain-sexual")
    assert "Save and go to “Non-sexual behaviour”" in form.text
    assert "Nothing typed here yet" in form.text
    answer = write(client, assessment, "domain-sexual", concerns="He repeats it.")
    assert answer.url == at("assessment_record:part", reference, "domain-non_sexual")
    form = page(client, "assessment_record:part", reference, "domain-sexual")
    assert "He repeats it." in form.text
    assert "Sexual behaviour: enter the strengths" in form.text
    assert "Recorded 10:00:00 by Northmere Worker One" in form.text
    answer = write(client, assessment, "domain-non_sexual", action="later", concerns="None.")
    assert answer.url == at("hsb_assessments:assessment", reference)
    shown = page(client, "hsb_assessments:assessment", reference)
    assert "Missing before supervision" in shown.text
    assert "Sexual behaviour: enter the strengths" in shown.text
    last = write(client, assessment, "plain", plain_why="To help you.")
    assert last.url == at("hsb_assessments:assessment", reference)
    barred = page(client, "assessment_record:supervision", reference)
    assert "This comes first" in barred.text


def test_what_is_typed_is_saved_as_it_is_typed(world, assessment):
    client = signed_in(world[ONE])
    answer = save(client, assessment, "formulation", formulation="How it")
    assert (answer.status_code, answer.json()) == (200, {"saved_at": "10:00:00", "version": 1})
    form = page(client, "assessment_record:part", assessment.reference, "formulation")
    assert "How it" in form.text
    assert "Saved 10:00:00 by Northmere Worker One" in form.text
    shown = page(client, "hsb_assessments:assessment", assessment.reference)
    assert "Typed, not recorded" in shown.text
    assert save(client, assessment, "tea-leaves").status_code == 404


def test_two_people_get_both_texts_and_choose(world, assessment):
    one, two = signed_in(world[ONE]), signed_in(world[TWO])
    reference = assessment.reference
    save(one, assessment, "recommendations", window="a", recommendations="Mine")
    answer = save(two, assessment, "recommendations", window="b", recommendations="Hers")
    assert answer.status_code == 409
    assert "Yours is kept beside it" in answer.json()["says"]
    both = write(two, assessment, "recommendations", 409, window="b", recommendations="Hers")
    shown = read(both.content.decode())
    for words in ("Mine", "Hers", "Use my text", "Keep the text of Northmere Worker One"):
        assert words in shown.text
    other = world[TWO].membership.pk
    form = page(one, "assessment_record:part", reference, "recommendations")
    assert "Northmere Worker Two typed another text here" in form.text
    assert "Two texts" in page(one, "hsb_assessments:assessment", reference).text
    later = page(
        one, "assessment_record:part", reference, "recommendations", query=f"?show=other&by={other}"
    )
    assert "Use the text of Northmere Worker Two" in later.text
    gone = one.get(at("assessment_record:part", reference, "recommendations") + "?show=other&by=1")
    assert gone.status_code == 302
    write(
        one,
        assessment,
        "recommendations",
        action="both",
        other=str(other),
        version="1",
        window="",
        recommendations="Hers",
    )
    form = page(one, "assessment_record:part", reference, "recommendations")
    assert "Mine Hers" in form.one("textarea").text
    assert drafts() == 1


@pytest.mark.parametrize(("action", "kept"), [("other", "Hers"), ("drop", "Mine")])
def test_one_text_of_two_is_kept(world, assessment, action, kept):
    one, two = signed_in(world[ONE]), signed_in(world[TWO])
    save(one, assessment, "recommendations", window="a", recommendations="Mine")
    save(two, assessment, "recommendations", window="b", recommendations="Hers")
    write(
        two,
        assessment,
        "recommendations",
        action=action,
        other=str(world[TWO].membership.pk),
        version="1",
        window="",
        recommendations="Hers",
    )
    with as_owner():
        left = AssessmentDraft.objects.get()
    assert left.raw == {"recommendations": [kept]}


def test_both_texts_of_one_choice_keep_the_one_that_stands(world, assessment):
    one, two = signed_in(world[ONE]), signed_in(world[TWO])
    save(one, assessment, "formulation", window="a", supervision_level="close", formulation="A")
    save(two, assessment, "formulation", window="b", supervision_level="some", formulation="A")
    write(
        two,
        assessment,
        "formulation",
        action="both",
        other=str(world[TWO].membership.pk),
        version="1",
        window="",
        supervision_level="some",
        formulation="A",
        supervision_detail="At school.",
    )
    with as_owner():
        left = AssessmentDraft.objects.get()
    assert left.raw == {
        "formulation": ["A"],
        "supervision_level": ["close"],
        "supervision_detail": ["At school."],
    }


def test_a_choice_that_is_none_is_told_and_kept(world, assessment):
    client = signed_in(world[ONE])
    answer = write(client, assessment, "formulation", 200, supervision_level="whenever")
    assert "There is a problem" in answer.content.decode()


def test_what_is_under_an_answer_that_was_not_chosen_is_not_recorded(world, assessment):
    client = signed_in(world[ONE])
    write(
        client,
        assessment,
        "safety",
        self_harm_risk="no",
        self_harm_detail="Left over",
        may_be_harmed_themselves="yes",
        harmed_themselves_detail="He told his aunt.",
    )
    with as_owner():
        version = AssessmentVersion.objects.get()
    assert (version.self_harm_detail, version.harmed_themselves_detail) == ("", "He told his aunt.")


def test_an_interpreter_is_named_where_views_are_asked(world, assessment):
    with as_owner(), system_acting("Test set-up"):
        child = assessment.case.child
        child.interpreter, child.interpreter_language = "yes", "Tigrinya"
        child.save()
    form = page(signed_in(world[ONE]), "assessment_record:part", assessment.reference, "views")
    assert "needs an interpreter, for Tigrinya" in form.text


def decide(client, reference, **facts):
    """With what the page says was read."""
    read = page(client, "assessment_record:decide", reference).one("input", name_="read")["value"]
    return client.post(at("assessment_record:decide", reference), {"read": read, **facts})


def test_supervision_from_sending_to_signing_off(world, assessment):
    author, supervisor = signed_in(world[ONE]), signed_in(world[COORDINATOR])
    reference = assessment.reference
    nothing = page(author, "assessment_record:supervision", reference)
    assert "Nothing is recorded yet" in nothing.text
    written(world, assessment)
    answer = author.post(at("assessment_record:supervision", reference))
    assert answer.url == at("hsb_assessments:assessment", reference)
    assert (
        "is not being written now" in page(author, "assessment_record:supervision", reference).text
    )
    assert author.post(at("assessment_record:supervision", reference)).status_code == 200
    moved = author.get(at("assessment_record:part", reference, "plain"))
    assert moved.url == at("hsb_assessments:assessment", reference)
    assert save(author, assessment, "plain", plain_why="More").status_code == 410
    again_sent = write(author, assessment, "plain", 200, plain_why="More")
    assert "is not being written now" in again_sent.content.decode()
    shown = page(supervisor, "hsb_assessments:assessment", reference)
    assert "Sign off or return" in shown.text
    for facts, words in (
        ({}, "Choose whether you sign it off or return it"),
        ({"decision": "return", "reason": "No"}, "Enter what is to be changed"),
    ):
        answer = decide(supervisor, reference, **facts)
        assert words in answer.content.decode()
    decide(supervisor, reference, decision="return", reason="The school is left out of it.")
    shown = page(author, "hsb_assessments:assessment", reference)
    assert "Returned by the supervisor: The school is left out of it." in shown.text
    sent(world, assessment)
    decide(supervisor, reference, decision="sign_off", note="Well done.")
    assert "does not wait" in page(supervisor, "assessment_record:decide", reference).text
    for name in ("police", ONE):
        shown = page(signed_in(world[name]), "hsb_assessments:assessment", reference)
        for words in ("The supervisor noted: Well done.", ANSWERS["concerns"], "Signed off"):
            assert words in shown.text


def test_who_wrote_it_is_told_why_somebody_else_signs_it_off(world, owen):
    trained(world, COORDINATOR)
    made = sent(
        world,
        written(world, started(world, owen, assessor=COORDINATOR), by=COORDINATOR),
        by=COORDINATOR,
    )
    client = signed_in(world[COORDINATOR])
    for name in ("hsb_assessments:assessment", "assessment_record:decide"):
        shown = page(client, name, made.reference)
        assert "Whoever writes an assessment does not sign it off" in shown.text
    answer = client.post(
        at("assessment_record:decide", made.reference), {"decision": "sign_off", "note": ""}
    )
    assert "This comes first" in answer.content.decode()
    assert again(made).status == "waiting"


def test_who_reads_along_sees_nothing_unfinished(world, waiting):
    shown = page(signed_in(world["police"]), "hsb_assessments:assessment", waiting.reference)
    assert "Nothing is signed off yet" in shown.text
    assert ANSWERS["formulation"] not in shown.text


def test_a_new_version_and_the_one_before_it(world, waiting):
    signed_off(world, waiting)
    client = signed_in(world[ONE])
    reference = waiting.reference
    assert "Open a new version" in page(client, "hsb_assessments:assessment", reference).text
    barred = page(client, "assessment_record:new_version", reference)
    assert "stays as it is" in barred.text
    answer = client.post(at("assessment_record:new_version", reference), {"reason": "No"})
    assert "Enter why there is a new version" in answer.content.decode()
    client.post(
        at("assessment_record:new_version", reference), {"reason": "Three months have passed."}
    )
    recorded(world, waiting, "recommendations", recommendations="Less supervision from now on.")
    shown = page(client, "hsb_assessments:assessment", reference)
    for words in ("2: Three months have passed.", "Version 2, unfinished", "What it says so far"):
        assert words in shown.text
    old = page(client, "assessment_record:version", reference, 1)
    assert ANSWERS["recommendations"] in old.text
    new = page(client, "assessment_record:version", reference, 2)
    assert "Less supervision" in new.text
    again_asked = page(client, "assessment_record:new_version", reference)
    assert "follows one that is signed off" in again_asked.text
    assert client.get(at("assessment_record:version", reference, 3)).status_code == 404


def test_a_note_stands_with_an_earlier_version(world, waiting):
    signed_off(world, waiting, note="Well thought through.")
    shown = page(signed_in(world[ONE]), "assessment_record:version", waiting.reference, 1)
    assert "Well thought through." in shown.text


def test_others_go_on_with_it(world, assessment):
    client = signed_in(world[COORDINATOR])
    reference = assessment.reference
    assert "Hand it over" in page(client, "hsb_assessments:assessment", reference).text
    form = page(client, "assessment_record:hand_over", reference)
    assert "Northmere Worker Two" in form.text
    people = {
        "assessor": str(world[ONE].membership.pk),
        "co_worker": str(world[COORDINATOR].membership.pk),
    }
    answer = client.post(at("assessment_record:hand_over", reference), {**people, "reason": "Ill"})
    assert "Enter why others go on" in answer.content.decode()
    client.post(
        at("assessment_record:hand_over", reference),
        {**people, "reason": "Worker Two has left the team."},
    )
    assert again(assessment).co_worker == world[COORDINATOR].membership
    with as_owner(), system_acting("Test set-up"):
        HsbAssessment.objects.filter(pk=assessment.pk).update(co_worker=None)
    assert "Nobody" in page(client, "assessment_record:hand_over", reference).text
    sent(world, written(world, again(assessment)))
    assert "not being written" in page(client, "assessment_record:hand_over", reference).text


def test_the_family_assessment_starts_on_its_page_and_the_manager_signs_it_off(world, owen):
    client = signed_in(world[ONE])
    listed = page(client, "workspace:case_assessments", owen.reference)
    assert "Start a child and family assessment" in listed.text
    form = page(client, "assessment_record:start_family", owen.reference)
    assert "45 working days" in form.text
    answer = client.post(at("assessment_record:start_family", owen.reference), {})
    assert "Choose who assesses" in answer.content.decode()
    answer = client.post(
        at("assessment_record:start_family", owen.reference),
        {
            "incident": str(incident_of(owen).pk),
            "assessor": str(world[ONE].membership.pk),
            "co_worker": "nobody",
        },
    )
    with as_owner():
        made = HsbAssessment.objects.select_related("case").get()
    assert answer.url == at("hsb_assessments:assessment", made.reference)
    form = page(client, "assessment_record:part", made.reference, "formulation")
    assert "19B – sexual abuse, child on child" in form.text
    write(client, made, "formulation", formulation=ANSWERS["formulation"], factors=["19B", "11A"])
    with as_owner():
        assert AssessmentVersion.objects.get().factors == ["19B", "11A"]
    shown = page(client, "hsb_assessments:assessment", made.reference)
    assert "11A – child sexual exploitation, 19B" in shown.text
    written(world, again(made))
    sent(world, again(made))
    shown = page(signed_in(world[MANAGER]), "hsb_assessments:assessment", made.reference)
    assert "Sign off or return" in shown.text


def test_a_child_harmed_is_asked_no_question_of_the_other_side(world):
    mila = siblings(world).mila
    works_on(world, mila, TWO)
    made = family_started(world, mila, by=TWO, assessor=TWO)
    client = signed_in(world[TWO])
    form = page(client, "assessment_record:part", made.reference, "safety")
    assert "May this child be harmed" not in form.text
    write(client, made, "safety", self_harm_risk="no", may_be_harmed_themselves="yes")
    with as_owner():
        assert AssessmentVersion.objects.get().may_be_harmed_themselves == ""


@pytest.mark.parametrize(
    ("name", "more", "by"),
    [
        ("part", ("plain",), COORDINATOR),
        ("part", ("tea-leaves",), ONE),
        ("supervision", (), COORDINATOR),
        ("decide", (), ONE),
        ("new_version", (), TWO),
        ("hand_over", (), TWO),
    ],
)
def test_for_everybody_else_there_is_no_such_page(world, assessment, name, more, by):
    path = at(f"assessment_record:{name}", assessment.reference, *more)
    assert signed_in(world[by]).get(path).status_code == 404


def test_an_assessment_under_way_keeps_its_case_open(world, owen, assessment):
    shown = page(signed_in(world[MANAGER]), "workspace:case_closing", owen.reference)
    assert f"Sign off or cancel assessment {assessment.reference} first." in shown.text


def test_the_same_text_twice_is_said_once(world, assessment):
    client = signed_in(world[ONE])
    write(client, assessment, "recommendations", recommendations="Once")
    answer = save(client, assessment, "recommendations", recommendations="Once")
    assert answer.json()["version"] == 1


def test_social_care_alone_supervises_its_own_assessment(world, owen, waiting):
    family = family_started(world, owen)
    with as_owner(), system_acting("Test set-up"):
        elsewhere = world.member("hat", world["police"].user, "police", "team_manager")
    assert not may_supervise(elsewhere, family, Level.CONTRIBUTE)
    assert may_supervise(world[MANAGER], family, Level.CONTRIBUTE)
    assert not may_supervise(world[MANAGER], waiting, Level.CONTRIBUTE)


def test_each_kind_waits_in_the_list_of_who_signs_it_off(world, owen, waiting):
    family = sent(world, written(world, family_started(world, owen)))
    for person, mine, others in (
        (COORDINATOR, waiting, family),
        (MANAGER, family, waiting),
    ):
        shown = page(signed_in(world[person]), "interventions:work")
        (listed,) = [one for one in shown.all("section") if "Assessments to supervise" in one.text]
        assert mine.reference in listed.text
        assert others.reference not in listed.text
        # 45 working days from the referral, whoever set them.
        assert "No date" not in listed.text or mine is waiting
