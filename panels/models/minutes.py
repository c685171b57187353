"""Minutes: what one recipient may know of a meeting, fixed as text and approved by two people."""

from django.db import models
from django.db.models import F, Q

from hsb_cases.agencies.models import Membership
from hsb_cases.audit.history import RecordedHistory
from hsb_cases.cases.models.fields import ProtectedRecord, only_of
from panels.models import codes
from panels.models.meetings import Meeting, MeetingChild


class Minutes(ProtectedRecord):
    """One copy of the minutes: about one child, for one recipient (R7)."""

    reference = models.CharField(max_length=20, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minutes")
    meeting_child = models.ForeignKey(MeetingChild, on_delete=models.PROTECT, related_name="+")
    recipient_kind = models.CharField(max_length=15, choices=codes.RecipientKind)
    recipient = models.CharField(max_length=200)
    """For whom, in words: it stands on the document."""
    sections = models.JSONField(default=list)
    """The text as this recipient gets it: ``[{"title": …, "lines": [[key, words], …]}, …]``. The
    document is made from this and from nothing else."""
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    """Who last wrote in it."""
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    sent_how = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    history = RecordedHistory()

    class Meta:
        ordering = ["meeting", "meeting_child", "pk"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting_child", "recipient_kind", "recipient"],
                condition=Q(withdrawn_at__isnull=True),
                name="one_copy_of_the_minutes_a_recipient",
            ),
            models.CheckConstraint(
                name="minutes_are_approved_by_a_second_person",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("prepared_by")),
            ),
            models.CheckConstraint(
                name="minutes_are_sent_after_approval",
                condition=Q(sent_at__isnull=True) | Q(approved_at__isnull=False) & ~Q(sent_how=""),
            ),
            models.CheckConstraint(
                name="withdrawn_minutes_say_why_and_were_not_sent",
                condition=Q(withdrawn_at__isnull=True)
                | Q(sent_at__isnull=True) & ~Q(withdrawn_reason=""),
            ),
            only_of("recipient_kind", codes.RecipientKind, "minutes_recipient_kind_known"),
        ]

    def __str__(self) -> str:
        return self.reference
