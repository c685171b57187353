"""R13: outcomes and plans are one child's, and nothing copies them to another."""

import ast
import re

import pytest
from django.apps import apps

from hsb_cases.cases.models import Case, Child, Participation
from tests.architecture.sources import parsed, python_files, rooms

pytestmark = pytest.mark.rule("R13")
OF_ONE_CHILD = (Case, Child, Participation)
ABOVE_CASES = ("referrals", "assessments", "panels", "hsb_cases.reminders")
COPIES = re.compile(r"(?:^|_)(?:copy|copies|clone|duplicate)(?:_|$)")


def models_above_cases():
    return [
        model
        for config in apps.get_app_configs()
        if config.name in ABOVE_CASES
        for model in config.get_models()
    ]


def test_the_rooms_above_cases_are_looked_at():
    assert set(ABOVE_CASES) <= set(rooms())
    assert {"Referral", "Deadline"} <= {model.__name__ for model in models_above_cases()}


def test_no_record_of_an_outcome_or_a_plan_stands_for_two_children():
    shared = [
        f"{model.__name__}.{field.name}"
        for model in models_above_cases()
        for field in model._meta.get_fields()
        if field.many_to_many and field.related_model in OF_ONE_CHILD
    ]
    twice = [
        f"{model.__name__} points at {kind.__name__} more than once"
        for model in models_above_cases()
        for kind in OF_ONE_CHILD
        if sum(field.related_model is kind for field in model._meta.concrete_fields) > 1
    ]
    assert shared + twice == []


def test_no_act_copies_a_record():
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path in python_files()
        if "commands" in path.parts
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef) and COPIES.search(node.name)
    ]
    assert found == []
