"""Faults: real processes, killed."""

from pathlib import Path

import pytest

from tests.faults.fixtures import web_server

__all__ = ["web_server"]


def pytest_collection_modifyitems(items) -> None:
    """Everything in this folder is a fault test."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.faults)
