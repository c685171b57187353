"""`make test` fails when a line or a branch of a rule, a permission or a command was not run."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hsb_cases.local import coverage_gate, test
from hsb_cases.local.steps import Trouble

SETTINGS = """
[tool.coverage.run]
branch = true
source = ["referrals"]
"""
RULE = """def may(role, answer="no"):
    if role == "manager":
        answer = "yes"
    return answer
"""


@pytest.fixture
def planted(tmp_path):
    """Measures a small product of its own: planted({path: text}, program, settings)."""

    def measured(files, program, settings=SETTINGS):
        files = {"pyproject.toml": settings, "referrals/__init__.py": "", **files}
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        own = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
        environment = {**own, "COVERAGE_FILE": str(tmp_path / "measured"), "PYTHONPATH": ""}
        if program:
            command = [sys.executable, "-m", "coverage", "run", "-m", program]
            subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        step = test.coverage_step()
        return replace(step, command=[*step.command, tmp_path]), environment

    return measured


def program(call):
    return f"from referrals.rules import may\n\nmay({call})\n"


def test_it_is_looked_at_after_the_tests_and_reads_what_they_measured():
    steps = test.steps_for("all")
    names = [step.name for step in steps]
    looked = names.index("Coverage of rules, permissions and commands")
    assert "--cov" in steps[looked - 1].command


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('"worker"', ["referrals/rules.py:3: never run"]),
        ('"manager"', ["referrals/rules.py:2: never went on to line 4"]),
    ],
)
def test_a_line_or_a_branch_that_no_test_ran_fails_the_step_by_its_place(
    planted, capfd, call, said
):
    files = {"referrals/rules.py": RULE, "referrals/tried.py": program(call)}
    step, environment = planted(files, "referrals.tried")
    with pytest.raises(Trouble, match="Coverage of rules, permissions and commands failed"):
        test.play([step], environment)
    shown = capfd.readouterr().out.splitlines()
    assert [line for line in shown if line.startswith("referrals/")] == said
    assert "Not covered: 1. Test them, or take out what cannot be reached." in shown


def test_what_was_run_whole_passes_and_other_files_are_not_asked_about(planted, capfd):
    both = program('"manager"') + 'may("worker")\n'
    files = {
        "referrals/rules.py": RULE,
        "referrals/tried.py": both,
        "referrals/views.py": RULE,
        "referrals/rules_of_thumb.py": RULE,
    }
    step, environment = planted(files, "referrals.tried")
    test.play([step], environment)
    assert "Every line and branch of 1 files was run." in capfd.readouterr().out


def test_a_file_that_no_test_imported_fails_too(planted, capfd):
    files = {
        "referrals/rules.py": RULE,
        "referrals/tried.py": program('"manager"') + 'may("worker")\n',
        "referrals/commands/__init__.py": "",
        "referrals/commands/forgotten.py": "DONE = 1\n",
    }
    step, environment = planted(files, "referrals.tried")
    with pytest.raises(Trouble):
        test.play([step], environment)
    assert "referrals/commands/forgotten.py:1: never run" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("program", "settings", "said"),
    [
        ("", SETTINGS, "There is no coverage to look at"),
        ("referrals", SETTINGS.replace("branch = true", ""), "Branches were not measured"),
    ],
)
def test_nothing_passes_where_nothing_was_measured(planted, capfd, program, settings, said):
    files = {"referrals/rules.py": RULE, "referrals/__main__.py": "import referrals.rules\n"}
    step, environment = planted(files, program, settings)
    with pytest.raises(Trouble):
        test.play([step], environment)
    assert said in capfd.readouterr().err


def test_the_product_has_files_of_each_kind_and_none_of_them_is_left_out():
    files = {
        str(file.relative_to(coverage_gate.ROOT))
        for file in coverage_gate.gated(coverage_gate.ROOT)
    }
    assert {
        "hsb_cases/cases/permissions.py",
        "hsb_cases/cases/commands/sharing.py",
        "hsb_cases/agencies/management/commands/install_procedures.py",
        "referrals/rules/facts.py",
    } <= files
    assert not {file for file in files if "migrations" in file}
