"""Deadlines: rows made and met by commands, with one definition of overdue."""

import datetime

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership, Team
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models import Case
from hsb_cases.cases.models.fields import ProtectedRecord, only_of


class Standing(models.TextChoices):
    """Where the length comes from. A default of ours is never shown as statutory."""

    STATUTORY = "statutory", "Statutory"
    LOCAL = "local", "Local"
    DEFAULT = "default", "Our default"


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

    history = RecordedHistory()

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

    def is_overdue(self, today: datetime.date) -> bool:
        """The one definition of overdue: open, and the due day has passed."""
        return self.is_open and self.due_on < today
