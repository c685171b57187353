"""Entering who is trained in which tool, and taking an entry back."""

import datetime

from django.utils import timezone

from assessments.models import AssessorTraining
from assessments.permissions import check_may_keep_training
from assessments.rules.tool_catalogue import TOOLS
from hsb_cases.agencies.acting import Actor, acting
from hsb_cases.agencies.models import User
from hsb_cases.core.errors import Refused
from hsb_cases.core.locking import locked
from hsb_cases.core.rules.answers import says_something


def record_training(
    *,
    user: User,
    tool: str,
    trained_on: datetime.date,
    valid_until: datetime.date,
    provider: str,
    at: datetime.datetime,
    by: Actor,
) -> AssessorTraining:
    """Enter that a person was trained in a tool, and until when that counts (R20).

    Raises NotPermitted for who is neither HSB coordinator nor manager, and Refused for one's own
    training, a tool that is not known, a day in the future, or an end before the start.
    """
    with acting(by, summary="Entered training in an assessment tool"):
        check_may_keep_training(by)
        if user == by.user:
            raise Refused("Ask somebody else to enter your own training.", field="user")
        if tool not in TOOLS:
            raise Refused("Choose the tool.", field="tool")
        if trained_on > timezone.localdate(at):
            raise Refused("The day of the training must be today or before.", field="trained_on")
        if valid_until < trained_on:
            raise Refused("The last day cannot be before the training.", field="valid_until")
        return AssessorTraining.objects.create(
            user=user,
            tool=tool,
            trained_on=trained_on,
            valid_until=valid_until,
            provider=provider.strip(),
            entered_by=by.membership,
            entered_at=at,
        )


def withdraw_training(
    *, training: AssessorTraining, reason: str, at: datetime.datetime, by: Actor
) -> None:
    """Take back training entered in error; it stays in the register's history.

    Raises NotPermitted, and Refused without a reason or when it was taken back already.
    """
    with acting(by, summary="Took back training in an assessment tool", reason=reason):
        check_may_keep_training(by)
        training = locked(AssessorTraining.objects.all(), training)
        if training.withdrawn_at is not None:
            raise Refused("This was taken back already.")
        if not says_something(reason):
            raise Refused("Enter why it is taken back, in a sentence or more.", field="reason")
        training.withdrawn_at, training.withdrawn_by = at, by.membership
        training.withdrawn_reason = reason.strip()
        training.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
