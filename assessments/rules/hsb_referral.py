"""What a referral to the HSB service must bring with it (R42)."""

from hsb_cases.core.rules.answers import Answer, follows, refuse, says_something


@follows("R42")
def referral_is_whole(
    *, own_risk_assessment: str, incident_reports: int, lead_professional: str
) -> list[Answer]:
    """What is missing: the referring agency's own assessment of risk, reports, lead professional.

    ``incident_reports`` counts the incidents that the referral names. Cambridgeshire and
    Peterborough, Assessment and Intervention.
    """
    found = []
    if not says_something(own_risk_assessment):
        found.append(
            refuse(
                "R42",
                "Enter your agency’s own assessment of the risk, in a sentence or more.",
                field="own_risk_assessment",
            )
        )
    if incident_reports < 1:
        found.append(
            refuse(
                "R42", "Choose the incidents whose reports go with the referral.", field="incidents"
            )
        )
    if not lead_professional.strip():
        found.append(
            refuse(
                "R42",
                "Name the lead professional, who leads the child’s plan.",
                field="lead_professional",
            )
        )
    return found
