"""Warnings of a rule that somebody went on in spite of, each with the reason."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.cases import Case
from hsb_cases.cases.models.fields import ProtectedRecord


class RuleOverride(ProtectedRecord):
    """A person read a warning, went on, and said why. Written once, never changed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="rule_overrides")
    rule = models.CharField(max_length=4)
    """The clause, e.g. "R7" (hsb_cases.core.rules.sources)."""
    sentence = models.TextField()
    """The warning as the person read it."""
    reason = models.TextField()
    subject_kind = models.CharField(max_length=30)
    """The kind of record it was about, e.g. ``strategy_discussion``."""
    subject_reference = models.CharField(max_length=20)
    recorded_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    history = RecordedHistory()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="rule_override_says_what_and_why",
                condition=~Q(sentence="") & ~Q(reason="") & ~Q(subject_reference=""),
            ),
            models.CheckConstraint(
                name="rule_override_names_a_clause", condition=Q(rule__regex=r"^R[1-9][0-9]?$")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} in {self.subject_reference}"
