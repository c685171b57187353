"""Letting a team or a person into an incident without any child's case."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.fields import ProtectedRecord
from hsb_cases.cases.models.incidents import Incident


class IncidentShare(ProtectedRecord):
    """Who may read one incident for the sake of a meeting, though they hold none of its cases.

    The authority that chairs a combined meeting may have neither child's case (R7): it is let into
    the incident, and into no child's record, until the meeting's minutes are sent.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="shares")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    """The team that is let in, by its group."""
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The person who is let in, in one role."""
    why = models.CharField(max_length=300)
    subject_reference = models.CharField(max_length=20)
    """The record for which they are let in, e.g. a meeting's reference."""
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True)
    """None: until the record for which they are let in is done."""
    ended_at = models.DateTimeField(null=True)
    ended_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="incident_share_is_with_one_principal",
                condition=Q(group__isnull=False, membership__isnull=True)
                | Q(group__isnull=True, membership__isnull=False),
            ),
            models.CheckConstraint(
                name="incident_share_says_why",
                condition=~Q(why="") & ~Q(subject_reference=""),
            ),
            models.CheckConstraint(
                name="ended_incident_share_says_why",
                condition=Q(ended_at__isnull=True) | ~Q(ended_reason=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["incident"], condition=Q(ended_at__isnull=True), name="open_incident_shares"
            )
        ]

    def __str__(self) -> str:
        return f"{self.incident} for {self.subject_reference}"
