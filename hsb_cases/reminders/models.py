"""Deadlines: rows made and met by commands, with one definition of overdue."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.fields import ProtectedRecord, only_of
from hsb_cases.core.rules.working_days import working_days_between


class Standing(models.TextChoices):
    """Where the length comes from. A default of ours is never shown as statutory."""

    STATUTORY = "statutory", "Statutory"
    LOCAL = "local", "Local"
    DEFAULT = "default", "Our default"


class DeadlineQuerySet(models.QuerySet["Deadline"]):
    """Deadlines by where they stand: the same definitions as the record's own, in SQL."""

    def open(self) -> Self:
        """Those that still wait to be done, paused ones too."""
        return self.filter(met_on__isnull=True, cancelled_reason="")

    def running(self) -> Self:
        """Those whose time runs: open and not paused."""
        return self.open().filter(paused_since__isnull=True)

    def overdue(self, today: datetime.date) -> Self:
        """The one definition of overdue: running, and the due day has passed."""
        return self.running().filter(overdue_on(today))


def overdue_on(today: datetime.date) -> Q:
    """The part of the definition that depends on the day; asked of running deadlines only."""
    return Q(due_on__lt=today)


class Deadline(ProtectedRecord):
    """Something due on a case, derived from facts by a named rule."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    rule = models.SlugField(max_length=60)
    label = models.CharField(max_length=120)
    """What is to be done, as a sentence on the home page."""
    source = models.CharField(max_length=200)
    standing = models.CharField(max_length=10, choices=Standing)
    starts_on = models.DateField()
    due_on = models.DateField()
    subject_kind = models.CharField(max_length=30)
    """The kind of record it is met by, e.g. ``referral``."""
    subject_reference = models.CharField(max_length=20)
    owner_team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    met_on = models.DateField(null=True)
    cancelled_reason = models.CharField(max_length=200, blank=True)
    paused_since = models.DateField(null=True)
    """From when its time stands still; None: it runs."""
    paused_reason = models.CharField(max_length=200, blank=True)

    history = RecordedHistory()
    objects = DeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_kind", "subject_reference", "due_on"],
                name="one_deadline_a_rule_and_subject_and_day",
            ),
            models.CheckConstraint(
                name="deadline_is_due_after_it_starts",
                condition=Q(due_on__gte=models.F("starts_on")),
            ),
            only_of("standing", Standing, "deadline_standing_known"),
            models.CheckConstraint(
                name="only_an_open_deadline_is_paused_and_says_why",
                condition=Q(paused_since__isnull=True, paused_reason="")
                | Q(paused_since__isnull=False, met_on__isnull=True, cancelled_reason="")
                & ~Q(paused_reason=""),
            ),
            models.CheckConstraint(
                name="no_statutory_deadline_is_paused",
                condition=Q(paused_since__isnull=True) | ~Q(standing="statutory"),
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "due_on"],
                condition=Q(met_on__isnull=True, cancelled_reason=""),
                name="open_deadlines",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} by {self.due_on}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be done."""
        return self.met_on is None and not self.cancelled_reason

    @property
    def is_paused(self) -> bool:
        """Whether its time stands still."""
        return self.paused_since is not None

    def is_overdue(self, today: datetime.date) -> bool:
        """The one definition of overdue: open, its time running, and the due day has passed."""
        return self.is_open and not self.is_paused and self.due_on < today

    def days_late(self, today: datetime.date) -> int:
        """How many working days after its day it was done, or is still not done; never negative.

        A paused one is as late as on the day it was paused; a cancelled one is not late.
        """
        if self.cancelled_reason:
            return 0
        until = self.met_on or self.paused_since or today
        return max(0, working_days_between(self.due_on, until))
