"""What the source must not do, found in syntax trees: each finding is a line and a sentence."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

CLOCK = "hsb_cases/core/clock.py"
BULK = frozenset({"bulk_create", "bulk_update", "abulk_create", "abulk_update"})
CLOCKS = frozenset(
    {"timezone.now", "date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time"}
)
OUTSIDE = frozenset({"local", "deploy"})
"""Folders of programs that run beside the product: a launcher and a container measure time."""
CONVERSIONS = frozenset({"timezone.localdate", "timezone.localtime"})
"""Given a moment they convert it; given nothing they read the clock."""
MANAGERS = frozenset({"objects", "_default_manager", "_base_manager", "history"})
QUERYSETS = frozenset(
    {"all", "filter", "exclude", "get_queryset", "order_by", "select_related", "select_for_update"}
)
HISTORY_HELPER = "_with_history"
LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp,
         ast.GeneratorExp)  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One forbidden thing at one place."""

    place: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.place}:{self.line} {self.what}"


def findings(tree: ast.Module, place: PurePosixPath) -> list[Finding]:
    """Everything forbidden in one module; ``place`` is its path from the top of the repository."""
    found = [
        Finding(str(place), node.lineno, what)
        for check in CHECKS
        for node, what in check(tree, place)
    ]
    return sorted(set(found), key=lambda one: (one.line, one.what))


def _dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, ast.Attribute]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func


def _chain(node: ast.AST) -> Iterator[str]:
    """The attribute and method names that a call hangs on, the last first."""
    while isinstance(node, ast.Attribute | ast.Call):
        if isinstance(node, ast.Attribute):
            yield node.attr
            node = node.value
        else:
            node = node.func


def _is_of_a_table(func: ast.Attribute) -> bool:
    return bool((MANAGERS | QUERYSETS) & set(_chain(func.value)))


def _inside_helper(tree: ast.Module) -> set[int]:
    """The lines of functions that write many rows and their history."""
    return {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.endswith(HISTORY_HELPER)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }


def writes_past_history(tree: ast.Module, place: PurePosixPath):
    """``update``, ``bulk_create`` and ``bulk_update`` write rows without their history."""
    allowed = _inside_helper(tree)
    for node, func in _calls(tree):
        past = func.attr in BULK or (func.attr in {"update", "aupdate"} and _is_of_a_table(func))
        if past and node.lineno not in allowed:
            yield node, f".{func.attr}() writes no history: save each record, or *{HISTORY_HELPER}"


def deletes(tree: ast.Module, place: PurePosixPath):
    """Nothing is deleted but drafts, saved views, guardian's grants and what sessions leave."""
    if place.name in {"drafts.py"} or "drafts" in place.parts:
        return
    for node, func in _calls(tree):
        if func.attr in {"delete", "adelete", "_raw_delete"} and not _may_be_deleted(func):
            yield node, ".delete(): records are ended, corrected or merged, never deleted"


def _may_be_deleted(func: ast.Attribute) -> bool:
    named = _dotted(func.value) or " ".join(_chain(func.value))
    of_these = ("draft", "saved_view", "group_grants", "user_grants", "session")
    return any(word in named for word in of_these)


def views_with_queries(tree: ast.Module, place: PurePosixPath):
    """A view reads through selectors."""
    if "views" not in place.parts and place.name != "views.py":
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
            yield node, f".{node.attr} in a view: read through a selector"


def guardian_shortcuts(tree: ast.Module, place: PurePosixPath):
    """Lists come from the caseload projection (spike.md)."""
    for node in ast.walk(tree):
        name = node.id if isinstance(node, ast.Name) else getattr(node, "name", None)
        if name in {"get_objects_for_user", "get_objects_for_group"} and not isinstance(
            node, ast.FunctionDef
        ):
            yield node, f"{name}: lists come from the caseload projection"


def permission_loops(tree: ast.Module, place: PurePosixPath):
    """Two queries a row."""
    for loop in ast.walk(tree):
        if isinstance(loop, LOOPS):
            for node, func in _calls(loop):
                if func.attr in {"has_perm", "has_perms", "level_on"}:
                    yield node, f".{func.attr}() in a loop: two queries a row"


def clocks(tree: ast.Module, place: PurePosixPath):
    """Only core.clock reads the clock, so that a test can say what time it is."""
    if str(place) == CLOCK or OUTSIDE & set(place.parts):
        return
    for node, func in _calls(tree):
        asked = ".".join(_dotted(func).split(".")[-2:])
        if asked in CLOCKS or (asked in CONVERSIONS and not (node.args or node.keywords)):
            yield node, f"{asked}(): take the time as an argument, or ask core.clock"


def prints(tree: ast.Module, place: PurePosixPath):
    """Programs that a person starts may print; the product logs."""
    if "local" in place.parts or "management" in place.parts:
        return
    for node in ast.walk(tree):
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Name) and called.id in {"print", "breakpoint"}:
            yield node, f"{called.id}()"


def safe_marks(tree: ast.Module, place: PurePosixPath):
    """Markup is made in templates, where values are escaped."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.safestring":
            yield node, "mark_safe: markup is made in templates, where values are escaped"


CHECKS = (
    writes_past_history,
    deletes,
    views_with_queries,
    guardian_shortcuts,
    permission_loops,
    clocks,
    prints,
    safe_marks,
)
