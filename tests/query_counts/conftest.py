"""The setting of the access tests: the same people, records and addresses."""

from tests.access.conftest import (
    _django_db_helper,
    browsers,
    one_moment,
    setting,
    shared_setting,
)
from tests.support.unmeasured import unmeasured

__all__ = [
    "_django_db_helper",
    "browsers",
    "one_moment",
    "setting",
    "shared_setting",
    "unmeasured",
]
