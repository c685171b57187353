"""Every clause of the procedures has code that follows it and a test that names it."""

import ast
import importlib

import pytest

from hsb_cases.core.rules.answers import followers
from hsb_cases.core.rules.sources import CLAUSES, clause
from tests.architecture.sources import ROOT, module_name, parsed, python_files


def rule_modules():
    """Every module of rules, imported, so that each function has said which clause it follows."""
    return [
        importlib.import_module(module_name(path))
        for path in python_files()
        if "rules" in path.parts
    ]


def following():
    """By clause, the functions of the product that follow it; those of tests left out."""
    rule_modules()
    found = {
        rule: [name for name in names if not name.startswith("tests.")]
        for rule, names in followers().items()
    }
    return {rule: names for rule, names in found.items() if names}


def named_by_tests():
    """The clauses that ``pytest.mark.rule`` of some test, or of a whole module, names."""
    found = set()
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.rule":
                found |= {ast.literal_eval(argument) for argument in node.args}
    return found


@pytest.mark.parametrize("rule", [one.rule for one in CLAUSES])
def test_every_clause_has_code_and_a_test(rule):
    assert following().get(rule), f"No pure function follows {rule}: mark it with @follows"
    assert rule in named_by_tests(), f"No test names {rule}: mark it with pytest.mark.rule"


def test_no_code_and_no_test_names_a_clause_that_is_not_there():
    known = {one.rule for one in CLAUSES}
    assert set(following()) <= known
    assert named_by_tests() <= known


def test_code_that_follows_a_clause_is_pure():
    """It stands among the rules, which import no Django (import contract 2)."""
    for names in following().values():
        for name in names:
            assert ".rules." in name, name


def test_what_a_rule_says_by_number_is_the_clause_it_follows():
    """An answer carries the number of a clause that its own module follows."""
    follow = {}
    for rule, names in following().items():
        for name in names:
            follow.setdefault(name.rsplit(".", 1)[0], set()).add(rule)
    for module, rules in follow.items():
        path = ROOT / f"{module.replace('.', '/')}.py"
        said = {
            node.args[0].value
            for node in ast.walk(parsed(path))
            if isinstance(node, ast.Call)
            and ast.unparse(node.func) in {"prompt", "warn", "refuse"}
            and isinstance(node.args[0], ast.Constant)
        }
        assert said - {""} <= rules, module


@pytest.mark.parametrize("rule", [f"R{number}" for number in (*range(1, 28), *range(31, 43))])
def test_the_clauses_of_all_the_work_built_so_far_are_there(rule):
    assert clause(rule).rule == rule
