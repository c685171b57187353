"""Clauses on the criminal justice track beside the welfare track (R31–R34)."""

from hsb_cases.core.rules.clauses.kinds import NOTTINGHAM, Clause, Reference

JUSTICE = (
    Clause(
        rule="R31",
        title="Public protection arrangements after a conviction",
        says="A child is considered under the multi-agency public protection arrangements (MAPPA)"
        " once convicted of an offence, or once a caution or a finding brings the duty to notify"
        " the police. A child under 10 never is.",
        force="enforce",
        references=(
            Reference(NOTTINGHAM, "Protection/Response"),
            Reference("Criminal Justice Act 2003", "sections 325 to 327"),
        ),
    ),
    Clause(
        rule="R32",
        title="Under 10 at the time",
        says="A child under 10 when it happened cannot be guilty of an offence. The police record"
        " the incident, and nothing else of the criminal process applies.",
        force="enforce",
        references=(Reference("Children and Young Persons Act 1933", "section 50"),),
    ),
    Clause(
        rule="R33",
        title="Help does not wait for the investigation",
        says="Delay in an investigation, or in the decision to prosecute, need not delay help. A"
        " programme of work can be agreed with the police and the Crown Prosecution Service,"
        " usually without speaking of the child harmed and of the incidents themselves.",
        force="prompt",
        references=(Reference(NOTTINGHAM, "Issues"),),
    ),
    Clause(
        rule="R34",
        title="Therapy before a trial",
        says="Therapy for a child who may be a witness is not delayed for the criminal process. The"
        " child or the carers decide with the therapist; the police are told; notes are asked for"
        " only on a reasonable line of enquiry. Older local protocols that put the interview first"
        " differ.",
        force="prompt",
        references=(
            Reference(NOTTINGHAM, "Further Information"),
            Reference("Crown Prosecution Service", "Pre-trial therapy, 2022"),
        ),
    ),
)
