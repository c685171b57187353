"""The clauses that the rules follow, as data: what each says, and where it comes from.

Each clause has code (``@follows`` in a room's rules) and a test (``pytest.mark.rule``);
tests/architecture/test_every_clause.py holds that.
"""

from hsb_cases.core.rules.clauses.always import ALWAYS
from hsb_cases.core.rules.clauses.assessing import ASSESSING
from hsb_cases.core.rules.clauses.enquiring import ENQUIRING
from hsb_cases.core.rules.clauses.intervening import INTERVENING
from hsb_cases.core.rules.clauses.justice import JUSTICE
from hsb_cases.core.rules.clauses.kinds import Clause, Force, Reference
from hsb_cases.core.rules.clauses.meeting import MEETING
from hsb_cases.core.rules.clauses.referring import REFERRING

__all__ = ["CLAUSES", "Clause", "Force", "Reference", "clause"]


def _number(one: Clause) -> int:
    return int(one.rule.removeprefix("R"))


CLAUSES = tuple(
    sorted(
        (*REFERRING, *MEETING, *ENQUIRING, *ASSESSING, *INTERVENING, *JUSTICE, *ALWAYS),
        key=_number,
    )
)
_BY_RULE = {one.rule: one for one in CLAUSES}


def clause(rule: str) -> Clause:
    """The clause of a rule ("R7"). Raises KeyError for one that is not here."""
    return _BY_RULE[rule]
