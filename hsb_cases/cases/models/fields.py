"""Columns that every row-protected table has."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from hsb_cases.audit.context import current_act


def present_act_id() -> uuid.UUID:
    """The id of the act under way."""
    return current_act().id


class ProtectedRecord(models.Model):
    """A record under row security: the act that wrote it may always see it again."""

    created_in = models.UUIDField(default=present_act_id, editable=False)

    class Meta:
        abstract = True


def choice_array(choices: type[models.TextChoices]) -> ArrayField:
    """A column that holds any number of the choices."""
    return ArrayField(models.CharField(max_length=20, choices=choices), default=list, blank=True)


def only_of(column: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The constraint that a column holds nothing but the choices (or is empty)."""
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{column}__in": [*choices.values]}) | Q(**{column: ""})
    )


def all_of(column: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """The constraint that an array column holds nothing but the choices."""
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{column}__contained_by": [*choices.values]})
    )
