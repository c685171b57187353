"""Sweeps over the caseload projection. The worker's role may call these functions and no table."""

import logging

from celery import shared_task
from django.db import connection

logger = logging.getLogger(__name__)


@shared_task(name="cases.end_expired_shares")
def end_expired_shares() -> dict[str, int]:
    """Take access away whose last day has passed; every minute.

    The row policies refuse it from the very moment on; this clears the projection. Returns how
    many entries with an end were looked at, and how many cases were projected anew.
    """
    looked, ended = _called("SELECT looked, ended FROM hsb_end_expired_shares()")
    return {"looked": looked, "ended": ended}


@shared_task(name="cases.reconcile_caseload")
def reconcile_caseload() -> dict[str, int]:
    """Compare the projection with the grants and mend what differs; every night.

    Nothing should ever differ, so each difference is logged as an error. Returns how many cases
    were looked at and how many were mended.
    """
    looked, mended = _called("SELECT looked, mended FROM hsb_reconcile_caseload()")
    if mended:
        logger.error("The caseload of %s of %s cases differed from its grants.", mended, looked)
    return {"looked": looked, "mended": mended}


def _called(statement: str) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        looked, changed = cursor.fetchone()
    return int(looked), int(changed)
