"""Which assessment tool may be used with a child, and for each other one the sentence why not.

R20–R23. The age on the day the assessment starts counts: Cambridgeshire and Peterborough,
Assessment and Intervention, speaks of the age of the young person with whom AIM is used. Rosa, 11
(scenario 5), and Kofi, 6 (scenario 2), are assessed with the Under-12s model; a child who was 11
when it happened and is 12 now, with AIM3.
"""

from assessments.rules.justice import RESPONSIBILITY_FROM
from assessments.rules.tool_catalogue import AIM2, AIM3, ERASOR, J_SOAP, TA_HSB, TOOLS, UNDER_12S
from assessments.rules.tool_facts import CONTACT, UNKNOWN, Facts, Kind, Verdict
from hsb_cases.core.rules.answers import OK, Answer, follows, prompt, refuse, warn
from hsb_cases.core.rules.calendar_words import day_in_words

YOUNGEST, AIM_FROM, AIM_TO = 4, 12, 18
"""Years. The youngest age is our own; no procedure names it."""


def verdicts(facts: Facts) -> tuple[Verdict, ...]:
    """One verdict for every tool, in the order of the catalogue."""
    return tuple(verdict(tool, facts) for tool in TOOLS)


def verdict(tool: str, facts: Facts) -> Verdict:
    """What is said of one tool. A refusal goes before a warning, a warning before a proposal."""
    for answer in (
        made_for_this_child(tool, facts),
        validated_for(tool, facts),
        training_is_current(tool, facts),
    ):
        if answer.kind == "refuse":
            return Verdict(tool, "refused", answer.rule, answer.sentence)
    needs = suits_the_child(facts)
    prompts = () if needs.kind == "ok" else (needs,)
    waits = full_assessment_may_start(tool, facts)
    if waits.kind == "warn":
        return Verdict(tool, "warning", waits.rule, waits.sentence, prompts)
    kind, rule, sentence = _found(tool, facts)
    return Verdict(tool, kind, rule, sentence, prompts)


@follows("R20")
def made_for_this_child(tool: str, facts: Facts) -> Answer:
    """Whether the tool is made for the child's age and for this behaviour."""
    if tool in {J_SOAP, ERASOR} or (tool == AIM2 and facts.aim2_on_record):
        return OK
    wrong = _wrong_kind(tool, facts) or _wrong_age(tool, facts.age)
    return refuse("R20", wrong) if wrong else OK


def _wrong_kind(tool: str, facts: Facts) -> str:
    if tool == AIM2:
        return "AIM2 is kept for assessments made with it; AIM3 took its place for new ones."
    if tool == TA_HSB and facts.mode == CONTACT:
        return "No technology was part of the behaviour, so this model has nothing to look at."
    return ""


def _wrong_age(tool: str, age: int | None) -> str:
    if age is None:
        return "Record the child’s date of birth or age first: it decides the tool."
    if age < YOUNGEST:
        return (
            f"The child is {age}. Under 4 no assessment tool is used: look at the child’s care and"
            " development, and ask the HSB service for advice."
        )
    if age > AIM_TO:
        return (
            f"The young person is {age}, and the AIM models end at 18. Ask adult services, and the"
            " HSB service for advice."
        )
    if tool == UNDER_12S and age >= AIM_FROM:
        return f"The child is {age}. This model is for children under 12; from 12 on it is AIM3."
    if tool == AIM3 and age < AIM_FROM:
        return f"The child is {age}. AIM3 is for 12 to 18; under 12 it is the Under-12s model."
    return ""


@follows("R22")
def validated_for(tool: str, facts: Facts) -> Answer:
    """The limits of J-SOAP and ERASOR, which nobody overrides.

    Cambridgeshire and Peterborough, Assessment and Intervention: only validated for use on males,
    and ERASOR only for those convicted of an offence.
    """
    if tool not in {J_SOAP, ERASOR}:
        return OK
    label, age = TOOLS[tool].label, facts.age
    if facts.sex == "F":
        return refuse("R22", f"{label} is validated for males only, and this child is female.")
    if facts.sex != "M":
        return refuse(
            "R22", f"{label} is validated for males only, and this child’s sex is not recorded."
        )
    if tool == ERASOR and not facts.convicted:
        return refuse(
            "R22",
            "ERASOR is only for those convicted of an offence, and no conviction is recorded.",
        )
    if age is None or not AIM_FROM <= age <= AIM_TO:
        known = "the age is not recorded" if age is None else f"this child is {age}"
        return refuse("R22", f"{label} is written for 12 to 18, and {known}.")
    return OK


@follows("R20")
def training_is_current(tool: str, facts: Facts) -> Answer:
    """Whether whoever would assess has training in the tool that has not ended."""
    label, until = TOOLS[tool].label, facts.trained_until.get(tool)
    if until is None:
        return refuse(
            "R20",
            f"No training in {label} is recorded for anybody who could assess this child. An HSB"
            " coordinator or a manager can record it.",
        )
    if until < facts.today:
        return refuse(
            "R20",
            f"The training in {label} ended on {day_in_words(until)}. It must be renewed before a"
            " new assessment starts.",
        )
    return OK


@follows("R21")
def full_assessment_may_start(tool: str, facts: Facts) -> Answer:
    """Whether a full AIM assessment waits for the criminal process; an HSB coordinator may go on.

    Where no process is live and none ended in a disposal, a plea or a finding, the clause does not
    apply. Under 10 at the incident there is no process (R32).
    """
    young = facts.age_at_incident is not None and facts.age_at_incident < RESPONSIBILITY_FROM
    if young or not TOOLS[tool].full_aim or not (facts.live or facts.disposed):
        return OK
    accepts = facts.acceptance in {"some", "full"}
    if accepts and facts.disposed:
        return OK
    missing = []
    if not accepts:
        missing.append(
            "the child does not take any responsibility for the behaviour now"
            if facts.acceptance
            else "it is not recorded whether the child takes some responsibility"
        )
    if not facts.disposed:
        missing.append("there is no out-of-court disposal, guilty plea or guilty finding yet")
    return warn(
        "R21",
        f"A full assessment waits while a criminal process is followed: {' and '.join(missing)}."
        " Safety planning and education go on.",
    )


@follows("R21")
def always_goes_on() -> Answer:
    """What no stage of a criminal process holds up."""
    return prompt(
        "R21",
        "Safety planning and education go on throughout, whatever the criminal process has come"
        " to.",
    )


@follows("R23")
def suits_the_child(facts: Facts) -> Answer:
    """What to think of where the child has a learning or communication need."""
    if not facts.additional_needs:
        return OK
    return prompt(
        "R23",
        "The child has a learning or communication need. Look whether the tool suits, plan for"
        " more time, and name who coordinates the agencies.",
    )


@follows("R22")
def score_never_stands_alone(tool: str, *, formulation: str) -> Answer:
    """Asked before an assessment with J-SOAP or ERASOR is completed."""
    if tool not in {J_SOAP, ERASOR} or formulation.strip():
        return OK
    return refuse(
        "R22",
        f"{TOOLS[tool].label} is a part of a wider formulation and never a score alone. Write the"
        " formulation first.",
        field="formulation",
    )


def _found(tool: str, facts: Facts) -> tuple[Kind, str, str]:
    """What is said of a tool that nothing speaks against."""
    if tool in {J_SOAP, ERASOR}:
        return (
            "allowed",
            "R22",
            "It may be part of a wider psychological formulation, and never stands alone as a"
            " score.",
        )
    if tool == AIM2:
        return "allowed", "R20", "An AIM2 assessment of this child exists, and may be gone on with."
    if tool == TA_HSB and facts.mode == UNKNOWN:
        return (
            "allowed",
            "R20",
            "Find out whether technology was part of the behaviour; if it was, use this model too.",
        )
    if tool == TA_HSB:
        return "proposed", "R20", "Technology was part of the behaviour: used beside the AIM model."
    if tool == AIM3 and facts.age_at_incident is not None and facts.age_at_incident < AIM_FROM:
        return (
            "proposed",
            "R20",
            f"The child is {facts.age} now; the age today counts, also where it happened at"
            f" {facts.age_at_incident}.",
        )
    return "proposed", "R20", f"Made for children of this age ({facts.age})."
