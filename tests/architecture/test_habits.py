"""The source keeps its habits, and each check finds an example planted for it."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.architecture.habits import CHECKS, findings
from tests.architecture.sources import ROOT, parsed, python_files

PLANTED = {
    "writes_past_history": [
        ("hsb_cases/cases/commands/a.py", "Case.objects.filter(pk=1).update(status='open')"),
        ("hsb_cases/cases/commands/a.py", "case.shares.all().update(sealed=True)"),
        ("hsb_cases/cases/commands/a.py", "Case.objects.bulk_create([case])"),
        ("hsb_cases/cases/commands/a.py", "rows.bulk_update(cases, ['status'])"),
    ],
    "deletes": [
        ("hsb_cases/cases/commands/a.py", "Case.objects.filter(pk=1).delete()"),
        ("referrals/commands/a.py", "concern.delete()"),
    ],
    "views_with_queries": [
        ("hsb_cases/workspace/views/a.py", "def view(request): return Case.objects.get(pk=1)")
    ],
    "guardian_shortcuts": [
        ("hsb_cases/cases/selectors/a.py", "from guardian.shortcuts import get_objects_for_user"),
        ("hsb_cases/cases/selectors/a.py", "cases = get_objects_for_user(user, 'view_case')"),
    ],
    "permission_loops": [
        (
            "hsb_cases/cases/selectors/a.py",
            "seen = [case for case in cases if user.has_perm('view_case', case)]",
        ),
        ("hsb_cases/cases/selectors/a.py", "for case in cases:\n    user.has_perm('x', case)"),
    ],
    "clocks": [
        ("hsb_cases/cases/commands/a.py", "moment = timezone.now()"),
        ("hsb_cases/cases/rules/a.py", "day = datetime.date.today()"),
        ("hsb_cases/cases/rules/a.py", "day = timezone.localdate()"),
        ("hsb_cases/cases/rules/a.py", "moment = datetime.datetime.now(tz=datetime.UTC)"),
    ],
    "prints": [("hsb_cases/cases/commands/a.py", "print(case)")],
    "safe_marks": [("hsb_cases/core/a.py", "from django.utils.safestring import mark_safe")],
}


def test_the_source_keeps_its_habits():
    found = [
        finding
        for path in python_files()
        for finding in findings(parsed(path), PurePosixPath(path.relative_to(ROOT).as_posix()))
    ]
    assert not found, "\n".join(map(str, found))


def test_every_check_has_planted_examples():
    assert set(PLANTED) == {check.__name__ for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_planted_example_is_found(check):
    for place, source in PLANTED[check.__name__]:
        assert list(check(ast.parse(source), PurePosixPath(place))), source


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("hsb_cases/cases/commands/a.py", "words.update({'a': 1})"),
        ("hsb_cases/cases/commands/a.py", "share.group_grants.all().delete()"),
        ("referrals/commands/a.py", "draft.delete()"),
        ("hsb_cases/core/clock.py", "moment = timezone.now()"),
        ("hsb_cases/cases/commands/a.py", "day = timezone.localdate(at)"),
        ("hsb_cases/workspace/views/a.py", "page = caseload_for(request.actor)"),
        ("hsb_cases/cases/selectors/a.py", "allowed = user.has_perm('cases.view_case', case)"),
        ("hsb_cases/core/management/commands/a.py", "print('done')"),
        (
            "hsb_cases/cases/commands/a.py",
            "def close_cases_with_history(cases):\n    Case.objects.filter().update(status='x')",
        ),
    ],
)
def test_what_is_allowed_is_not_reported(place, source):
    assert findings(ast.parse(source), PurePosixPath(place)) == []
