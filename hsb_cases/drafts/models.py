"""Drafts: what somebody is still writing. No history; deleted at submit or discard."""

from django.conf import settings
from django.db import models

from hsb_cases.agencies.models import Membership


class Draft(models.Model):
    """Text on its way to becoming a record, saved as typed: complete or not, valid or not."""

    reference = models.CharField(max_length=20, unique=True)
    kind = models.SlugField(max_length=30)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    """The membership it is written in: its agency will hold the record."""
    contents = models.JSONField(default=dict)
    """What was typed, by section and field, exactly as typed."""
    version = models.PositiveIntegerField(default=1)
    """Counts saves, so that two windows never overwrite each other unseen."""
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["user", "membership", "-saved_at"])]

    def __str__(self) -> str:
        return f"Draft {self.reference}"
