"""Who looked: opened, searched, printed, exported, or was refused."""

from django.conf import settings
from django.db import models


class AccessEntry(models.Model):
    """One read, or one refusal. Append-only, like every history table."""

    append_only = True

    class Kind(models.TextChoices):
        """What was done with the record."""

        OPENED = "opened", "Opened"
        SEARCHED = "searched", "Searched"
        PRINTED = "printed", "Printed"
        EXPORTED = "exported", "Exported"
        REFUSED = "refused", "Refused"

    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    agency = models.CharField(max_length=200)
    role = models.CharField(max_length=60)
    page = models.CharField(max_length=120)
    """The name of the route, e.g. ``workspace:case``; never a typed search text."""
    reference = models.CharField(max_length=20, blank=True)
    case_id = models.BigIntegerField(null=True)
    """The case the record belongs to; no foreign key, since the audit room knows no case."""
    act_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case_id", "-at"]), models.Index(fields=["user", "-at"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.reference or self.page}"
