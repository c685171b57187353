"""The whole table of the tool chooser, against an expectation that is written independently.

Ages 4 to 19 × sex × mode × stage of the criminal process × acceptance × learning or communication
need × an earlier conviction: each row, and each tool in it, is asked once. What is expected is
written here as sets of rows, and shares no code with the rules.
"""

import datetime
import itertools
from collections import Counter

import pytest

from assessments.rules.tool_facts import Facts
from assessments.rules.tools import verdicts
from hsb_cases.core.rules.sources import clause

pytestmark = [pytest.mark.rule("R20"), pytest.mark.rule("R21"), pytest.mark.rule("R22")]

TODAY = datetime.date(2026, 11, 21)
TOOLS = ("aim_under_12s", "aim3", "ta_hsb", "j_soap", "erasor", "aim2")
TRAINED = dict.fromkeys(TOOLS, datetime.date(2027, 1, 1))

# Stage: whether a process goes on, whether a disposal, plea or finding is there, and a conviction.
STAGES = {
    "no process": (False, False, False),
    "released under investigation": (True, False, False),
    "no charge": (False, False, False),
    "community resolution": (False, True, False),
    "charged": (True, False, False),
    "pleaded guilty": (True, True, False),
    "found guilty": (True, True, True),
    "sentenced": (False, True, True),
}
OVER = {"no process", "no charge"}
BEFORE_DISPOSAL = {"released under investigation", "charged"}
CONVICTED = {"found guilty", "sentenced"}
ROWS = itertools.product(
    range(4, 20),
    ("M", "F", "U"),
    ("contact", "technology", "both", "unknown"),
    STAGES,
    ("", "none", "some", "full"),
    (False, True),
    (False, True),
)


def waits(age, stage, acceptance):
    """R21: from 10 on, in a process that goes on or came to something."""
    if age in range(10) or stage in OVER:
        return False
    return stage in BEFORE_DISPOSAL or acceptance in {"", "none"}


def expected(tool, row):
    """Kind and clause, told row by row."""
    age, sex, mode, stage, acceptance, _, earlier = row
    said = ("warning", "R21") if waits(age, stage, acceptance) else ("proposed", "R20")
    if tool == "ta_hsb" and mode == "unknown" and said[0] == "proposed":
        said = ("allowed", "R20")
    fits = {
        "aim_under_12s": age in range(4, 12),
        "aim3": age in range(12, 19),
        "ta_hsb": mode != "contact" and age != 19,
        "aim2": False,
        "j_soap": sex == "M" and age in range(12, 19),
        "erasor": sex == "M" and age in range(12, 19) and (earlier or stage in CONVICTED),
    }
    if tool in {"j_soap", "erasor"}:
        return ("allowed" if fits[tool] else "refused", "R22")
    return said if fits[tool] else ("refused", "R20")


def facts(row):
    age, sex, mode, stage, acceptance, needs, earlier = row
    live, disposed, convicted = STAGES[stage]
    return Facts(
        today=TODAY,
        age_at_incident=age,
        age_today=age,
        sex=sex,
        mode=mode,
        live=live,
        disposed=disposed,
        acceptance=acceptance,
        convicted=convicted or earlier,
        additional_needs=needs,
        trained_until=TRAINED,
    )


def test_every_row_of_the_table():
    """12,288 rows, six tools in each; every refusal and warning names a clause and a sentence."""
    wrong, seen, sources = [], Counter(), {}
    for row in ROWS:
        for verdict in verdicts(facts(row)):
            seen[verdict.kind] += 1
            if (verdict.kind, verdict.rule) != expected(verdict.tool, row):
                wrong.append((row, verdict.tool, verdict.kind, verdict.rule))
            if not verdict.sentence.endswith("."):
                wrong.append((row, verdict.tool, "says nothing"))
            if verdict.rule not in sources:
                sources[verdict.rule] = clause(verdict.rule).source
            needs = row[5] and verdict.kind != "refused"
            if [one.rule for one in verdict.prompts] != (["R23"] if needs else []):
                wrong.append((row, verdict.tool, "R23"))
    assert wrong[:5] == []
    assert sum(seen.values()) == 16 * 3 * 4 * 8 * 4 * 2 * 2 * 6
    assert set(seen) == {"proposed", "allowed", "warning", "refused"}
    assert set(sources) == {"R20", "R21", "R22"}
    assert all("Assessment and Intervention" in source for source in sources.values())
