"""What an actor may do with enquiries, which are social care's, with the justice track and tools.

``check_…`` raises with a sentence for the page; ``may_…`` is its boolean twin. ``level`` is how
much of the case the actor sees.
"""

from collections.abc import Collection

from assessments.models import (
    AssessmentReport,
    HsbAssessment,
    HsbReferral,
    Intervention,
    Section47Enquiry,
)
from assessments.rules.record_complete import wrote_none_of_it
from assessments.rules.reports import SECOND_PERSON
from assessments.rules.tool_catalogue import CHILD_AND_FAMILY
from hsb_cases.agencies.acting import Actor
from hsb_cases.agencies.models import Agency
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.models import Case, Level
from hsb_cases.cases.permissions import check_may_contribute, level_on
from hsb_cases.core.errors import NotPermitted


def check_may_start(actor: Actor, case: Case) -> None:
    """Starting an enquiry for the case's child. Raises NotPermitted."""
    check_may_contribute(actor, case)
    if not may_start(actor, level_on(case)):
        raise NotPermitted(
            "Children’s social care starts a section 47 enquiry. Ask the team that manages the"
            " case."
        )


def may_start(actor: Actor, level: int) -> bool:
    """Whether the actor may start an enquiry."""
    return (
        actor.can(Ability.CONTRIBUTE)
        and actor.can(Ability.SHARE)
        and actor.agency.kind == Agency.Kind.SOCIAL_CARE
        and level >= Level.CONTRIBUTE
    )


def check_may_work_on(actor: Actor, enquiry: Section47Enquiry) -> None:
    """Recording a visit and concluding. Raises NotPermitted."""
    if not may_work_on(actor, enquiry, level_on(enquiry.case)):
        raise NotPermitted(
            "The enquiry’s social worker does this, or whoever manages the case. Ask one of them."
        )


def may_work_on(actor: Actor, enquiry: Section47Enquiry, level: int) -> bool:
    """Whether the actor is the enquiry's social worker, or manages the case."""
    if not actor.can(Ability.CONTRIBUTE):
        return False
    mine = enquiry.worker_id == actor.membership.pk
    return level >= (Level.CONTRIBUTE if mine else Level.MANAGE)


def may_allocate(actor: Actor, level: int) -> bool:
    """Whether the actor may allocate and cancel: hsb_cases.cases.permissions says no in words."""
    return actor.can(Ability.ALLOCATE) and level >= Level.MANAGE


def check_may_record_justice(actor: Actor, case: Case) -> None:
    """Writing down the criminal justice track. Raises NotPermitted."""
    check_may_contribute(actor, case)
    if not actor.can(Ability.RECORD_JUSTICE):
        raise NotPermitted(
            "The police, youth justice or the child’s social worker record this. Ask one of them."
        )


def may_record_justice(actor: Actor, level: int) -> bool:
    """Whether the actor may record events of the criminal process (domain.md §6)."""
    return actor.can(Ability.RECORD_JUSTICE) and level >= Level.CONTRIBUTE


def check_may_plan_intervention(actor: Actor, case: Case) -> None:
    """Planning the work with a child. Raises NotPermitted."""
    check_may_contribute(actor, case)
    if not actor.can(Ability.ASSESS):
        raise NotPermitted(
            "The HSB service, youth justice or social care plan an intervention. Ask the HSB"
            " coordinator."
        )


def check_may_intervene(actor: Actor, intervention: Intervention) -> None:
    """Everything from the first session to the end summary. Raises NotPermitted."""
    if not may_intervene(actor, intervention, level_on(intervention.case)):
        raise NotPermitted(
            "The practitioner does this, an HSB coordinator, or whoever manages the case. Ask one"
            " of them."
        )


def may_intervene(actor: Actor, intervention: Intervention, level: int) -> bool:
    """Whether the actor is the practitioner or an HSB coordinator, or manages the case."""
    if not may_assess(actor, level):
        return False
    mine = intervention.practitioner_id == actor.membership.pk
    return mine or actor.can(Ability.OVERSEE_ASSESSMENTS) or level >= Level.MANAGE


def check_may_assess(actor: Actor, case: Case) -> None:
    """Choosing a tool and starting an assessment. Raises NotPermitted."""
    check_may_contribute(actor, case)
    if not actor.can(Ability.ASSESS):
        raise NotPermitted(
            "The HSB service, youth justice or social care start an assessment. Ask the HSB"
            " coordinator."
        )


def may_assess(actor: Actor, level: int) -> bool:
    """Whether the actor may choose a tool and start an assessment."""
    return actor.can(Ability.ASSESS) and level >= Level.CONTRIBUTE


def check_may_cancel_assessment(actor: Actor, assessment: HsbAssessment) -> None:
    """Taking back an assessment started in error. Raises NotPermitted."""
    if not may_cancel_assessment(actor, assessment, level_on(assessment.case)):
        raise NotPermitted(
            "The assessor, an HSB coordinator or whoever manages the case cancels an assessment."
            " Ask one of them."
        )


def may_cancel_assessment(actor: Actor, assessment: HsbAssessment, level: int) -> bool:
    """Whether the actor is the assessor or an HSB coordinator, or manages the case."""
    if not may_assess(actor, level):
        return False
    mine = assessment.assessor_id == actor.membership.pk
    return mine or actor.can(Ability.OVERSEE_ASSESSMENTS) or level >= Level.MANAGE


def check_may_keep_training(actor: Actor) -> None:
    """Entering who is trained in which tool. Raises NotPermitted."""
    if not actor.can(Ability.KEEP_TRAINING):
        raise NotPermitted("An HSB coordinator or a manager enters training. Ask one of them.")


def check_may_assess_family(actor: Actor, case: Case) -> None:
    """Starting a child and family assessment. Raises NotPermitted."""
    check_may_assess(actor, case)
    if not may_assess_family(actor, level_on(case)):
        raise NotPermitted(
            "Children’s social care makes the child and family assessment. Ask the team that"
            " manages the case."
        )


def may_assess_family(actor: Actor, level: int) -> bool:
    """Whether the actor may start a child and family assessment."""
    return may_assess(actor, level) and actor.agency.kind == Agency.Kind.SOCIAL_CARE


def check_may_write(actor: Actor, assessment: HsbAssessment) -> None:
    """Writing an assessment, and sending it for supervision. Raises NotPermitted."""
    check_may_contribute(actor, assessment.case)
    if not may_write(actor, assessment, level_on(assessment.case)):
        raise NotPermitted(
            "The assessor and who works with them write the assessment. Ask one of them."
        )


def may_write(actor: Actor, assessment: HsbAssessment, level: int) -> bool:
    """Whether the actor is the assessor, or works with them."""
    mine = actor.membership.pk in {assessment.assessor_id, assessment.co_worker_id}
    return mine and may_assess(actor, level)


def may_read_unfinished(actor: Actor, level: int) -> bool:
    """Whether the actor reads what is not signed off yet: who assesses on the case."""
    return may_assess(actor, level)


def check_may_supervise(actor: Actor, assessment: HsbAssessment, authors: Collection[int]) -> None:
    """Signing off and returning; ``authors`` are the people who wrote it, now or before.

    Raises NotPermitted, also for an author who supervises others.
    """
    if not may_supervise(actor, assessment, level_on(assessment.case)):
        raise NotPermitted(
            "A team manager signs off a child and family assessment. Ask one."
            if assessment.tool == CHILD_AND_FAMILY
            else "An HSB coordinator supervises what others assess. Ask one."
        )
    _check_wrote_none(actor, authors)


def may_supervise(actor: Actor, assessment: HsbAssessment, level: int) -> bool:
    """Whether the role supervises this kind; that the actor wrote none of it is asked apart.

    A child and family assessment is social care's own, and so is its supervision.
    """
    if assessment.tool == CHILD_AND_FAMILY:
        asked = Ability.SUPERVISE_FAMILY_ASSESSMENTS
        own = actor.agency.kind == Agency.Kind.SOCIAL_CARE
    else:
        asked, own = Ability.OVERSEE_ASSESSMENTS, True
    return own and actor.can(asked) and level >= Level.CONTRIBUTE


def check_may_hand_over(actor: Actor, assessment: HsbAssessment) -> None:
    """Giving an assessment to other people. Raises NotPermitted."""
    if not may_hand_over(actor, level_on(assessment.case)):
        raise NotPermitted(
            "An HSB coordinator or whoever manages the case hands an assessment over. Ask one of"
            " them."
        )


def may_hand_over(actor: Actor, level: int) -> bool:
    """Whether the actor oversees assessments, or manages the case."""
    return may_assess(actor, level) and (
        actor.can(Ability.OVERSEE_ASSESSMENTS) or level >= Level.MANAGE
    )


def check_may_open_version(actor: Actor, assessment: HsbAssessment) -> None:
    """Opening a new version of a signed-off assessment. Raises NotPermitted."""
    if not may_cancel_assessment(actor, assessment, level_on(assessment.case)):
        raise NotPermitted(
            "The assessor, an HSB coordinator or whoever manages the case opens a new version."
            " Ask one of them."
        )


def check_may_approve(
    actor: Actor,
    report: AssessmentReport,
    *,
    authors: Collection[int],
    preparers: Collection[int],
) -> None:
    """Letting a report leave: a second person. Raises NotPermitted.

    Whoever prepared it or changed it at any time does not approve it, nor does who wrote the
    assessment; the person counts, in whichever membership.
    """
    check_may_assess(actor, report.case)
    if actor.user.pk in preparers:
        raise NotPermitted(SECOND_PERSON)
    _check_wrote_none(actor, authors)


def _check_wrote_none(actor: Actor, authors: Collection[int]) -> None:
    answer = wrote_none_of_it(actor.user.pk, authors)
    if answer.kind == "refuse":
        raise NotPermitted(answer.sentence)


def may_refer(actor: Actor, level: int) -> bool:
    """Whether the actor may refer to the HSB service: who works on the case."""
    return actor.can(Ability.CONTRIBUTE) and level >= Level.CONTRIBUTE


def check_may_answer(actor: Actor, referral: HsbReferral) -> None:
    """Answering a referral to the HSB service. Raises NotPermitted."""
    if not may_answer(actor, level_on(referral.case)):
        raise NotPermitted("An HSB coordinator answers for the HSB service. Ask one.")


def may_answer(actor: Actor, level: int) -> bool:
    """Whether the actor answers for the HSB service."""
    return actor.can(Ability.OVERSEE_ASSESSMENTS) and level >= Level.CONTRIBUTE


def check_may_withdraw(actor: Actor, referral: HsbReferral) -> None:
    """Taking a referral to the HSB service back. Raises NotPermitted."""
    if not may_withdraw(actor, referral, level_on(referral.case)):
        raise NotPermitted(
            "Whoever referred takes a referral back, or who manages the case. Ask one of them."
        )


def may_withdraw(actor: Actor, referral: HsbReferral, level: int) -> bool:
    """Whether the actor referred, or manages the case."""
    mine = referral.referred_by_id == actor.membership.pk
    return may_refer(actor, level) and (mine or level >= Level.MANAGE)
