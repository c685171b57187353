"""What is being typed in a meeting under way."""

from django.db import models

from hsb_cases.agencies.models import Membership
from hsb_cases.cases.models.fields import ProtectedRecord
from panels.models.meetings import Meeting, MeetingChild


class MeetingDraft(ProtectedRecord):
    """One part of a meeting's record as it stands on the page: saved as typed, valid or not.

    Shared by everybody who conducts the meeting, so that two people see when both write in one
    part. It has no history: recording a part writes the record itself, which has one. Deleted when
    the meeting closes, and a meeting does not close over text that was typed and not recorded.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="drafts")
    meeting_child = models.ForeignKey(
        MeetingChild, on_delete=models.CASCADE, null=True, related_name="+"
    )
    """The child whose part it is; None: of the whole meeting."""
    part = models.SlugField(max_length=40)
    """The part's name in an address: ``attendance``, ``protection`` …"""
    raw = models.JSONField(default=dict)
    """What was typed, by field, exactly as typed."""
    version = models.PositiveIntegerField(default=1)
    window = models.CharField(max_length=40, blank=True)
    """The opened page that saved it last."""
    sequence = models.PositiveIntegerField(default=0)
    recorded = models.BooleanField(default=False)
    """Whether the record says the same."""
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "meeting_child", "part"],
                nulls_distinct=False,
                name="one_draft_a_part_of_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"Draft of {self.part} in meeting {self.meeting_id}"
