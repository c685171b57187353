"""What is planned with one child before the work begins (R25, R27, R36, R41)."""

from dataclasses import dataclass, field

from assessments.rules.agreeing import Agreement, agreed_before_session_one
from assessments.rules.eligibility import voluntary_work_has_consent
from assessments.rules.programmes import PROGRAMMES, Proposal
from hsb_cases.cases.rules.consulting import views_are_recorded
from hsb_cases.core.rules.answers import (
    OK,
    Answer,
    follows,
    prompt,
    refuse,
    says_something,
)


@dataclass(frozen=True)
class Views:
    """What the child and the carers say, or why they were not asked."""

    child_views: str = ""
    child_views_missing_reason: str = ""
    carers_views: str = ""
    carers_views_missing_reason: str = ""


@dataclass(frozen=True)
class Plan:
    """The work as it is planned for one child."""

    programme: str
    aims: str
    basis: str
    why_this_programme: str = ""
    mainstream_comprehension: str = ""
    """yes, no or unknown: whether the child manages written work as in mainstream school."""
    consent_from: str = ""
    content_explained: str = ""
    """To whom of the family it was explained what the programme speaks about."""
    lead_professional: str = ""
    views: Views = field(default_factory=Views)
    agreement: Agreement = field(default_factory=Agreement)


@follows("R25")
def plan_is_whole(plan: Plan, proposal: Proposal) -> list[Answer]:
    """What keeps a plan from being written down; what is agreed may follow before session 1.

    The programme is a proposal: another one is chosen with a reason, which is our own default.
    """
    found = []
    if plan.programme not in PROGRAMMES:
        found.append(_no("Choose the programme.", "programme"))
    elif proposal.programme not in {"", plan.programme} and not says_something(
        plan.why_this_programme
    ):
        found.append(
            refuse(
                "R25",
                f"{proposal.answer.sentence} Enter why you choose another programme, in a sentence"
                " or more.",
                field="why_this_programme",
            )
        )
    if not says_something(plan.aims):
        found.append(_no("Enter what the work is for, in a sentence or more.", "aims"))
    found.append(voluntary_work_has_consent(basis=plan.basis, consent_from=plan.consent_from))
    return [one for one in found if one.kind != "ok"]


@follows("R27", "R36")
def missing_before_session_one(plan: Plan) -> list[Answer]:
    """What is still to be agreed, asked and shared before the first session."""
    lead = (
        OK
        if plan.lead_professional.strip()
        else refuse("R27", "Name the lead professional.", field="lead_professional")
    )
    asked = [lead, *agreed_before_session_one(plan.agreement), *views_missing(plan.views)]
    return [one for one in asked if one.kind != "ok"]


def views_missing(views: Views) -> list[Answer]:
    """Whose views are not recorded, nor why not (R36)."""
    return [
        views_are_recorded(
            whose="the child",
            views=views.child_views,
            why_not=views.child_views_missing_reason,
            field="child_views",
        ),
        views_are_recorded(
            whose="the parents or carers",
            views=views.carers_views,
            why_not=views.carers_views_missing_reason,
            field="carers_views",
        ),
    ]


@follows("R36")
def programme_is_explained(to: str) -> Answer:
    """A hint until somebody of the family has heard what the programme speaks about."""
    if to.strip():
        return OK
    return prompt(
        "R36",
        "Explain to the child and the carers beforehand that the programme speaks openly about"
        " sex, and enter who heard it.",
        field="content_explained",
    )


def _no(sentence: str, field: str) -> Answer:
    return refuse("", sentence, field=field)
