"""An answer that may not be known."""

from django.db import models


class YesNoUnknown(models.TextChoices):
    """An answer that may not be known."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"
