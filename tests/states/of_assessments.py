"""The rows of assessments, of their reports, and of referrals to the HSB service."""

import datetime

from assessments.commands import (
    answer_hsb_referral,
    approve_report,
    cancel_assessment,
    change_report,
    hand_over_assessment,
    make_hsb_referral,
    open_new_version,
    prepare_report,
    record_report_sent,
    record_training,
    return_assessment,
    save_part,
    send_for_supervision,
    sign_off_assessment,
    start_assessment,
    withdraw_hsb_referral,
    withdraw_report,
)
from assessments.commands.assessing import Beginning
from assessments.commands.hsb_referring import Asking, Replying
from assessments.models import AssessmentReport, HsbAssessment, HsbReferral, ReportKind
from assessments.rules.papers import sections_in
from assessments.rules.states import ASSESSMENT, HSB_REFERRAL, REPORT
from assessments.selectors.reports import state_of
from hsb_cases.agencies.acting import acting, system_acting
from hsb_cases.agencies.models import LocalAuthority, ProcedureProfile
from hsb_cases.agencies.roles import Ability
from hsb_cases.cases.commands.sharing import SharingReason, grant
from hsb_cases.cases.models import Level, Participation, SharingBasis
from tests.assessments.arrange import referred
from tests.assessments.writing import again, place_of, typed, written
from tests.states.people import MANAGER, TEAM, let_everybody_in, placed, who_can
from tests.states.table import Table
from tests.support.roles import as_owner
from tests.support.world import DAY, NOON

REASON = "The formulation leaves the school out."
WRITER, SECOND = "the writer", "the second writer"


def the_case(world):
    """Owen’s, to which everybody is let in; two people beside the roles write on it."""
    _, case = referred(world)
    let_everybody_in(world, case)
    for name in (WRITER, SECOND):
        with as_owner(), system_acting("Test set-up"):
            world.person(name, name.title(), TEAM, "youth_justice")
        grant_to(world, case, world[name].membership)
    return case


def grant_to(world, case, membership):
    with acting(world[MANAGER], summary="Test set-up"):
        grant(
            case=case,
            recipient=membership,
            level=Level.MANAGE,
            why=SharingReason("Writes", SharingBasis.PUBLIC_TASK),
            at=NOON,
            by=world[MANAGER],
        )


def the_assessment(world, *, by="the hsb_practitioner"):
    """Owen's, by somebody who is trained in it."""
    case = the_case(world)
    assessor = world[by].membership
    record_training(
        user=assessor.user,
        tool="aim3",
        trained_on=DAY - datetime.timedelta(days=90),
        valid_until=DAY + datetime.timedelta(days=365),
        provider="AIM Project",
        at=NOON,
        by=world[MANAGER],
    )
    with as_owner():
        incident = Participation.objects.select_related("incident").get(case=case).incident
    return start_assessment(
        case=case,
        incident=incident,
        beginning=Beginning(tool="aim3", assessor=assessor),
        at=NOON,
        by=world[MANAGER],
    )


def under_way(world):
    """Everything is written."""
    return written(world, the_assessment(world), by="the hsb_practitioner")


def waiting(world):
    made = under_way(world)
    send_for_supervision(assessment=made, at=NOON, by=placed(world, "hsb_practitioner"))
    return made


def signed_off(world):
    made = waiting(world)
    sign_off(world, made, placed(world, "hsb_coordinator"))
    return made


def cancelled(world):
    assessment = the_assessment(world)
    cancel(world, assessment, world[MANAGER])
    return assessment


def cancel(world, assessment, by):
    cancel_assessment(assessment=assessment, reason="Started for the wrong incident.", by=by)


def sign_off(world, assessment, by):
    sign_off_assessment(assessment=assessment, note="", read=NOON, at=NOON, by=by)


def write(world, assessment, by):
    place = place_of(assessment, "recommendations")
    # Typed as it is recorded, so that it can be sent for supervision all the same.
    save_part(place=place, sent=typed(99, 100, recommendations="More"), at=NOON, by=by)


def hand_over(world, assessment, by):
    hand_over_assessment(
        assessment=assessment,
        assessor=assessment.assessor,
        co_worker=world[WRITER].membership,
        reason="Two people are needed for it.",
        at=NOON,
        by=by,
    )


def _again(assessment):
    with as_owner():
        related = ("case__child", "assessor__user")
        return HsbAssessment.objects.select_related(*related).get(pk=assessment.pk)


OF_ASSESSMENTS = Table(
    machine=ASSESSMENT,
    states={
        "under_way": under_way,
        "waiting": waiting,
        "signed_off": signed_off,
        "cancelled": cancelled,
    },
    steps={
        "write": write,
        "hand over": hand_over,
        "send for supervision": lambda world, one, by: send_for_supervision(
            assessment=one, at=NOON, by=by
        ),
        "return": lambda world, one, by: return_assessment(
            assessment=one, reason=REASON, at=NOON, by=by
        ),
        "sign off": sign_off,
        "open a new version": lambda world, one, by: open_new_version(
            assessment=one, reason=REASON, at=NOON, by=by
        ),
        "prepare a report of": lambda world, one, by: prepare_report(
            assessment=one, kind=ReportKind.PLAIN, recipient="Owen", at=NOON, by=by
        ),
        "cancel": cancel,
    },
    may={
        "write": frozenset({"hsb_practitioner"}),
        "send for supervision": frozenset({"hsb_practitioner"}),
        "hand over": who_can(Ability.ASSESS),
        "return": frozenset({"hsb_coordinator"}),
        "sign off": frozenset({"hsb_coordinator"}),
        "open a new version": who_can(Ability.ASSESS),
        "prepare a report of": who_can(Ability.ASSESS),
        "cancel": who_can(Ability.ASSESS),
    },
    again=_again,
    state=lambda assessment: assessment.status,
)


def the_report(world):
    """Prepared by somebody beside the roles, of an assessment that another wrote."""
    made = written(world, the_assessment(world, by=WRITER), by=WRITER)
    send_for_supervision(assessment=made, at=NOON, by=world[WRITER])
    sign_off(world, made, placed(world, "hsb_coordinator"))
    return prepare_report(
        assessment=made, kind=ReportKind.PLAIN, recipient="Owen", at=NOON, by=world[SECOND]
    )


def approve(world, report, by):
    approve_report(report=report, read=report.prepared_at, at=NOON, by=by)


def send(world, report, by):
    record_report_sent(report=report, how="By hand", sent_at=NOON, at=NOON, by=by)


def withdraw(world, report, by):
    withdraw_report(report=report, reason="A word is wrong", at=NOON, by=by)


def approved(world):
    report = the_report(world)
    approve(world, report, placed(world, "hsb_coordinator"))
    return report


def sent(world):
    report = approved(world)
    send(world, report, world[SECOND])
    return report


def withdrawn(world):
    report = the_report(world)
    withdraw(world, report, world[SECOND])
    return report


def _report_again(report):
    with as_owner():
        related = ("case__child", "prepared_by", "version__assessment__assessor__user")
        return AssessmentReport.objects.select_related(*related).get(pk=report.pk)


OF_REPORTS = Table(
    machine=REPORT,
    states={
        "prepared": the_report,
        "approved": approved,
        "sent": sent,
        "withdrawn": withdrawn,
    },
    steps={
        "change": lambda world, one, by: change_report(
            report=one, sections=sections_in(one.sections), read=one.prepared_at, at=NOON, by=by
        ),
        "approve": approve,
        "send": send,
        "withdraw": withdraw,
    },
    may=dict.fromkeys(("change", "approve", "send", "withdraw"), who_can(Ability.ASSESS)),
    again=_report_again,
    state=state_of,
)


def the_referral(world):
    """Owen's, to the HSB coordination of his area, by its manager."""
    case = the_case(world)
    with as_owner(), system_acting("Test set-up"):
        if not ProcedureProfile.objects.exists():
            ProcedureProfile.objects.create(
                local_authority=LocalAuthority.objects.get(name="Northmere County"),
                in_force=(datetime.date(2026, 1, 1), None),
                procedure_title="Procedure",
                procedure_edition="2026",
                front_door_name="Front door",
                contact_source="The procedure",
                hsb_service_name="The HSB service",
            )
        incident = Participation.objects.select_related("incident").get(case=case).incident
    asking = Asking(
        to_team=world.teams["northmere hsb"],
        own_risk_assessment="He is never alone with younger children.",
        incidents=[incident.reference],
        lead_professional="Wendy Worker, social worker",
        basis="statutory",
    )
    return make_hsb_referral(case=case, asking=asking, at=NOON, by=world[MANAGER])


def answered(outcome):
    def step(world, referral, by):
        replying = Replying(outcome=outcome, answer="The service meets Owen and his mother.")
        answer_hsb_referral(referral=referral, replying=replying, at=NOON, by=by)

    return step


def after(outcome):
    def state(world):
        referral = the_referral(world)
        answered(outcome)(world, referral, placed(world, "hsb_coordinator"))
        return again(referral)

    return state


def take_back(world, referral, by):
    withdraw_hsb_referral(referral=referral, reason="The family does not want it.", by=by)


def taken_back(world):
    referral = the_referral(world)
    take_back(world, referral, world[MANAGER])
    return referral


def _referral_again(referral):
    with as_owner():
        return HsbReferral.objects.select_related("case__child").get(pk=referral.pk)


ANSWERING = ("accept", "advise", "signpost", "put on the waiting list")

OF_HSB_REFERRALS = Table(
    machine=HSB_REFERRAL,
    states={
        "waiting": the_referral,
        "waiting_list": after("put on the waiting list"),
        "accepted": after("accept"),
        "advised": after("advise"),
        "signposted": after("signpost"),
        "withdrawn": taken_back,
    },
    steps={**{name: answered(name) for name in ANSWERING}, "withdraw": take_back},
    may={
        **dict.fromkeys(ANSWERING, frozenset({"hsb_coordinator"})),
        "withdraw": who_can(Ability.CONTRIBUTE),
    },
    again=_referral_again,
    state=lambda referral: referral.status,
)
