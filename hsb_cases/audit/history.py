"""History of domain records: django-simple-history, with the actor's agency, role and reason.

Every model keeps its history by ``history = RecordedHistory()``. The tables are append-only by
trigger (hsb_cases.core.database.row_security) and carry the row security of their record.
"""

import uuid
from functools import cache
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from hsb_cases.audit.context import current_act


def _act_id() -> uuid.UUID:
    return current_act().id


def _actor_name() -> str:
    return current_act().actor_name


def _agency() -> str:
    return current_act().agency


def _role() -> str:
    return current_act().role


def _summary() -> str:
    return current_act().summary


class RecordedAct(models.Model):
    """What each history row adds: the save it belongs to, and who acted in which role then."""

    act_id = models.UUIDField(default=_act_id, editable=False)
    act_summary = models.CharField(max_length=200, default=_summary, editable=False)
    actor_name = models.CharField(max_length=200, default=_actor_name, editable=False)
    actor_agency = models.CharField(max_length=200, default=_agency, editable=False)
    actor_role = models.CharField(max_length=60, default=_role, editable=False)

    class Meta:
        abstract = True


class VersionsManager(HistoryManager):
    """The package makes a class anew whenever a history is looked at; here it is made once."""

    @classmethod
    @cache
    def from_queryset(
        cls, queryset_class: type[models.QuerySet], class_name: str | None = None
    ) -> type[models.Manager]:
        """The manager's class for a queryset's."""
        return super().from_queryset(queryset_class, class_name)


class RecordedHistory(HistoricalRecords):
    """Keeps every version of a record with the act that made it.

    The overridden methods have the package's signatures; the act answers for all of them.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("bases", [RecordedAct])
        kwargs.setdefault("history_manager", VersionsManager)
        kwargs.setdefault("history_id_field", models.BigAutoField())
        kwargs.setdefault("history_change_reason_field", models.TextField())
        excluded = {"created_in", *kwargs.pop("excluded_fields", ())}
        super().__init__(excluded_fields=sorted(excluded), **kwargs)

    def post_save(
        self,
        instance: models.Model,
        created: bool,  # noqa: FBT001 -- the package's signature
        using: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Keep a version, unless only fields without history were saved.

        Signing in notes the time and may strengthen the stored password, in no act of anybody.
        """
        saved = kwargs.get("update_fields")
        if not created and saved and set(saved) <= set(self.excluded_fields):
            return
        super().post_save(instance, created, using=using, **kwargs)

    def get_history_user(self, instance: models.Model) -> Any:
        """The acting user; None for the system's own acts."""
        return current_act().actor

    def get_change_reason_for_object(
        self, instance: models.Model, history_type: str, using: str
    ) -> str:
        """The reason given for the act."""
        return current_act().reason
