"""The assessment record: writing, supervision that no author gives, and versions."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from assessments.commands import (
    cancel_assessment,
    choose_text,
    hand_over_assessment,
    open_new_version,
    prepare_report,
    return_assessment,
    save_part,
)
from assessments.commands.writing import Place
from assessments.models import (
    AssessmentDraft,
    AssessmentVersion,
    DomainFinding,
    HsbAssessment,
    ReportKind,
)
from assessments.rules.record_complete import OWN_WORK
from assessments.selectors.records import record_for
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.cases.commands.merging import merge_children, unmerge_children
from hsb_cases.cases.commands.sharing import share_case
from hsb_cases.cases.models import Level, Participation
from hsb_cases.core.errors import NotPermitted, OutOfScope, Refused
from hsb_cases.reminders.models import Deadline
from tests.assessments.arrange import MANAGER, ONE, TWO, siblings
from tests.assessments.writing import (
    ANSWERS,
    AT,
    COORDINATOR,
    DUTY,
    SUPERVISED,
    TODAY,
    WHY,
    again,
    family_started,
    incident_of,
    owens_case,
    place_of,
    recorded,
    sent,
    signed_off,
    started,
    trained,
    typed,
    whole,
    works_on,
    written,
)
from tests.support.built_once import built_once
from tests.support.roles import as_owner
from tests.support.twice import recorded_twice
from tests.support.world import NOON

pytestmark = pytest.mark.django_db
REASON = "The formulation leaves the school out."
LATER = datetime.datetime(2026, 9, 1, 10, 0, tzinfo=datetime.UTC)


@built_once
def owen(world):
    return owens_case(world)


@built_once
def assessment(world, owen):
    """By worker one, with worker two."""
    works_on(world, owen, TWO)
    return started(world, owen, co_worker=TWO)


@built_once
def waiting(world, assessment):
    return sent(world, written(world, assessment))


@built_once
def signed(world, waiting):
    return signed_off(world, waiting, note="Well thought through.")


def versions(assessment):
    with as_owner():
        return list(AssessmentVersion.objects.filter(assessment=assessment).order_by("number"))


def drafts(assessment):
    with as_owner():
        return list(AssessmentDraft.objects.filter(assessment=assessment).order_by("pk"))


def due(assessment, rule):
    with as_owner():
        found = Deadline.objects.filter(subject_reference=assessment.reference, rule=rule)
        return list(found.order_by("pk"))


# Writing.


def test_each_part_is_kept_as_typed_and_then_recorded(world, assessment):
    place = place_of(assessment, "domain-sexual")
    saved = save_part(place=place, sent=typed(concerns="He"), at=AT, by=world[ONE])
    assert (saved.version, saved.conflict, drafts(assessment)[0].recorded) == (1, False, False)
    assert versions(assessment) == []
    recorded(world, assessment, "domain-sexual", sent=typed(1, 2, concerns="He"))
    assert drafts(assessment)[0].recorded
    recorded(world, assessment, "domain-sexual", sent=typed(2, 3, concerns="She"), concerns="None")
    with as_owner():
        finding = DomainFinding.objects.get(version=versions(assessment)[0])
        assert (finding.concerns, finding.history.count()) == ("None", 2)


def test_two_people_never_overwrite_each_other(world, assessment):
    place = place_of(assessment, "recommendations")
    first = save_part(
        place=place, sent=typed(0, 1, "one", recommendations="Mine"), at=AT, by=world[ONE]
    )
    again_saved = recorded(
        world, assessment, "recommendations", sent=typed(0, 1, "two", recommendations="His"), by=TWO
    )
    assert (first.conflict, again_saved.conflict, again_saved.stored) == (
        False,
        True,
        {"recommendations": ["Mine"]},
    )
    assert again_saved.by == world[ONE].user.full_name
    kept = drafts(assessment)
    assert [(one.raw["recommendations"], one.beside_id) for one in kept] == [
        (["Mine"], None),
        (["His"], world[TWO].membership.pk),
    ]
    with pytest.raises(Refused, match="typed and not recorded in “Recommendations”"):
        sent(world, assessment)
    choose_text(place=Place(assessment, place.part, world[TWO].membership), by=world[ONE])
    choose_text(place=place, by=world[ONE])
    assert [one.beside_id for one in drafts(assessment)] == [None]


@pytest.mark.parametrize("by", [COORDINATOR, "police", MANAGER])
def test_only_the_authors_write(world, assessment, by):
    with pytest.raises(NotPermitted):
        recorded(world, assessment, "recommendations", by=by)


def test_nothing_is_sent_for_supervision_before_everything_is_said(world, assessment):
    with pytest.raises(Refused, match="Sexual behaviour: enter the concerns"):
        sent(world, assessment)
    for part, field, sentence in (
        ("domain-development", "strengths", "Development: enter the strengths"),
        ("views", "child_views", "Record the views of the child, or why not"),
        ("safety", "may_be_harmed_themselves", r"Say whether .* may be harmed"),
        ("formulation", "formulation", "Enter the formulation"),
        ("formulation", "supervision_level", "Choose how closely"),
        ("recommendations", "recommendations", "Enter what you recommend"),
        ("plain", "plain_next", "Enter what happens next, in plain words"),
    ):
        written(world, assessment)
        recorded(world, assessment, part, **{field: ""})
        with pytest.raises(Refused, match=sentence):
            sent(world, assessment)


@pytest.mark.rule("R37")
def test_an_interpreter_is_booked_or_it_says_why_not(world, assessment):
    with as_owner(), system_acting("Test set-up"):
        child = assessment.case.child
        child.interpreter = "yes"
        child.save()
    written(world, assessment)
    with pytest.raises(Refused, match="An interpreter is needed here"):
        sent(world, again(assessment))
    recorded(world, assessment, "views", interpreter_arranged="booked")
    assert again(sent(world, assessment)).status == "waiting"


# Supervision.


def test_the_coordinator_signs_off_what_others_wrote_and_the_text_is_fixed(world, signed):
    assert again(signed).status == "signed_off"
    version = versions(signed)[0]
    assert (version.signed_off_by, version.signed_off_at, version.signed_off_note) == (
        world[COORDINATOR].membership,
        SUPERVISED,
        "Well thought through.",
    )
    assert drafts(signed) == []
    assert [one.met_on for one in due(signed, "aim_assessment")] == [SUPERVISED.date()]
    review = due(signed, "aim_review")[0]
    assert (review.due_on, review.owner) == (datetime.date(2026, 9, 1), world[ONE].membership)
    with pytest.raises(Refused, match="stays as it is"):
        recorded(world, signed, "recommendations")
    for change in ("formulation = 'x'", "signed_off_at = NULL, signed_off_by_id = NULL"):
        with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
            run(f"UPDATE assessments_assessmentversion SET {change} WHERE id = {version.pk}")
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        run(f"UPDATE assessments_domainfinding SET concerns = 'x' WHERE version_id = {version.pk}")
    with as_owner():
        run(f"UPDATE assessments_assessmentversion SET case_id = case_id WHERE id = {version.pk}")


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_assessment_goes_back_with_a_reason_and_comes_again(world, waiting):
    with pytest.raises(Refused, match="what is to be changed"):
        return_assessment(assessment=waiting, reason="No", at=SUPERVISED, by=world[COORDINATOR])
    return_assessment(assessment=waiting, reason=REASON, at=SUPERVISED, by=world[COORDINATOR])
    assert (again(waiting).status, versions(waiting)[0].returned_reason) == ("under_way", REASON)
    recorded(world, waiting, "formulation")
    assert again(sent(world, waiting)).status == "waiting"
    with pytest.raises(Refused, match="does not wait for supervision"):
        signed_off(world, signed_off(world, waiting))


@pytest.mark.parametrize("by", [ONE, TWO, MANAGER, "police"])
def test_nobody_else_signs_off(world, waiting, by):
    for act in (
        lambda: signed_off(world, waiting, by=by),
        lambda: return_assessment(assessment=waiting, reason=REASON, at=AT, by=world[by]),
    ):
        with pytest.raises(NotPermitted):
            act()


def coordinates_too(world, name, short="coordinates too"):
    """The same person in a second membership, as an HSB coordinator."""
    with as_owner(), system_acting("Test set-up"):
        return world.member(short, world[name].user, "northmere hsb", "hsb_coordinator")


@pytest.mark.parametrize("author", [ONE, TWO])
def test_an_author_does_not_sign_off_in_another_membership(world, owen, waiting, author):
    coordinates_too(world, author)
    works_on(world, owen, "coordinates too")
    with pytest.raises(NotPermitted, match=OWN_WORK[:40]):
        signed_off(world, waiting, by="coordinates too")


def handed(world, assessment, *, assessor, co_worker=None, by=COORDINATOR, reason="They are ill."):
    hand_over_assessment(
        assessment=assessment,
        assessor=world[assessor].membership,
        co_worker=world[co_worker].membership if co_worker else None,
        reason=f"{reason} Somebody has to go on.",
        at=AT,
        by=world[by],
    )


def test_who_wrote_it_once_does_not_sign_it_off_after_handing_it_over(world, owen):
    """By any route: as the assessor, as who worked with them, in the end or at the start."""
    trained(world, COORDINATOR)
    made = started(world, owen, by=ONE, assessor=COORDINATOR)
    handed(world, made, assessor=ONE)
    whole_but_signed = sent(world, written(world, again(made)))
    with pytest.raises(NotPermitted, match=OWN_WORK[:40]):
        signed_off(world, whole_but_signed)
    with as_owner(), pytest.raises(IntegrityError), transaction.atomic():
        run(
            "UPDATE assessments_assessmentversion SET signed_off_at = now(), signed_off_by_id ="
            f" {world[COORDINATOR].membership.pk} WHERE assessment_id = {made.pk}"
        )


def test_a_supervisor_who_is_made_an_author_meanwhile_is_refused_by_the_database(
    world, waiting, monkeypatch
):
    monkeypatch.setattr(
        "assessments.commands.supervising.authors_of", lambda assessment: frozenset()
    )
    with as_owner(), system_acting("Test set-up"):
        found = HsbAssessment.objects.get(pk=waiting.pk)
        found.co_worker = world[COORDINATOR].membership
        found.save()
    with pytest.raises(Refused, match=OWN_WORK[:40]):
        signed_off(world, waiting)


# A new version.


def test_a_new_version_starts_from_the_last_and_leaves_it_as_it_is(world, signed):
    with pytest.raises(Refused, match="Enter why there is a new version"):
        open_new_version(assessment=signed, reason="Why", at=LATER, by=world[ONE])
    version = open_new_version(
        assessment=signed, reason="Three months have passed.", at=LATER, by=world[ONE]
    )
    assert (version.number, version.formulation) == (2, ANSWERS["formulation"])
    assert version.self_harm_risk == version.interpreter_arranged == ""
    with as_owner():
        assert version.findings.count() == 5
    with pytest.raises(Refused, match=r"Say whether .* may be harmed"):
        sent(world, signed)
    recorded(world, signed, "safety", at=LATER)
    recorded(world, signed, "views", at=LATER)
    recorded(world, signed, "formulation", formulation="He knows what to do now.", at=LATER)
    sent(world, signed, at=LATER)
    signed_off(world, signed, at=LATER)
    first, second = versions(signed)
    assert (first.formulation, second.formulation) == (
        ANSWERS["formulation"],
        "He knows what to do now.",
    )
    reviews = due(signed, "aim_review")
    assert [(one.met_on, one.due_on) for one in reviews] == [
        (LATER.date(), datetime.date(2026, 9, 1)),
        (None, datetime.date(2026, 12, 1)),
    ]
    with acting(world["police"]):
        seen = record_for(world["police"], signed.reference)
        old = record_for(world["police"], signed.reference, number=1)
        with pytest.raises(OutOfScope):
            record_for(world["police"], signed.reference, number=3)
    assert [one.number for one in seen.versions] == [2, 1]
    assert (old.version.number, old.written.answers["formulation"]) == (1, ANSWERS["formulation"])


def test_two_versions_signed_off_on_one_day_are_due_for_review_once(world, signed):
    open_new_version(
        assessment=signed, reason="A word was missing in it.", at=SUPERVISED, by=world[ONE]
    )
    for part in ("safety", "views"):
        recorded(world, signed, part)
    sent(world, signed)
    signed_off(world, signed)
    assert [one.due_on for one in due(signed, "aim_review")] == [datetime.date(2026, 9, 1)]


def test_no_new_version_by_others_nor_beside_another_that_is_under_way(world, owen, signed):
    with pytest.raises(NotPermitted):
        open_new_version(assessment=signed, reason=REASON, at=LATER, by=world[TWO])
    started(world, owen)
    with pytest.raises(Refused, match="Another assessment of this kind"):
        open_new_version(assessment=signed, reason=REASON, at=LATER, by=world[ONE])


def test_what_is_not_signed_off_is_read_by_who_assesses_alone(world, waiting):
    for name, number in (("police", 0), (COORDINATOR, 1)):
        with acting(world[name]):
            found = record_for(world[name], waiting.reference)
        assert (len(found.versions), found.written is not None) == (number, bool(number))
        assert found.values(found.parts[0]) == (
            {"concerns": ANSWERS["concerns"], "strengths": ANSWERS["strengths"]} if number else {}
        )


# Handing over.


def test_what_is_due_goes_to_who_goes_on(world, owen, assessment):
    with pytest.raises(Refused, match="training in AIM3 is current"):
        handed(world, assessment, assessor=TWO)
    trained(world, TWO)
    for people, sentence in (
        ({"assessor": DUTY}, "works on this case"),
        ({"assessor": TWO, "co_worker": DUTY}, "works on this case"),
        ({"assessor": TWO, "co_worker": TWO}, "another person"),
    ):
        with pytest.raises(Refused, match=sentence):
            handed(world, assessment, **people)
    with pytest.raises(Refused, match="Enter why others"):
        hand_over_assessment(
            assessment=assessment,
            assessor=world[TWO].membership,
            co_worker=None,
            reason="Ill",
            at=AT,
            by=world[COORDINATOR],
        )
    handed(world, assessment, assessor=TWO, by=MANAGER)
    assert again(assessment).assessor == world[TWO].membership
    assert due(assessment, "aim_assessment")[0].owner == world[TWO].membership
    with pytest.raises(NotPermitted):
        handed(world, assessment, assessor=ONE, by=TWO)


# The child and family assessment.


def test_social_care_assesses_the_child_in_the_family(world, owen):
    made = family_started(world, owen, co_worker=COORDINATOR)
    assert (made.tool_version, made.started_on, made.age_at_start) == (
        "Working Together",
        TODAY,
        13,
    )
    limit = due(made, "child_and_family_assessment")[0]
    # From the referral of 24 March, not from the start.
    assert (limit.starts_on, limit.due_on) == (NOON.date(), datetime.date(2026, 6, 1))
    assert (limit.standing, limit.owner) == ("statutory", world[ONE].membership)
    written(world, made)
    for factors, sentence in ((["21", "19B"], "stands alone"), ([], "Choose the factors")):
        recorded(world, made, "formulation", factors=factors)
        with pytest.raises(Refused, match=sentence):
            sent(world, made)
    recorded(world, made, "formulation")
    sent(world, made)
    for by in (COORDINATOR, "police"):
        with pytest.raises(NotPermitted, match="team manager signs off"):
            signed_off(world, made, by=by)
    signed_off(world, made, by=MANAGER)
    assert due(made, "child_and_family_assessment")[0].met_on == SUPERVISED.date()
    assert due(made, "aim_review") == []
    handed_over = family_started(world, owen)
    handed(world, handed_over, assessor=COORDINATOR)


def test_a_child_harmed_has_a_family_assessment_too(world):
    mila = siblings(world).mila
    works_on(world, mila, TWO)
    made = family_started(world, mila, by=TWO, assessor=TWO)
    with as_owner():
        assert Participation.objects.get(case=mila).role == "harmed"
    sent(world, written(world, made, by=TWO, may_be_harmed_themselves=""), by=TWO)
    assert again(made).status == "waiting"


def test_when_no_family_assessment_starts(world, owen):
    for people, sentence in (
        ({"assessor": TWO}, "works on this case"),
        ({"co_worker": TWO}, "works on this case"),
        ({"co_worker": ONE}, "another person"),
    ):
        with pytest.raises(Refused, match=sentence):
            family_started(world, owen, **people)
    with pytest.raises(NotPermitted):
        family_started(world, owen, by="police")
    with as_owner(), system_acting("Test set-up"):
        world.agency("HSB Together", "hsb_service", "Northmere County")
        world.team("together", "Practice", "HSB Together")
        world.person("practitioner", "Petra Practice", "together", "hsb_practitioner")
    works_on(world, owen, "practitioner")
    with pytest.raises(NotPermitted, match="social care makes"):
        family_started(world, owen, by="practitioner")
    family_started(world, owen)
    with pytest.raises(Refused, match="under way already"):
        family_started(world, owen)


def test_none_about_another_incident_or_on_a_closed_case(world, owen):
    other = incident_of(owen)
    other.pk = 10**9
    with pytest.raises(Refused, match="this child has a part"):
        family_started(world, owen, incident=other)
    with as_owner(), system_acting("Test set-up"):
        owen.status, owen.closed_at = "closed", AT
        owen.save()
    with pytest.raises(Refused, match="Reopen it first"):
        family_started(world, owen, incident=incident_of(owen))


def test_an_assessment_that_waits_is_cancelled_as_one_under_way(world, waiting):
    cancel_assessment(
        assessment=again(waiting), reason="It was started for the wrong child.", by=world[ONE]
    )
    assert again(waiting).status == "cancelled"


def test_a_merge_takes_along_what_is_signed_off_and_gives_it_back(world):
    twice = recorded_twice(world)
    case = twice.second_case
    share(world, case, ONE)
    made = whole(world, family_started(world, case), supervisor=DUTY)
    report = prepare_report(
        assessment=made, kind=ReportKind.PLAIN, recipient="Her", at=SUPERVISED, by=world[ONE]
    )
    merge = merge_children(
        kept=twice.first, merged=twice.second, reason="One girl.", at=LATER, by=world[DUTY]
    ).merge
    assert {again(one).case_id for one in (made, report, versions(made)[0])} == {
        twice.first_case.pk
    }
    unmerge_children(merge=merge, reason="Two girls.", at=LATER, by=world[DUTY])
    assert {again(one).case_id for one in (made, report, versions(made)[0])} == {case.pk}


def share(world, case, name):
    """By the front door, which manages a case that nobody took over."""
    share_case(
        case=case,
        recipient=world[name].membership,
        level=Level.CONTRIBUTE,
        why=WHY,
        at=NOON,
        by=world[DUTY],
    )
