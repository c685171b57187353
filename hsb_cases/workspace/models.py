"""What a person keeps for themselves. It is no casework record, so it has no history."""

from django.db import models
from django.db.models import Q

from hsb_cases.agencies.models import Membership

LONGEST_NAME = 40
LONGEST_QUERY = 500


class SavedView(models.Model):
    """Filters, order and row height of the caseload under a name, for one membership."""

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY)
    """What stands after the ``?`` of the caseload's address; never a name of a person."""

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["membership", "name"], name="one_view_a_name"),
            models.CheckConstraint(name="saved_view_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="saved_view_has_filters", condition=~Q(query="")),
        ]

    def __str__(self) -> str:
        return f"View {self.name}"
