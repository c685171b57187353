"""What an actor may do with enquiries, which are social care's, with the justice track and tools.

``check_…`` raises with a sentence for the page; ``may_…`` is its boolean twin. ``level`` is how
much of the case the actor sees.
"""

from assessments.models import HsbAssessment, Intervention, Section47Enquiry
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


def check_may_complete_family_assessment(actor: Actor, case: Case) -> None:
    """Recording that the child and family assessment is complete. Raises NotPermitted."""
    check_may_contribute(actor, case)
    if not may_complete_family_assessment(actor, level_on(case)):
        raise NotPermitted(
            "Children’s social care assesses the child and the family. Ask the child’s social"
            " worker."
        )


def may_complete_family_assessment(actor: Actor, level: int) -> bool:
    """Whether the actor may record that the child and family assessment is complete."""
    return may_start(actor, level)


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
