"""What came of referrals, for whoever keeps no more than a stub of the case."""

import datetime
from dataclasses import dataclass

from django.db import connection

from referrals.models import Decision, ReferralStatus


@dataclass(frozen=True)
class Outcome:
    """Where the latest referral of a case stands, and what was decided on it."""

    referral_reference: str
    status: str
    decision: str
    received_at: datetime.datetime
    decided_at: datetime.datetime | None

    @property
    def words(self) -> str:
        """The decision in words, or that there is none yet."""
        if self.decision:
            return str(Decision(self.decision).label)
        if self.status == ReferralStatus.RECEIVED:
            return "Not decided yet"
        return str(ReferralStatus(self.status).label)


def outcomes_of(case_ids: list[int]) -> dict[int, Outcome]:
    """The outcome of each case that the actor knows of. At most one query, for any number."""
    if not case_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT case_id, referral_reference, status, decision, received_at, decided_at"
            " FROM hsb_case_outcomes(%s::bigint[])",
            [case_ids],
        )
        return {row[0]: Outcome(*row[1:]) for row in cursor.fetchall()}
