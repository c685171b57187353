"""Which enquiries the runtime role may see and change: those of the cases it works on."""

from assessments import models
from hsb_cases.cases.row_rules import in_reach
from hsb_cases.core.database.row_security import RowRule, protect


def declare() -> None:
    """Declare every table of the room."""
    protect(
        models.Section47Enquiry,
        RowRule(
            see="hsb_sees_case(case_id, 30)",
            change="hsb_sees_case(case_id, 40)",
            # Of the case's own child alone: an enquiry about an incident in which the child has a
            # part.
            belongs=f"{in_reach()} AND EXISTS (SELECT FROM cases_participation p"
            " WHERE p.case_id = assessments_section47enquiry.case_id"
            " AND p.incident_id = assessments_section47enquiry.incident_id)",
        ),
    )
