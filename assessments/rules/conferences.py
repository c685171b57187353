"""When a conference is held for a child, and what follows where none is (R14, R15)."""

from hsb_cases.cases.rules.asking import DISPLAYED
from hsb_cases.core.rules.answers import OK, Answer, follows, prompt, refuse


@follows("R14")
def conference_is_about_this_child(*, role: str, significant_harm: str) -> Answer:
    """Whether an initial conference may be held for a child.

    ``role`` is the child's part in the incident; ``significant_harm`` is yes, no or empty: the
    enquiry's finding whether this child suffers, or is likely to suffer, significant harm. A child
    who displayed the behaviour has a conference on that finding only. Staffordshire and
    Stoke-on-Trent, Outcomes of Section 47 Enquiries; Nottingham City and Nottinghamshire,
    Protection/Response.
    """
    if role not in DISPLAYED or significant_harm == "yes":
        return OK
    return refuse(
        "R14",
        "A child who displayed the behaviour has a child protection conference only where the"
        " enquiry found that this child suffers, or is likely to suffer, significant harm. Record"
        " that finding in the enquiry, or hold a multi-agency meeting instead.",
        field="significant_harm",
    )


@follows("R15")
def service_plan_is_made(*, conference_held: bool, needs_found: bool, plan_started: bool) -> Answer:
    """Whether a child without a conference, but with needs, has a service plan.

    Staffordshire and Stoke-on-Trent, Outcomes of Section 47 Enquiries.
    """
    if conference_held or not needs_found or plan_started:
        return OK
    return prompt(
        "R15",
        "No conference is held, and needs were found. Make a service plan with the child, the"
        " carers and the professionals: work on the behaviour, care, education, and the date of"
        " the review.",
        field="service_plan",
    )
